"""Numbers as measures: what a printed number can be a rounding of.

"100 km" may be anything near a hundred, "62.1 miles" is good to a twentieth of a mile. Sums and conversions are held to what the printed
digits promise, and to no more. Other than in `find_counts`, hours, metres and degrees are numbers here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from rashomon.audit.figures.vocabulary import UNSPACED
from rashomon.text.digits import NotANumber, value_of
from rashomon.text.number_words import find_number_words
from rashomon.text.numerals import Numerals, numerals_of

_DIGITS = regex.compile(
    r"(?<![\p{Latin}\p{Cyrillic}\p{Nd}.,:/'’-])"
    r"(?:\p{Nd}{1,3}(?:[\u00a0\u202f\u2009 ]\p{Nd}{3})+(?:[.,٫]\p{Nd}+)?|\p{Nd}+(?:[.,٫٬'’]\p{Nd}+)*+)(?![:/\p{Nd}])"
)
_PERCENT = regex.compile(r"[ \u00a0\u202f]?[%٪％]")
_PERCENT_AHEAD = regex.compile(r"[%٪％]\s?$")
_SCALE = regex.compile(r"[ \u00a0\u202f]?([\p{L}.]{1,12}+)")
_HAN_SCALES = {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_LARGEST_SCALE = 10**12
_ROUGH = regex.compile(r"[~≈<>≤≥±]\s?$")
_WINDOW = 36  # characters before a number in which its qualifier ends
_COARSEST = Decimal("0.05")  # of its value: what zeros at the end of a number may hide ("100 km" for 96)
_ROUGH_SHARE = Decimal("0.1")  # what "about" and "nearly" leave on either side
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number: where it and its unit sign stand, its value, by how much the printed digits leave it open, and if it is a percentage.

    `slack` is half of the last printed place; a whole number without zeros at its end has the slack 0 as a count (`is_whole`).
    """

    start: int
    end: int
    value: Decimal
    slack: Decimal
    is_percent: bool = False
    is_rough: bool = False
    is_whole: bool = False

    @property
    def low(self) -> Decimal:
        """The least value that may be meant."""
        return self.value - self._open

    @property
    def high(self) -> Decimal:
        """The greatest value that may be meant."""
        return self.value + self._open

    @property
    def _open(self) -> Decimal:
        return max(self.slack, self.value * _ROUGH_SHARE) if self.is_rough else self.slack


@lru_cache(maxsize=512)
def find_measures(text: str, language: str) -> tuple[Measure, ...]:
    """Return the numbers of `text` that can be read safely, in order: digits of any script and number words."""
    numerals = numerals_of(language)
    made = list(_in_digits(text, numerals, language))
    made += [
        measure
        for measure in _in_words(text, numerals, language)
        if not any(measure.start < other.end and other.start < measure.end for other in made)
    ]
    return tuple(sorted(made, key=lambda measure: measure.start))


def _in_digits(text: str, numerals: Numerals, language: str) -> Iterator[Measure]:
    position = 0
    while found := _DIGITS.search(text, position):
        written = found.group()
        if " " in written and not numerals.has_spaces:
            written = written.partition(" ")[0]
        position = found.start() + len(written)
        group = numerals.group + (" " if numerals.has_spaces else "")
        try:
            value = value_of(written, decimal=numerals.decimal, group=group)
        except NotANumber:
            continue
        yield _measure(text, (found.start(), position, value), numerals, language)


def _in_words(text: str, numerals: Numerals, language: str) -> Iterator[Measure]:
    for word in find_number_words(text, language):
        yield _measure(text, (word.span.start, word.span.end, Decimal(word.value)), numerals, language)


def _measure(text: str, found: tuple[int, int, Decimal], numerals: Numerals, language: str) -> Measure:
    start, end, value = found
    scale, end = _scale(text, end, numerals, language)
    is_whole = scale == 1 and value == int(value) and (value % 10 != 0 or value < 100)  # noqa: PLR2004 (20 people are counted, 200 may not be)
    slack = min(_step(value) * _HALF, max(value * _COARSEST, _HALF)) if value == int(value) else _step(value) * _HALF
    lead = text[max(0, start - _WINDOW) : start]
    is_rough = _ROUGH.search(lead) is not None or any(pattern.search(lead) for _, pattern in numerals.before)
    ahead, is_percent, end = _percent(text, start, end, numerals)
    is_rough = is_rough or text[end : end + 1] == "+" or any(pattern.match(text, end) for _, pattern in numerals.after)
    return Measure(ahead, end, value * scale, slack * scale, is_percent=is_percent, is_rough=is_rough, is_whole=is_whole)


def _percent(text: str, start: int, end: int, numerals: Numerals) -> tuple[int, bool, int]:
    """Return where a number with its per cent sign begins, if it has one, and where both end."""
    if sign := _PERCENT.match(text, end):
        return start, True, sign.end()
    tail = text[end : end + 24].lower()
    for word in numerals.percent:
        if tail.lstrip(" \u00a0").startswith(word) and not tail.lstrip(" \u00a0")[len(word) : len(word) + 1].isalpha():
            return start, True, end + len(tail) - len(tail.lstrip(" \u00a0")) + len(word)
    lead = text[max(0, start - 14) : start]
    if sign := _PERCENT_AHEAD.search(lead):
        return start - len(lead) + sign.start(), True, end
    for word in numerals.percent_before:
        if lead.rstrip().lower().endswith(word):
            return start - len(lead) + len(lead.rstrip()) - len(word), True, end
    return start, False, end


def _scale(text: str, end: int, numerals: Numerals, language: str) -> tuple[int, int]:
    if language in UNSPACED:
        han = 1
        while han < _LARGEST_SCALE and (factor := _HAN_SCALES.get(text[end : end + 1])):
            han, end = han * factor, end + 1
        return han, end
    found = _SCALE.match(text, end)
    word = found[1].lower() if found else ""
    if found and (scale := numerals.scales.get(word) or numerals.scales.get(word.rstrip("."))):
        return int(scale), found.end()
    return 1, end


def _step(value: Decimal) -> Decimal:
    """Return what one stands for in the last place that is printed: 0.1 of 12.5, 1 of 34, 10 of 120."""
    if value != int(value):
        exponent = value.as_tuple().exponent
        return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    step, rest = Decimal(1), int(value)
    while rest and rest % 10 == 0:
        step, rest = step * 10, rest // 10
    return step
