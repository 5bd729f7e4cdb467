"""The site as a whole: every link leads somewhere, every page has its twins, every machine-readable file holds."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from lxml import etree
from lxml import html as lxml_html
from tests.unit.publish.invented_edition import edition, recount_node

from rashomon.errors import Misconfigured
from rashomon.model.ids import content_id
from rashomon.publish import Rendition, renditions
from rashomon.publish.discovery import sitemap_names

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def files() -> Mapping[str, Rendition]:
    return renditions(edition())


@pytest.fixture(scope="module")
def pages(files: Mapping[str, Rendition]) -> dict[str, lxml_html.HtmlElement]:
    return {path: lxml_html.document_fromstring(each.render().decode()) for path, each in files.items() if path.endswith(".html")}


def inner_links(path: str, page: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every address in a page that leads into the site, as site path and fragment."""
    for link in (*page.xpath("//*/@href"), *page.xpath("//*/@src")):
        parts = urlsplit(str(link))
        if not parts.scheme and not parts.netloc:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path, parts.fragment


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(
    files: Mapping[str, Rendition], pages: dict[str, lxml_html.HtmlElement]
) -> None:
    for path, page in pages.items():
        if path == "404.html":
            continue
        for target, fragment in inner_links(path, page):
            assert target in files, f"{path} links to {target}"
            assert not fragment or pages[target].xpath(f"//*[@id='{fragment}']"), f"{path} links to {target}#{fragment}"


def test_every_markdown_link_leads_to_a_file(files: Mapping[str, Rendition]) -> None:
    for path, rendition in files.items():
        if path.endswith(".md"):
            for link in re.findall(r"\]\(([^)]*)\)", rendition.render().decode()):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in files, f"{path} links to {link}"


def test_every_page_has_its_twins(files: Mapping[str, Rendition]) -> None:
    stems = {path.removesuffix(".json") for path in files if path.endswith(".json")}
    for stem in stems:
        assert {f"{stem}.html", f"{stem}.md"} <= files.keys()


def test_no_page_asks_another_machine_for_anything(pages: dict[str, lxml_html.HtmlElement]) -> None:
    for page in pages.values():
        fetched = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //*/@src | //form | //iframe | //object")
        assert all("//" not in str(each) for each in fetched)
        assert page.xpath("//script[not(@type='application/ld+json')] | //*[@style] | //style") == []


def test_every_page_is_outlined(pages: dict[str, lxml_html.HtmlElement]) -> None:
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path
        assert len(page.xpath("//main")) == 1
        assert len(set(page.xpath("//*/@id"))) == len(page.xpath("//*/@id")), path


def test_every_page_names_its_counterparts_and_they_name_it(pages: dict[str, lxml_html.HtmlElement]) -> None:
    named = {
        path: {str(link.get("hreflang")): next(inner_links(path, link))[0] for link in page.xpath("//head/link[@hreflang]")}
        for path, page in pages.items()
    }
    for path, counterparts in named.items():
        if path.split("/")[0] in {"en", "zh"} and counterparts:
            assert counterparts[path.split("/")[0]] == path
            assert all(named[other] == counterparts for other in counterparts.values())


def test_a_page_that_one_locale_lacks_has_no_counterpart_there() -> None:
    given = edition()
    files = renditions(replace(given, nodes={**given.nodes, "zh": ()}))
    page = lxml_html.document_fromstring(files["en/n/karsu-dam-failure.html"].render().decode())
    assert page.xpath("//head/link[@hreflang]/@hreflang") == ["en"]
    assert page.xpath("//nav[@class='locales']//a/@href") == ["karsu-dam-failure.html", "../../zh/index.html"]


def test_addresses_are_absolute_where_the_edition_has_a_base_url() -> None:
    files = renditions(edition(base_url="https://r.example/news"))
    page = lxml_html.document_fromstring(files["zh/n/karsu-dam-failure.html"].render().decode())
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://r.example/news/zh/n/karsu-dam-failure.html"]
    assert page.xpath("//head/link[@hreflang='en']/@href") == ["https://r.example/news/en/n/karsu-dam-failure.html"]
    assert files["zh/n/karsu-dam-failure.md"].render().endswith(b"\nCanonical: https://r.example/news/zh/n/karsu-dam-failure.html\n")
    assert b"Sitemap: https://r.example/news/sitemap.xml" in files["robots.txt"].render()
    assert 'href="https://r.example/news/assets/' in files["404.html"].render().decode()


def test_json_ld_says_what_the_page_is_about(pages: dict[str, lxml_html.HtmlElement]) -> None:
    (script,) = pages["en/n/karsu-dam-failure.html"].xpath("//script")
    graph = msgspec.json.decode(str(script.text))["@graph"]
    assert [each["@type"] for each in graph[:3]] == ["NewsArticle", "Event", "Quotation"]
    assert graph[1]["startDate"] == "2026-04-25"
    assert graph[0]["citation"][0]["url"].startswith("https://steppeherald.example/")


