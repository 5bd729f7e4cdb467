"""Which pages an edition has, and how each is made. No page is made here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from rashomon.model.edition import Edition
from rashomon.publish.pages import facets
from rashomon.publish.pages.corrections import PATH as CORRECTIONS
from rashomon.publish.pages.corrections import corrections_page
from rashomon.publish.pages.front import front_page
from rashomon.publish.pages.imported import imported_page
from rashomon.publish.pages.indexes import INDEXES
from rashomon.publish.pages.method import method_page
from rashomon.publish.pages.node import node_key, node_page
from rashomon.publish.paths import front_path, index_path, segment
from rashomon.publish.shapes import Page
from rashomon.publish.site import Site


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """A page to be: what it is of (`key`, the same in all locales), its path, and how its values are made."""

    key: str
    path: str
    make: Callable[[], Page]


def planned_pages(site: Site) -> Iterator[Planned]:
    """The pages of one locale, the front page first, then nodes, facets and indexes. No path comes twice: the first stays."""
    taken: set[str] = set()
    for page in _all(site):
        if page.path not in taken:
            taken.add(page.path)
            yield page


def redirects(edition: Edition, site: Site) -> dict[str, str]:
    """Old node paths to present ones; chains are followed to their end, and those that lead nowhere left out."""
    found = {}
    for old in edition.redirects:
        slug, seen = old, {old}
        while slug in edition.redirects and slug not in site.by_slug:
            slug = edition.redirects[slug]
            if slug in seen:
                break
            seen.add(slug)
        if slug in site.by_slug and old not in site.by_slug:
            found[f"{site.locale}/n/{segment(old)}"] = site.node_path(site.by_slug[slug])
    return found


def _all(site: Site) -> Iterator[Planned]:
    yield from _fixed(site)
    yield from _facets(site)


def _fixed(site: Site) -> Iterator[Planned]:
    yield Planned("index", front_path(site.locale), partial(front_page, site))
    for node in site.nodes:
        yield Planned(node_key(node), site.node_path(node), partial(node_page, site, node))
    for imported in site.edition.imported:
        yield Planned(f"n/{imported.id}", site.imported_path(imported), partial(imported_page, site, imported))
    for facet, index in INDEXES.items():
        yield Planned(f"{facet}/index", index_path(site.locale, facet), partial(index, site))
    yield Planned(CORRECTIONS, f"{site.locale}/{CORRECTIONS}", partial(corrections_page, site))
    yield Planned("method", f"{site.locale}/method", partial(method_page, site))


def _facets(site: Site) -> Iterator[Planned]:
    for entity_id in _named(site, "entity", site.by_entity):
        yield _facet(site, "entity", entity_id, partial(facets.entity_page, site, entity_id))
    for head_id in filter(set(_named(site, "head", site.by_head)).__contains__, site.heads):
        yield _facet(site, "head", head_id, partial(facets.head_page, site, head_id))
    for slug in filter(site.has_lens_page, site.by_lens):
        yield _facet(site, "lens", slug, partial(facets.lens_page, site, slug))
    for code in dict.fromkeys((*site.told_from, *site.about)):
        yield _facet(site, "region", code.lower(), partial(facets.region_page, site, code))
    for outlet_id in dict.fromkeys((*site.listings_of, *_named(site, "outlet", site.by_outlet))):
        yield _facet(site, "outlet", outlet_id, partial(facets.outlet_page, site, outlet_id))
    for day in sorted({*site.by_day, *site.listed_on}, reverse=True):
        yield _facet(site, "d", day.isoformat(), partial(facets.day_page, site, day))


def _named(site: Site, facet: str, by_id: Iterable[str]) -> dict[str, None]:
    """The ids of one facet that nodes name, then those that only foreign pages name."""
    foreign = (key.partition("/")[2] for key in site.imported_under if key.startswith(f"{facet}/"))
    return dict.fromkeys((*by_id, *foreign))


def _facet(site: Site, facet: str, name: str, make: Callable[[], Page]) -> Planned:
    key = f"{facet}/{segment(name)}"
    return Planned(key, f"{site.locale}/{key}", make)
