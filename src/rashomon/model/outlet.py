"""Outlets and the labels that somebody put on them."""

from dataclasses import dataclass, field
from enum import StrEnum


class OutletKind(StrEnum):
    """What sort of organisation answers for the article."""

    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    THINK_TANK = "think-tank"
    NGO = "ngo"
    OFFICIAL = "official"
    AGGREGATOR = "aggregator"


class Control(StrEnum):
    """Who controls an outlet: the types of the State Media Monitor, and `independent-private` for the rest.

    Source: M. Dragomir and A. Söderström, "The State of State Media" (State Media Matrix).
    """

    STATE_CONTROLLED = "state-controlled"
    CAPTURED_PUBLIC = "captured-public"
    CAPTURED_PRIVATE = "captured-private"
    INDEPENDENT_STATE_FUNDED_AND_MANAGED = "independent-state-funded-and-managed"
    INDEPENDENT_STATE_FUNDED = "independent-state-funded"
    INDEPENDENT_STATE_MANAGED = "independent-state-managed"
    INDEPENDENT_PUBLIC = "independent-public"
    INDEPENDENT_PRIVATE = "independent-private"


@dataclass(frozen=True, slots=True)
class ControlLabel:
    """A control type together with who says so, how and when. There is no default value: an unrated outlet has no label."""

    value: Control
    rater: str
    method: str
    on: str
    url: str | None = None


class SourceKind(StrEnum):
    """What shape a source of an outlet has; what it really has is seen when it is read."""

    FEED = "feed"
    NEWS_SITEMAP = "news-sitemap"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A place of an outlet that lists its articles: an address, and the language of what it lists (BCP 47) where that is known."""

    url: str
    kind: SourceKind = SourceKind.FEED
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """The organisation that answers for an article.

    `country` is ISO 3166-1 alpha-2; `languages` are BCP 47; `names` maps a locale to the outlet's name there; `registered` is False
    for an outlet that is known only because an article named it. `sources` say where its articles are listed, the best first.
    """

    id: str
    name: str
    domains: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: OutletKind | None = None
    owner: str | None = None
    control: ControlLabel | None = None
    names: dict[str, str] = field(default_factory=dict)
    registered: bool = True
    sources: tuple[ListedSource, ...] = ()

    def name_in(self, locale: str) -> str:
        """The name to print on a page in `locale`; the outlet's own name where no other is known."""
        return self.names.get(locale, self.name)
