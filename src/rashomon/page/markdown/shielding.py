"""Writing words so that they read as themselves: nothing in them acts as markup or as a separator of the form."""

import json
import re

_ACTING = re.compile(r"[\\`*_\[\]<>~|{}]|&(?=#?\w+;)|Source(?=:)|://|@|(?<=www)\.", re.IGNORECASE)
_AT_LINE_START = re.compile(r"[#+=:-]|\d{1,9}(?=[.)](?:\s|$))|(?i:meta|canonical|no take from)(?=:)")
_DASHED = re.compile(r"(?<=\s)[—–](?=\s)|^[—–](?=\s)|(?<=\s)[—–]$")
_TARGET = re.compile(r"[\s()<>\\]|^$")
_UNBROKEN = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x7f": "\\u007f"}


def shielded(words: str, also: str = "") -> str:
    """Return a piece of a line with everything escaped that acts in Markdown, and the characters in `also`.

    ASCII punctuation takes a backslash, all else a character reference (CommonMark 2.4, 2.5).
    """
    escaped = _ACTING.sub(_escape, words)
    if "—" in also:
        escaped = _DASHED.sub(_reference, escaped)
    for character in also:
        if character == "—":
            continue
        escaped = escaped.replace(character, f"\\{character}" if character.isascii() else f"&#{ord(character)};")
    return escaped


def started(line: str) -> str:
    """Return a line of Markdown whose first characters make it no heading, list, rule, or other part of the form."""
    first = _AT_LINE_START.match(line)
    if first is None:
        return line
    if len(first[0]) == 1 and not first[0].isdigit():
        return f"\\{line}"
    return f"{first[0]}\\{line[first.end() :]}"


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


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found == "://":
        return "\\://"
    if len(found) > 1:
        return f"{found}\\"
    return f"\\{found}"


def _reference(match: re.Match[str]) -> str:
    return "&mdash;" if match[0] == "—" else "&ndash;"
