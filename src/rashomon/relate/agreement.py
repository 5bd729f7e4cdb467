"""How likely it is that two sentences of one event say the same: the evidence of several signs, added up as log-odds.

Meaning alone does not tell: of all pairs in the small world's gold, cosine ranks with an average precision of .50, all signs together with
.78 (docs/decisions/claims.md).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from rashomon.model.article import Part
from rashomon.relate.anchors import is_telling
from rashomon.relate.candidates import Candidate
from rashomon.relate.centring import Vectors

Scores = NDArray[np.float32]

_VAGUE = frozenset({"money", "percent"})  # measurands that say nothing of what is counted
_MOST_SHARED = 2  # measurands, or values, that count


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the log-odds that two sentences say the same.

    `meaning` weighs the cosine of the sentences, `part` that of their nearest clauses, `quote` what the cosine of their nearest quotes has
    above `quote_above`; `crossing` is added between two languages, where equal sentences lie further apart. `names` weighs the share of
    names in common, `anchors` that of numbers and times, rare ones more; `number` is added once where a telling one is shared.
    `measurand` is added for each thing that both count (two at most), `value` where the values agree too. `title` is added for each of the
    two that is a headline, which is short; `length` weighs the log ratio of their lengths: a long sentence may hold a short one's claim.

    Fitted by logistic regression to the small world's gold and the seen half of evals/claims/shared-news.jsonl; `bias`, `names`, `number`
    and `title` were then moved a little, when more names were found than at the time of fitting (docs/decisions/claims.md).
    """

    bias: float = -8.51
    meaning: float = 8.5
    part: float = 5.0
    crossing: float = 1.6
    names: float = 1.15
    quote: float = 1.6
    quote_above: float = 0.3
    anchors: float = 2.2
    number: float = 0.35
    measurand: float = 4.6
    value: float = 2.2
    title: float = 0.6
    length: float = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The vectors of what sentences are made of: unit rows, and the position of the sentence that each belongs to, ascending."""

    vectors: Vectors
    owners: NDArray[np.intp]


def agreement(candidates: Sequence[Candidate], vectors: Vectors, quotes: Parts, clauses: Parts, *, weights: Weights) -> Scores:
    """Return the log-odds that each two candidates say the same, shape (n, n), symmetric. `vectors` are centred unit rows."""
    scores = np.full((len(candidates),) * 2, weights.bias, dtype=np.float32)
    for name, sign in signs(candidates, vectors, quotes, clauses, quote_above=weights.quote_above).items():
        scores += np.float32(getattr(weights, name)) * sign
    return scores


def signs(candidates: Sequence[Candidate], vectors: Vectors, quotes: Parts, clauses: Parts, *, quote_above: float) -> dict[str, Scores]:
    """Return each sign for each two candidates, by its name in `Weights`."""
    meaning = np.asarray(vectors @ vectors.T, dtype=np.float32)
    languages = np.array([candidate.saying.language.partition("-")[0] for candidate in candidates])
    titles = np.array([candidate.saying.citation.part is Part.TITLE for candidate in candidates], dtype=np.float32)
    lengths = np.log([max(1, len(candidate.text)) for candidate in candidates]).astype(np.float32)
    spoken = _nearest(quotes, len(candidates), floor=quote_above)
    counted = [frozenset(figure.measurand for figure in each.figures if figure.measurand not in _VAGUE) for each in candidates]
    values = [frozenset((figure.measurand, figure.value) for figure in each.figures) for each in candidates]
    telling = [frozenset(filter(is_telling, candidate.anchors)) for candidate in candidates]
    return {
        "meaning": meaning,
        "part": np.maximum(meaning, _nearest(_joined(vectors, quotes, clauses), len(candidates), floor=-1.0)),
        "crossing": (languages[:, None] != languages[None, :]).astype(np.float32),
        "names": np.maximum(0, 2 * shared([candidate.names for candidate in candidates]) - 1),
        "quote": np.maximum(0, spoken - quote_above),
        "anchors": shared([candidate.anchors for candidate in candidates]),
        "number": np.minimum(1, _counts(telling)),
        "measurand": np.minimum(_MOST_SHARED, _counts(counted)),
        "value": np.minimum(_MOST_SHARED, _counts(values)),
        "title": titles[:, None] + titles[None, :],
        "length": np.abs(lengths[:, None] - lengths[None, :]),
    }


def shared(sets: Sequence[frozenset[str]]) -> Scores:
    """Return which share of the smaller set is in the other, 0 to 1, 0 where either is empty. What few sets have weighs more."""
    frequency = Counter(item for each in sets for item in each)
    weighed = _marks(sets, {item: log(1 + len(sets) / count) ** 0.5 for item, count in sorted(frequency.items())})
    common = weighed @ weighed.T
    own = np.diag(common)
    smaller = np.minimum(own[:, None], own[None, :])
    return np.asarray(np.where(smaller > 0, common / np.where(smaller > 0, smaller, 1), 0), dtype=np.float32)


def _counts(sets: Sequence[frozenset[Hashable]]) -> Scores:
    marks = _marks(sets, dict.fromkeys((item for each in sets for item in each), 1.0))
    return np.asarray(marks @ marks.T, dtype=np.float32)


def _marks(sets: Sequence[frozenset[Hashable]], weights: dict[Hashable, float] | dict[str, float]) -> Scores:
    column = {item: place for place, item in enumerate(weights)}
    marks = np.zeros((len(sets), max(1, len(column))), dtype=np.float32)
    for row, each in enumerate(sets):
        for item in each:
            marks[row, column[item]] = weights[item]  # type: ignore[index]
    return marks


def _joined(vectors: Vectors, quotes: Parts, clauses: Parts) -> Parts:
    """Return sentences and their parts together, in order of the sentences."""
    owners = np.concatenate([np.arange(len(vectors)), quotes.owners, clauses.owners])
    order = np.argsort(owners, kind="stable")
    return Parts(np.concatenate([vectors, quotes.vectors, clauses.vectors])[order], owners[order])


def _nearest(parts: Parts, size: int, *, floor: float) -> Scores:
    """Return the cosine of the two nearest parts of each two sentences, `floor` where either has none."""
    nearest = np.full((size, size), floor, dtype=np.float32)
    if len(parts.owners):
        owners, starts = np.unique(parts.owners, return_index=True)
        similar = np.asarray(parts.vectors @ parts.vectors.T, dtype=np.float32)
        similar = np.maximum.reduceat(np.maximum.reduceat(similar, starts, axis=0), starts, axis=1)
        nearest[np.ix_(owners, owners)] = np.maximum(similar, floor)
    return nearest
