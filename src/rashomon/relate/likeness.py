"""Whether two spellings of one event's names are one name: across scripts by sound, within one by spelling and case endings."""

import unicodedata
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from rashomon.text.sounds import romanised, skeleton

# Measured on the small world: 88 pairs of one name in two scripts, 59 of them called the same, and 1,209 pairs of different names of one
# event, none of them: see docs/decisions/entities.md.
_SURE_SOUNDS, _SURE_RATIO = 5, 29  # consonants that agree, all of them; rapidfuzz ratio, of 100, of the romanised spellings
_SHORT_SOUNDS, _SHORT_RATIO = 3, 65  # so few consonants agree by chance: the vowels must too
_NEAR_SOUNDS, _NEAR_RATIO = 5, 65  # all consonants but one
_LONG_SOUNDS, _LONG_RATIO = 7, 50
_UNSURE_SOUNDS, _UNSURE_RATIO = 6, 40
_SPELLING_RATIO = 85  # two languages of one script: "Tasybayeva", "Tasybaïeva"
_LEAST_STEM = 3
_CYRILLIC_ENDING = "аяоеиыуюьйёмхв"
_CYRILLIC = "CYRILLIC"


class Likeness(Enum):
    """What sound and spelling say of two names."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@lru_cache(maxsize=16_384)
def script_of(surface: str) -> str:
    """Return the script of the first letter ("LATIN", "CJK")."""
    letter = next((character for character in surface if character.isalpha()), "a")
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0]


def likeness(one: str, other: str, *, share_language: bool) -> Likeness:
    """Compare two spellings. Within one script and language only case endings may differ: "Kovaleva" and "Kovalova" are two people."""
    script = script_of(one)
    if script != script_of(other):
        return _across(one, other)
    if script == _CYRILLIC and _are_forms(one, other):
        return Likeness.SAME
    if share_language or len(one.split()) != len(other.split()) or script == "CJK":
        return Likeness.OTHER
    is_same = skeleton(one) == skeleton(other) and ratio(romanised(one), romanised(other)) >= _SPELLING_RATIO
    return Likeness.SAME if is_same else Likeness.OTHER


def _across(one: str, other: str) -> Likeness:
    sounds, others = skeleton(one), skeleton(other)
    shorter = min(len(sounds), len(others))
    if shorter < _SHORT_SOUNDS:
        return Likeness.OTHER
    distance = Levenshtein.distance(sounds, others, score_cutoff=2)
    alike = ratio(romanised(one), romanised(other))
    if distance == 0 and alike >= (_SURE_RATIO if shorter >= _SURE_SOUNDS else _SHORT_RATIO):
        return Likeness.SAME
    if distance == 1 and ((shorter >= _NEAR_SOUNDS and alike >= _NEAR_RATIO) or (shorter >= _LONG_SOUNDS and alike >= _LONG_RATIO)):
        return Likeness.SAME
    is_near = distance <= 1 or (distance == 2 and shorter >= _UNSURE_SOUNDS)  # noqa: PLR2004 (two consonants of six or more)
    return Likeness.UNSURE if is_near and shorter > _SHORT_SOUNDS and alike >= _UNSURE_RATIO else Likeness.OTHER


def _are_forms(one: str, other: str) -> bool:
    """Whether two Cyrillic names are alike word by word but for case endings: "Айгуль Токторовой" and "Айгуль Токторова"."""
    words, others = one.casefold().split(), other.casefold().split()
    return len(words) == len(others) and all(stem(left) == stem(right) for left, right in zip(words, others, strict=True))


def stem(word: str) -> str:
    """Return a word without case and, if it is Cyrillic, without its ending."""
    plain = word.casefold()
    if script_of(plain) != _CYRILLIC:
        return plain
    shorter = plain.rstrip(_CYRILLIC_ENDING)
    return shorter if len(shorter) >= _LEAST_STEM else plain
