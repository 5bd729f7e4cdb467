"""Whether two articles name the same speaker, in whatever script."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import partial_ratio

from rashomon.text.words import words

_LEAST_CONSONANTS = 4  # fewer are alike by chance
_LEAST_LETTERS = 3
_VOWELS = re.compile(r"[^bcdfgjklmnpqrstvxz]+")
_CLASSES = str.maketrans({"c": "k", "q": "k", "g": "k", "j": "z", "x": "s", "z": "s", "b": "p", "d": "t", "f": "v", "l": "r"})
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float | None:
    """Return how far two names are of one speaker, 0 to 1; None where that cannot be said.

    In one script it is 1 where they share a word ("Camara", "Moussa Camara") and 0 where they do not; a description without a name in it
    says nothing. Across scripts it is how well the consonants of one are found in the other's transliteration. Of 73 pairs of one of the
    small world's speakers 74 % lie above .75 and 96 % above .60; of 1,679 other pairs 5 % and 40 %.
    """
    if _script(one) == _script(other):
        shared = _share_a_word(one, other)
        return None if shared is None else float(shared)
    shorter, longer = sorted((_consonants(one), _consonants(other)), key=lambda text: (len(text), text))
    return None if len(shorter) < _LEAST_CONSONANTS else partial_ratio(shorter, longer) / 100


def _share_a_word(one: str, other: str) -> bool | None:
    first, second = _named(one), _named(other)
    if _script(one) == "CJK":
        return True if one in other or other in one else None
    if not first or not second:
        return None
    return bool(first & second)


def _named(name: str) -> frozenset[str]:
    """The words of a name that tell one bearer from another: those with a capital, where the script has capitals."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    has_case = plain.lower() != plain.upper()
    found = [word for word in re.findall(r"\w+", plain) if len(word) >= _LEAST_LETTERS and (not has_case or word[0].isupper())]
    return frozenset(word.casefold() for word in found)


@lru_cache(maxsize=4096)
def _consonants(name: str) -> str:
    latin = anyascii(name).casefold()
    if _script(name) == "CJK":  # its w is a consonant, its ng one nasal
        latin = latin.replace("w", "v").replace("ng", "n")
    return _TWICE.sub(r"\1", _VOWELS.sub("", latin).translate(_CLASSES))


def _script(name: str) -> str:
    letter = next((character for character in name if character.isalpha()), "a")
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0]


def folded_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a quote for comparing it with another: without case, marks and stops."""
    return tuple(words(text))
