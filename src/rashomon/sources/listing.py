"""Reading a listing: what shape it has is seen in its content, for servers say anything."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from itertools import islice
from types import MappingProxyType
from typing import IO, Final, Protocol
from zipfile import BadZipFile

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.sources.entries import MOST, left_out
from rashomon.sources.feed import read_feed
from rashomon.sources.gdelt import LINE_LIMIT, entries_of_rows, is_gdelt
from rashomon.sources.json_feed import read_json_feed
from rashomon.sources.lines import split_lines
from rashomon.sources.packing import GZIP_MAGIC, ZIP_MAGIC, gunzipped, zip_member
from rashomon.sources.plain import detail
from rashomon.sources.sitemap import read_sitemap
from rashomon.text.decoding import decoded

LONGEST = 52_428_800  # bytes, the limit of a sitemap (https://www.sitemaps.org/protocol.html#index); unpacked if it came as .gz
LONGEST_FEED = 4 << 20  # characters; hostile ones of this length took up to 10 s and 700 MB, ordinary ones take 2 s
LONGEST_UNZIPPED = 256 << 20  # bytes; fifteen minutes of the GKG are some 50 MB

_HEAD = 1 << 14  # characters in which the first element must begin
_ELEMENT = re.compile(r"<!--(?:.*?-->|.*)|<(?:!doctype\s+|(?:[\w.-]+:)?)([a-z]+)(?=[\s/>])", re.DOTALL | re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # https://www.w3.org/TR/xml/#charsets


class ReadListing(Protocol):
    """An adapter from one foreign shape: takes the text from its first element on, and where it was found."""

    def __call__(self, text: str, /, *, url: str) -> Listing:
        """Read the listing, or raise `Rejected`."""
        ...


def read_listing(body: bytes, *, url: str, content_type: str = "") -> Listing:
    """Read what a feed, a sitemap, an index of sitemaps, a JSON Feed or a file of GDELT lists.

    Entries stand in the listing's order, at most 5,000 of them, with an absolute `url`; `source` is `url` and `position` counts from 1. An
    item without a usable link is a rejection in its place. Nothing is ever fetched, and no entity is expanded.

    Args:
        body: what the server sent, without content coding. A gzipped or (GDELT) zipped file is unpacked here.
        url: where it came from; relative links are relative to it.
        content_type: the header, of which only the charset is used, and only where the document does not say better.

    Raises:
        Rejected: it is something else (UNSUPPORTED_TYPE), damaged beyond use (MALFORMED), or too long (TOO_LONG).
    """
    if body.startswith(ZIP_MAGIC):
        try:
            rows = zip_member(BytesIO(body), limit=LONGEST_UNZIPPED)
        except BadZipFile as error:
            raise Rejected(Reason.MALFORMED, detail(f"damaged zip archive: {error}")) from error
        return _read_gdelt_rows(rows, url=url)
    if body.startswith(GZIP_MAGIC):
        body = gunzipped(body, limit=LONGEST)
    if len(body) > LONGEST:
        raise Rejected(Reason.TOO_LONG, f"{len(body):,} bytes, more than {LONGEST:,}")
    text = decoded(body, content_type=content_type)
    shape, start = _beginning(text)
    if shape not in FORMATS:
        raise Rejected(Reason.UNSUPPORTED_TYPE, _LOOKS.get(shape, "no feed, no sitemap, no JSON Feed and no GDELT file"))
    return FORMATS[shape](text[start:], url=url)


def _beginning(text: str) -> tuple[str, int]:
    """What a text begins with (the name of its first known element, or a sign for other shapes), and where."""
    head = text[:_HEAD]
    stripped = head.lstrip("\ufeff\x00 \t\r\n")
    if not stripped:
        raise Rejected(Reason.MALFORMED, "nothing in it")
    if stripped[0] in "{[":
        return stripped[0], len(head) - len(stripped)
    if "\t" in head and is_gdelt(text[: text.find("\n") if "\n" in text else None][:LINE_LIMIT]):
        return "\t", 0
    for element in _ELEMENT.finditer(head):
        name = (element[1] or "").lower()
        if name in FORMATS or name in _LOOKS:
            return name, element.start()
    return "", 0


def _read_xml_feed(text: str, /, *, url: str) -> Listing:
    if len(text) > LONGEST_FEED:
        raise Rejected(Reason.TOO_LONG, f"a feed of {len(text):,} characters, more than {LONGEST_FEED:,}")
    return _read_xml(read_feed, text, url=url)


def _read_xml_sitemap(text: str, /, *, url: str) -> Listing:
    return _read_xml(read_sitemap, text, url=url)


def _read_xml(read: ReadListing, text: str, *, url: str) -> Listing:
    cleaned, forbidden = _NOT_XML.subn("", text)
    listing = read(cleaned, url=url)
    return replace(listing, repairs=(f"{forbidden:,} characters that XML forbids", *listing.repairs)) if forbidden else listing


def _read_gdelt(text: str, /, *, url: str) -> Listing:
    return _read_gdelt_rows(BytesIO(text.encode(errors="replace")), url=url)


def _read_gdelt_rows(file: IO[bytes], *, url: str) -> Listing:
    with file:
        rows = split_lines(file, limit=LINE_LIMIT)
        entries = entries_of_rows(rows, source=url)
        items = tuple(islice(entries, MOST))
        if not any(isinstance(item, Entry) for item in items):
            raise Rejected(Reason.UNSUPPORTED_TYPE, "no row of GDELT's GKG (27 columns) or events (61)")
        return Listing(ListingFormat.GDELT, items, repairs=left_out(sum(1 for _ in entries)))


FORMATS: Final[Mapping[str, ReadListing]] = MappingProxyType(
    {
        "rss": _read_xml_feed,
        "rdf": _read_xml_feed,
        "feed": _read_xml_feed,
        "channel": _read_xml_feed,
        "urlset": _read_xml_sitemap,
        "sitemapindex": _read_xml_sitemap,
        "{": read_json_feed,
        "\t": _read_gdelt,
    }
)
_LOOKS: Final = MappingProxyType(
    {
        "html": "an HTML page, not a listing",
        "body": "an HTML page, not a listing",
        "opml": "an OPML list of feeds, not a feed",
        "[": "a JSON array, not a JSON Feed",
    }
)
