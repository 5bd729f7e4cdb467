"""Articles, outlets and names that try to break out of the page."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from tests.unit.publish.hostile_edition import HOSTILE, edition_of

from rashomon.model.edition import Edition
from rashomon.publish import renditions


def all_pages(edition: Edition) -> dict[str, bytes]:
    return {path: rendition.render() for path, rendition in renditions(edition).items() if not path.startswith("assets/")}


def assert_harmless(pages: dict[str, bytes]) -> None:
    for path, body in pages.items():
        text = body.decode()
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\x00\x1b") or path.endswith(".json"), path
        if path.endswith(".html"):
            page: lxml_html.HtmlElement = lxml_html.document_fromstring(text)
            assert page.xpath("//script[not(@type='application/ld+json')] | //img | //iframe | //style") == [], path
            assert all(not str(name).startswith("on") for element in page.iter() for name in element.attrib), path
            assert all("javascript:" not in str(link).lower().split("?")[0] for link in page.xpath("//*/@href")), path
            for script in page.xpath("//script"):
                msgspec.json.decode(str(script.text))
        elif path.endswith(".json"):
            msgspec.json.decode(body)
        elif path.endswith((".atom", ".xml")):
            etree.fromstring(body)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_hostile_text_stays_text(text: str) -> None:
    assert_harmless(all_pages(edition_of(text)))


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_no_text_and_no_address_breaks_out(text: str, url: str) -> None:
    assert_harmless(all_pages(edition_of(text, url)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)//https://a.example", "", "//a"])
def test_an_address_that_is_no_web_link_is_not_linked(url: str) -> None:
    pages = all_pages(edition_of("plain", url))
    for path, body in pages.items():
        assert b"javascript:" not in body.lower(), path
    page: lxml_html.HtmlElement = lxml_html.document_fromstring(pages["en/n/plain.html"].decode())
    assert page.find_class("source") == []


def test_a_very_long_title_is_cut_in_the_head_and_whole_on_the_page() -> None:
    page: lxml_html.HtmlElement = lxml_html.document_fromstring(all_pages(edition_of("w" * 10_000))["en/n/other.html"].decode())
    assert len(str(page.findtext(".//title"))) < 130
    assert str(page.xpath("//h1")[0].text_content()).count("w") == 10_000
