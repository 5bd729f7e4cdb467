"""What is always true of reading a page off the web, whatever bytes came: an article, or a counted rejection, and soon."""

import re
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.errors import Reason, Rejected
from rashomon.extract import Extracted, extract
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.outlet import Outlet
from rashomon.model.override import Override
from rashomon.registry import Registry, registry_from

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "evals/extraction").glob("*/*.html"))]
SECONDS = 20  # of processor time; none takes three on a core of its own, and what is quadratic takes minutes
NOW = datetime(2026, 4, 20, 6, tzinfo=UTC)
URL = "https://dam.example/2026/flood"
REASONS = {
    Reason.NOT_AN_ARTICLE,
    Reason.PAYWALLED,
    Reason.TOO_SHORT,
    Reason.UNSUPPORTED_TYPE,
    Reason.TOO_LONG,
    Reason.EMPTY_TEXT,
    Reason.INVALID_URL,
}
TAG = re.compile(r"</?(?:script|style|p|div|a)\b", re.IGNORECASE)

# What pages are made of, and what breaks those who read them.
PIECES = st.sampled_from(
    b"<html> <body> <article> </article> <main> <p> </p> <div class='comments'> </div> <table> <tr> <td> <ul> <li> <a href='/1'> </a> <h1> </h1> "
    b"<title> </title> <script> </script> <script\x20type='application/ld+json'> <!-- --> <![CDATA[ ]]> <svg> <math> <template> <noscript> <iframe> "
    b"<base\x20href='//x'> <link\x20rel=canonical\x20href='http://['> <meta\x20charset=utf-7> <meta\x20name=date\x20content=9999-99-99> "
    b"<time\x20datetime='2026-02-30'> {\"@type\":\"NewsArticle\" ,\"author\":[[[ }]} &#0; &#xD800; &#99999999; &nbsp; \x00 \xff \xef\xbb\xbf "
    b"\xe2\x80\xae \xcc\x81 <p\x20 < > \" ' = itemprop='articleBody' class='byline' Von <br><br> itemscope \xe2\x80\x8c 2026-04-20 By\x20Ana".split(b" ")
)  # fmt: skip
SENTENCE = b"The river Vela broke its banks on Sunday night and flooded the lower town of Aral. "
MADE = st.lists(st.one_of(PIECES, st.just(SENTENCE)), max_size=60).map(b" ".join)
TYPES = st.sampled_from(
    ["", "text/html", "text/html; charset=koi8-r", "text/html; charset=utf-16", "application/xhtml+xml; charset=punycode", "\xff;="]
)

OVERRIDE = Override(
    why="x", content="//article | //p/b", title="//title", author="//*[@class='byline']", date="//time/@datetime", remove=("//div",)
)


def registry(*, with_override: bool) -> Registry:
    known = registry_from([Outlet("dam", "The Dam", ("dam.example",))])
    return Registry(known.outlets, known.ids_by_domain, overrides={"dam": (OVERRIDE,)} if with_override else {})


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A page of the evals with up to eight stretches of it overwritten, doubled, moved, or taken out."""
    body = bytearray(draw(st.sampled_from(PAGES)))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        end = at + draw(st.integers(0, 400))
        piece = bytes(body[at:end])
        body[at:end] = draw(st.one_of(st.binary(max_size=12), PIECES, st.just(piece * 3), st.just(piece[::-1]), st.just(b"")))
    return bytes(body)


def read(body: bytes, content_type: str = "text/html", *, with_override: bool = False) -> Extracted | Rejected:
    capture = Capture(URL, URL, NOW, 200, content_type, body)
    entry = Entry("feed", 1, URL, title="Listed", published_at="2026-04-20T05:00:00+00:00", capture=capture)
    try:
        return extract(entry, registry(with_override=with_override))
    except Rejected as rejected:
        return rejected


@settings(max_examples=300)
@given(body=st.one_of(st.binary(max_size=400), MADE, damaged()), content_type=TYPES, with_override=st.booleans())
@example(body=b"", content_type="", with_override=False)
@example(body=b"<p>" * 3_000 + SENTENCE * 3, content_type="text/html", with_override=True)
@example(body=b"\xff\xfe<\x00p\x00>\x00" + SENTENCE * 3, content_type="", with_override=True)
@example(body=b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>" + SENTENCE * 3, content_type="", with_override=False)
def test_any_bytes_are_an_article_or_a_counted_rejection(body: bytes, content_type: str, *, with_override: bool) -> None:
    found = read(body, content_type, with_override=with_override)
    if isinstance(found, Rejected):
        assert found.reason in REASONS
        assert "\n" not in found.detail
        return
    article = found.article
    assert article.text
    assert unicodedata.is_normalized("NFC", article.text)
    assert not TAG.search(f"{article.title}\n{article.text}")
    assert "\n" not in article.title
    assert all("\n" not in name and name for name in article.authors)
    assert article.published_at is None or article.published_at.year <= NOW.year
    assert found == read(body, content_type, with_override=with_override)


@pytest.mark.parametrize("body", PAGES, ids=range(len(PAGES)))
def test_a_page_cut_off_anywhere_is_read_or_refused(body: bytes) -> None:
    for share in (0.1, 0.5, 0.9, 0.999):
        read(body[: int(len(body) * share)])


MEGABYTE = 1 << 20
HOSTILE = {
    "quotation marks": b"<article><p>" + b'"' * MEGABYTE,
    "open tags": b"<article>" + b"<" * MEGABYTE,
    "elements in one another": b"<div>" * 200_000 + SENTENCE * 5,
    "paragraphs": b"<article><p>" + SENTENCE * 3 + b"<p>x</p>" * 25_000,
    "more paragraphs": b"<p>x" * 250_000,
    "attributes": b"<article " + b"a=b " * 200_000 + b"><p>" + SENTENCE * 5,
    "links": b"<a href=/1>one two three four five</a>" * 25_000,
    "ampersands": b"<article><p>" + b"&" * MEGABYTE,
    "comments": b"<article><p>" + b"<!--" * 250_000,
    "a byline": b"<article><p class=byline>By " + b"Ana Lindt, " * 90_000 + b"</p><p>" + SENTENCE * 5,
    "dates": b"<time datetime=2026-04-20>" * 40_000 + b"<article><p>" + SENTENCE * 5,
    "itemprops": b"<span itemprop=author>" * 40_000 + b"<article><p>" + SENTENCE * 5,
    "combining marks": b"<article><p>e" + b"\xcc\x81" * (MEGABYTE // 2),
    "metas": b"<meta name=author content=x>" * 40_000 + b"<article><p>" + SENTENCE * 5,
    "items of JSON-LD": b'<script type="application/ld+json">[' + b'{"@type":"NewsArticle"},' * 40_000 + b"{}]</script><p>" + SENTENCE * 5,
    "locked parts": b'<script type="application/ld+json">{"@type":"NewsArticle","hasPart":['
    + b'{"isAccessibleForFree":false,"cssSelector":".x"},' * 20_000
    + b"{}]}</script>"
    + b"<p class=x>x</p>" * 20_000
    + SENTENCE * 5,
    "one line of text": b"<article><p>" + SENTENCE * 12_000,
    "line breaks": b"<article>" + SENTENCE * 5 + b"<br>" * 50_000,
    "lists": b"<ul><li>" * 25_000 + SENTENCE * 5,
    "cells": b"<table>" + b"<tr><td>one <td>two" * 15_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_takes_no_long(name: str) -> None:
    begun = time.process_time()
    read(HOSTILE[name], with_override=True)
    assert time.process_time() - begun < SECONDS
