"""An edition: everything that is published at one moment, as values."""

from dataclasses import dataclass, field
from datetime import datetime

from rashomon.model.entity import Entity
from rashomon.model.imported import Imported
from rashomon.model.lens import Lens
from rashomon.model.node import Node
from rashomon.model.outlet import Outlet
from rashomon.model.revision import Changes


@dataclass(frozen=True, slots=True)
class Head:
    """A standing editorial question. `names` and `questions` map locale to text; `about` is what nodes are matched with, in English."""

    id: str
    names: dict[str, str]
    questions: dict[str, str]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as outlet and date pages list it: no body, only what a reader needs to find it. `event_slug` is its node, if any."""

    article_id: str
    outlet_id: str
    url: str
    headline: str
    language: str
    published_at: datetime | None = None
    event_slug: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An article whose text changed after it was first read: what it changed, and when that was seen (UTC)."""

    article: ListedArticle
    seen_at: datetime
    changes: Changes


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is published.

    `nodes` maps locale to that locale's nodes, newest first. `redirects` maps an old node slug to the present one. `as_of` is the time of
    the newest article. `base_url` makes canonical addresses absolute (no trailing slash); None keeps every link relative. `imported` are
    foreign pages; `corrections` are articles that changed, the last seen first; `audits` maps the path of a page ("en/n/flood") to its
    audit as JSON.
    """

    locales: tuple[str, ...]
    nodes: dict[str, tuple[Node, ...]]
    outlets: dict[str, Outlet]
    lenses: dict[str, tuple[Lens, ...]]
    entities: dict[str, Entity]
    heads: tuple[Head, ...]
    listings: tuple[ListedArticle, ...]
    redirects: dict[str, str] = field(default_factory=dict)
    as_of: datetime | None = None
    base_url: str | None = None
    imported: tuple[Imported, ...] = ()
    audits: dict[str, bytes] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
