"""OPML 2.0, the form in which feed readers give and take lists of feeds. Source: http://opml.org/spec2.opml."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.outlet import Outlet, SourceKind
from rashomon.model.rejection import Rejection
from rashomon.registry.places import region_name
from rashomon.text.urls import canonical_url

_MOST_BYTES = 16 << 20
_MOST_FEEDS = 20_000  # so many new outlets were written in 8 s and read in 0.9 s on one core of 2026
_LONGEST_NAME = 200  # characters
# The fault that such files have most, and that lxml mends by losing a parameter of the address.
_BARE_AMPERSAND = re.compile(rb"&(?!(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)(?!\0)")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that an OPML file lists: its address, the site it belongs to where that is said, its name (may be empty) and language."""

    url: str
    name: str = ""
    site: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FeedList:
    """What an OPML file lists, in its order; what could not be read, by its element's number; and how many faults of form were mended."""

    feeds: tuple[Feed, ...]
    rejected: tuple[Rejection, ...] = ()
    repairs: int = 0


def read_opml(body: bytes, *, name: str) -> FeedList:
    """Return the feeds of an OPML file, however deep they are nested. One that is not well-formed is read as far as it can be.

    Raises:
        Misconfigured: it is no OPML, is larger than 16 MiB or lists more than 20,000 feeds, or declares entities.
    """
    if len(body) > _MOST_BYTES:
        raise Misconfigured(f"{name} has {len(body):,} bytes; a list of feeds has at most {_MOST_BYTES:,}")
    if b"<!ENTITY" in body.replace(b"\0", b""):  # in UTF-16 too
        raise Misconfigured(f"{name} declares XML entities: no list of feeds needs them, so it is not read")
    escaped, ampersands = _BARE_AMPERSAND.subn(b"&amp;", body)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)  # for deep nesting
    try:
        root = etree.fromstring(escaped, parser)
    except etree.XMLSyntaxError as error:
        raise Misconfigured(f"{name} is no OPML: {error.msg}") from error
    if root is None or _local(root) not in {"opml", "body", "outline"}:
        raise Misconfigured(f"{name} is no OPML: its root is {_local(root) if root is not None else 'missing'}")
    items = list(_items(root, name))
    feeds = tuple(item for item in items if isinstance(item, Feed))
    if len(feeds) > _MOST_FEEDS:
        raise Misconfigured(f"{name} lists {len(feeds):,} feeds; at most {_MOST_FEEDS:,} are taken from one file: divide it")
    return FeedList(feeds, tuple(item for item in items if isinstance(item, Rejection)), ampersands + len(parser.error_log))


def write_opml(outlets: Iterable[Outlet], *, title: str = "Rashomon") -> bytes:
    """Return the feeds of these outlets as OPML 2.0, in a folder a country. Sitemaps are no feeds, and are left out."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    chosen = sorted((outlet for outlet in outlets if feeds_of(outlet)), key=lambda outlet: outlet.country or "")
    for country, group in groupby(chosen, key=lambda outlet: outlet.country):
        folder = body if country is None else etree.SubElement(body, "outline", text=region_name(country, "en"))
        for outlet in group:
            for feed in feeds_of(outlet):
                etree.SubElement(folder, "outline", _attributes(feed))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def feeds_of(outlet: Outlet) -> tuple[Feed, ...]:
    """Return the feeds of an outlet, as an OPML file would list them."""
    site = f"https://{outlet.domains[0]}/" if outlet.domains else None
    return tuple(
        Feed(source.url, outlet.name, site, source.language or next(iter(outlet.languages), None))
        for source in outlet.sources
        if source.kind is SourceKind.FEED
    )


def _attributes(feed: Feed) -> dict[str, str]:
    attributes = {"type": "rss", "text": feed.name, "title": feed.name, "xmlUrl": feed.url}
    further = {"htmlUrl": feed.site, "language": feed.language}
    return attributes | {key: value for key, value in further.items() if value is not None}


def _items(root: etree._Element, name: str) -> Iterator[Feed | Rejection]:
    for position, element in enumerate(root.iter(etree.Element), start=1):
        if _local(element) != "outline":
            continue
        fields = {str(key).lower(): str(value) for key, value in element.attrib.items()}
        address = fields.get("xmlurl") or (fields.get("url") if fields.get("type", "").lower() in {"rss", "atom", "feed"} else None)
        if address is None:
            continue  # a folder, or a link that is no feed
        try:
            yield _feed(address, fields)
        except Rejected as error:
            yield Rejection(name, position, error.reason, error.detail)


def _feed(address: str, fields: dict[str, str]) -> Feed:
    try:
        url = canonical_url(address)
    except ValueError as error:
        raise Rejected(Reason.INVALID_URL, str(error)) from error
    try:
        site = canonical_url(fields.get("htmlurl", ""))
    except ValueError:
        site = None
    return Feed(url, _one_line(fields.get("title") or fields.get("text") or ""), site, fields.get("language"))


def _one_line(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())[:_LONGEST_NAME].strip()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.lower()
