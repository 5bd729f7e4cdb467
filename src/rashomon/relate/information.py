"""What labels tell of who says what, in nats, beyond what any labels of these sizes would."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb, log

_LEAST_LABELLED = 4  # outlets: with three, every label is nearly a name


@dataclass(frozen=True, slots=True)
class Information:
    """What labels tell of a set of claims, beyond chance: nats gained, nats that there are to gain, and how many claims divide."""

    gained: float
    possible: float
    claims: int


def information(said: Iterable[frozenset[str]], labels: Mapping[str, str]) -> Information:
    """Return what labels tell of claims, each given by the outlets that say it; nothing where they cannot tell outlets apart.

    It is mutual information adjusted for chance, summed over claims: between the label of an outlet and whether it says the claim, less
    what it would be on average if the labels were dealt out anew (N. Vinh, J. Epps and J. Bailey, "Information Theoretic Measures for
    Clusterings Comparison", 2010). Only claims count that two or more labelled outlets say and two or more do not.
    """
    sizes = Counter(labels.values())
    total = len(labels)
    if len(sizes) < 2 or total < _LEAST_LABELLED:  # noqa: PLR2004 (one value separates nobody)
        return Information(0.0, 0.0, 0)
    gained = possible = 0.0
    counted = 0
    expected: dict[int, float] = {}
    for outlets in said:
        sayers = [labels[key] for key in sorted(outlets) if key in labels]
        if not 1 < len(sayers) < total - 1:
            continue
        counted += 1
        by_value = Counter(sayers)
        told = sum(_cell(by_value[value], size, len(sayers), total) for value, size in sizes.items())
        if len(sayers) not in expected:
            expected[len(sayers)] = sum(_expected(size, len(sayers), total) for size in sizes.values())
        gained += told - expected[len(sayers)]
        possible += _entropy(len(sayers), total) - expected[len(sayers)]
    return Information(gained, possible, counted)


def _cell(both: int, size: int, sayers: int, total: int) -> float:
    """Return what one value of the label adds to the information: of its `size` outlets `both` are among the `sayers`."""
    return _term(both, size * sayers, total) + _term(size - both, size * (total - sayers), total)


def _term(count: int, product: int, total: int) -> float:
    return count / total * log(total * count / product) if count else 0.0


def _expected(size: int, sayers: int, total: int) -> float:
    """Return the mean of `_cell` over all ways to deal the label to `size` of `total` outlets (hypergeometric)."""
    ways = comb(total, sayers)
    least, most = max(0, size + sayers - total), min(size, sayers)
    return sum(
        comb(size, both) * comb(total - size, sayers - both) / ways * _cell(both, size, sayers, total) for both in range(least, most + 1)
    )


def _entropy(part: int, total: int) -> float:
    share = part / total
    return -share * log(share) - (1 - share) * log(1 - share)
