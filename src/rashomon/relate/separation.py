"""How well labels tell who sides with whom: whether outlets under one label make the same claims, beyond what their languages explain."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import sqrt

import numpy as np

from rashomon.model.claim import Claim
from rashomon.model.lens import Axis, Lens

_LEAST_CLAIMS = 3  # that some say and some do not: fewer are an accident
_LEAST_LABELLED = 4  # outlets: with three, every label is nearly a name


def separations(
    claims: Sequence[Claim], lenses: Mapping[str, Sequence[Lens]], languages: Mapping[str, str], *, outlet_ids: Collection[str]
) -> dict[Axis, float]:
    """Return for each axis how much more outlets under one of its labels side with each other, times the share of outlets labelled.

    `languages` maps outlet id to the language it writes in. Axes of which nothing can be said (too few labelled outlets, one value, too few
    claims that divide) are left out.
    """
    said = [frozenset(claim.outlet_ids) for claim in claims]
    found = {}
    for axis in Axis:
        labels = {key: lens.value for key in sorted(outlet_ids) for lens in lenses.get(key, ()) if lens.axis is axis}
        siding = separation(said, labels, languages)
        if siding is not None:
            found[axis] = siding * len(labels) / len(outlet_ids)
    return found


def separation(said: Sequence[frozenset[str]], labels: Mapping[str, str], languages: Mapping[str, str]) -> float | None:
    """Return by how many standard errors pairs of outlets under one label side with each other more than pairs under two; None if unsaid.

    Two outlets side with each other as far as both say, or both leave out, what others do not or do: the covariance of their rows. What
    outlets of one language share, they also share because sentences of one language are matched more easily; so pairs of one language, and
    pairs of two, are each compared with their own mean. `said` gives each claim by the outlets that say it.

    Measured on the small world: mutual information with the same rows chose the region in seven events of ten, since regions part
    languages; this does in four (docs/decisions/lenses.md).
    """
    keys = sorted(labels)
    rows = [[key in outlets for key in keys] for outlets in said if 1 < len(outlets.intersection(keys)) < len(keys)]
    if len(set(labels.values())) < 2 or len(keys) < _LEAST_LABELLED or len(rows) < _LEAST_CLAIMS:  # noqa: PLR2004 (one value parts nobody)
        return None
    matrix = np.array(rows, dtype=float)
    centred = matrix - matrix.mean(axis=1, keepdims=True)
    sides = centred.T @ centred / len(rows)
    pairs = list(combinations(range(len(keys)), 2))
    siding = np.array([sides[one, other] for one, other in pairs])
    together = np.array([labels[keys[one]] == labels[keys[other]] for one, other in pairs])
    is_one_language = np.array([languages.get(keys[one]) == languages.get(keys[other]) for one, other in pairs])
    if not together.any():
        return None
    for stratum in (is_one_language, ~is_one_language):
        if stratum.any():
            siding[stratum] -= siding[stratum].mean()
    spread = float(siding.std()) * sqrt(1 / together.sum() + 1 / (~together).sum())
    return float(siding[together].mean() - siding[~together].mean()) / spread if spread > 0 else None
