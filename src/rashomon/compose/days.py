"""The days that a sentence names, in every content language: "17 March", "le 1er mars", "3月17日", "25 Mart'ta", "۲۵ فروردین"."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from rashomon.compose.solar_hijri import YEARS, gregorian, length_of, year_of

_HALF_A_YEAR = timedelta(days=182)
_TOO_FAR = timedelta(days=300)  # a day without a year that lies further ahead was last year's: "on 31 December", in January
_SHORTEST_NAME = 3  # letters of a month or weekday
_MONTHS = 12
_NUMBERED = frozenset({"zh", "ja"})  # languages whose months are numbers: 三月 and 3月

_COMMON_ERA = range(1900, 2200)  # years that a newspaper names
_GREGORIAN, _SOLAR_HIJRI = "gregorian", "solar-hijri"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_OF_YEAR = r"(?:,?\s?(?:de |del |of |سنة |سال |عام )?(?P<year>\d{4})(?!\d))?"


class Precision(StrEnum):
    """How exactly a day is named. A month stands for its last day, a weekday for the next one."""

    DAY = "day"
    MONTH = "month"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a sentence names. `has_year` says that its year was given, not inferred."""

    on: date
    precision: Precision
    has_year: bool = False


def days_named(text: str, language: str, *, written: date) -> tuple[NamedDay, ...]:
    """Return the days that a sentence names; where it names none, the months; where none of these, the weekday.

    `language` is a two-letter code, `written` the day of its article. What has no year is taken for the nearest one that is not half a
    year before `written`, nor ten months after it.
    """
    folded = text.casefold()
    for find in (_days, _months, _weekdays):
        if found := tuple(dict.fromkeys(find(folded, language, written))):
            return found
    return ()


def _days(text: str, language: str, written: date) -> Iterator[NamedDay]:
    for match in _ISO.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3]), written)
    for calendar, of in ((_GREGORIAN, _day), (_SOLAR_HIJRI, _hijri_day)):
        names = _month_names(language, calendar)
        for pattern in _dates(language, calendar):
            for match in pattern.finditer(text):
                year = match["year"]
                day = _day_words(language).get(match["day"]) or int(match["day"])
                yield from of(int(year) if year else None, names[match["month"]], day, written)


def _day(year: int | None, month: int, day: int, written: date) -> Iterator[NamedDay]:
    if year is not None and year not in _COMMON_ERA:
        return
    years = (year,) if year else (written.year - 1, written.year, written.year + 1)
    days = [date(each, month, day) for each in years if 1 <= month <= _MONTHS and 1 <= day <= monthrange(each, month)[1]]
    if len(days) == len(years):  # else 31 April, or a number that is no day; 29 February without its year is too rare to tell
        yield NamedDay(days[0] if year else _nearest(days, written), Precision.DAY, year is not None)


def _hijri_day(year: int | None, month: int, day: int, written: date) -> Iterator[NamedDay]:
    this_year = year_of(written)
    if not 1 <= day <= length_of(year or this_year, month) or (year is not None and year not in YEARS):
        return
    days = [gregorian(each, month, day) for each in ((year,) if year else (this_year - 1, this_year, this_year + 1))]
    yield NamedDay(days[0] if year else _nearest(days, written), Precision.DAY, year is not None)


def _months(text: str, language: str, written: date) -> Iterator[NamedDay]:
    for calendar in (_GREGORIAN, _SOLAR_HIJRI):
        names = _month_names(language, calendar)
        pattern = _alone(tuple(sorted(names)), language)
        for match in pattern.finditer(text) if pattern else ():
            month, year = names[match["name"]], int(match["year"] or 0)
            given = year if year in (YEARS if calendar == _SOLAR_HIJRI else _COMMON_ERA) else None
            end = _end_of_hijri if calendar == _SOLAR_HIJRI else _end_of
            this_year = year_of(written) if calendar == _SOLAR_HIJRI else written.year
            on = end(given, month) if given else _nearest((end(this_year + step, month) for step in (-1, 0, 1)), written)
            yield NamedDay(on, Precision.MONTH, given is not None)


def _weekdays(text: str, language: str, written: date) -> Iterator[NamedDay]:
    names = _weekday_names(language)
    pattern = _alone(tuple(sorted(names)), language)
    for match in pattern.finditer(text) if pattern else ():
        ahead = (names[match["name"]] - written.weekday() - 1) % 7 + 1
        yield NamedDay(written + timedelta(days=ahead), Precision.WEEKDAY)


def _end_of_hijri(year: int, month: int) -> date:
    return gregorian(year, month, length_of(year, month))


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _nearest(days: Iterable[date], written: date) -> date:
    """Return the day of three in a row of years that is meant: not half a year before `written`, nor ten months after it."""
    before, on, after = days
    if on - written > _TOO_FAR:
        return before
    return on if written - on < _HALF_A_YEAR else after


@cache
def _dates(language: str, calendar: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a date: day and month, month and day. Behind the name no letter may follow, but an apostrophe (25 Mart'ta)."""
    names = _month_names(language, calendar)
    if not names:
        return ()
    month = _either(names)
    if language in _NUMBERED:
        return (re.compile(rf"(?:(?P<year>\d{{4}})\s?年\s?)?(?<![\d十])(?P<month>{month})\s?(?P<day>\d{{1,2}})\s?[日号號]"),)
    spelled = "".join(f"|{re.escape(word)}" for word in sorted(_day_words(language), key=lambda word: (-len(word), word)))
    day = rf"(?<!\w)(?P<day>\d{{1,2}}{spelled})(?:st|nd|rd|th|er|º|\.|-?го)?\s?(?:of |de |d['’]|ya |mwezi |من )?"
    return (
        re.compile(rf"{day}(?P<month>{month})(?!\w){_OF_YEAR}"),
        re.compile(rf"(?<!\w)(?P<month>{month})\s(?:tarehe )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d\w]){_OF_YEAR}"),
    )


@cache
def _alone(names: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    kept = [name for name in names if len(name) >= _SHORTEST_NAME or language in _NUMBERED or not name.isascii()]
    if not kept:
        return None
    if language in _NUMBERED:
        return re.compile(rf"(?:(?P<year>\d{{4}})\s?年\s?)?(?<![\d十])(?P<name>{_either(kept)})(?!\d)")
    return re.compile(rf"(?<!\w)(?P<name>{_either(kept)})(?!\w){_OF_YEAR}")


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _day_words(language: str) -> dict[str, int]:
    """Return the number of each day of a month that a language writes as a word: "العاشر من مارس"."""
    return _numbered(_table()["days"].get(language, []))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("rashomon.compose").joinpath("months.toml").read_text("utf-8"))


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name.replace("_", " "): number for number, same in enumerate(names, start=1) for name in same.split()}


@cache
def _month_names(language: str, calendar: str) -> dict[str, int]:
    """Return the number of each month by its names, as they stand inside a date, in lower case."""
    listed = _numbered(_table()[calendar].get(language, []))
    locale = _locale(language)
    if calendar == _SOLAR_HIJRI or locale is None:
        return listed
    widths = ("wide", "abbreviated") if language in _NUMBERED else ("wide",)
    named = [locale.months[context][width] for context in ("format", "stand-alone") for width in widths]
    return {name.casefold(): number for names in named for number, name in names.items()} | listed


@cache
def _weekday_names(language: str) -> dict[str, int]:
    """Return the number of each weekday, Monday 0, by its names."""
    locale = _locale(language)
    if locale is None:
        return {}
    return {name.casefold(): number for context in ("format", "stand-alone") for number, name in locale.days[context]["wide"].items()}


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
