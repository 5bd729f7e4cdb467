"""Characters that were decoded with the wrong table: "Ã©" for "é", "â€™" for an apostrophe, and the mark of a lost one."""

from collections.abc import Iterator
from functools import cache

import regex

LOST = "\N{REPLACEMENT CHARACTER}"
_SPECIAL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 has between 0x80 and 0x9F
_TAIL = rf"[\u0080-\u00bf{_SPECIAL}]"
_SUSPECT = regex.compile(rf"(?:[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}})+")
_CLOSING = "»”’›“‘"
_ENTITY = regex.compile(r"&(?:amp|nbsp|quot|apos|lt|gt|#\d{2,5}|#x[0-9a-fA-F]{2,5});")


def mojibake(text: str) -> Iterator[tuple[str, str]]:
    """Yield each damaged run of a text with what it should read ("" where that is lost)."""
    if LOST in text:
        yield LOST, ""
    for found in _SUSPECT.finditer(text):
        meant = _decoded(found.group())
        if meant and not _may_be_meant(text, found):
            yield found.group(), meant
    for found in _ENTITY.finditer(text):
        yield found.group(), ""


def _may_be_meant(text: str, found: "regex.Match[str]") -> bool:
    """Whether a single pair may be what its author wrote: a letter before a closing mark ("CAFÉ»", "groß“") at the end of its word."""
    pair = found.group()
    after = text[found.end() : found.end() + 1]
    return len(pair) == 2 and pair[1] in _CLOSING and not after.isalpha()  # noqa: PLR2004 (a letter and a mark)


def _decoded(run: str) -> str:
    table = _bytes()
    try:
        return bytes(table[character] for character in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""


@cache
def _bytes() -> dict[str, int]:
    table = {chr(code): code for code in range(0x80, 0x100)}
    for character in _SPECIAL:
        table[character] = character.encode("cp1252")[0]
    return table
