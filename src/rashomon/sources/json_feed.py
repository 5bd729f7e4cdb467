"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import msgspec

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.sources.dates import DateReader
from rashomon.sources.entries import MOST, left_out, read_items
from rashomon.sources.links import web_link
from rashomon.sources.plain import line

_VERSIONS = "https://jsonfeed.org/version/"


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    date_published: str | None = None
    language: str | None = None
    author: _Author | None = None  # version 1
    authors: list[_Author] | None = None


class _Feed(msgspec.Struct):
    version: str
    items: list[msgspec.Raw]
    title: str = ""
    language: str | None = None


_feed = msgspec.json.Decoder(_Feed)
_item = msgspec.json.Decoder(_Item)


def read_json_feed(text: str, /, *, url: str) -> Listing:
    """Read a JSON Feed. An item is addressed by `url`, else `external_url`, else an `id` that is an address."""
    try:
        feed = _feed.decode(text)
    except msgspec.ValidationError as error:
        raise Rejected(Reason.UNSUPPORTED_TYPE, f"JSON, but no JSON Feed: {error}") from error
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise Rejected(Reason.MALFORMED, f"damaged JSON: {error}") from error
    if not feed.version.startswith(_VERSIONS):
        raise Rejected(Reason.UNSUPPORTED_TYPE, f"JSON of another version: {feed.version[:80]!r}")
    language = line(feed.language or "") or None
    dates = DateReader()
    return Listing(
        ListingFormat.JSON_FEED,
        read_items(feed.items[:MOST], lambda position, raw: _entry(raw, url, position, language, dates), url=url),
        title=line(feed.title),
        language=language,
        repairs=left_out(len(feed.items) - MOST),
    )


def _entry(raw: msgspec.Raw, url: str, position: int, language: str | None, dates: DateReader) -> Entry:
    try:
        item = _item.decode(raw)
    except msgspec.ValidationError as error:
        raise Rejected(Reason.WRONG_TYPE, str(error)) from error
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise Rejected(Reason.MALFORMED, str(error)) from error
    named = item.authors or ([item.author] if item.author else [])
    identity = item.id if isinstance(item.id, str) and item.id.startswith(("http://", "https://")) else None
    return Entry(
        url,
        position,
        web_link(item.url or item.external_url or identity, within=url),
        title=line(item.title or "") or None,
        language=line(item.language or "") or language,
        published_at=dates.read(item.date_published or ""),
        authors=tuple(name for author in named if (name := line(author.name or ""))),
    )
