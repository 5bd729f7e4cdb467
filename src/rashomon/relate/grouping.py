"""Grouping sentences that say the same: average-link over meaning, corrected by agreement of names, figures and polarity."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from rashomon.relate.candidates import Candidate
from rashomon.relate.centring import Vectors

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """How alike two sentences must be to say the same.

    `threshold` was read off MEANTIME (see `centring`): .58 parts aligned sentence pairs from others of the same event. Those are
    translations; sentences that outlets wrote on their own lie lower across languages, so `crossing` is added there: in the small world
    pairs that say the same in two languages lie at .41–.62, others below .45.
    Names that agree wholly add `names`; names that do not agree at all subtract it, within one language only, as unlisted names have
    no common spelling across scripts. Any number in common ("17 March", "02:52") adds `numbers`. A figure in common adds `figures`;
    figures of the same thing that differ change nothing (they make one claim with two values); figures of different things subtract it.
    A denial on one side only subtracts `polarity`. `exact` bounds the sentences that are grouped exactly; the rest join the group they are
    nearest to.
    """

    threshold: float = 0.58
    crossing: float = 0.11
    names: float = 0.08
    numbers: float = 0.04
    figures: float = 0.06
    polarity: float = 0.12
    exact: int = 480


def group(candidates: Sequence[Candidate], vectors: Vectors, *, settings: GroupingSettings) -> list[list[int]]:
    """Return groups of positions in `candidates`, each ascending, in order of their first position.

    `vectors` are centred unit rows, one a candidate. Deterministic; time is quadratic in `settings.exact`, linear beyond.
    """
    exact = min(len(candidates), settings.exact)
    labels = list(range(exact))
    if exact > 1:
        labels = average_link(agreement(candidates[:exact], vectors[:exact], settings=settings), threshold=settings.threshold)
    groups: dict[int, list[int]] = {}
    for position, label in enumerate(labels):
        groups.setdefault(label, []).append(position)
    found = list(groups.values())
    if exact < len(candidates):
        _join_nearest(found, vectors, since=exact, threshold=settings.threshold)
    return found


def agreement(candidates: Sequence[Candidate], vectors: Vectors, *, settings: GroupingSettings) -> Scores:
    """Return the matrix of how much each two candidates agree: cosine, plus and minus what `GroupingSettings` says."""
    scores = vectors @ vectors.T
    languages = np.array([candidate.saying.language.partition("-")[0] for candidate in candidates])
    crossing = languages[:, None] != languages[None, :]
    scores += settings.crossing * crossing
    named = _name_agreement([candidate.names for candidate in candidates])
    scores += settings.names * np.where(crossing, np.maximum(named, 0), named)
    scores += settings.numbers * _shares([candidate.numbers for candidate in candidates])
    things = [frozenset(figure.measurand for figure in candidate.figures) for candidate in candidates]
    values = [frozenset((figure.measurand, figure.value) for figure in candidate.figures) for candidate in candidates]
    counted = np.array([bool(thing) for thing in things])
    same_value, same_thing = _shares(values), _shares(things)
    scores += settings.figures * same_value
    scores -= settings.figures * (np.outer(counted, counted) & ~same_thing)
    negated = np.array([candidate.is_negated for candidate in candidates])
    scores -= settings.polarity * (negated[:, None] ^ negated[None, :])
    return np.asarray(scores, dtype=np.float32)


def _shares(sets: Sequence[frozenset[object]]) -> NDArray[np.bool_]:
    vocabulary = {item: column for column, item in enumerate(dict.fromkeys(item for each in sets for item in each))}
    marks = np.zeros((len(sets), max(1, len(vocabulary))), dtype=np.float32)
    for row, each in enumerate(sets):
        marks[row, [vocabulary[item] for item in each]] = 1
    return (marks @ marks.T) > 0


def _name_agreement(names: Sequence[frozenset[str]]) -> Scores:
    """Return -1 (no name shared) to 1 (all shared), 0 where either side has none; rare names weigh more than the event's own."""
    frequency = Counter(name for each in names for name in each)
    column = {name: place for place, name in enumerate(frequency)}
    weighed = np.zeros((len(names), max(1, len(column))), dtype=np.float32)
    for row, each in enumerate(names):
        for name in each:
            weighed[row, column[name]] = log(1 + len(names) / frequency[name]) ** 0.5
    shared = weighed @ weighed.T
    own = np.diag(shared)
    smaller = np.minimum(own[:, None], own[None, :])
    known = smaller > 0
    return np.asarray(np.where(known, 2 * shared / np.where(known, smaller, 1) - 1, 0), dtype=np.float32)


def average_link(scores: Scores, *, threshold: float) -> list[int]:
    """Return a label for each row: rows are merged, the most alike pair first, while two groups agree above `threshold` on average.

    Ties go to the lowest positions. The label of a group is its lowest position.
    """
    size = len(scores)
    links = scores.astype(np.float64)
    np.fill_diagonal(links, -np.inf)
    weights = np.ones(size)
    labels = np.arange(size)
    nearest = links.argmax(axis=1)
    best = links[np.arange(size), nearest]
    while True:
        keep = int(best.argmax())
        if best[keep] < threshold:
            return [int(label) for label in labels]
        gone = int(nearest[keep])
        keep, gone = min(keep, gone), max(keep, gone)
        row = (weights[keep] * links[keep] + weights[gone] * links[gone]) / (weights[keep] + weights[gone])
        row[keep] = -np.inf
        links[keep], links[:, keep] = row, row
        links[gone], links[:, gone] = -np.inf, -np.inf
        weights[keep] += weights[gone]
        labels[labels == labels[gone]] = keep
        stale = np.flatnonzero((nearest == keep) | (nearest == gone))
        stale = np.union1d(stale, [keep])
        nearest[stale] = links[stale].argmax(axis=1)
        best[stale] = links[stale, nearest[stale]]
        best[gone] = -np.inf
        closer = row > best
        nearest[closer], best[closer] = keep, row[closer]


def _join_nearest(groups: list[list[int]], vectors: Vectors, *, since: int, threshold: float) -> None:
    """Put each position from `since` on into the group with the most similar mean vector, or into one of its own."""
    centres = np.stack([vectors[each].mean(axis=0) for each in groups])
    similar = vectors[since:] @ centres.T
    for offset, nearest in enumerate(similar.argmax(axis=1)):
        if similar[offset, nearest] >= threshold:
            groups[nearest].append(since + offset)
        else:
            groups.append([since + offset])
