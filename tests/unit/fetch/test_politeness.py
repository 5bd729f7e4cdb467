import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from tests.unit.fetch.one_fetch import NOON, capture_of, fetched, outcomes, run_with, settings
from tests.unit.fetch.site_on_loopback import Answer, Visits, answer, in_turn, raw, redirect, site, slowly

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.fetch import Fetcher, FetchSettings, Request
from rashomon.model.capture import Capture

pytestmark = pytest.mark.sockets

PAGE = answer(200, b"<p>Flood", content_type="text/html")
A_LITTLE = 0.05  # seconds; clocks of threads are read a little late


def robots(text: str) -> Answer:
    return answer(200, text.encode(), content_type="text/plain")


def pauses(web: Visits, host: str) -> list[float]:
    """The seconds between the end of one visit and the start of the next."""
    visits = sorted((visit for visit in web.log if visit.host == host), key=lambda visit: visit.began)
    return [later.began - earlier.ended for earlier, later in pairwise(visits)]


def test_a_host_gets_one_request_at_a_time_and_a_pause_between_two() -> None:
    with site({f"/{number}": slowly(PAGE, seconds=0.1) for number in range(4)}) as web:
        run_with(settings(web, delay_s=0.3), lambda fetcher: outcomes(fetcher, [f"http://gazette.example/{number}" for number in range(4)]))
        assert len(pauses(web, "gazette.example")) == 5  # robots.txt, tdmrep.json and four pages
        assert min(pauses(web, "gazette.example")) > 0.3 - A_LITTLE


def test_hosts_do_not_wait_for_each_other() -> None:
    with site({"/": slowly(PAGE, seconds=0.5)}) as web:
        run_with(settings(web), lambda fetcher: outcomes(fetcher, [f"http://outlet-{number}.example/" for number in range(6)]))
        pages = [visit for visit in web.log if visit.path == "/"]
        assert max(visit.began for visit in pages) < min(visit.ended for visit in pages)


def test_so_many_hosts_are_asked_at_once_and_no_more() -> None:
    with site({"/": slowly(PAGE, seconds=0.1)}) as web:
        chosen = FetchSettings(delay_s=0, connections=2, connect_to={"*": web.host_and_port})
        run_with(chosen, lambda fetcher: outcomes(fetcher, [f"http://outlet-{number}.example/" for number in range(6)]))
        for visit in web.log:
            assert sum(other.began <= visit.began < other.ended for other in web.log) <= 2


def test_robots_txt_is_asked_for_once_however_many_pages_are_wanted_at_once() -> None:
    with site({"/robots.txt": slowly(robots("User-agent: *\nDisallow: /private"), seconds=0.2), "/a": PAGE, "/b": PAGE}) as web:
        found = run_with(settings(web), lambda fetcher: outcomes(fetcher, [f"http://gazette.example/{page}" for page in "abababab"]))
        assert all(isinstance(each, Capture) for each in found)
        assert web.paths.count("/robots.txt") == 1
        assert web.paths.count("/.well-known/tdmrep.json") == 1


