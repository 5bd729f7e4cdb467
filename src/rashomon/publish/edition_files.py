"""All files of an edition, by site path: what the static site holds and what the server answers are these same bytes."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

from rashomon.errors import Misconfigured
from rashomon.model.edition import Edition
from rashomon.publish.assets import assets
from rashomon.publish.canonical_json import canonical_json
from rashomon.publish.discovery import MOST_URLS, llms_bytes, robots_bytes, sitemap_bytes, sitemap_index_bytes, sitemap_names
from rashomon.publish.feed import feed_bytes
from rashomon.publish.html import html_bytes, render
from rashomon.publish.paths import front_path
from rashomon.publish.plan import Planned, planned_pages, redirects
from rashomon.publish.rendition import ATOM, HTML, JSON, MARKDOWN, PLAIN, XML, Rendition
from rashomon.publish.shapes import Page
from rashomon.publish.site import Site, site_of
from rashomon.publish.twins import json_twin, markdown_twin

_KEPT = 4  # pages whose values are kept between their three twins, which are usually asked for one after another


def renditions(edition: Edition, *, catalogues: Path | None = None) -> Mapping[str, Rendition]:
    """Return every file of `edition` by its path ("en/n/flood.html"), in the order in which they are best written.

    Nothing is rendered until asked for: a call costs the grouping of the edition alone.

    Args:
        edition: what is published.
        catalogues: a folder of catalogues to use instead of the shipped ones.

    Raises:
        Misconfigured: the edition has no locale, or one without a catalogue.
    """
    if not edition.locales:
        raise Misconfigured("an edition needs a locale: set `locales`")
    sites = [site_of(edition, locale, catalogues) for locale in edition.locales]
    planned = [(site, list(planned_pages(site))) for site in sites]
    paths: dict[str, dict[str, str]] = {}
    for site, pages in planned:
        for page in pages:
            paths.setdefault(page.key, {})[site.locale] = page.path
    for site in sites:
        site.paths.update(paths)
    values = lru_cache(maxsize=_KEPT)(_values)
    found: dict[str, Rendition] = dict(_root_files(sites))
    for site, pages in planned:
        for page in pages:
            found[f"{page.path}.html"] = Rendition(HTML, partial(_html, values, page, site))
            found[f"{page.path}.md"] = Rendition(MARKDOWN, partial(_markdown, values, page, site))
            found[f"{page.path}.json"] = Rendition(JSON, partial(_json, values, page, site))
            if page.path in edition.audits:
                found[f"{page.path}.audit.json"] = Rendition(JSON, partial(bytes, edition.audits[page.path]))
        found |= _feeds(site)
        found |= _redirects(site)
    found |= _sitemaps([(page.path, paths[page.key]) for _, pages in planned for page in pages], edition.base_url)
    return found


def _values(page: Planned) -> Page:
    return page.make()


def _html(values: Callable[[Planned], Page], page: Planned, site: Site) -> bytes:
    return html_bytes(values(page), site)


def _markdown(values: Callable[[Planned], Page], page: Planned, site: Site) -> bytes:
    return markdown_twin(values(page), site)


def _json(values: Callable[[Planned], Page], page: Planned, site: Site) -> bytes:
    return json_twin(values(page), site)


def _root_files(sites: list[Site]) -> Iterator[tuple[str, Rendition]]:
    first = sites[0]
    fronts = {site.locale: front_path(site.locale) for site in sites}
    anywhere = f"{first.edition.base_url or ''}/"
    yield "index.html", Rendition(HTML, partial(render, "root", first, "index", alternates=fronts, context={}))
    yield "404.html", Rendition(HTML, partial(render, "notfound", first, "404", alternates=fronts, context={}, root=anywhere))
    yield "robots.txt", Rendition(PLAIN, partial(robots_bytes, first.edition.base_url))
    yield "llms.txt", Rendition(PLAIN, partial(llms_bytes, sites))
    for path, (media_type, body) in assets().items():
        yield path, Rendition(media_type, partial(bytes, body))


def _feeds(site: Site) -> dict[str, Rendition]:
    front = partial(feed_bytes, site, path=f"{site.locale}/feed.atom", page=front_path(site.locale), title="Rashomon", nodes=site.nodes)
    found = {f"{site.locale}/feed.atom": Rendition(ATOM, front)}
    for head_id, nodes in site.by_head.items():
        ref = site.head_ref(head_id)
        path = f"{ref.path}.atom"
        found[path] = Rendition(ATOM, partial(feed_bytes, site, path=path, page=ref.path, title=f"{ref.label} · Rashomon", nodes=nodes))
    return found


def _redirects(site: Site) -> dict[str, Rendition]:
    found = {}
    for old, new in redirects(site.edition, site).items():
        page = partial(render, "redirect", site, old, alternates={}, context={"target": new})
        found[f"{old}.html"] = Rendition(HTML, page, redirect=f"{new}.html")
        name = new.rsplit("/", 1)[1]
        found[f"{old}.md"] = Rendition(MARKDOWN, partial(bytes, f"Moved: [{name}]({name}.md)\n".encode()), redirect=f"{new}.md")
        moved = canonical_json({"moved_to": f"{new}.json"}) + b"\n"
        found[f"{old}.json"] = Rendition(JSON, partial(bytes, moved), redirect=f"{new}.json")
    return found


def _sitemaps(pages: list[tuple[str, dict[str, str]]], base_url: str | None) -> dict[str, Rendition]:
    first, *parts = sitemap_names(len(pages))
    if not parts:
        return {first: Rendition(XML, partial(sitemap_bytes, pages, base_url))}
    found = {first: Rendition(XML, partial(sitemap_index_bytes, parts, base_url))}
    for number, name in enumerate(parts):
        found[name] = Rendition(XML, partial(sitemap_bytes, pages[number * MOST_URLS : (number + 1) * MOST_URLS], base_url))
    return found
