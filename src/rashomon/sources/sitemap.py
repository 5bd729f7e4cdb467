"""Sitemaps, news sitemaps and indexes of sitemaps.

https://www.sitemaps.org/protocol.html; https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from typing import Final

from lxml import etree

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.sources.dates import DateReader
from rashomon.sources.entries import MOST, left_out, read_items
from rashomon.sources.links import web_link
from rashomon.sources.mending import with_good_references
from rashomon.sources.plain import detail, line, line_from_html

_LOC: Final = "loc"
_NEWS_TITLE: Final = "news/title"
_NEWS_DATE: Final = "news/publication_date"
_NEWS_LANGUAGE: Final = "news/publication/language"
_READ = frozenset({_LOC, _NEWS_TITLE, _NEWS_DATE, _NEWS_LANGUAGE})
_LONGEST_VALUE = 10_000  # characters
_CHUNK = 1 << 16  # characters
_MOST_REPAIRS = 20

_Fields = dict[str, str]


def read_sitemap(text: str, /, *, url: str) -> Listing:
    """Read a sitemap or an index that begins at its first element.

    Only a news sitemap says when an article was published: `lastmod` is when its page changed, or when the sitemap was written.
    """
    tree = _Reader()
    repair = tree.read(text)
    if repair and (mended := with_good_references(text)) != text:
        tree = _Reader()
        repair = tree.read(mended) or "bad references"
    if repair and not tree.found:
        raise Rejected(Reason.MALFORMED, repair)
    repairs = ((repair,) if repair else ()) + left_out(tree.found - len(tree.items))
    if tree.is_index:
        return _index(tree.items, repairs, url=url)
    dates = DateReader()
    return Listing(
        ListingFormat.SITEMAP,
        read_items(tree.items, lambda position, fields: _entry(fields, url, position, dates), url=url),
        repairs=repairs,
    )


def _entry(fields: _Fields, url: str, position: int, dates: DateReader) -> Entry:
    return Entry(
        url,
        position,
        web_link(fields.get(_LOC), within=url),
        title=line_from_html(fields.get(_NEWS_TITLE, "")) or None,
        language=line(fields.get(_NEWS_LANGUAGE, "")) or None,
        published_at=dates.read(fields.get(_NEWS_DATE, "")),
    )


def _index(items: list[_Fields], repairs: tuple[str, ...], *, url: str) -> Listing:
    listings: list[str] = []
    for fields in items:
        try:
            listings.append(web_link(fields.get(_LOC), within=url))
        except Rejected as error:
            repairs += (detail(f"a sitemap of the index: {error}"),)
    return Listing(ListingFormat.SITEMAP_INDEX, listings=tuple(dict.fromkeys(listings)), repairs=repairs[:_MOST_REPAIRS])


class _Reader:
    """Takes what is read out of the stream of a parser, so that no tree is ever built.

    `found` counts all <url> or <sitemap> elements that ended; the fields of the first of them are in `items`.
    """

    def __init__(self) -> None:
        self.items: list[_Fields] = []
        self.found = 0
        self.is_index = False
        self._path: list[str] = []
        self._fields: _Fields = {}

    def read(self, text: str) -> str:
        """Read all of `text`, or up to where it is no XML; then return what was wrong there."""
        parser = etree.XMLParser(target=self, encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False)
        try:
            for start in range(0, len(text), _CHUNK):
                parser.feed(text[start : start + _CHUNK].encode())
            parser.close()
        except etree.XMLSyntaxError as error:
            return detail(f"not well-formed behind item {self.found:,}: {error.msg}")
        return ""

    def start(self, tag: str | bytes, attrib: object) -> None:  # noqa: ARG002 -- lxml's protocol
        name = str(tag).rpartition("}")[2].rpartition(":")[2].lower()
        self.is_index = self.is_index or (not self._path and name == "sitemapindex")
        self._path.append(name)
        if len(self._path) == 2:  # noqa: PLR2004 -- an item is a child of the root
            self._fields = {}

    def data(self, data: str | bytes) -> None:
        key = "/".join(self._path[2:])
        if key in _READ and len(self._fields.get(key, "")) < _LONGEST_VALUE:
            self._fields[key] = self._fields.get(key, "") + str(data)

    def end(self, tag: str | bytes) -> None:  # noqa: ARG002 -- lxml's protocol
        if len(self._path) == 2 and self._path[1] == ("sitemap" if self.is_index else "url"):  # noqa: PLR2004
            self.found += 1
            if self.found <= MOST:
                self.items.append(self._fields)
        self._path.pop()

    def comment(self, text: str | bytes) -> None:
        """Comments are not read."""

    def close(self) -> None:
        """Nothing is left to do; lxml asks for this method."""
