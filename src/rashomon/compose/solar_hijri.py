"""The calendar of Iran: months 1 to 6 have 31 days, 7 to 11 have 30, the last 29, in leap years 30.

Leap years by the 33-year cycle, which agrees with the equinox for 1244 to 1502 (1865 to 2124).
"""

from datetime import date, timedelta

YEARS = range(1300, 1500)  # that a newspaper names

_ANCHOR_YEAR, _ANCHOR = 1400, date(2021, 3, 21)  # 1 Farvardin 1400
_LONG, _LONG_MONTHS, _SHORT = 31, 6, 30
_LAST = 12


def gregorian(year: int, month: int, day: int) -> date:
    """Return the day of a date; `day` may lie beyond the end of its month and then falls in the next."""
    before = _LONG * min(month - 1, _LONG_MONTHS) + _SHORT * max(0, month - 1 - _LONG_MONTHS)
    return _first_day(year) + timedelta(days=before + day - 1)


def length_of(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == _LAST:
        return (_first_day(year + 1) - gregorian(year, _LAST, 1)).days
    return _LONG if month <= _LONG_MONTHS else _SHORT


def year_of(day: date) -> int:
    """Return the year in which a day lies."""
    year = day.year - 621
    return year if day >= _first_day(year) else year - 1


def _first_day(year: int) -> date:
    step = 1 if year >= _ANCHOR_YEAR else -1
    leaps = sum(_is_leap(each) for each in range(min(year, _ANCHOR_YEAR), max(year, _ANCHOR_YEAR)))
    return _ANCHOR + timedelta(days=365 * (year - _ANCHOR_YEAR) + step * leaps)


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8  # noqa: PLR2004 (eight leap years in thirty-three)
