import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.number_words import find_number_words, has_number_words, spelled

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa")


def read(text: str, language: str) -> list[str]:
    return [f"{found.span.text}={found.value}" for found in find_number_words(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_to_999_is_read_back_from_each_way_to_spell_it(language: str) -> None:
    for number in range(2, 1000):
        for words in spelled(number, language):
            assert read(f"({words})", language) == [f"{words}={number}"]


@given(number=st.integers(1000, 100_999), language=st.sampled_from([tag for tag in LANGUAGES if tag not in {"zh", "ja", "sw"}]))
def test_thousands_and_what_follows_them_are_one_number(number: int, language: str) -> None:
    for words in spelled(number, language):
        assert read(words, language) == [f"{words}={number}"]


@given(text=st.text(), language=st.sampled_from(LANGUAGES))
def test_a_span_always_holds_the_words_it_says(text: str, language: str) -> None:
    for found in find_number_words(text, language):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.value > 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six cities, two hundred and five houses", ["Six=6", "two hundred and five=205"]),
        ("fr", "quatre-vingt-dix-sept ou nonante-sept", ["quatre-vingt-dix-sept=97", "nonante-sept=97"]),
        ("es", "doscientas treinta y cuatro casas", ["doscientas treinta y cuatro=234"]),
        ("pt", "dezasseis e dezesseis", ["dezasseis=16", "dezesseis=16"]),
        ("de", "Dreihunderteinundzwanzig von zweitausendfünf", ["Dreihunderteinundzwanzig=321", "zweitausendfünf=2005"]),
        ("it", "duemilatrecento e centoventuno", ["duemilatrecento=2300", "centoventuno=121"]),
        ("ru", "в двадцати двух городах, с тремястами солдатами", ["двадцати двух=22", "тремястами=300"]),
        ("ar", "ثلاثمئة وخمسة وعشرين شخصا", ["ثلاثمئة وخمسة وعشرين=325"]),
        ("ar", "زوجته وثلاثة أحفاد", ["ثلاثة=3"]),
        ("hi", "इक्कीस शहर और पैंतीस गाँव", ["इक्कीस=21", "पैंतीस=35"]),
        ("tr", "yüz kırk iki kişi", ["yüz kırk iki=142"]),
        ("id", "dua puluh satu kota", ["dua puluh satu=21"]),
        ("sw", "watu mia tatu na ishirini na moja, miji sita", ["mia tatu na ishirini na moja=321", "sita=6"]),
        ("fa", "سیصد و بیست و یک نفر", ["سیصد و بیست و یک=321"]),
        ("zh", "六座城市，三百二十一人", ["六=6", "三百二十一=321"]),
        ("ja", "六つの都市、三百二十一人", ["六=6", "三百二十一=321"]),
    ],
)
def test_number_words_are_found_in_running_text(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one of them"),
        ("fr", "un homme, une femme"),
        ("de", "ein Mann und eine Frau"),
        ("es", "un hombre y una mujer"),
        ("it", "un uomo"),
        ("tr", "bir adam"),
        ("hi", "एक आदमी"),
        ("fa", "یک مرد"),
        ("pt", "uma mulher"),
    ],
)
def test_articles_are_no_numbers(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_language_without_rules_has_no_number_words() -> None:
    assert not has_number_words("xx")
    assert read("six", "xx") == []


@pytest.mark.parametrize("piece", ["two hundred ", "thousand ", "tausend", "mille", "मा", "elfu ", "و", "一", "двадцать ", "vingt-"])
@pytest.mark.parametrize("language", ["en", "de", "it", "fr", "hi", "sw", "ar", "zh", "ru"])
def test_hostile_repetition_takes_linear_time(language: str, piece: str) -> None:
    find_number_words("", language)
    find_number_words("x", language)
    started = time.perf_counter()

    find_number_words(piece * (100_000 // len(piece)), language)

    assert time.perf_counter() - started < 5  # seconds; about a quarter of one on a laptop
