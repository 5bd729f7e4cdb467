"""Anchors: what a sentence holds that reads the same in every language: numbers, and times of the clock."""

import re
from decimal import Decimal

from rashomon.text.numbers import find_numbers

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[:hH٫]|時|时|點|点)\s?(\d{2})(?!\d)")
_DIGITS = re.compile(r"(?<![\d.,٫])\d{1,9}(?!\d)")
_HOURS, _MINUTES = 24, 60
_TELLING = 10  # smaller numbers agree by chance


def anchors(text: str, language: str) -> frozenset[str]:
    """Return the numbers and times of a sentence, each as one spelling: "27400", "0.09", "04:15".

    Numbers are read with their words ("Seventeen", "3 लाख", "四十"), whatever they count, days of months and years with them. `language`
    is BCP 47.
    """
    found = set()

    def taken(match: re.Match[str]) -> str:
        hour, minute = int(match[1]), int(match[2])
        if hour >= _HOURS or minute >= _MINUTES:
            return match[0]
        found.add(f"{hour:02}:{minute:02}")
        return " " * len(match[0])

    rest = _CLOCK.sub(taken, text)
    for number in find_numbers(rest, language):
        found.update(_spelled(value) for value in (number.value, number.high) if value is not None)
    found.update(_spelled(Decimal(int(digits))) for digits in _DIGITS.findall(rest))
    return frozenset(found)


def is_telling(anchor: str) -> bool:
    """Whether two sentences that share the anchor do so hardly by chance: a time, or a number of two digits or more."""
    return ":" in anchor or Decimal(anchor) >= _TELLING


def _spelled(value: Decimal) -> str:
    return format(value.normalize(), "f")
