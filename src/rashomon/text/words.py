"""Words of any script, for comparing texts."""

from itertools import takewhile

import regex

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{M}\p{N}]+")
_STEM = 5  # letters that two forms of one word share
_ENDING = 4  # letters by which they may differ


def words(text: str) -> list[str]:
    """Return the words of a text without case; each character of a script without spaces is one."""
    return _WORD.findall(text.casefold())


def first_words(text: str, count: int) -> str:
    """Return a text up to the end of its word number `count`; the whole text if it has no more."""
    found = list(_WORD.finditer(text))
    return text if len(found) <= count else text[: found[count - 1].end()]


def is_form_of(one: str, other: str) -> bool:
    """Whether two words (without case) look like forms of one word: equal, or alike but for their endings. Cheap, and wrong at times."""
    if one == other:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= _STEM and max(len(one), len(other)) - shared <= _ENDING
