"""Events: sets of articles about one happening, and how each article got there."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an article was put into an event, or two events into one: the numbers the decision was made on.

    `nearest_id` is the most similar article already there (None for the founder of an event); `similarity` the average-link cosine
    between language-centred vectors; `shared` the names both sides carry; `overlap` the near-duplicate share of the fingerprints, 0
    to 1; `gap_hours` the time between the article and the event, None where either has no time; `score` what was compared with
    `threshold`.
    """

    nearest_id: str | None
    similarity: float
    overlap: float
    shared: tuple[str, ...]
    gap_hours: float | None
    score: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Membership:
    """An article in an event. `copy_of` is the id of the first article of the same text (an agency copy), if there is one."""

    article_id: str
    event_id: str
    evidence: Evidence
    copy_of: str | None = None


class MoveKind(StrEnum):
    """What happened to an event id."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Move:
    """A merge (`event_id` went into `into_id` and redirects there) or a split (`into_id` was taken out of `event_id`)."""

    kind: MoveKind
    event_id: str
    into_id: str
    evidence: Evidence
    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening. The id is that of its founding and survives growth; `article_ids` are in order of arrival."""

    id: str
    article_ids: tuple[str, ...]
