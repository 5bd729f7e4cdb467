"""Looking again at the window: means have moved, and what was unclear with three articles is clear with ten."""

import heapq
import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.cluster.agglomerate import agglomerate
from rashomon.cluster.groups import Groups, groups_of
from rashomon.cluster.means import RunningMeans
from rashomon.cluster.scoring import Rater, crowding, evidence_of, nearness, profile_of_slot
from rashomon.cluster.settings import ClusterSettings
from rashomon.cluster.window import Window
from rashomon.model.event import Membership, Move, MoveKind

_SPLIT_LIMIT = 200  # articles of one event that are grouped anew, the latest: keeps the work of a review bounded
_SAME_TEXT = 2.0  # above every score


@dataclass(slots=True)
class Review:
    """A window with everything centred by the means of now, and what changed in it."""

    window: Window
    groups: Groups
    settings: ClusterSettings
    memberships: dict[str, Membership] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)

    @property
    def rater(self) -> Rater:
        """What scores profiles against the events as they are now."""
        return Rater(self.groups, self.window.size, self.settings)


def review(window: Window, groups: Groups, means: RunningMeans, settings: ClusterSettings) -> Review:
    """Drop what has left the window, centre again, move articles that fit elsewhere better, merge events that have become one."""
    _evict(window, settings)
    window.centre_again(means)
    standing = groups_of(window, [group.id for group in groups.groups])
    _measure_crowding(window, standing, settings)
    looked_at = Review(window, groups_of(window, [group.id for group in standing.groups]), settings)
    _split(looked_at)
    _merge(looked_at)
    looked_at.groups = groups_of(window, [group.id for group in looked_at.groups.groups])
    return looked_at


def _evict(window: Window, settings: ClusterSettings) -> None:
    now = next((member.at for member in reversed(window.members) if not math.isnan(member.at)), math.nan)
    undated = [row for row, member in enumerate(window.members) if math.isnan(member.at)][-settings.undated_limit :]
    near = [row for row, member in enumerate(window.members) if abs(member.at - now) <= settings.window_hours]
    if len(undated) + len(near) < window.size:
        window.keep(sorted((*undated, *near)))


def _measure_crowding(window: Window, groups: Groups, settings: ClusterSettings) -> None:
    likeness = window.rows @ groups.means().T
    for row, member in enumerate(window.members):
        mine = likeness[row].copy()
        mine[member.event] = np.inf  # its own event is the nearest one
        member.crowding = crowding(mine, settings)


def _split(looked_at: Review) -> None:
    """Group the articles of each event anew, from scratch; what no longer hangs together becomes an event of its own."""
    groups = looked_at.groups
    for slot in range(len(groups)):
        rows = sorted(groups.groups[slot].rows)[-_SPLIT_LIMIT:]
        if len(rows) > 2:  # noqa: PLR2004 (two articles were compared when they met)
            parts = agglomerate(_pairwise(looked_at, rows), looked_at.settings.threshold - looked_at.settings.margin)
            if len(parts) > 1:
                stays = max(parts, key=lambda part: (len(part), -part[0]))
                for part in parts:
                    if part is not stays:
                        _take_out(looked_at, slot, [rows[index] for index in part])


def _pairwise(looked_at: Review, rows: list[int]) -> NDArray[np.float64]:
    """Return the score of each pair of articles, shape (n, n); a copy and its original can not be parted."""
    window, settings = looked_at.window, looked_at.settings
    members = [window.members[row] for row in rows]
    scores: NDArray[np.float64] = (window.centred[rows] @ window.centred[rows].T).astype(np.float64)
    hours = np.array([member.at for member in members])
    scores += nearness(np.abs(hours[:, None] - hours[None]), settings)
    crowded = np.array([member.crowding for member in members])
    scores -= settings.contrast * (crowded[:, None] + crowded[None]) / 2
    rarities = {anchor: looked_at.rater.rarity(anchor) for member in members for anchor in member.anchors}
    for index, member in enumerate(members):
        for other in range(index):
            shared = sum(rarities[anchor] for anchor in sorted(member.anchors & members[other].anchors))
            bonus = settings.anchor_weight * min(shared, settings.anchor_limit)
            are_copies = (member.copy_of or member.id) == (members[other].copy_of or members[other].id)
            scores[index, other] = scores[other, index] = _SAME_TEXT if are_copies else scores[index, other] + bonus
    return scores


