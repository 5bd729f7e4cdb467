"""Sentences name days: in every content language, with and without a year, in two calendars and three systems of Arabic months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compose.days import NamedDay, Precision, days_named
from rashomon.compose.solar_hijri import gregorian, length_of, year_of

WRITTEN = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "on 6 April"),
        ("en", "by April 6th, 2026"),
        ("fr", "le 6 avril 2026"),
        ("es", "el 6 de abril de 2026"),
        ("pt", "no dia 6 de abril"),
        ("de", "am 6. April"),
        ("it", "il 6 aprile"),
        ("ru", "до 6 апреля 2026 года"),
        ("ar", "في 6 أبريل"),
        ("ar", "في ٦ نيسان"),
        ("ar", "يوم 6 أفريل 2026"),
        ("ar", "في السادس من أبريل"),
        ("zh", "于2026年4月6日"),
        ("ja", "4月6日に"),
        ("hi", "६ अप्रैल को"),
        ("tr", "6 Nisan'da"),
        ("id", "pada 6 April"),
        ("sw", "tarehe 6 Aprili"),
        ("sw", "Aprili 6, 2026"),
        ("fa", "۶ آوریل"),
        ("fa", "۱۷ فروردین"),
        ("fa", "۱۷ فروردین ۱۴۰۵"),
        ("en", "on 2026-04-06"),
    ],
)
def test_the_sixth_of_april_is_found_however_it_is_written(language: str, words: str) -> None:
    assert [day.on for day in days_named(words, language, written=WRITTEN)] == [date(2026, 4, 6)]


@pytest.mark.parametrize(
    ("language", "words", "last"),
    [
        ("en", "by the end of April", date(2026, 4, 30)),
        ("fr", "en février 2027", date(2027, 2, 28)),
        ("zh", "4月底前", date(2026, 4, 30)),
        ("zh", "12月", date(2025, 12, 31)),
        ("fa", "تا پایان اردیبهشت", date(2026, 5, 21)),
        ("fa", "تا پایان اسفند ۱۴۰۳", date(2025, 3, 20)),
    ],
)
def test_a_month_stands_for_its_last_day(language: str, words: str, last: date) -> None:
    assert days_named(words, language, written=WRITTEN) == (
        NamedDay(last, Precision.MONTH, has_year=any(character.isdigit() for character in words) and language != "zh"),
    )


def test_a_weekday_is_the_next_one() -> None:
    assert days_named("on Thursday", "en", written=WRITTEN) == (NamedDay(date(2026, 3, 5), Precision.WEEKDAY),)
    assert days_named("on Wednesday", "en", written=WRITTEN)[0].on == date(2026, 3, 11)


def test_a_day_hides_the_month_and_the_weekday_beside_it() -> None:
    assert [day.on for day in days_named("on Friday, 6 March", "en", written=WRITTEN)] == [date(2026, 3, 6)]


@pytest.mark.parametrize(("written", "year"), [(date(2026, 1, 5), 2025), (date(2026, 12, 30), 2026), (date(2026, 7, 10), 2026)])
def test_a_day_without_a_year_is_the_one_that_a_reader_would_think_of(written: date, year: int) -> None:
    assert days_named("on 31 December", "en", written=written)[0].on == date(year, 12, 31)


@pytest.mark.parametrize("words", ["on 31 April 2026", "on 45 March 2026", "in the year 6", "may be", "9" * 5000, "april " * 3000])
def test_what_is_no_day_names_none(words: str) -> None:
    assert all(day.precision is not Precision.DAY for day in days_named(words, "en", written=WRITTEN))


@pytest.mark.parametrize(
    ("hijri", "day"),
    [((1399, 12, 30), date(2021, 3, 20)), ((1403, 1, 1), date(2024, 3, 20)), ((1404, 12, 12), date(2026, 3, 3))],
)
def test_known_days_of_the_solar_calendar(hijri: tuple[int, int, int], day: date) -> None:
    assert gregorian(*hijri) == day


@given(st.dates(date(1930, 1, 1), date(2090, 12, 31)))
def test_every_day_lies_in_one_month_of_one_solar_year(day: date) -> None:
    year = year_of(day)
    months = [month for month in range(1, 13) if timedelta(0) <= day - gregorian(year, month, 1) < timedelta(days=length_of(year, month))]

    assert len(months) == 1
