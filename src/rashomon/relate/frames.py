"""Frames of one event: groups of outlets that make the same claims, found in the claim matrix, and named by their most telling words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random

import numpy as np
from numpy.typing import NDArray

from rashomon.model.claim import Claim
from rashomon.model.lens import Axis, Lens
from rashomon.relate.information import information
from rashomon.relate.telling import telling_words
from rashomon.text.odds import lopsidedness

METHOD = "outlets that make the same claims, against the others (log-odds)"

# Measured on the small world (docs/decisions/lenses.md).
_LEAST_OUTLETS, _MOST_OUTLETS = 6, 200
_GROUPS = (2, 3, 4)
_LEAST_VOICES = 2  # owners: two outlets of one house are one view
_LEAST_OWN_CLAIMS = 2  # claims that mark a group, each beyond `_LEAST_Z`
_LEAST_Z = 1.6
_PRIOR = 2.0  # outlets' worth of the overall rate
_FOLDS = 8
_LEAST_FORESEEN = 0.1  # share of the claims left out that groups found in the others explain
_SHUFFLES, _PASS = 39, 37  # of so many matrices dealt out by chance, how many must foresee less: one in twenty may not
_SHUFFLED_OUTLETS = 60  # beyond it chance foresees less than `_LEAST_FORESEEN`, and shuffling takes seconds

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Outlets × claims: each row of `said` holds the outlets that make one claim."""

    outlet_ids: tuple[str, ...]
    said: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """An outlet with a text of its own: the language it writes in, and its voice (its owner, or itself)."""

    language: str
    voice: str


def frames_of(claims: Sequence[Claim], witnesses: Mapping[str, Witness], *, on: str, scope: str) -> dict[str, Lens]:
    """Return the frame of each outlet that has one. `witnesses` are the outlets with a text of their own.

    Outlets are grouped by average linkage over the claims that some make and some do not, each claim weighing the more the fewer make it.
    A grouping stands only if it foresees: groups found in seven eighths of the claims must explain who makes the others, more
    of them than in nineteen of twenty matrices in which the same claims are dealt out by chance; how much they explain is the label's
    confidence. A group is a frame if two or more claims mark it (log-odds with informative prior), if two owners stand behind it, and if it
    is more than a language: where all of its outlets write in one that nobody else does, it may be the matching of sentences that divides
    them, and not their view.
    """
    outlet_ids = tuple(sorted(witnesses))
    said = (frozenset(claim.outlet_ids).intersection(witnesses) for claim in sorted(claims, key=lambda claim: claim.id))
    matrix = _Matrix(outlet_ids, tuple(outlets for outlets in said if 1 < len(outlets) < len(outlet_ids) - 1))
    if not _LEAST_OUTLETS <= len(outlet_ids) <= _MOST_OUTLETS or len(matrix.said) < 2 * _LEAST_OWN_CLAIMS:
        return {}
    foreseen, count = _best(matrix)
    if foreseen < _LEAST_FORESEEN or not _is_beyond_chance(foreseen, matrix):
        return {}
    groups = [group for group in _groups(matrix, matrix.said, count) if _is_frame(group, matrix, witnesses)]
    labels: dict[str, Lens] = {}
    for number, group in enumerate(sorted(groups, key=lambda group: (-len(group), group)), start=1):
        names = telling_words(claims, inside=group, outlet_ids=outlet_ids)
        lens = Lens(Axis.FRAME, str(number), "rashomon", METHOD, on, scope=scope, confidence=round(min(1.0, foreseen), 2), names=names)
        labels.update(dict.fromkeys(group, lens))
    return labels


def _best(matrix: _Matrix) -> tuple[float, int]:
    """Return how much the best number of groups foresees, and that number; the smaller of two that foresee the same."""
    foreseen, count = max((_foreseen(matrix, count), -count) for count in _GROUPS)
    return foreseen, -count


def _is_beyond_chance(foreseen: float, matrix: _Matrix) -> bool:
    if len(matrix.outlet_ids) > _SHUFFLED_OUTLETS:
        return True
    chance = Random(0)  # noqa: S311 (one fixed deal of the cards: the same articles give the same labels)
    dealt = (
        _Matrix(matrix.outlet_ids, tuple(frozenset(chance.sample(matrix.outlet_ids, len(outlets))) for outlets in matrix.said))
        for _ in range(_SHUFFLES)
    )
    return sum(_best(shuffled)[0] < foreseen for shuffled in dealt) >= _PASS


def _foreseen(matrix: _Matrix, count: int) -> float:
    """Return which share of each part of the claims the groups found in the other parts explain."""
    gained = possible = 0.0
    for fold in range(_FOLDS):
        seen = tuple(chain.from_iterable(matrix.said[other::_FOLDS] for other in range(_FOLDS) if other != fold))
        labels = {key: str(number) for number, group in enumerate(_groups(matrix, seen, count)) for key in group}
        found = information(matrix.said[fold::_FOLDS], labels)
        gained, possible = gained + found.gained, possible + found.possible
    return gained / possible if possible > 0 else 0.0


def _groups(matrix: _Matrix, said: Sequence[frozenset[str]], count: int) -> list[tuple[str, ...]]:
    """Return the outlets in `count` groups, by average linkage of the cosines of their rows."""
    rows = np.array([[key in outlets for outlets in said] for key in matrix.outlet_ids], dtype=np.float64)
    rows *= np.log(len(matrix.outlet_ids) / np.maximum(1, rows.sum(axis=0)))
    rows -= rows.mean(axis=0)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return [tuple(matrix.outlet_ids[place] for place in group) for group in _linked(unit @ unit.T, count)]


def _linked(alike: Rows, count: int) -> list[list[int]]:
    groups = [[place] for place in range(len(alike))]
    between = alike.copy()
    np.fill_diagonal(between, -np.inf)
    while len(groups) > count:
        one, other = divmod(int(np.argmax(between)), len(groups))
        one, other = min(one, other), max(one, other)
        weights = len(groups[one]), len(groups[other])
        merged = (between[one] * weights[0] + between[other] * weights[1]) / sum(weights)
        between[one], between[:, one] = merged, merged
        between[one, one] = -np.inf
        between = np.delete(np.delete(between, other, axis=0), other, axis=1)
        groups[one] += groups.pop(other)
    return [sorted(group) for group in groups]


def _is_frame(group: Collection[str], matrix: _Matrix, witnesses: Mapping[str, Witness]) -> bool:
    others = [key for key in matrix.outlet_ids if key not in group]
    if len({witnesses[key].voice for key in group}) < _LEAST_VOICES or not others:
        return False
    spoken, elsewhere = {witnesses[key].language for key in group}, {witnesses[key].language for key in others}
    if len(spoken) == 1 and not spoken & elsewhere:
        return False
    return sum(_marks(outlets, group, others) for outlets in matrix.said) >= _LEAST_OWN_CLAIMS


def _marks(outlets: frozenset[str], group: Collection[str], others: Collection[str]) -> bool:
    inside, outside = len(outlets.intersection(group)), len(outlets.intersection(others))
    return lopsidedness(inside, len(group), elsewhere=outside, elsewhere_total=len(others), prior=_PRIOR) >= _LEAST_Z
