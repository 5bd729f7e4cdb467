"""Outlets under one label side with each other, or they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.relate.information import information
from rashomon.relate.separation import separation

OUTLETS = tuple("abcdefgh")
ONE_LANGUAGE = dict.fromkeys(OUTLETS, "en")
SIDES = dict.fromkeys("abcd", "east") | dict.fromkeys("efgh", "west")
ACROSS = dict.fromkeys("abef", "north") | dict.fromkeys("cdgh", "south")
ROWS = (frozenset("abcd"), frozenset("efgh"), frozenset("abc"), frozenset("fgh"))


def test_labels_that_foretell_every_claim_separate() -> None:
    assert (separation(ROWS, SIDES, ONE_LANGUAGE) or 0.0) > 3


def test_labels_across_the_claims_do_not() -> None:
    assert (separation(ROWS, ACROSS, ONE_LANGUAGE) or 0.0) < 0.5


def test_what_languages_explain_is_not_credited_to_labels_that_go_with_them() -> None:
    tongues = dict.fromkeys("abcd", "en") | dict.fromkeys("efgh", "ru")

    assert separation(ROWS, SIDES, tongues) == pytest.approx(0)


@pytest.mark.parametrize(
    "labels", [dict.fromkeys(OUTLETS, "one"), {"a": "x", "b": "y", "c": "z"}, {outlet: outlet for outlet in OUTLETS}, {}]
)
def test_where_labels_tell_nobody_apart_nothing_is_said(labels: dict[str, str]) -> None:
    assert separation(ROWS, labels, ONE_LANGUAGE) is None


def test_two_claims_are_too_few() -> None:
    assert separation(ROWS[:2], SIDES, ONE_LANGUAGE) is None


@given(st.lists(st.sets(st.sampled_from(OUTLETS), min_size=2, max_size=6), min_size=3, max_size=12), st.permutations(["east", "west"]))
def test_the_names_of_the_labels_do_not_matter(rows: list[set[str]], names: list[str]) -> None:
    said = [frozenset(row) for row in rows]
    renamed = {outlet: names[side == "west"] for outlet, side in SIDES.items()}

    assert separation(said, SIDES, ONE_LANGUAGE) == separation(said, renamed, ONE_LANGUAGE)


def test_labels_that_foretell_every_claim_tell_all_there_is_to_tell() -> None:
    told = information((frozenset("abcd"), frozenset("efgh")), SIDES)

    assert told.claims == 2
    assert told.gained == pytest.approx(told.possible)


def test_labels_across_the_claims_tell_less_than_chance() -> None:
    assert information((frozenset("abcd"), frozenset("efgh")), ACROSS).gained < 0
