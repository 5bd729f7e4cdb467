"""Articles, outlets and names that try to break out of the page."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from rashomon.model.article import Part
from rashomon.model.brief import Brief, EntityLink, PrintedQuote, Sentence, Take
from rashomon.model.claim import Citation
from rashomon.model.edition import Edition, Head, Listing
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.lens import Axis, Lens
from rashomon.model.node import Counts, Dropped, Node, Receipt
from rashomon.model.outlet import Outlet
from rashomon.model.quote import QuoteStatus
from rashomon.model.span import Span
from rashomon.publish import renditions

AT = datetime(2026, 4, 25, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"' onmouseover=alert(1) x='",
    "</title><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31m\ufffe",
    "&lt;b&gt; &amp; %(name)s %n {0}",
    "]]> --> */",
    "\u2028\u2029",
    "x" * 10_000,
    "words " * 10_000,
    "🏴\U000e0067\U000e007f e\u0301\u0316\u0300",
    "\ud800",
]


def edition_of(text: str, url: str = "https://a.example/") -> Edition:
    """An edition in which everything that a stranger may write says `text`."""
    citation = Citation("a1", Part.TEXT, Span.of(text, 0, len(text)))
    sentence = Sentence(text, "en", (citation,), (EntityLink(0, 1, text), EntityLink(0, len(text), text), EntityLink(5, 999_999, text)))
    label = Lens(Axis.CONTROL, text, text, text, text)
    quote = PrintedQuote(citation, text, QuoteStatus.HEADLINE, citation)
    take = Take("a1", text, url, text, text, AT, sentence, quote, lenses=(label,))
    brief = Brief(
        "e1", "en", sentence, sentence, (sentence,), (take,), why=(sentence,), watch=(sentence,), axis=Axis.CONTROL, missing=(text,)
    )
    node = Node(
        text,
        brief,
        Counts(1, 0, 1, 1, 1, 1, 1, 1, 1),
        Receipt(1, 1, 1, (Dropped(text, text, text),), text),
        heads=(text,),
        entity_ids=(text,),
    )
    return Edition(
        locales=("en",),
        nodes={"en": (node, replace(node, slug="other", brief=replace(brief, event_id="e2")))},
        outlets={text: Outlet(text, text, (text,), text, (text,), owner=text)},
        lenses={text: (label,)},
        entities={text: Entity(text, EntityKind.PERSON, {"en": text}, (text,), text)},
        heads=(Head(text, {"en": text}, {"en": text}, (text,)),),
        listings=(Listing("a1", text, url, text, text, AT, text),),
        redirects={text: "other"},
    )


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
