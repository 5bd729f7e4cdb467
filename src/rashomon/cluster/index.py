"""The event index: takes articles one by one, in time order, and says which event each belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.cluster.anchors import anchors_of
from rashomon.cluster.groups import Groups
from rashomon.cluster.means import RunningMeans, Sum
from rashomon.cluster.review import review
from rashomon.cluster.scoring import Rater, Scores, crowding, evidence_of, original_of, profile_of_member
from rashomon.cluster.settings import ClusterSettings
from rashomon.cluster.state import pack, unpack
from rashomon.cluster.window import Member, Window, reliability, scale, unit
from rashomon.model.annotation import Reading
from rashomon.model.event import Event, Membership, Move

_COPY_CANDIDATES = 3  # events looked at for the original of a copy; its vector is next to the copy's, so the first is nearly always right


@dataclass(frozen=True, slots=True)
class Changes:
    """What a batch changed: where its articles went, where a review took others, and what happened to event ids.

    Apply `memberships` first (each article at most once), then `moves` in order: a merge takes every article of its event along.
    """

    memberships: tuple[Membership, ...]
    moves: tuple[Move, ...]


class EventIndex:
    """Events with their articles of the last weeks, and the state of all decisions.

    The result depends on the articles and their order alone: not on how they are cut into batches, nor on snapshots taken in between.
    Each article is compared with the events of the window (a matrix product); the window is reviewed after a fixed share of it has come in
    anew, so the cost an article does not grow with the archive.
    """

    def __init__(self, settings: ClusterSettings, *, window: Window, groups: Groups, means: RunningMeans, since_review: int) -> None:
        self._settings = settings
        self._window = window
        self._groups = groups
        self._means = means
        self._since_review = since_review

    @classmethod
    def new(cls, settings: ClusterSettings, expected: Callable[[str], Sum]) -> "EventIndex":
        """An index that has seen nothing. `expected` gives for a language the mean vector to start from (`models.background`)."""
        return cls(settings, window=Window(), groups=Groups(), means=RunningMeans(settings.mean_prior, expected), since_review=0)

    @classmethod
    def restore(cls, body: bytes, settings: ClusterSettings, expected: Callable[[str], Sum]) -> "EventIndex":
        """The index that `snapshot` was taken of: it goes on exactly as that one would have."""
        window, groups, means, since_review = unpack(body, prior=settings.mean_prior, expected=expected)
        return cls(settings, window=window, groups=groups, means=means, since_review=since_review)

    def snapshot(self) -> bytes:
        """The complete state, bounded by the window."""
        return pack(self._window, self._groups, self._means, self._since_review)

    @property
    def means(self) -> RunningMeans:
        """The running means of the vectors, by language."""
        return self._means

    def events(self) -> tuple[Event, ...]:
        """The events of the window with the articles that are in it, the oldest first."""
        members = self._window.members
        return tuple(Event(group.id, tuple(members[row].id for row in sorted(group.rows))) for group in self._groups.groups if group.rows)

    def add(self, readings: Sequence[Reading]) -> Changes:
        """Put each reading into an event, in the order given (time order; undated ones last)."""
        placed: dict[str, Membership] = {}
        moves: list[Move] = []
        for reading in readings:
            placed[reading.id] = self._place(reading)
            self._since_review += 1
            if self._since_review >= max(self._settings.review_least, self._settings.review_share * self._window.size):
                looked_at = review(self._window, self._groups, self._means, self._settings)
                self._groups, self._since_review = looked_at.groups, 0
                placed.update(looked_at.memberships)
                moves.extend(looked_at.moves)
        return Changes(tuple(placed.values()), tuple(moves))

    def _place(self, reading: Reading) -> Membership:
        member = self._member(reading)
        self._means.add(member.language, reading.annotations.vector)
        centred = unit(reading.annotations.vector - self._means.mean(member.language)) * scale(member.reliability)
        vector = centred.astype(np.float32)
        around = self._groups.means() @ vector if len(self._groups) else np.empty(0, dtype=np.float32)
        member.crowding = crowding(around, self._settings)
        scores = Rater(self._groups, self._window.size, self._settings).scores(profile_of_member(member, vector))
        slot, score = self._choose(member, scores, width=len(vector))
        row = self._window.size
        self._window.append(member, reading.annotations.vector, vector)
        self._groups.add(slot, row, member, vector)
        group = self._groups.groups[slot]
        return Membership(member.id, group.id, evidence_of(row, score, group, self._window, self._settings), member.copy_of)

    def _choose(self, member: Member, scores: Scores, *, width: int) -> tuple[int, float]:
        """Return the slot for a new article and its score there: that of its original, the best one, or a new one."""
        nearest = np.argsort(-scores, kind="stable")[:_COPY_CANDIDATES]
        nearest = nearest[np.isfinite(scores[nearest])]  # what is out of reach in time is no original either
        original = original_of(member, nearest, self._groups, self._window, self._settings)
        if original is not None:
            found = self._window.members[original]
            member.copy_of = found.copy_of or found.id
            return found.event, float(scores[found.event])
        if len(nearest) and scores[nearest[0]] >= self._settings.threshold:
            return int(nearest[0]), float(scores[nearest[0]])
        return self._groups.found(member, width), 0.0

    def _member(self, reading: Reading) -> Member:
        at = reading.article.published_at
        share = reliability(reading, self._settings)
        return Member(
            id=reading.id,
            event=-1,
            language=reading.language,
            at=float("nan") if at is None else at.timestamp() / 3600,
            reliability=share,
            anchors=anchors_of(reading) if share else frozenset(),
            fingerprint=reading.annotations.fingerprint,
        )
