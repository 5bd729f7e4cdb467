"""Anchors: names and numbers that two accounts of one event share whatever their language."""

import unicodedata

import regex
from anyascii import anyascii

from rashomon.model.annotation import Reading
from rashomon.text.sounds import skeleton

_READ = 600  # characters of headline and text: where an account says what it is about
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,٬٫ ]\p{Nd}{3})*")
_STEM, _LEAST_NAME = 6, 5  # letters of a name that tell it apart; shorter names are too often the beginning of another
_LEAST_SOUND = 4  # consonants: three are shared by chance ("Marina" and "Morena")
_YEARS = ("19", "20")


def anchors_of(reading: Reading) -> frozenset[str]:
    """Return the entities, unlisted names and numbers of two or more digits in headline and opening; years are left out."""
    head = f"{reading.article.title}\n{reading.article.text}"[:_READ]
    numbers = {_digits(found) for found in _NUMBER.findall(head)}
    here = [mention for mention in reading.annotations.mentions if mention.span.start < _READ]
    names = {key for mention in here for key in ((mention.entity_id,) if mention.entity_id else name_keys(mention.span.text))}
    return frozenset({f"#{number}" for number in numbers if _is_telling(number)} | names)


def name_keys(name: str) -> tuple[str, ...]:
    """Return what a name's words have in common with other spellings of them.

    That is their beginnings in Latin letters ("Теларыке" and "Telaryk" share one, whatever the case ending) and how they sound, where
    that is telling ("塔瑟巴耶娃" and "Tasybayeva").
    """
    words = name.split()
    beginnings = (f"~{word[:_STEM]}" for word in map(str.casefold, map(anyascii, words)) if len(word) >= _LEAST_NAME)
    sounds = (f"^{sound}" for sound in map(skeleton, words) if len(sound) >= _LEAST_SOUND)
    return (*beginnings, *sounds)


def _digits(found: str) -> str:
    return "".join(str(unicodedata.decimal(character)) for character in found if character.isdecimal())


def _is_telling(number: str) -> bool:
    is_year = len(number) == 4 and number.startswith(_YEARS)  # noqa: PLR2004 (digits of a year)
    return len(number) > 1 and not is_year
