"""Grouping sentences that say the same: average-link over the log-odds of agreement, then a place in further groups for what says more."""

from dataclasses import dataclass

import numpy as np

from rashomon.relate.agreement import Scores


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """When sentences are one claim.

    Groups are merged while they agree above `together` on average; log-odds count up to `sure` either way, so that one equal number does
    not pull two groups together. A sentence that agrees with the sentences of another group above `beside` on average says that claim too,
    among other things. Chosen on the small world, one event left out at a time (docs/decisions/claims.md).
    """

    together: float = -0.5
    beside: float = 0.1
    sure: float = 3.0


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of sentences that say one thing: `members` have it as their first claim, `beside` say it among other things."""

    members: tuple[int, ...]
    beside: tuple[int, ...] = ()


def group(scores: Scores, *, settings: GroupingSettings) -> list[Group]:
    """Return the groups in order of their first members; each position is a member of exactly one.

    `scores` are log-odds, shape (n, n). Deterministic; n² numbers are kept, and time grows about as n².
    """
    if not len(scores):
        return []
    bounded = np.clip(scores, -settings.sure, settings.sure)
    labels = np.array(average_link(bounded, threshold=settings.together))
    groups = []
    for label in dict.fromkeys(labels.tolist()):
        members = np.flatnonzero(labels == label)
        beside = np.empty(0, dtype=np.intp)
        if len(members) > 1:  # what a single sentence says, no other says
            agrees = bounded[:, members].mean(axis=1) > settings.beside
            beside = np.flatnonzero(agrees & (labels != label))
        groups.append(Group(tuple(members.tolist()), tuple(beside.tolist())))
    return groups


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
