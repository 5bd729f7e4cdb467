"""Imported pages: pages of this form that somebody else made, in our graph but never of it: marked, not gated, no support for a claim."""

from dataclasses import dataclass, field

from rashomon.model.node import Counts
from rashomon.model.page import Page


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported page came from: the file or address it was read from, the digest of its bytes, and its own canonical address."""

    name: str
    digest: str
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A foreign page with what of it leads into our graph.

    `language` is that of its prose, detected. `counts` are made anew from what the page holds. `outlet_ids` runs parallel to the page's
    takes, "" for an outlet that no registry knows. `entities` maps a printed label or address to the id of an entity, `heads` a printed
    name to the id of a head, `related` a printed label or address to the slug of a page of the edition; `dangling` are printed links
    that lead nowhere in our graph.
    """

    id: str
    slug: str
    page: Page
    origin: Origin
    language: str
    counts: Counts
    outlet_ids: tuple[str, ...] = ()
    entities: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    related: dict[str, str] = field(default_factory=dict)
    dangling: tuple[str, ...] = ()
