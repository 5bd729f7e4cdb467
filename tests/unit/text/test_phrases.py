"""Finding listed phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.phrases import pattern_of


@pytest.mark.parametrize(
    ("language", "phrases", "text"),
    [
        ("en", ("in response to",), "Iraq acted In response  to the attack."),
        ("en", ("retaliat*",), "They retaliated at night."),
        ("en", ("toll … rises to",), "The toll in the flooded valley rises to 54."),
        ("ru", ("опроверг*",), "Министерство опровергло слухи."),
        ("zh", ("死亡人数…升至",), "矿难死亡人数周一升至14人"),
        ("ja", ("報復",), "政府は報復を警告した"),
        ("ar", ("ردا على",), "جاء القرار ردا على القصف"),
    ],
)
def test_a_phrase_is_found_in_every_script(language: str, phrases: tuple[str, ...], text: str) -> None:
    assert pattern_of(phrases, language).search(text)


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (("denies",), "The undenies are no word."),
        (
            ("toll … rises to",),
            "The toll was known to all who had come that day and much was told of it then by all, who says it rises to the eye.",
        ),
        ((), "anything"),
    ],
)
def test_parts_of_words_and_other_sentences_are_not_found(phrases: tuple[str, ...], text: str) -> None:
    assert not pattern_of(phrases, "en").search(text)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6), st.sampled_from(["en", "zh", "ar"]))
def test_any_phrases_make_a_pattern(phrases: list[str], language: str) -> None:
    pattern_of(tuple(phrases), language).search("a b c " * 50)
