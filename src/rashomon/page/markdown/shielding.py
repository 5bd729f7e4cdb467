"""Writing words so that they read as themselves: nothing in them acts as markup or as a separator of the form."""

import json
import re
from functools import cache

# What acts in Markdown wherever it stands, and the one word of the form that does.
_ACTING = r"[\\`*_\[\]<>~|{}]|&(?=#?\w+;)|(?<=Source)(?=:)|:(?=//)|@|(?<=www)\."
_AT_LINE_START = re.compile(r"[#+=:-]|\d{1,9}(?=[.)](?:\s|$))|(?i:meta|canonical|no take from)(?=:)")
_DASHED = r"(?<=\s)[—–](?=\s)|^[—–](?=\s)|(?<=\s)[—–]$"
_REFERENCES = {"—": "&mdash;", "–": "&ndash;"}
_TARGET = re.compile(r"[\s()<>\\]|^$")
_UNBROKEN = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x7f": "\\u007f"}


def shielded(words: str, also: str = "") -> str:
    """Return a piece of a line with everything escaped that acts in Markdown, and the characters in `also`.

    ASCII punctuation takes a backslash, all else a character reference (CommonMark 2.4, 2.5).
    """
    return _pattern(also).sub(_escape, words)


@cache
def _pattern(also: str) -> re.Pattern[str]:
    parts = [_ACTING]
    if "—" in also:
        parts.insert(0, _DASHED)
    if characters := also.replace("—", ""):
        parts.insert(0, f"[{re.escape(characters)}]")
    return re.compile("|".join(parts), re.IGNORECASE)


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found in _REFERENCES:
        return _REFERENCES[found]
    return f"\\{found}" if found.isascii() else f"&#{ord(found)};"


def started(line: str) -> str:
    """Return a line of Markdown whose first characters make it no heading, list, rule, or other part of the form."""
    first = _AT_LINE_START.match(line)
    if first is None:
        return line
    if len(first[0]) == 1 and not first[0].isdigit():
        return f"\\{line}"
    return f"{first[0]}\\{line[first.end() :]}"


def headed(line: str) -> str:
    """Return a line that keeps all of itself in a heading: number signs at its end would be taken for a closing sequence."""
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", line)


def target(address: str) -> str:
    """Return an address as it stands between the parentheses of a link."""
    safe = re.sub(r"&(?=#?\w+;)", r"\\&", address)
    if not _TARGET.search(address):
        return safe
    inner = re.sub(r"[\\<>]", lambda match: f"\\{match[0]}", address)
    return f"<{re.sub(r'&(?=#?[0-9A-Za-z_]+;)', lambda _: chr(92) + '&', inner)}>"


def scalar(value: str) -> str:
    """Return a string as a YAML scalar: a JSON string, which YAML reads as it stands."""
    written = json.dumps(value, ensure_ascii=False)
    for character, escape in _UNBROKEN.items():
        written = written.replace(character, escape)
    return written
