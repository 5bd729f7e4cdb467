"""How well labels tell who says what: the part of the claim matrix that they explain beyond chance."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb, log

from rashomon.model.claim import Claim
from rashomon.model.lens import Axis, Lens

_LEAST_CLAIMS = 3  # that some say and some do not: fewer are an accident
_LEAST_LABELLED = 4  # outlets: with three, every label is nearly a name


@dataclass(frozen=True, slots=True)
class Information:
    """What labels tell of a set of claims, beyond chance: nats gained, nats that there are to gain, and how many claims divide."""

    gained: float
    possible: float
    claims: int


def separations(claims: Sequence[Claim], lenses: Mapping[str, Sequence[Lens]], outlet_ids: Collection[str]) -> dict[Axis, float]:
    """Return for each axis how much of the claim matrix its labels explain, times the share of outlets that have one.

    Axes of which nothing can be said (too few labelled outlets, one value, too few claims that divide) are left out.
    """
    found = {}
    for axis in Axis:
        values = {key: lens.value for key in sorted(outlet_ids) for lens in lenses.get(key, ()) if lens.axis is axis}
        said = [frozenset(claim.outlet_ids) for claim in claims]
        share = explained(said, values)
        if share is not None:
            found[axis] = share * len(values) / len(outlet_ids)
    return found


def explained(said: Iterable[frozenset[str]], labels: Mapping[str, str]) -> float | None:
    """Return which share of "who says what" the labels explain beyond chance, at most 1; None where nothing can be said.

    It is adjusted mutual information summed over claims, (Σ I - Σ E[I]) / (Σ H - Σ E[I]): I between the label of an outlet and whether it
    says the claim, E[I] what I would be on average if the labels were dealt out anew, H the entropy of saying it (N. Vinh, J. Epps and
    J. Bailey, "Information Theoretic Measures for Clusterings Comparison", 2010). So a label of its own for every outlet explains nothing,
    and neither does one that all share. Only claims count that two or more labelled outlets say and two or more do not.
    """
    found = information(said, labels)
    return None if found.claims < _LEAST_CLAIMS or found.possible <= 0 else found.gained / found.possible


def information(said: Iterable[frozenset[str]], labels: Mapping[str, str]) -> Information:
    """Return what labels tell of claims, each given by the outlets that say it; nothing where they cannot tell outlets apart."""
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
