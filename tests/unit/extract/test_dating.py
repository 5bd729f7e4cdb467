"""When a page was published: evidence in its order of trust, what cannot be meant, and what is disputed."""

from datetime import UTC, datetime

import pytest

from rashomon.extract.dating import Dated, dated
from rashomon.extract.document import parsed
from rashomon.extract.metadata import metadata

SEEN = datetime(2026, 4, 20, 12, tzinfo=UTC)
META = '<meta property="article:published_time" content="{}">'


def of(head: str = "", body: str = "", *, listed: str | None = None, language: str = "en", url: str = "https://gazette.example/x") -> Dated:
    tree = parsed(f'<html lang="{language}"><head>{head}</head><body>{body}<p>The river rose.</p></body></html>')
    assert tree is not None
    return dated(metadata(tree), listed, tree, fetched_at=SEEN, url=url)


def test_the_most_trusted_evidence_counts() -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-04-20T05:00:00+02:00"}</script>'
    item = '<span itemprop="datePublished" content="2026-04-20T04:00:00Z"></span>'
    time = '<time datetime="2026-04-20T06:00:00Z">today</time>'
    meta = META.format("2026-04-20T05:00:00Z")
    assert of(ld + meta, item + time) == Dated(datetime(2026, 4, 20, 3, tzinfo=UTC), "json-ld")
    assert of(meta, item + time).by == "microdata"
    assert of(meta, time).by == "meta"
    assert of("", time, listed="2026-04-20T07:00:00Z").by == "time-element"
    assert of(listed="2026-04-20T07:00:00Z").by == "feed"
    assert of() == Dated()


def test_the_time_that_says_it_is_of_publication_goes_before_others() -> None:
    updated = '<time datetime="2026-04-20T09:00:00Z">updated</time>'
    assert of("", updated + '<time class="published" datetime="2026-04-20T06:00:00Z">').at == datetime(2026, 4, 20, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026-04-18T22:00:00+0000", "en"),
        ("Sat, 18 Apr 2026 22:00:00 GMT", "en"),
        ("18/04/2026 22:00", "es"),
        ("18. April 2026, 22:00", "de"),
        ("2026年4月18日 22:00", "zh"),
        ("१८ अप्रैल २०२६ 22:00", "hi"),
    ],
)
def test_dates_are_read_as_software_and_people_write_them(text: str, language: str) -> None:
    assert of(META.format(text), language=language).at == datetime(2026, 4, 18, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ('<p class="date">Published: 16 April 2026</p>', "en"),
        ('<div class="date">16.04.2026, 18:40</div>', "uk"),
        ("<font>16 aprile 2026</font>", "it"),
        ("<td>16 квітня 2026</td>", "uk"),
    ],
)
def test_a_day_that_readers_see_is_the_last_evidence(body: str, language: str) -> None:
    found = of(body=body, language=language)
    assert found.at is not None
    assert (found.at.date().isoformat(), found.by) == ("2026-04-16", "page")


def test_the_day_in_an_address_is_evidence() -> None:
    assert of(url="https://gazette.example/2026/04/16/flood").at == datetime(2026, 4, 16, tzinfo=UTC)


def test_a_date_in_the_future_cannot_be_meant_and_is_a_dispute() -> None:
    found = of(META.format("2027-04-17"), '<time datetime="2026-04-17T13:00:00Z">')
    assert found == Dated(datetime(2026, 4, 17, 13, tzinfo=UTC), "time-element", is_disputed=True)


def test_a_date_before_the_web_needs_a_second_witness() -> None:
    assert of(META.format("1970-01-02")) == Dated(is_disputed=True)
    assert of(META.format("1952-03-01"), '<time datetime="1952-03-01">').at == datetime(1952, 3, 1, tzinfo=UTC)


def test_a_day_without_its_zone_is_no_dispute_and_another_day_is() -> None:
    time = '<time datetime="{}">'
    assert not of(META.format("2026-04-18T22:00:00-05:00"), time.format("2026-04-18")).is_disputed
    assert of(META.format("2026-04-18"), time.format("2026-04-12")).is_disputed


@pytest.mark.parametrize("raw", ["yesterday", "soon", "", "2026", "99/99/2026", "x" * 1000, "0001-01-01", "٣" * 60])
def test_what_is_no_date_is_no_evidence(raw: str) -> None:
    assert of(META.format(raw)).at is None
