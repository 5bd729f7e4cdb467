"""RSS, Atom and CDF feeds."""

from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.sources.dates import DateReader
from rashomon.sources.entries import left_out, read_items
from rashomon.sources.feed_parser import parse_feed
from rashomon.sources.links import web_link
from rashomon.sources.plain import line, line_from_html

_PLAIN = "text/plain"  # declared so, or RSS that does not look like HTML to feedparser
_MOST_AUTHORS = 20
# http://web.resource.org/rss/1.0/modules/syndication/
_PERIODS_S = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_DIGITS = 9  # of a count of minutes or times


def read_feed(text: str, /, *, url: str) -> Listing:
    """Read a feed that begins at its first element.

    An entry is dated by `published`, or else `created`, or else `updated` (Atom feeds often have no other, and RSS 1.0's dc:date is read as
    that). A date without a zone is taken as UTC.
    """
    parsed = parse_feed(text, url=url)
    feed = parsed.feed
    language = _language(feed)
    dates = DateReader()
    items = read_items(parsed.entries, lambda position, item: _entry(item, url, position, language, dates), url=url)
    if not (items or parsed.version or feed):
        raise Rejected(Reason.UNSUPPORTED_TYPE, "begins like a feed and holds none")
    return Listing(
        ListingFormat.ATOM if parsed.version.startswith("atom") else ListingFormat.RSS,
        items,
        title=_title(feed),
        language=language,
        refresh_s=_refresh_s(feed),
        repairs=parsed.repairs + left_out(parsed.left_out),
    )


def _entry(item: Mapping[str, Any], url: str, position: int, language: str | None, dates: DateReader) -> Entry:
    return Entry(
        url,
        position,
        web_link(_text(item, "link"), within=url),
        title=_title(item) or None,
        language=_language(item) or language,
        published_at=_published_at(item, dates),
        authors=tuple(_authors(item))[:_MOST_AUTHORS],
    )


def _title(item: Mapping[str, Any]) -> str:
    detail = item.get("title_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else None
    return (line if kind == _PLAIN else line_from_html)(_text(item, "title"))


def _language(item: Mapping[str, Any]) -> str | None:
    detail = item.get("title_detail")
    inherited = detail.get("language") if isinstance(detail, Mapping) else None
    return line(_text(item, "language")) or line(inherited or "") or None


def _published_at(item: Mapping[str, Any], dates: DateReader) -> str | None:
    for name in ("published", "created", "updated"):
        if name in item and (at := dates.read(_text(item, name), item.get(f"{name}_parsed"))):
            return at
    return None


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    """The names; a bare mail address is none, and is not ours to pass on."""
    authors = item.get("authors")
    for author in authors if isinstance(authors, list) else []:
        name = line_from_html(_text(author, "name"))
        if name and "@" not in name:
            yield name


def _refresh_s(feed: Mapping[str, Any]) -> float | None:
    """How often the feed asks to be read: RSS's `ttl` in minutes, or else RSS 1.0's period divided by its frequency."""
    ttl = _count(_text(feed, "ttl"))
    if ttl:
        return 60.0 * ttl
    period = _PERIODS_S.get(_text(feed, "sy_updateperiod").strip().lower())
    return period / (_count(_text(feed, "sy_updatefrequency")) or 1) if period else None


def _count(raw: str) -> int:
    stripped = raw.strip()
    return int(stripped) if stripped.isdecimal() and len(stripped) <= _DIGITS else 0


def _text(item: Mapping[str, Any], name: str) -> str:
    """The value of `name` if it is text: feedparser makes some fields mappings where an element has attributes."""
    value = item.get(name)
    return value if isinstance(value, str) else ""