def test_rules_are_asked_for_again_after_a_day() -> None:
    with site({"/robots.txt": in_turn(robots(""), robots("User-agent: *\nDisallow: /")), "/": PAGE}) as web:
        times = [NOON]

        async def on_three_occasions(fetcher: Fetcher) -> None:
            await fetcher.fetch(Request("http://gazette.example/"))
            times.append(NOON + timedelta(hours=23))
            await fetcher.fetch(Request("http://gazette.example/"))
            times.append(NOON + timedelta(hours=25))
            with pytest.raises(Rejected, match="forbids"):
                await fetcher.fetch(Request("http://gazette.example/"))

        run_with(settings(web), on_three_occasions, now=lambda: times[-1])
        assert web.paths.count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /flood", False),
        ("User-agent: *\nDisallow: /\nAllow: /flood", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: GPTBot\nDisallow: /", True),
        ("User-agent: rashomon\nDisallow: /", False),
        ("User-agent: Rashomon/2.0\nDisallow: /", False),
        ("User-agent: Rash\nDisallow: /", True),
        ("User-agent: RashomonImages\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Rashomon\nDisallow: /private", True),
        ("User-agent: GPTBot\nUser-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<!doctype html><p>Disallow: /", True),
        ("", True),
    ],
)
def test_robots_txt_is_obeyed_by_pages_and_listings_alike(text: str, is_allowed: bool) -> None:  # noqa: FBT001 (a column of the table)
    with site({"/robots.txt": robots(text), "/flood.html": PAGE}) as web:
        for is_listing in (False, True):
            asked = Request("http://gazette.example/flood.html", is_listing=is_listing)
            if is_allowed:
                assert capture_of(settings(web), asked).body == b"<p>Flood"
                continue
            with pytest.raises(Rejected, match=r"robots\.txt of gazette\.example forbids /flood\.html to Rashomon") as rejected:
                fetched(settings(web), asked)
            assert rejected.value.reason is Reason.ROBOTS
        assert ("/flood.html" in web.paths) is is_allowed


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_rules_allows_everything(status: int) -> None:
    with site({"/robots.txt": answer(status), "/": PAGE}) as web:
        assert capture_of(settings(web), "http://gazette.example/").body == b"<p>Flood"


def test_rules_that_redirect_for_ever_are_none() -> None:
    with site({"/robots.txt": redirect("/robots.txt"), "/": PAGE}) as web:
        assert capture_of(settings(web), "http://gazette.example/").body == b"<p>Flood"


def test_rules_are_found_behind_redirects() -> None:
    with (
        site(
            {"/robots.txt": redirect("http://www.gazette.example/rules"), "/rules": robots("User-agent: *\nDisallow: /"), "/": PAGE}
        ) as web,
        pytest.raises(Rejected, match="robots"),
    ):
        fetched(settings(web), "http://gazette.example/")


@pytest.mark.parametrize("trouble", [answer(500), answer(503), raw(b"")], ids=["500", "503", "hangs up"])
def test_a_site_that_cannot_say_what_it_allows_allows_nothing_for_now(trouble: Answer) -> None:
    with site({"/robots.txt": trouble, "/": PAGE}) as web:
        first, second = run_with(settings(web), lambda fetcher: outcomes(fetcher, ["http://gazette.example/"] * 2))
        for each in (first, second):
            assert isinstance(each, Transient)
            assert 0 < (each.retry_after_s or 0) <= 600
        assert web.paths == ["/robots.txt"]


def test_rules_that_come_too_slowly_allow_nothing_for_now() -> None:
    with site({"/robots.txt": raw(*[b"x"] * 100, pause_s=0.05), "/": PAGE}) as web, pytest.raises(TimedOut):
        fetched(settings(web, seconds=0.5), "http://gazette.example/")


def test_yesterdays_rules_hold_while_those_of_today_cannot_be_had() -> None:
    with site({"/robots.txt": in_turn(robots("User-agent: *\nDisallow: /private"), answer(500)), "/": PAGE, "/private": PAGE}) as web:
        times = [NOON]

        async def today_and_tomorrow(fetcher: Fetcher) -> None:
            await fetcher.fetch(Request("http://gazette.example/"))
            times.append(NOON + timedelta(hours=25))
            await fetcher.fetch(Request("http://gazette.example/"))
            with pytest.raises(Rejected, match="forbids"):
                await fetcher.fetch(Request("http://gazette.example/private"))

        run_with(settings(web), today_and_tomorrow, now=lambda: times[-1])


def test_the_first_500_kib_of_rules_are_read_and_the_rest_is_not() -> None:
    head = b"User-agent: *\nDisallow: /first\n"
    padding = b"# padding\n" * (500 << 7)
    with site({"/robots.txt": answer(200, head + padding + b"Disallow: /last\n"), "/first": PAGE, "/last": PAGE}) as web:
        assert capture_of(settings(web), "http://gazette.example/last").body == b"<p>Flood"
        with pytest.raises(Rejected, match="forbids /first"):
            fetched(settings(web), "http://gazette.example/first")


