"""Files by which machines find the pages: sitemaps, llms.txt, robots.txt."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from rashomon.publish.neutral import one_line
from rashomon.publish.paths import public_url
from rashomon.publish.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES: Any = {None: _SITEMAP}  # None is the default namespace, which the stubs do not know
MOST_URLS = 50_000  # in one file, by the protocol
_MOST_NODES = 100  # in llms.txt: a model reads it whole


def sitemap_names(pages: int) -> list[str]:
    """Return the names of the sitemap files that `pages` addresses need: one, or an index and its parts."""
    if pages <= MOST_URLS:
        return ["sitemap.xml"]
    return ["sitemap.xml", *(f"sitemap-{number}.xml" for number in range(1, -(-pages // MOST_URLS) + 1))]


def sitemap_bytes(pages: Sequence[tuple[str, Mapping[str, str]]], base_url: str | None) -> bytes:
    """Return a sitemap of pages (path, and locale to path of all its counterparts). Source: sitemaps.org protocol 0.9.

    Without a base url the addresses are paths from the root of the site: of use to a crawler of ours, not valid by the protocol.
    """
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={**_NAMESPACES, "xhtml": _XHTML})
    for path, alternates in pages:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = public_url(base_url, path)
        for locale, other in alternates.items():
            etree.SubElement(url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": locale, "href": public_url(base_url, other)})
    return _document(root)


def sitemap_index_bytes(names: Iterable[str], base_url: str | None) -> bytes:
    """Return the index of the parts of a sitemap that is too large for one file."""
    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap=_NAMESPACES)
    for name in names:
        sitemap = etree.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(sitemap, f"{{{_SITEMAP}}}loc").text = f"{base_url or ''}/{name}"
    return _document(root)


def robots_bytes(base_url: str | None) -> bytes:
    """Return robots.txt: everything may be read. It names the sitemap where that has an absolute address, as RFC 9309 users expect."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {base_url}/sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def llms_bytes(sites: Sequence[Site]) -> bytes:
    """Return llms.txt: what the site is and where its Markdown is. Source: llmstxt.org."""
    first = sites[0]
    base = f"{first.edition.base_url}/" if first.edition.base_url else ""
    lines = [
        "# Rashomon",
        "",
        (
            "> One event, many witnesses: verified pages about world events, made from news in many languages. Every sentence, number and "
            "quote cites the words of an article."
        ),
        "",
        (
            "Every page is at `{locale}/…` as .html, .md and .json. Markdown follows one grammar in all locales; JSON holds the same "
            "values with offsets into the sources."
        ),
    ]
    for site in sites:
        lines += ["", f"## {site.wording.own_name} ({site.locale})", ""]
        lines += [f"- [{_label(name)}]({base}{path}.md)" for name, path in _ways_in(site)]
        lines += [f"- [{_label(node.brief.title.text)}]({base}{site.node_path(node)}.md)" for node in site.nodes[:_MOST_NODES]]
    lines += ["", "## Optional", ""]
    lines += [f"- [Atom feed, {site.locale}]({base}{site.locale}/feed.atom)" for site in sites]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _ways_in(site: Site) -> list[tuple[str, str]]:
    say, locale = site.wording.say, site.locale
    return [
        (say("Front page"), f"{locale}/index"),
        (say("Method"), f"{locale}/method"),
        (say("Standing questions"), f"{locale}/head/index"),
        (say("Entities"), f"{locale}/entity/index"),
        (say("Regions"), f"{locale}/region/index"),
        (say("Outlets"), f"{locale}/outlet/index"),
        (say("Days"), f"{locale}/d/index"),
    ]


def _label(text: str) -> str:
    return one_line(text).translate({ord(character): f"\\{character}" for character in "[]\\`*_<>"})


def _document(root: etree._Element) -> bytes:
    body: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return body
