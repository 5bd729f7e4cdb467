"""Atom feeds. Source: RFC 4287.

Ids are URNs of event and locale, so an entry keeps its id when its slug, its title or the site's address changes.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from rashomon.model.node import Node
from rashomon.publish.neutral import one_line
from rashomon.publish.paths import public_url, to_root
from rashomon.publish.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES: Any = {None: _ATOM}  # None is the default namespace, which the stubs do not know
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_ENTRIES = 50
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def feed_bytes(site: Site, *, path: str, page: str, title: str, nodes: Sequence[Node]) -> bytes:
    """Return the feed at `path` (with extension) of the page at `page`: the newest 50 of `nodes`, newest first."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMESPACES)
    feed.set(_LANGUAGE, site.locale)
    base_url, root = site.edition.base_url, to_root(path)
    _add(feed, "id", f"urn:rashomon:feed:{path.removesuffix('.atom').replace('/', ':')}")
    _add(feed, "title", title)
    _add(feed, "updated", _time(max((node.as_of for node in nodes if node.as_of), default=site.edition.as_of)))
    _add(_add(feed, "author"), "name", "Rashomon")
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base_url}/{path}" if base_url else root + path)
    _add(feed, "link", rel="alternate", type="text/html", href=public_url(base_url, page) if base_url else f"{root}{page}.html")
    for node in nodes[:_MOST_ENTRIES]:
        _entry(feed, node, site, root=root)
    body: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return body


def _entry(feed: etree._Element, node: Node, site: Site, *, root: str) -> None:
    brief, path = node.brief, site.node_path(node)
    entry = _add(feed, "entry")
    _add(entry, "id", f"urn:rashomon:{node.event_id}:{site.locale}")
    _add(entry, "title", brief.title.text).set(_LANGUAGE, brief.title.language)
    _add(entry, "updated", _time(node.as_of or site.edition.as_of))
    base_url = site.edition.base_url
    _add(entry, "link", rel="alternate", type="text/html", href=public_url(base_url, path) if base_url else f"{root}{path}.html")
    if brief.deck:
        _add(entry, "summary", brief.deck.text).set(_LANGUAGE, brief.deck.language)
    for head in node.heads:
        if head in site.heads:
            _add(entry, "category", term=head, label=site.head_ref(head).label)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", {key: one_line(value) for key, value in attributes.items()})
    if text:
        child.text = one_line(text)
    return child


def _time(moment: datetime | None) -> str:
    return (moment or _UNDATED).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
