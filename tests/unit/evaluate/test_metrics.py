"""B³ and the adjusted Rand index, against their definitions spelt out pair by pair."""

import itertools
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluate.metrics import adjusted_rand_index, b_cubed

LABELS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=25)
Labels = Sequence[int]


def unzipped(pairs: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [found for found, _ in pairs], [gold for _, gold in pairs]


def precision_by_hand(found: Labels, gold: Labels) -> float:
    shares = []
    for label, truth in zip(found, gold, strict=True):
        group = [other for index, other in enumerate(gold) if found[index] == label]
        shares.append(group.count(truth) / len(group))
    return sum(shares) / len(shares)


def rand_by_hand(found: Labels, gold: Labels) -> float:
    """The index by counting pairs: together in both, in one, in neither."""
    both = only_found = only_gold = neither = 0
    for one, other in itertools.combinations(range(len(found)), 2):
        match (found[one] == found[other], gold[one] == gold[other]):
            case (True, True):
                both += 1
            case (True, False):
                only_found += 1
            case (False, True):
                only_gold += 1
            case _:
                neither += 1
    below = (both + only_found) * (only_found + neither) + (both + only_gold) * (only_gold + neither)
    return 2 * (both * neither - only_found * only_gold) / below if below else 1.0


@given(LABELS)
def test_b_cubed_is_the_mean_over_items(pairs: list[tuple[int, int]]) -> None:
    found, gold = unzipped(pairs)
    score = b_cubed(found, gold)

    assert score.precision == pytest.approx(precision_by_hand(found, gold))
    assert score.recall == pytest.approx(precision_by_hand(gold, found))
    assert score.f1 == pytest.approx(2 / (1 / score.precision + 1 / score.recall))


@given(LABELS)
def test_the_rand_index_counts_pairs(pairs: list[tuple[int, int]]) -> None:
    found, gold = unzipped(pairs)

    assert adjusted_rand_index(found, gold) == pytest.approx(rand_by_hand(found, gold))
    assert adjusted_rand_index(gold, found) == pytest.approx(adjusted_rand_index(found, gold))


@given(LABELS)
def test_scores_stay_within_their_bounds(pairs: list[tuple[int, int]]) -> None:
    found, gold = unzipped(pairs)
    score = b_cubed(found, gold)
    tiny = 1e-12

    assert all(0 < value <= 1 + tiny for value in (score.precision, score.recall, score.f1))
    assert -0.5 - tiny <= adjusted_rand_index(found, gold) <= 1 + tiny


@given(st.lists(st.integers(0, 5), min_size=1, max_size=25))
def test_a_perfect_grouping_scores_one_under_any_names(gold: list[int]) -> None:
    found = [f"cluster {label}" for label in gold]
    score = b_cubed(found, gold)

    assert (score.precision, score.recall, score.f1) == pytest.approx((1, 1, 1))
    assert adjusted_rand_index(found, gold) == pytest.approx(1)


@given(LABELS, st.permutations(range(6)), st.randoms(use_true_random=False))
def test_neither_names_nor_order_count(pairs: list[tuple[int, int]], names: list[int], chance: Random) -> None:
    found, gold = unzipped(pairs)
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    other, other_gold = unzipped([(names[label], truth) for label, truth in shuffled])
    one, two = b_cubed(found, gold), b_cubed(other, other_gold)

    assert (two.precision, two.recall) == pytest.approx((one.precision, one.recall))
    assert adjusted_rand_index(other, other_gold) == pytest.approx(adjusted_rand_index(found, gold))


def test_two_events_in_one_cluster_halve_the_precision_only() -> None:
    score = b_cubed("xxxx", "aabb")

    assert (score.precision, score.recall) == (0.5, 1)
    assert score.f1 == pytest.approx(2 / 3)
    assert adjusted_rand_index("xxxx", "aabb") == 0


def test_every_article_alone_has_full_precision() -> None:
    score = b_cubed("wxyz", "aabb")

    assert (score.precision, score.recall) == (1, 0.5)
    assert adjusted_rand_index("wxyz", "aabb") == 0


def test_crossed_pairs_are_worse_than_chance() -> None:
    assert adjusted_rand_index("xyxy", "aabb") == pytest.approx(-0.5)


@pytest.mark.parametrize(("found", "gold"), [("", ""), ("ab", "a"), ("", "a")])
def test_a_score_needs_a_label_an_item_and_an_item(found: str, gold: str) -> None:
    with pytest.raises(ValueError, match="one label an item"):
        b_cubed(found, gold)
    with pytest.raises(ValueError, match="one label an item"):
        adjusted_rand_index(found, gold)
