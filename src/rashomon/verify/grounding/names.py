"""Names across languages and scripts: what is left of them when vowels and spelling habits are taken off."""

from functools import lru_cache

import regex
from anyascii import anyascii

from rashomon.text.words import is_form_of

_ALIKE = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("dzh", "s"), ("dj", "s"),
    ("ph", "f"), ("th", "t"), ("qu", "k"), ("q", "k"), ("ck", "k"), ("x", "ks"), ("j", "s"), ("z", "s"), ("c", "k"), ("w", "v"), ("f", "v"),
    ("b", "v"), ("p", "v"), ("d", "t"), ("g", "k"),
)  # fmt: skip
_HISSED = str.maketrans(dict.fromkeys("çčćşšșžżцщчшж", "s"))  # anyascii writes some of these c, some ch
_SOFT = regex.compile(r"[^a-z]|[aeiouyh]")
_TWICE = regex.compile(r"(.)\1+")
_LONGEST = 40  # letters of a name that are looked at
_FEWEST, _MOST_INITIALS = 2, 5
_MOST = 5  # consonants that are compared
_LEAST = 3  # consonants; two say nothing


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the consonants of a word in Latin letters, those that scripts confuse written alike ("Рогачёв" and "Rogaçev": "rksv")."""
    latin = anyascii(word[:_LONGEST].translate(_HISSED)).casefold()
    for written, kept in _ALIKE:
        latin = latin.replace(written, kept)
    return _TWICE.sub(r"\1", _SOFT.sub("", latin))


def is_same_name(one: str, other: str) -> bool:
    """Whether two words (without case) may be one name: forms of one word, or the same consonants over scripts and spellings."""
    if is_form_of(one, other):
        return True
    if one.isascii() and other.isascii():
        return min(len(one), len(other)) > _LEAST and (one.startswith(other) or other.startswith(one))
    bones, others = skeleton(one), skeleton(other)
    return min(len(bones), len(others)) >= _LEAST and (bones.startswith(others[:_MOST]) or others.startswith(bones[:_MOST]))


def is_acronym(name: str) -> bool:
    """Whether a name as written is one of initials ("UK", "EEUU"), which a text may give in full."""
    return name.isupper() and _FEWEST <= len(name) <= _MOST_INITIALS