def test_feeds_are_atom_with_ids_that_survive_a_new_address() -> None:
    near, far = (renditions(edition(base_url=base))["en/feed.atom"].render() for base in (None, "https://r.example"))
    feed = etree.fromstring(near)
    assert feed.findtext(f"{ATOM}updated") == "2026-04-26T08:00:00Z"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "urn:rashomon:event-dam:en",
        "urn:rashomon:event-strike:en",
        "urn:rashomon:event-recount:en",
    ]
    assert [entry.findtext(f"{ATOM}id") for entry in etree.fromstring(far).findall(f"{ATOM}entry")] == [
        entry.findtext(f"{ATOM}id") for entry in entries
    ]
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}updated")
    assert entries[0].find(f"{ATOM}link").attrib["href"] == "../en/n/karsu-dam-failure.html"  # type: ignore[union-attr]


def test_every_head_with_nodes_has_a_feed(files: Mapping[str, Rendition]) -> None:
    feed = etree.fromstring(files["zh/head/who-answers-for-the-water.atom"].render())
    assert feed.findtext(f"{ATOM}title") == "谁为水负责 · Rashomon"


def test_the_sitemap_has_every_page_with_its_counterparts() -> None:
    files = renditions(edition(base_url="https://r.example"))
    root = etree.fromstring(files["sitemap.xml"].render())
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {str(each.text) for each in root.iterfind(".//s:loc", spaces)}
    assert len(found) == sum(path.endswith(".json") and not files[path].redirect for path in files)
    assert {"https://r.example/en/", "https://r.example/zh/n/karsu-dam-failure.html"} <= found
    assert len(root.findall(".//x:link", spaces)) == 2 * len(found)


def test_a_sitemap_of_too_many_addresses_is_split() -> None:
    assert sitemap_names(50_000) == ["sitemap.xml"]
    assert sitemap_names(100_001) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]


def test_llms_txt_has_the_form_that_llmstxt_org_asks_for(files: Mapping[str, Rendition]) -> None:
    lines = files["llms.txt"].render().decode().splitlines()
    assert lines[0] == "# Rashomon"
    assert lines[2].startswith("> ")
    links = [match[1] for line in lines if (match := re.match(r"- \[.*\]\((.*)\)$", line))]
    assert links
    assert all(unquote(link) in files for link in links)


def test_old_slugs_lead_to_the_present_page_through_any_number_of_moves(files: Mapping[str, Rendition]) -> None:
    for old in ("karsu-dam-bursts", "karsu-dam-break"):
        assert files[f"zh/n/{old}.html"].redirect == "zh/n/karsu-dam-failure.html"
        assert b'content="0; url=karsu-dam-failure.html"' in files[f"zh/n/{old}.html"].render()
        assert msgspec.json.decode(files[f"zh/n/{old}.json"].render()) == {"moved_to": "zh/n/karsu-dam-failure.json"}
    assert "en/n/lost.html" not in files


def test_redirects_in_a_circle_lead_nowhere() -> None:
    files = renditions(replace(edition(), redirects={"a": "b", "b": "a", "c": "c"}))
    assert not {"en/n/a.html", "en/n/b.html", "en/n/c.html"} & files.keys()


def test_a_slug_in_use_is_not_redirected_away() -> None:
    files = renditions(replace(edition(), redirects={"karsu-dam-failure": "port-neuf-strike"}))
    assert files["en/n/karsu-dam-failure.html"].redirect == ""


def test_a_slug_that_is_no_plain_name_stays_inside_the_site() -> None:
    node = replace(recount_node(), slug="../../../etc/passwd")
    files = renditions(replace(edition(("en",)), nodes={"en": (node,)}))
    assert f"en/n/{content_id('x', '../../../etc/passwd')}.html" in files
    assert all(posixpath.normpath(path) == path and not path.startswith(("/", "..")) for path in files)


def test_the_root_page_offers_every_locale(pages: dict[str, lxml_html.HtmlElement]) -> None:
    assert pages["index.html"].xpath("//main//a/@href") == ["en/index.html", "zh/index.html"]


def test_rendering_twice_gives_the_same_bytes() -> None:
    first, second = renditions(edition()), renditions(edition())
    assert list(first) == list(second)
    assert all(rendition.render() == second[path].render() for path, rendition in first.items())


def test_an_edition_without_a_locale_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(Misconfigured, match="needs a locale"):
        renditions(edition(()))


def test_a_right_to_left_locale_is_a_whole_site(arabic_catalogues: Path) -> None:
    files = renditions(edition(("ar", "en")), catalogues=arabic_catalogues)
    page = lxml_html.document_fromstring(files["ar/n/karsu-dam-failure.html"].render().decode())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.xpath("//h1/@dir") == []
    assert page.xpath("//section[@id='summary']/p/@dir") == ["ltr", "ltr", "ltr"]
    assert {rendition.render()[:1] for rendition in files.values()}
