import time

import pytest

from rashomon.model.figure import Bound
from rashomon.text.numbers import find_numbers, find_quantities


def read(text: str, language: str) -> list[str]:
    """What was found, as "words=value[..high][ bound][ unit]"."""
    return [
        f"{number.span.text}={number.value:f}"
        + (f"..{number.high:f}" if number.high is not None else "")
        + (f" {number.bound}" if number.bound not in {Bound.EXACT, Bound.RANGE} else "")
        + (f" {number.unit}" if number.unit else "")
        for number in find_numbers(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "At least 34 people, more than 1,200 homes", ["At least 34=34 at-least", "more than 1,200=1200 at-least"]),
        (
            "en",
            "twenty-three or two hundred and fifty or half a million",
            ["twenty-three=23", "two hundred and fifty=250", "half a million=500000"],
        ),
        ("en", "300+ dead, some 40 hurt", ["300+=300 at-least", "some 40=40 about"]),
        ("fr", "près de 1 200 blessés, une vingtaine de morts", ["près de 1 200=1200 about", "une vingtaine=20 about"]),
        ("fr", "34 personnes au moins", ["34 personnes au moins=34 at-least"]),
        ("es", "más de 3 mil personas y treinta y cuatro casas", ["más de 3 mil=3000 at-least", "treinta y cuatro=34"]),
        ("pt", "vinte e três pessoas, 1,5 milhão", ["vinte e três=23", "1,5 milhão=1500000"]),
        ("de", "rund 1.200 Menschen, dreiundzwanzig Kinder", ["rund 1.200=1200 about", "dreiundzwanzig=23"]),
        ("it", "ventitré persone, oltre 3 mila", ["ventitré=23", "oltre 3 mila=3000 at-least"]),
        ("ru", "не менее 3 тыс. 500 человек, двадцать три", ["не менее 3 тыс. 500=3500 at-least", "двадцать три=23"]),
        ("ar", "أكثر من ٣٤٠ شخصا و30 جريحا", ["أكثر من ٣٤٠=340 at-least", "30=30"]),
        ("ar", "3 آلاف و500 شخص", ["3 آلاف و500=3500"]),
        ("hi", "कम से कम १२० लोग, 1 लाख 20 हजार रुपये", ["कम से कम १२०=120 at-least", "1 लाख 20 हजार रुपये=120000 INR"]),
        ("tr", "en az 3 bin 500 kişi, 100'den fazla", ["en az 3 bin 500=3500 at-least", "100'den fazla=100 at-least"]),
        ("id", "sedikitnya dua puluh tiga orang, dua belas", ["sedikitnya dua puluh tiga=23 at-least", "dua belas=12"]),
        ("sw", "watu elfu tano, ishirini na tatu", ["elfu tano=5000", "ishirini na tatu=23"]),
        ("fa", "دست‌کم ۳ هزار و ۵۰۰ نفر", ["دست‌کم ۳ هزار و ۵۰۰=3500 at-least"]),
        ("zh", "至少34人、30多万人、三百五十名", ["至少34=34 at-least", "30多万=300000 at-least", "三百五十=350"]),
        ("ja", "約120人、1億2000万円、30人以上", ["約120=120 about", "1億2000万円=120000000 JPY", "30人以上=30 at-least"]),
        ("nl", "34 doden, 5%", ["34=34", "5%=5 %"]),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "US$ 40 billion, €5m, 3 million euros",
            ["US$ 40 billion=40000000000 USD", "€5m=5000000 EUR", "3 million euros=3000000 EUR"],
        ),
        ("de", "3,5 Millionen Euro, 20 Prozent", ["3,5 Millionen Euro=3500000 EUR", "20 Prozent=20 %"]),
        ("tr", "yüzde 20 ve %5", ["yüzde 20=20 %", "%5=5 %"]),
        ("zh", "百分之三十，3.5亿美元，5000元", ["百分之三十=30 %", "3.5亿美元=350000000 USD", "5000元=5000 CNY"]),
        ("es", "$500", []),  # pesos or dollars
        ("it", "12 milioni di dollari australiani", []),
        ("en", "up 2 percentage points", []),
        ("en", "0%0", ["0%=0 %"]),
    ],
)
def test_units_are_named_only_where_they_are_clear(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("30 to 40 people", "30 to 40=30..40"), ("30-40 houses", "30-40=30..40"), ("3 to 4 million", "3 to 4 million=3000000..4000000")],
)
def test_ranges_have_two_ends(text: str, expected: str) -> None:
    assert read(text, "en") == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 5, 2019 at 12:30"),
        ("en", "a 47-year-old man, 47 years old, aged 47"),
        ("en", "Boeing 747, Airbus A320, G7, F-16, COVID-19, flight 370, MH 370"),
        ("en", "the 5th of 3rd, 2/3, 12.03.2021"),
        ("en", "won 3-1"),
        ("en", "rose from 30 to 40"),
        ("en", "1.200 or 1,20"),
        ("en", "several hundred, hundreds, no one"),
        ("en", "5 km, 3 hours, 20 tonnes"),
        ("fr", "le 5 mai 2020 à 20h30, âgé de 47 ans"),
        ("es", "el 5 de mayo"),
        ("de", "am 5. Mai 2004 um 14:30 Uhr, 3.5.2004"),
        ("ru", "5 мая 2020 года, 47 лет"),
        ("hi", "47 वर्षीय"),
        ("zh", "2019年5月3日，47岁，第5次，十几人，数百人"),
        ("ja", "5月3日、47歳、第2次、数百人"),
        ("en", "two three"),
        ("en", "1234567890123456789012345"),
    ],
)
def test_what_counts_nothing_is_no_number(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "84,000 tonnes over 46 km", ["84000 t", "46 km"]),
        ("sw", "tani 84,000", ["84000 t"]),
        ("zh", "8.4万吨", ["84000 t"]),
        ("fa", "۸۴ هزار تن", ["84000 t"]),
        ("en", "rose from 30 to 40", ["30 from", "40 to"]),
        ("de", "von 63 auf 71", ["63 from", "71 to"]),
        ("en", "7 of 9", ["7 of", "9 "]),
    ],
)
def test_what_is_measured_and_both_ends_of_a_change_can_be_asked_for(language: str, text: str, expected: list[str]) -> None:
    assert [f"{number.value:f} {number.unit or number.move or ''}" for number in find_quantities(text, language)] == expected


def test_a_sum_is_no_range_to_what_it_is_given_to() -> None:
    assert read("It lent $2.3 billion to 14 ports.", "en") == ["$2.3 billion=2300000000 USD", "14=14"]


@pytest.mark.parametrize("language", ["en", "fr", "ar", "sw", "hi", "zh"])
@pytest.mark.parametrize("piece", ["1 ", "1,", "1-", "3 million ", "elfu ", "20 लाख ", "1万", "一", "1 to ", "between 1 and ", "twenty "])
def test_hostile_repetition_takes_linear_time(language: str, piece: str) -> None:
    started = time.process_time()

    find_numbers(piece * (100_000 // len(piece)), language)

    assert time.process_time() - started < 10  # seconds of our own; about one on a laptop
