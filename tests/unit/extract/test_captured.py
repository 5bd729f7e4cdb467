"""Captured pages: their text, their own date and address, and what is no article."""

from datetime import UTC, datetime

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.extract import Extracted, extract
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.registry import registry_from

NOBODY = registry_from(())
URL = "https://gazette.example/2026/flood"
TEXT = "<p>The river Vela broke its banks on Sunday night and flooded the lower town of Aral.</p><p>At least 12 people were killed and 300 families had to leave their homes, the fire service said.</p>"
LD = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "River floods Aral", "datePublished": "2026-04-20T05:00:00+02:00", "author": [{"@type": "Person", "name": "By Ana Lindt"}]%s}]}</script>'


def page(head: str = "", body: str = f"<article><h1>River floods Aral</h1>{TEXT}</article>") -> bytes:
    return f"<!doctype html><html><head><title>River floods Aral</title>{head}</head><body>{body}</body></html>".encode()


def read(body: bytes, *, url: str = URL, content_type: str = "text/html", published_at: str | None = None) -> Extracted:
    capture = Capture(url, url, datetime(2026, 4, 20, 6, tzinfo=UTC), 200, content_type, body)
    return extract(Entry("feed", 1, url, title="From the feed", published_at=published_at, capture=capture), NOBODY)


def reason_of(body: bytes, **fields: str) -> Reason:
    with pytest.raises(Rejected) as raised:
        read(body, **fields)
    return raised.value.reason


def test_json_ld_tells_headline_date_and_author() -> None:
    article = read(page(LD % "")).article
    assert (article.title, article.published_at, article.dated_by, article.authors) == (
        "River floods Aral",
        datetime(2026, 4, 20, 3, tzinfo=UTC),
        "json-ld",
        ("Ana Lindt",),
    )


def test_the_feed_dates_a_page_that_says_nothing() -> None:
    article = read(page(), published_at="2026-04-19T12:00:00+00:00").article
    assert (article.published_at, article.dated_by) == (datetime(2026, 4, 19, 12, tzinfo=UTC), "feed")


def test_a_date_in_the_future_is_not_believed() -> None:
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    assert read(page(head), published_at="2026-04-19T12:00:00+00:00").article.dated_by == "feed"


def test_the_canonical_address_of_the_same_site_is_the_article_s() -> None:
    article = read(page('<link rel="canonical" href="/2026/flood-in-aral">')).article
    assert article.url == "https://gazette.example/2026/flood-in-aral"


def test_a_canonical_address_elsewhere_is_the_original() -> None:
    article = read(page('<link rel="canonical" href="https://agency.example/flood">')).article
    assert (article.url, article.original_url) == (URL, "https://agency.example/flood")


def test_a_canonical_address_that_is_a_front_page_is_not_believed() -> None:
    assert read(page('<link rel="canonical" href="https://gazette.example/">')).article.url == URL


def test_bytes_of_another_charset_come_out_right() -> None:
    russian = "Река вышла из берегов в ночь на понедельник, сообщили в администрации города. " * 4
    body = f"<html><head><meta charset=windows-1251><title>Река</title></head><body><article><p>{russian}</p></article></body></html>"
    assert "Река вышла из берегов" in read(body.encode("windows-1251")).article.text


def test_what_is_no_article_is_set_aside_with_its_reason() -> None:
    assert reason_of(b"%PDF-1.7", content_type="application/pdf") is Reason.UNSUPPORTED_TYPE
    assert reason_of(b"\x00\x01\x00\x00" * 100) is Reason.UNSUPPORTED_TYPE
    assert reason_of(page(body="<video src=a.mp4></video>")) is Reason.NOT_AN_ARTICLE
    assert reason_of(page(body="<article><p>Read more about this tomorrow.</p></article>")) is Reason.TOO_SHORT
    assert reason_of(page(LD % ', "isAccessibleForFree": "False"')) is Reason.PAYWALLED
    assert reason_of(page(), url="https://gazette.example/") is Reason.NOT_AN_ARTICLE


def test_a_page_of_countless_elements_is_too_long() -> None:
    assert reason_of(page(body=TEXT + "<i>x</i>" * 60_001)) is Reason.TOO_LONG
