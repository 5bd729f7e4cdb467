"""The events of the window, as sums of their members' vectors."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.cluster.window import Member, Rows, Window
from rashomon.model.ids import content_id


@dataclass(slots=True)
class Group:
    """One event in the window: its id, the rows of its members there, their times (hours) and anchors.

    Of undated members nothing is known: an event of them alone has infinite bounds and no middle.
    """

    id: str
    rows: list[int] = field(default_factory=list)
    first_at: float = math.inf
    last_at: float = -math.inf
    hours: list[float] = field(default_factory=list)
    anchors: Counter[str] = field(default_factory=Counter)
    crowding: float = 0.0

    @property
    def middle(self) -> float:
        """The mean time of its dated members, NaN if there is none."""
        return sum(self.hours) / len(self.hours) if self.hours else math.nan


@dataclass(slots=True)
class Groups:
    """All events of the window. `slots` index `groups` and the rows of `sums`; a slot without members is an event that went elsewhere.

    `holders` maps an anchor to the slots whose members carry it.
    """

    groups: list[Group] = field(default_factory=list)
    sums: Rows = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))
    holders: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def __len__(self) -> int:
        return len(self.groups)

    def found(self, member: Member, width: int) -> int:
        """Open an event for its first article, with vectors of shape (width,); return its slot."""
        number = (str(member.founded),) if member.founded else ()
        member.founded += 1
        return self._open(content_id("event", member.id, *number), width)

    def _open(self, event_id: str, width: int) -> int:
        if len(self.groups) == len(self.sums):
            grown = np.zeros((max(64, 2 * len(self.sums)), width), dtype=np.float32)
            if len(self.sums):
                grown[: len(self.sums)] = self.sums
            self.sums = grown
        self.sums[len(self.groups)] = 0.0
        self.groups.append(Group(event_id))
        return len(self.groups) - 1

    def add(self, slot: int, row: int, member: Member, vector: NDArray[np.float32]) -> None:
        """Put the article at `row` of the window into the event at `slot`."""
        self.sums[slot] += vector
        self.note(slot, row, member)

    def note(self, slot: int, row: int, member: Member) -> None:
        """Enter the article at `row` into the lists of the event at `slot`, whose sum holds its vector already."""
        group = self.groups[slot]
        member.event = slot
        group.rows.append(row)
        group.crowding += member.crowding
        if not math.isnan(member.at):
            group.first_at, group.last_at = min(group.first_at, member.at), max(group.last_at, member.at)
            group.hours.append(member.at)
        group.anchors.update(member.anchors)
        for anchor in member.anchors:
            self.holders[anchor].add(slot)

    def remove(self, row: int, window: Window) -> None:
        """Take the article at `row` out of its event; its times and anchors are counted anew."""
        slot = window.members[row].event
        group = self.groups[slot]
        group.rows.remove(row)
        group.crowding -= window.members[row].crowding
        self.sums[slot] -= window.centred[row]
        group.hours = [window.members[other].at for other in group.rows if not math.isnan(window.members[other].at)]
        group.first_at, group.last_at = min(group.hours, default=math.inf), max(group.hours, default=-math.inf)
        for anchor in window.members[row].anchors:
            group.anchors[anchor] -= 1
            if not group.anchors[anchor]:
                del group.anchors[anchor]
                self.holders[anchor].discard(slot)

    def merge(self, loser: int, winner: int, window: Window) -> None:
        """Move every article of one event into another."""
        for row in tuple(self.groups[loser].rows):
            self.remove(row, window)
            self.add(winner, row, window.members[row], window.centred[row])

    def counts(self) -> NDArray[np.int64]:
        """How many members each slot has, shape (len(self),)."""
        return np.array([len(group.rows) for group in self.groups], dtype=np.int64)

    def means(self) -> Rows:
        """The mean vector of each slot, shape (len(self), d); zero where nobody is left."""
        return (self.sums[: len(self)] / np.maximum(self.counts(), 1)[:, None]).astype(np.float32)


def groups_of(window: Window, event_ids: list[str]) -> Groups:
    """Return the groups of a window whose members' `event` index `event_ids`: slots are numbered anew, in order of first appearance."""
    groups = Groups()
    slots: dict[int, int] = {}
    for row, member in enumerate(window.members):
        if member.event not in slots:
            slots[member.event] = groups._open(event_ids[member.event], window.raw.shape[1])  # noqa: SLF001 (its own constructor)
        groups.add(slots[member.event], row, member, window.centred[row])
    return groups
