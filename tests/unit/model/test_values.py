"""The wrong thing cannot be built."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.article import Article, Part
from rashomon.model.brief import Matrix, MatrixRow, Sentence
from rashomon.model.claim import Citation, Claim
from rashomon.model.ids import content_id
from rashomon.model.span import Span


def test_a_sentence_without_a_citation_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="without a citation"):
        Sentence("The river rose.", "en", ())


def test_a_claim_that_nobody_makes_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="said by nobody"):
        Claim("c", (), 0)


def test_an_article_without_text_or_with_a_time_of_no_zone_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="no text"):
        Article("a", "https://a.example/", "a", "Title", "")
    with pytest.raises(ValueError, match="without a zone"):
        Article("a", "https://a.example/", "a", "Title", "Text.", published_at=datetime(2026, 3, 5))  # noqa: DTZ001 (the point)


def test_a_matrix_needs_a_state_for_every_outlet() -> None:
    sentence = Sentence("It rained.", "en", (Citation("a", Part.TEXT, Span(0, 10, "It rained.")),))
    with pytest.raises(ValueError, match="one state an outlet"):
        Matrix(("gazette",), (MatrixRow(sentence, 1, ()),))


@given(st.text(min_size=1), st.data())
def test_a_span_cut_out_of_a_text_holds_in_it_and_shows_any_shift(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.holds_in(text)
    assert span.holds_in(text + "x")
    shifted = "\N{BLACK SQUARE}" + text
    assert span.holds_in(shifted) == (shifted[start:end] == text[start:end])


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_ids_differ_where_their_parts_differ(left: list[str], right: list[str]) -> None:
    assert (content_id("k", *left) == content_id("k", *right)) == (left == right)
