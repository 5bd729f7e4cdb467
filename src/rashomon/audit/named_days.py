"""Days and months as texts write them, in the content languages and a few forms that every language knows.

Only what leaves no doubt counts: a day with its month and year, or a month by its name. Names are CLDR's.
"""

import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

import regex
from babel.core import Locale, UnknownLocaleError

_LONGEST = 20_000  # characters of a text that are looked at
_ISO = regex.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CJK = regex.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?[日号號])?")
_DOTTED = regex.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])")
_DOTTED_LANGUAGES = frozenset({"de", "ru", "tr"})
_DAY = (  # "26", "26th", "25-26": the last day counts
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|°)?"
    r"(?:\s?(?:[-–—/]|and|et|y|e|und|и|و)\s?(?P<last>\d{1,2})(?:st|nd|rd|th|\.)?)?"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FURTHER: dict[str, dict[int, tuple[str, ...]]] = {  # spellings beside CLDR's
    "fa": {5: ("مه", "می")},
    "ar": {4: ("نيسان", "ابريل"), 5: ("أيار",), 6: ("حزيران",), 7: ("تموز",), 8: ("آب", "اغسطس"), 9: ("أيلول",)},
    "pt": {3: ("marco",)},
    "en": {9: ("Sept",)},
}
_CASELESS = frozenset({"fr", "es", "pt", "it", "ru"})  # write months with a small letter; English "may" and "march" are other words
_LEAP_YEAR = 2000  # stands in for a year that is left out
_FIRST_YEAR = 1000  # before it, four digits are seldom a year
_SHORTEST = 3  # letters of a month's short form


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names, or a month if `day` is None; `year` is None where it is left out. It stands from `at` to `end`."""

    at: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def last(self) -> date | None:
        """The day, the last day of the month, or None if the year is left out."""
        if self.year is None:
            return None
        if self.day is not None:
            return date(self.year, self.month, self.day)
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


def named_days(text: str, language: str) -> tuple[Named, ...]:
    """Return the days and months that a text names, from left to right; of two that overlap, the one that says more."""
    plain = _ascii_digits(text[:_LONGEST])
    found = sorted(_candidates(plain, language.partition("-")[0]), key=lambda named: (named.day is None, named.year is None, named.at))
    kept: list[Named] = []
    covered = bytearray(len(plain))
    for named in found:
        if not any(covered[named.at : named.end]):
            covered[named.at : named.end] = b"\x01" * (named.end - named.at)
            kept.append(named)
    return tuple(sorted(kept, key=lambda named: named.at))


def _candidates(text: str, language: str) -> Iterator[Named]:
    for found in (*_ISO.finditer(text), *_CJK.finditer(text)):
        yield from _named(found, year=found[1], month=found[2], day=found[3])
    for found in _DOTTED.finditer(text) if language in _DOTTED_LANGUAGES else ():
        yield from _named(found, year=found[3], month=found[2], day=found[1])
    for code in dict.fromkeys((language, "en")):
        months = _months(code)
        for pattern in _patterns(code):
            for found in pattern.finditer(text):
                told = found.groupdict()
                day = told.get("last") or told.get("day")
                yield from _named(found, year=told.get("year"), month=str(months[_folded(found["month"])]), day=day)


def _named(found: "regex.Match[str]", *, year: str | None, month: str, day: str | None) -> Iterator[Named]:
    """Yield what these words name, if there is such a day."""
    named = Named(found.start(), found.end(), int(year) if year else None, int(month), int(day) if day else None)
    with suppress(ValueError):
        date(named.year or _LEAP_YEAR, named.month, named.day or 1)
        if named.year is None or named.year >= _FIRST_YEAR:
            yield named


@cache
def _patterns(language: str) -> tuple["regex.Pattern[str]", ...]:
    names = sorted(_month_names(language), key=len, reverse=True)
    if not names:
        return ()
    flags = regex.IGNORECASE if language in _CASELESS else 0
    month = rf"(?<!\p{{L}})(?P<month>{'|'.join(map(regex.escape, names))})(?!\p{{L}})\.?"
    between = r"(?:,?\s+(?:de\s+|del\s+|of\s+)?|\s?/\s?)"
    return (
        regex.compile(rf"{_DAY}\s+(?:de\s+|of\s+|ya\s+)?{month}{between}{_YEAR}", flags),
        regex.compile(rf"{month}\s+{_DAY},?\s+{_YEAR}", flags),
        regex.compile(rf"{month}{between}{_YEAR}", flags),
        regex.compile(month, flags),
    )


@cache
def _months(language: str) -> dict[str, int]:
    return {_folded(name): number for name, number in _month_names(language).items()}


@cache
def _month_names(language: str) -> dict[str, int]:
    try:
        tables = cast("Mapping[str, Mapping[int, str]]", Locale(language).months["format"])
    except (UnknownLocaleError, ValueError, KeyError):
        return {}
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for number, name in tables[width].items():
            if not name[:1].isdigit() and len(name.rstrip(".")) >= (_SHORTEST if name.isascii() else 2):
                names.setdefault(name.rstrip("."), number)
    for number, further in _FURTHER.get(language, {}).items():
        names.update(dict.fromkeys(further, number))
    return names


def _folded(name: str) -> str:
    return name.casefold().rstrip(".")


def _ascii_digits(text: str) -> str:
    """Return the text with the digits of all scripts as ASCII ones, in the same places."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
