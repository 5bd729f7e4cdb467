"""feedparser, kept from fetching, from entities, and from the corners where its time or memory grows faster than the feed.

`feedparser.parse` opens a string that looks like a path or an address, and decodes by what servers say. So its two parsers (a strict
one, and a lenient one for what is not well-formed) are driven here as `parse` does it, on text that was decoded before and begins at
its first element: no document type and so no entity declaration ever reaches them.

What is bounded was measured with feedparser 6.0.14: 40,000 letters in one <author> took 4 s (its search for an address is quadratic),
40,000 categories 19 s, 100,000 attributes 77 s; nested xml:base and unknown namespaces are quadratic by their code.
"""

import xml.sax
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from io import BytesIO
from typing import Any
from xml.sax.handler import feature_external_ges, feature_external_pes, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource

import feedparser.api
from feedparser.mixin import _FeedParserMixin

from rashomon.errors import Reason, Rejected
from rashomon.sources.entries import MOST
from rashomon.sources.mending import with_good_references

# What the parsers raise on damage; SAX's own driver stumbles over a namespace with a no-break space in it.
_FAULTS = (xml.sax.SAXException, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)

_MOST_ELEMENTS = 150_000  # 5,000 items of 30; a feed of news has some 10 an item
_DEEPEST = 10_000  # open elements; the lenient parser counts those that are never closed
_MOST_ATTRIBUTES = 100  # of an element
_MOST_NAMESPACES = 100  # a feed of news uses some 10
_LONGEST_BASE = 2_048  # characters
_LONGEST_AUTHOR = 500  # characters


@dataclass(frozen=True, slots=True)
class Parsed:
    """What feedparser made of a feed: its `version`, its own fields, its entries, and what was amiss."""

    version: str
    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    left_out: int = 0
    repairs: tuple[str, ...] = ()


def parse_feed(text: str, *, url: str) -> Parsed:
    """Parse the text of a feed that begins at its first element; `url` is what relative links are relative to.

    Raises:
        Rejected: not even the lenient parser can read it.
    """
    with suppress(*_FAULTS):
        return _read(_Strict(url, None, "utf-8"), text)
    with suppress(*_FAULTS):
        return _read(_Strict(url, None, "utf-8"), with_good_references(text), repair="bad references")
    try:
        return _read(_Loose(url, None, "utf-8", {}), with_good_references(text), repair="not well-formed")
    except _FAULTS as error:
        raise Rejected(Reason.MALFORMED, f"not well-formed, and past mending: {type(error).__name__}") from error


def _read(parser: Any, text: str, *, repair: str = "") -> Parsed:  # noqa: ANN401 -- feedparser has no types
    parser.resolve_relative_uris = parser.sanitize_html = False
    repairs: tuple[str, ...] = (repair,) if repair else ()
    try:
        parser.read(text)
    except _Enough:
        repairs += (f"not read behind {_MOST_ELEMENTS:,} elements",)
    return Parsed(parser.version, parser.feeddata, parser.entries[:MOST], parser.dropped + max(0, len(parser.entries) - MOST), repairs)


class _Enough(Exception):
    """The feed has more elements than are read."""


class _Bounded(_FeedParserMixin):  # type: ignore[misc]  # feedparser has no types
    """The bounds of both parsers. The names of the methods are feedparser's."""

    baseuri: str
    dropped = 0
    elements = 0

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        self.elements += 1
        if self.elements > _MOST_ELEMENTS:
            raise _Enough
        if self.depth > _DEEPEST:
            raise Rejected(Reason.MALFORMED, f"nested deeper than {_DEEPEST:,} elements")
        super().unknown_starttag(tag, attrs)
        if len(self.baseuri) > _LONGEST_BASE:
            self.baseuri = self.basestack[-1] = self.basestack[0]

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        if len(self.namespaces_in_use) < _MOST_NAMESPACES:
            super().track_namespace(prefix, uri)

    def _start_item(self, attrs: dict[str, str]) -> None:
        if len(self.entries) > MOST:
            self.property_depth_map.pop(self.entries.pop(), None)
            self.dropped += 1
        super()._start_item(attrs)

    _start_entry = _start_item

    def _sync_author_detail(self, key: str = "author") -> None:
        """Part a written author from the address: feedparser's own pattern knows no domain such as `.world`, and is quadratic."""
        authors = self._get_context().get("authors")
        written = self._get_context().get("author")
        if key == "author" and authors and not authors[-1] and isinstance(written, str):
            shortened = written[:_LONGEST_AUTHOR]
            authors[-1]["name"] = parseaddr(shortened)[0] if "@" in shortened else shortened

    def _add_tag(self, _term: object, _scheme: object, _label: object) -> None:
        self._get_context().setdefault("tags", [])


class _Strict(_Bounded, feedparser.api.StrictFeedParser):  # type: ignore[misc]
    def startElementNS(self, name: object, qname: object, attrs: AttributesNSImpl) -> None:  # noqa: N802 -- SAX's name
        super().startElementNS(name, qname, attrs if len(attrs) <= _MOST_ATTRIBUTES else AttributesNSImpl({}, {}))

    def read(self, text: str) -> None:
        parser = xml.sax.make_parser()  # noqa: S317 -- no document type reaches it
        parser.setFeature(feature_namespaces, 1)
        parser.setFeature(feature_external_ges, 0)
        parser.setFeature(feature_external_pes, 0)
        parser.setContentHandler(self)
        parser.setErrorHandler(self)
        source = InputSource()
        source.setByteStream(BytesIO(text.encode()))
        source.setEncoding("utf-8")
        parser.parse(source)


class _Loose(_Bounded, feedparser.api.LooseFeedParser):  # type: ignore[misc]
    def read(self, text: str) -> None:
        self.feed(text)
