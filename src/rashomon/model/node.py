"""Nodes: briefs that the verifier has passed, with what places them in the graph."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rashomon.model.brief import Brief, Sentence


class Relation(StrEnum):
    """How one event stands to another."""

    PART_OF = "part-of"
    FOLLOWS = "follows"
    RESPONDS_TO = "responds-to"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Edge:
    """A typed link from one event to another, with the evidence behind it: similarity of their accounts and the entities they share.

    `is_inverse` says that the relation is told from the other end: the other event follows this one. `because` are words of an article
    of this event that say how it stands to the other, where any do.
    """

    event_id: str
    to_id: str
    relation: Relation
    similarity: float
    shared: tuple[str, ...]
    is_inverse: bool = False
    because: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the page holds, derived from it and from nothing else. Agency copies of one text are one voice."""

    full_takes: int
    link_only_takes: int
    outlets: int
    voices: int
    owners: int
    languages: int
    countries: int
    lenses: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something the verifier took out: which rule, where on the page, what was seen."""

    rule: str
    place: str
    seen: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was checked on a page and what did not hold. `made_by` names composer, models and settings."""

    citations: int
    quotes: int
    figures: int
    dropped: tuple[Dropped, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Node:
    """A page about an event in one locale, verified.

    `on` and `until` bound the event in time (None for undated articles); `as_of` is the time of the newest article; `revision` counts
    the published versions of this node, from 1.
    """

    slug: str
    brief: Brief
    counts: Counts
    receipt: Receipt
    on: date | None = None
    until: date | None = None
    as_of: datetime | None = None
    revision: int = 1
    heads: tuple[str, ...] = ()
    entity_ids: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def event_id(self) -> str:
        """The event this is the page of."""
        return self.brief.event_id
