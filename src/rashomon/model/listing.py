"""What a feed, a sitemap or another listing says, read once."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection


class ListingFormat(StrEnum):
    """The shape of a listing."""

    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json-feed"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap-index"
    GDELT = "gdelt"


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a listing in its order, and in its place whatever could not be read.

    `listings` are addresses of further listings (a sitemap index has them). `refresh_s` is how often the listing asks to be read, in
    seconds, None if it does not say. `repairs` names what was wrong with its form and did no harm ("not well-formed").
    """

    format: ListingFormat
    items: tuple[Entry | Rejection, ...] = ()
    listings: tuple[str, ...] = ()
    title: str = ""
    language: str | None = None
    refresh_s: float | None = None
    repairs: tuple[str, ...] = ()