def test_rules_for_a_multitude_of_robots_are_read_at_once() -> None:
    text = "".join(f"User-agent: robot-{number}\n" for number in range(12_000)) + "Disallow: /a$\n" * 15_000
    with site({"/robots.txt": robots(text), "/": PAGE}) as web:
        assert capture_of(settings(web), "http://gazette.example/").body == b"<p>Flood"


def test_a_longer_pause_that_robots_txt_asks_for_is_kept() -> None:
    with site({"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.6"), "/a": PAGE, "/b": PAGE}) as web:
        run_with(settings(web), lambda fetcher: outcomes(fetcher, ["http://gazette.example/a", "http://gazette.example/b"]))
        assert pauses(web, "gazette.example")[-1] > 0.6 - A_LITTLE


def test_who_would_wait_longer_than_the_longest_pause_is_told_to_come_back() -> None:
    with site({"/robots.txt": robots("User-agent: *\nCrawl-delay: 300"), "/a": PAGE, "/b": PAGE}) as web:
        found, later = run_with(settings(web), lambda fetcher: outcomes(fetcher, ["http://gazette.example/a", "http://gazette.example/b"]))
        assert isinstance(found, Capture)
        assert isinstance(later, Transient)
        assert 290 < (later.retry_after_s or 0) <= 300


IN_TWO_MINUTES = "retry-after: Fri, 01 May 2026 12:02:00 GMT\r\ndate: Fri, 01 May 2026 12:00:00 GMT"
IN_TWO_MINUTES_BY_OUR_CLOCK = "retry-after: Fri, 01 May 2026 12:02:00 GMT"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "field", ["retry-after: 120", IN_TWO_MINUTES, IN_TWO_MINUTES_BY_OUR_CLOCK], ids=["seconds", "date", "no date of its own"]
)
def test_a_host_that_asks_for_time_gets_it_from_all_who_wait(status: int, field: str) -> None:
    busy = raw(f"HTTP/1.1 {status} Busy\r\n{field}\r\ncontent-length: 0\r\n\r\n".encode())
    with site({"/a": slowly(busy, seconds=0.2), "/b": PAGE}) as web:

        async def ask(fetcher: Fetcher) -> tuple[object, ...]:
            first, second = await outcomes(fetcher, ["http://gazette.example/a", "http://gazette.example/b"])
            elsewhere = await fetcher.fetch(Request("http://news.example/b"))
            return first, second, elsewhere

        first, second, elsewhere = run_with(settings(web), ask)
        for each in (first, second):
            assert isinstance(each, Transient)
            assert 110 < (each.retry_after_s or 0) <= 120
        assert isinstance(elsewhere, Capture)
        assert [visit.path for visit in web.log if visit.host == "gazette.example"][-1] == "/a"


def test_a_host_that_says_too_many_and_not_for_how_long_gets_the_longest_pause() -> None:
    with site({"/": answer(429)}) as web, pytest.raises(Transient, match="answers 429") as transient:
        fetched(settings(web, max_delay_s=45), "http://gazette.example/")
    assert transient.value.retry_after_s == 45


def test_the_task_that_asks_for_the_rules_may_be_cancelled_without_harm_to_those_who_wait() -> None:
    with site({"/robots.txt": slowly(robots(""), seconds=0.3), "/": PAGE}) as web:

        async def cancel_the_first(fetcher: Fetcher) -> object:
            first, second = (asyncio.create_task(fetcher.fetch(Request("http://gazette.example/"))) for _ in range(2))
            await asyncio.sleep(0.1)
            first.cancel()
            return await second

        assert isinstance(run_with(settings(web), cancel_the_first), Capture)
