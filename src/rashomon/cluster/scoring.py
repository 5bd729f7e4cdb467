"""How well an article fits an event, or an event another: one score for both, in the units of the threshold."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.cluster.groups import Group, Groups
from rashomon.cluster.settings import ClusterSettings
from rashomon.cluster.window import Member, Window
from rashomon.model.event import Evidence
from rashomon.text.fingerprints import overlap

WEEK = 168.0
_COMMON = 0.2  # share of the window from which an anchor tells nothing (a wire's name, the country everybody writes about)

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared with events.

    A mean vector, shape (d,), first, last and mean time, which share of the articles carries each anchor, and how crowded it is around.
    """

    vector: NDArray[np.float32]
    first_at: float
    last_at: float
    middle: float
    anchors: Mapping[str, float]
    crowding: float


def profile_of_member(member: Member, vector: NDArray[np.float32]) -> Profile:
    """Return the profile of a single article."""
    first, last = (math.inf, -math.inf) if math.isnan(member.at) else (member.at, member.at)
    return Profile(vector, first, last, member.at, dict.fromkeys(sorted(member.anchors), 1.0), member.crowding)


def profile_of_slot(groups: Groups, slot: int) -> Profile:
    """Return the profile of an event."""
    group = groups.groups[slot]
    size = max(len(group.rows), 1)
    shares = {anchor: count / size for anchor, count in sorted(group.anchors.items())}
    return Profile(groups.sums[slot] / np.float32(size), group.first_at, group.last_at, group.middle, shares, group.crowding / size)


@dataclass(frozen=True, slots=True)
class Rater:
    """Scores profiles against the events of a window."""

    groups: Groups
    window_size: int
    settings: ClusterSettings

    def scores(self, profile: Profile) -> Scores:
        """Return the score against each slot, shape (len(groups),); minus infinity where time or emptiness rules it out.

        score = average-link similarity + shared anchors by rarity − time between.
        """
        size = len(self.groups)
        if not size:
            return np.empty(0)
        counts = self.groups.counts()
        scores: Scores = (self.groups.sums[:size] @ profile.vector) / np.maximum(counts, 1)
        scores = scores.astype(np.float64)
        around = np.array([group.crowding for group in self.groups.groups]) / np.maximum(counts, 1)
        scores -= self.settings.contrast * (profile.crowding + around) / 2
        for slot, rarity in self._shared(profile).items():
            scores[slot] += self.settings.anchor_weight * min(rarity, self.settings.anchor_limit)
        gaps = self._gaps(profile)
        apart = np.abs(np.array([group.middle for group in self.groups.groups]) - profile.middle)
        scores += nearness(apart, self.settings)
        scores[(counts == 0) | (gaps > self.settings.window_hours)] = -np.inf
        return scores

    def _shared(self, profile: Profile) -> dict[int, float]:
        """Return for each slot the rarity (natural log) of the anchors it shares, weighted by how many on both sides carry them."""
        shared: dict[int, float] = {}
        for anchor, share in profile.anchors.items():
            rarity = self.rarity(anchor)
            for slot in self.groups.holders.get(anchor, ()) if rarity else ():
                group = self.groups.groups[slot]
                shared[slot] = shared.get(slot, 0.0) + rarity * share * group.anchors[anchor] / len(group.rows)
        return shared

    def rarity(self, anchor: str) -> float:
        """Return how rare an anchor is in the window, as a natural log; 0 for one that tells nothing."""
        carriers = sum(self.groups.groups[slot].anchors[anchor] for slot in self.groups.holders.get(anchor, ()))
        if not carriers or carriers > _COMMON * self.window_size + 1:
            return 0.0
        return math.log((self.window_size + 1) / carriers)

    def _gaps(self, profile: Profile) -> Scores:
        """Return the hours between the profile and each event, 0 where they overlap or one of them has no time."""
        first = np.array([group.first_at for group in self.groups.groups])
        last = np.array([group.last_at for group in self.groups.groups])
        gaps = np.maximum(np.maximum(first - profile.last_at, profile.first_at - last), 0.0)
        gaps[~np.isfinite(gaps)] = 0.0
        return gaps


def nearness(apart: Scores, settings: ClusterSettings) -> Scores:
    """Return what the hours between adds to a score or takes from it; nothing where one time is not known."""
    near: Scores = settings.near_bonus * np.exp(-apart / settings.near_hours) - settings.gap_weight * apart / WEEK
    return np.nan_to_num(near)


def crowding(likeness: NDArray[np.float32], settings: ClusterSettings) -> float:
    """Return the mean of the highest similarities to events other than the nearest one; what is missing counts as the usual background.

    In a crowded part of the news (six rounds of one trade dispute) being alike is no sign of being the same; in an empty one it is.
    Subtracting half of both sides' crowding is cross-domain similarity local scaling: A. Conneau et al., "Word translation without parallel
    data" (2018), section 2.3.
    """
    count = settings.crowd + 1
    highest = likeness if len(likeness) <= count else np.partition(likeness, -count)[-count:]
    others = np.sort(highest)[::-1][1:]
    missing = settings.crowd - len(others)
    return float((others.sum() + missing * settings.usual_crowding) / settings.crowd)


def original_of(member: Member, slots: NDArray[np.int64], groups: Groups, window: Window, settings: ClusterSettings) -> int | None:
    """Return the row of the article that `member` is a copy of, looking through the events `slots`; None if it is none."""
    best, found = settings.copy_overlap, None
    for slot in slots:
        for row in groups.groups[slot].rows:
            share = overlap(member.fingerprint, window.members[row].fingerprint)
            if share >= best and (found is None or share > best):
                best, found = share, row
    return found


def evidence_of(row: int, score: float, group: Group, window: Window, settings: ClusterSettings) -> Evidence:
    """Return why the article at `row` belongs to `group`: its nearest member there, and what they share."""
    member = window.members[row]
    others = [other for other in group.rows if other != row]
    if not others:
        return Evidence(None, 0.0, 0.0, (), None, 0.0, settings.threshold)
    scales = np.array([window.members[other].reliability for other in others]) ** 0.5
    cosines = (window.centred[others] @ window.centred[row]) * scales * member.reliability**0.5
    nearest = window.members[others[int(cosines.argmax())]]
    shared = member.anchors & set().union(*(window.members[other].anchors for other in others))
    gaps = [abs(member.at - window.members[other].at) for other in others if not math.isnan(window.members[other].at)]
    return Evidence(
        nearest_id=nearest.id,
        similarity=round(float(cosines.mean()), 4),
        overlap=round(overlap(member.fingerprint, nearest.fingerprint), 4),
        shared=tuple(sorted(shared)),
        gap_hours=round(min(gaps), 2) if gaps and not math.isnan(member.at) else None,
        score=round(score, 4),
        threshold=settings.threshold,
    )
