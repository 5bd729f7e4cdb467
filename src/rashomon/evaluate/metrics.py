"""Measures of a grouping against gold, in time linear in the number of items."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class BCubed:
    """B³ precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> BCubed:
    """Return B³ of a grouping: for each item, which share of its group belongs with it, and which share of what belongs with it is there.

    Source: A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector space model" (1998). Both sequences give a
    label for each item, in one order.
    """
    _check(found, gold)
    sizes, gold_sizes, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    precision = sum(count * count / sizes[label] for (label, _), count in both.items()) / len(found)
    recall = sum(count * count / gold_sizes[label] for (_, label), count in both.items()) / len(found)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))


def adjusted_rand_index(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Return the share of agreeing pairs, corrected for chance: 1 for equal groupings, about 0 for random ones, down to −0.5.

    Source: L. Hubert and P. Arabie, "Comparing partitions" (1985).
    """
    _check(found, gold)
    together = sum(comb(count, 2) for count in Counter(zip(found, gold, strict=True)).values())
    pairs, gold_pairs = (sum(comb(count, 2) for count in Counter(labels).values()) for labels in (found, gold))
    expected = pairs * gold_pairs / max(comb(len(found), 2), 1)
    greatest = (pairs + gold_pairs) / 2
    return 1.0 if greatest == expected else (together - expected) / (greatest - expected)


def _check(found: Sequence[Hashable], gold: Sequence[Hashable]) -> None:
    if len(found) != len(gold) or not found:
        raise ValueError(f"a grouping needs one label an item in both sequences, and an item: {len(found)} and {len(gold)}")
