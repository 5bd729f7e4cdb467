import time

import pytest

from rashomon.text.sentences import opening, split


def sentences(text: str, language: str) -> list[str]:
    return [span.text for span in split(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Mr. Smith met J. K. Rowling.", "He said: “It is over.”", "The end."]),
        ("fr", ["M. Macron est parti.", "« Nous partons. »", "Il a souri."]),
        ("de", ["Am 3. Mai kam Dr. Müller.", "Er sagte: „Ich gehe.“", "Die 2. Runde begann."]),
        ("ru", ["В г. Москве погибли 3 тыс. человек.", "А. С. Пушкин умер."]),
        ("ar", ["قال الوزير إن الوضع صعب.", "هل ستعود؟", "نعم!"]),
        ("hi", ["यह सच है।", "वह गया।"]),
    ],
)
def test_sentences_end_where_readers_end_them(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


def test_chinese_needs_no_spaces_and_keeps_a_speech_tag() -> None:
    assert sentences("“我们走吧。”他说。真的吗？是的！", "zh") == ["“我们走吧。”他说。", "真的吗？", "是的！"]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert sentences("Twelve dead\nin Kabul\n\n", "en") == ["Twelve dead", "in Kabul"]


@pytest.mark.parametrize("piece", [".", "“", "Dr. ", "A. ", "?!", "“a. ", "\n"])
def test_hostile_megabytes_take_linear_time(piece: str) -> None:
    started = time.perf_counter()

    split(piece * (1_000_000 // len(piece)), "en")

    assert time.perf_counter() - started < 10  # seconds; about one on a laptop, minutes if anything is quadratic


def test_an_article_without_headline_opens_with_its_first_sentence() -> None:
    assert opening("— — —\nTwelve dead. More later.", "en") == "Twelve dead."
