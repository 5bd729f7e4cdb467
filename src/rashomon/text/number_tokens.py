"""A text cut into words and runs of digits, in which numbers are looked for."""

import re

from rashomon.text.numerals import Numerals

# A word is what lies between spaces, digits and punctuation; \w would break words of Hindi at their vowel signs.
_PUNCTUATION = (
    "!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4"
    "\u0964\u0965\u2010-\u205e\u20a0-\u20cf\u3000-\u303f"
)
_WORD = rf"[^\d\s_{_PUNCTUATION}]+"
_TOKEN = re.compile(rf"\d+(?:[.,/'’:٬٫،\u00a0\u202f\u2009]\d+)*|{_WORD}(?:\u200c{_WORD})*")
DASH = re.compile(r"\s?[-–—~]\s?")
_GAP = re.compile(r"[\s\u00a0-]?")
_APOSTROPHES = ("'", "’")
_ABBREVIATED_MONEY = frozenset({"долл", "руб"})


class Tokens:
    """The tokens of one text: where each begins and ends, and its lower-case form."""

    __slots__ = ("_numerals", "lower", "places", "text")

    def __init__(self, text: str, numerals: Numerals) -> None:
        self.text = text
        self._numerals = numerals
        self.places = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
        self.lower = [text[start:end].lower() for start, end in self.places]

    def __len__(self) -> int:
        return len(self.places)

    def previous(self, place: int) -> str:
        """Return the word right before a token; "" if something other than a space lies between."""
        return self.lower[place - 1] if place and self.is_joined(place - 1, place) else ""

    def following(self, place: int) -> str:
        """Return the word right behind a token; "" if something other than a space lies between."""
        return self.lower[place + 1] if place + 1 < len(self.places) and self.is_joined(place, place + 1) else ""

    def is_joined(self, place: int, after: int, *, dash: bool = False) -> bool:
        """Whether nothing lies between two tokens but what may stand inside of one number; with `dash`, a dash of any length may."""
        between = self.between(place, after)
        if between == ". ":  # "тыс. человек", "Mio. Euro"
            return self.lower[place] + "." in self._numerals.scales or self.lower[place] in _ABBREVIATED_MONEY
        return _GAP.fullmatch(between) is not None or between in _APOSTROPHES or (dash and DASH.fullmatch(between) is not None)

    def between(self, place: int, after: int) -> str:
        """Return what stands between two tokens."""
        return self.text[self.places[place][1] : self.places[after][0]]

    def words(self, first: int, last: int) -> str:
        """Return the text from one token to another; "" if there are not so many."""
        return "" if last >= len(self.places) else self.text[self.places[first][0] : self.places[last][1]]
