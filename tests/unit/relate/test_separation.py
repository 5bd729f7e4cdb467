"""Labels explain who says what, or they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.relate.separation import explained

OUTLETS = tuple("abcdefgh")
SIDES = dict.fromkeys("abcd", "east") | dict.fromkeys("efgh", "west")
ROWS = (frozenset("abcd"), frozenset("efgh"), frozenset("abcd"))


def test_labels_that_foretell_every_claim_explain_all() -> None:
    assert explained(ROWS, SIDES) == pytest.approx(1.0)


def test_a_label_of_its_own_for_every_outlet_explains_nothing() -> None:
    assert explained(ROWS, {outlet: outlet for outlet in OUTLETS}) is None


def test_labels_across_the_claims_explain_less_than_nothing() -> None:
    across = dict.fromkeys("abef", "north") | dict.fromkeys("cdgh", "south")

    assert (explained(ROWS, across) or 0.0) < 0


@pytest.mark.parametrize("labels", [dict.fromkeys(OUTLETS, "one"), {"a": "x", "b": "y", "c": "z"}, {}])
def test_where_labels_tell_nobody_apart_nothing_is_said(labels: dict[str, str]) -> None:
    assert explained(ROWS, labels) is None


def test_two_claims_are_too_few() -> None:
    assert explained(ROWS[:2], SIDES) is None


@given(st.lists(st.sets(st.sampled_from(OUTLETS), min_size=2, max_size=6), min_size=3, max_size=12), st.permutations(["east", "west"]))
def test_the_names_of_the_labels_do_not_matter_and_nothing_explains_more_than_all(rows: list[set[str]], names: list[str]) -> None:
    said = [frozenset(row) for row in rows]
    renamed = {outlet: names[side == "west"] for outlet, side in SIDES.items()}
    found = explained(said, SIDES)

    assert found == (pytest.approx(other) if (other := explained(said, renamed)) is not None else None)
    assert found is None or found <= 1 + 1e-9