def _take_out(looked_at: Review, slot: int, rows: list[int]) -> None:
    window, groups = looked_at.window, looked_at.groups
    fresh = groups.found(window.members[rows[0]], window.raw.shape[1])
    for row in rows:
        groups.remove(row, window)
        groups.add(fresh, row, window.members[row], window.centred[row])
    event_id = groups.groups[fresh].id
    for row in rows:
        member = window.members[row]
        evidence = evidence_of(row, 0.0, groups.groups[fresh], window, looked_at.settings)
        looked_at.memberships[member.id] = Membership(member.id, event_id, evidence, member.copy_of)
    evidence = evidence_of(rows[0], 0.0, groups.groups[slot], window, looked_at.settings)
    ids = tuple(window.members[row].id for row in rows)
    looked_at.moves.append(Move(MoveKind.SPLIT, groups.groups[slot].id, event_id, evidence, ids))


def _merge(looked_at: Review) -> None:
    """Merge the two most alike events until no two are alike enough; the one whose article came first keeps its id."""
    groups, settings = looked_at.groups, looked_at.settings
    means = groups.means()
    alike = np.triu(means @ means.T, k=1)
    anchored = settings.anchor_weight * settings.anchor_limit
    rater = looked_at.rater
    queue: list[tuple[float, int, int]] = []
    for slot in np.flatnonzero((alike + anchored >= settings.threshold).any(axis=1)):
        _enqueue(queue, rater, int(slot), above=int(slot))
    version = [0] * len(groups)
    seen = {(left, right): (0, 0) for _, left, right in queue}
    while queue:
        negative, left, right = heapq.heappop(queue)
        if not groups.groups[left].rows or not groups.groups[right].rows or seen[left, right] != (version[left], version[right]):
            continue
        _unite(looked_at, loser=right, winner=left, score=-negative)
        version[left] += 1
        fresh: list[tuple[float, int, int]] = []
        _enqueue(fresh, rater, left, above=-1)
        for item in fresh:
            seen[item[1], item[2]] = (version[item[1]], version[item[2]])
            heapq.heappush(queue, item)


def _enqueue(queue: list[tuple[float, int, int]], rater: Rater, slot: int, *, above: int) -> None:
    """Push every pair of `slot` with a slot greater than `above` that scores enough, the older event first."""
    scores = rater.scores(profile_of_slot(rater.groups, slot))
    scores[slot] = -np.inf
    scores[: above + 1] = -np.inf
    for other in np.flatnonzero(scores >= rater.settings.threshold):
        left, right = sorted((slot, int(other)))
        heapq.heappush(queue, (-float(scores[other]), left, right))


def _unite(looked_at: Review, *, loser: int, winner: int, score: float) -> None:
    window, groups = looked_at.window, looked_at.groups
    rows = tuple(groups.groups[loser].rows)
    former, event_id = groups.groups[loser].id, groups.groups[winner].id
    groups.merge(loser, winner, window)
    for row in rows:
        member = window.members[row]
        evidence = evidence_of(row, score, groups.groups[winner], window, looked_at.settings)
        looked_at.memberships[member.id] = Membership(member.id, event_id, evidence, member.copy_of)
    evidence = evidence_of(rows[0], score, groups.groups[winner], window, looked_at.settings)
    looked_at.moves.append(Move(MoveKind.MERGE, former, event_id, evidence, tuple(window.members[row].id for row in rows)))
