import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.fetch.site_on_loopback import Answer, answer, raw, redirect, site

from rashomon.fetch import FetchLimits, FetchSettings
from rashomon.model.outlet import ListedSource, Outlet
from rashomon.pipeline.checking import SourceCheck, Verdict, check_sources
from rashomon.pipeline.reporter import Silent

pytestmark = pytest.mark.sockets

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HERALD = "http://herald.example"


def feed(*dates: str) -> Answer:
    items = "".join(
        f"<item><title>Flood {number}</title><link>{HERALD}/{number}</link>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
        for number, date in enumerate(dates)
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'
    return answer(200, body.encode(), content_type="application/rss+xml")


FRESH = feed("Fri, 01 May 2026 09:00:00 GMT", "Thu, 30 Apr 2026 09:00:00 GMT")


def checked(answers: Mapping[str, Answer], *urls: str) -> tuple[SourceCheck, ...]:
    outlet = Outlet("herald", "The Herald", sources=tuple(map(ListedSource, urls)))
    with site(answers) as web:
        settings = FetchSettings(
            limits=FetchLimits(seconds=1.0), delay_s=0.0, tries=1, connect_to={"*.example": web.address.removeprefix("http://")}
        )
        return asyncio.run(check_sources([outlet], settings, now=NOON, stale_after=timedelta(days=14), reporter=Silent()))


@pytest.mark.parametrize(
    ("given", "verdict", "is_dead"),
    [
        (FRESH, Verdict.OK, False),
        (feed(), Verdict.EMPTY, False),
        (feed("", ""), Verdict.UNDATED, False),
        (feed("Wed, 01 Apr 2026 09:00:00 GMT"), Verdict.STALE, False),
        (feed("Wed, 01 Apr 2026 09:00:00 GMT", "Fri, 01 May 2099 09:00:00 GMT"), Verdict.STALE, False),
        (answer(401), Verdict.BLOCKED, True),
        (answer(403), Verdict.BLOCKED, True),
        (answer(404), Verdict.GONE, True),
        (answer(410), Verdict.GONE, True),
        (answer(200, b"<!doctype html><title>Herald</title>", content_type="text/html"), Verdict.NOT_A_FEED, True),
        (answer(200, b"", content_type="text/xml"), Verdict.NOT_A_FEED, True),
        (answer(200, b"\x89PNG\r\n\x1a\n" * 9, content_type="image/png"), Verdict.NOT_A_FEED, True),
        (raw(b"HTTP/1.1 200 OK\r\n", pause_s=2), Verdict.TIMEOUT, True),
        (answer(503), Verdict.UNREACHABLE, True),
        (answer(304), Verdict.UNREACHABLE, True),
    ],
)
def test_what_became_of_a_source_is_said_in_a_word(given: Answer, verdict: Verdict, is_dead: bool) -> None:  # noqa: FBT001 (a case of the table)
    (found,) = checked({"/feed": given}, f"{HERALD}/feed")

    assert (found.verdict, found.verdict.is_dead) == (verdict, is_dead)


def test_a_source_that_is_well_says_how_much_it_lists_and_how_new_that_is() -> None:
    (found,) = checked({"/feed": FRESH}, f"{HERALD}/feed")

    assert (found.outlet_id, found.entries, found.newest) == ("herald", 2, datetime(2026, 5, 1, 9, tzinfo=UTC))


def test_a_source_that_moved_for_good_says_what_to_write_instead() -> None:
    (found,) = checked({"/old": redirect(f"{HERALD}/new", 301), "/new": FRESH}, f"{HERALD}/old")

    assert (found.verdict, found.moved_to, found.entries) == (Verdict.REDIRECT, f"{HERALD}/new", 2)


def test_a_source_that_is_elsewhere_for_a_while_keeps_its_address() -> None:
    (found,) = checked({"/old": redirect(f"{HERALD}/new", 302), "/new": FRESH}, f"{HERALD}/old")

    assert (found.verdict, found.moved_to) == (Verdict.OK, None)


def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    robots = answer(200, b"User-agent: *\nDisallow: /feed\n", content_type="text/plain")

    (found,) = checked({"/robots.txt": robots, "/feed": FRESH}, f"{HERALD}/feed")

    assert found.verdict is Verdict.BLOCKED
    assert found.detail.startswith("robots: ")


def test_an_index_of_sitemaps_is_as_new_as_the_last_sitemap_in_it() -> None:
    ns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    index = f'<sitemapindex xmlns="{ns}"><sitemap><loc>{HERALD}/1</loc></sitemap><sitemap><loc>{HERALD}/2</loc></sitemap></sitemapindex>'
    date = "<n:news><n:publication_date>2026-05-01T08:00:00Z</n:publication_date></n:news>"
    news = "http://www.google.com/schemas/sitemap-news/0.9"
    part = f'<urlset xmlns="{ns}" xmlns:n="{news}"><url><loc>{HERALD}/flood</loc>{date}</url></urlset>'

    (found,) = checked({"/index": answer(200, index.encode()), "/2": answer(200, part.encode())}, f"{HERALD}/index")

    assert (found.verdict, found.entries, found.newest) == (Verdict.OK, 1, datetime(2026, 5, 1, 8, tzinfo=UTC))


def test_a_host_that_nobody_answers_for_is_unreachable() -> None:
    with site({}) as web:
        nobody = web.address.removeprefix("http://")
    settings = FetchSettings(limits=FetchLimits(seconds=2.0), delay_s=0.0, tries=1, connect_to={"*": nobody})
    outlet = Outlet("herald", "The Herald", sources=(ListedSource(f"{HERALD}/feed"),))

    (found,) = asyncio.run(check_sources([outlet], settings, now=NOON, stale_after=timedelta(days=14), reporter=Silent()))

    assert found.verdict is Verdict.UNREACHABLE


def test_sources_of_many_hosts_come_back_in_the_order_they_were_given() -> None:
    urls = [f"http://{host}.example/{path}" for path in ("feed", "gone") for host in ("a", "b", "c")]

    found = checked({"/feed": FRESH}, *urls)

    assert [each.source.url for each in found] == urls
    assert [each.verdict for each in found] == [Verdict.OK] * 3 + [Verdict.GONE] * 3
