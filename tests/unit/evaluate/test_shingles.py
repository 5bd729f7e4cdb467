"""The measure of the article-extraction-benchmark, on texts that can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluate.shingles import means, overlap

TEXTS = st.text("abc ,", max_size=40)


def test_shingles_are_four_words_in_a_row() -> None:
    found = overlap("one two three four five six", "one two three four five")  # 3 shingles and 2
    assert (found.both, found.found_only, found.gold_only) == pytest.approx((2 / 3, 1 / 3, 0))
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 1


def test_a_shingle_counts_as_often_as_it_stands() -> None:
    assert overlap("a b c d a b c d", "a b c d").precision == pytest.approx(1 / 5)


def test_punctuation_is_no_difference_and_case_is_one() -> None:
    assert overlap("It rained, they said.", "It rained — they said").f1 == 1
    assert overlap("it rained they said", "It rained they said").f1 == 0


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert overlap("It rained", "It rained").f1 == 1
    assert overlap("It rained", "It rained today").f1 == 0


def test_a_page_with_nothing_found_counts_for_recall_alone() -> None:
    assert means([overlap("a b c d", "a b c d"), overlap("", "a b c d")]) == pytest.approx((1, 1 / 2, 2 / 3))


def test_long_pages_weigh_as_much_as_short_ones() -> None:
    long = " ".join(map(str, range(1000)))
    assert means([overlap(long, long), overlap("x y z q", "a b c d")])[0] == 0.5


@given(TEXTS, TEXTS)
def test_swapping_the_texts_swaps_precision_and_recall(one: str, other: str) -> None:
    there, back = overlap(one, other), overlap(other, one)
    assert (there.precision, there.recall, there.f1) == (back.recall, back.precision, back.f1)


@given(TEXTS)
def test_a_text_is_itself(text: str) -> None:
    assert overlap(text, text).f1 == 1
