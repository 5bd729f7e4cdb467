"""Where the links of a page stand and where they lead, within its site or out of it."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from rashomon.audit.finding import Place, Section
from rashomon.page import GraphLine, Page, Run, RunKind, Text

_EXTENSIONS = (".md", ".html", ".json")
_ENTITY = "entity"
_NODE = "n"
_OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Linked:
    """A link and its place."""

    place: Place
    run: Run


def placed_texts(page: Page) -> Iterator[tuple[Place, Text]]:
    """Yield every printed text that may hold links, with its place, in the order of the page."""
    yield Place(Section.TITLE, None, page.title.line), page.title
    if page.deck:
        yield Place(Section.DECK, None, page.deck.line), page.deck
    for item in page.meta.fields:
        for text in item.values:
            yield Place(Section.META, None, text.line or page.meta.line), text
    yield from _numbered(Section.SUMMARY, ((text,) for text in page.summary))
    yield from _numbered(Section.SPLIT, ((position.statement, *position.holders) for position in page.split))
    yield from _numbered(Section.MISSING, ((text,) for text in page.missing))
    yield from _numbered(Section.NUMBERS, ((line.value, line.label, *line.outlets) for line in page.numbers))
    yield from _numbered(Section.WHY, ((text,) for text in page.why))
    yield from _numbered(Section.WATCH, ((item.text,) for item in page.watch))
    yield from _numbered(Section.TAKES, ((take.framing,) if take.framing else () for take in page.all_takes))
    if page.matrix:
        yield from _numbered(Section.MATRIX, ((row.statement,) for row in page.matrix.rows))
        yield from ((Place(Section.MATRIX, None, page.matrix.line), text) for text in page.matrix.outlets)
    yield from _numbered(Section.TIMELINE, ((line.text,) for line in page.timeline))
    for line in page.graph:
        for text in line.items:
            yield graph_place(line, text), text
    yield from _numbered(Section.SOURCES, ((source.outlet,) for source in page.sources))


def _numbered(section: Section, items: Iterable[tuple[Text, ...]]) -> Iterator[tuple[Place, Text]]:
    for item, texts in enumerate(items):
        for text in texts:
            yield Place(section, item, text.line), text


def graph_place(line: GraphLine, text: Text) -> Place:
    """Return the place of an item of "Across the graph"."""
    return Place(Section.GRAPH, None, text.line or line.line)


def links(page: Page) -> Iterator[Linked]:
    """Yield every link of a page, in order."""
    for place, text in placed_texts(page):
        for run in text.links:
            yield Linked(place, run)


def address(target: str) -> SplitResult | None:
    """Return the parts of a link's address; None if it is no address at all."""
    try:
        parts = urlsplit(target.strip())
        parts.port  # noqa: B018 (raises on a port that is none)
    except ValueError:
        return None
    return parts


def site_path(target: str, *, seen_from: str) -> str | None:
    """Return the path in the site that a link leads to (`en/entity/mali`), seen from the page at `seen_from`.

    None for an address out of the site, a fragment alone, or a way that climbs above the root of the site.
    """
    parts = address(target)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(seen_from), path)
    normal = posixpath.normpath(joined)
    if normal.startswith("..") or "\x00" in normal:
        return None
    if path.endswith("/"):
        return f"{normal}/index" if normal != "." else "index"
    return next((normal.removesuffix(extension) for extension in _EXTENSIONS if normal.endswith(extension)), normal)


def entity_slug(target: str) -> str:
    """Return the slug of the entity page that a link leads to (`mali` of `/zh/entity/mali`), "" if it leads elsewhere."""
    return _slug_in(target, _ENTITY)


def node_slug(target: str) -> str:
    """Return the slug of the node page that a link leads to (`flood` of `../n/flood.md`), "" if it leads elsewhere."""
    return _slug_in(target, _NODE)


def outlet_slug(target: str) -> str:
    """Return the slug of the outlet page that a link leads to, "" if it leads elsewhere."""
    return _slug_in(target, _OUTLET)


def wiki_slug(run: Run) -> str:
    """Return what a `[[slug]]` or `[[slug|words]]` names, "" for another run."""
    return run.text.partition("|")[0].strip() if run.kind is RunKind.WIKI else ""


def _slug_in(target: str, facet: str) -> str:
    parts = address(target)
    if parts is None:
        return ""
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if len(segments) < 2 or segments[-2] != facet:  # noqa: PLR2004 (the facet and the name)
        return ""
    last = segments[-1]
    slug = next((last.removesuffix(extension) for extension in _EXTENSIONS if last.endswith(extension)), last)
    return "" if slug == "index" else slug
