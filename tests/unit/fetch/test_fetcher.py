import asyncio
import gzip
import time
import zlib
from datetime import timedelta

import brotli  # type: ignore[import-untyped]
import pytest
from tests.unit.fetch.one_fetch import NOON, capture_of, fetched, run_with, settings
from tests.unit.fetch.site_on_loopback import answer, in_turn, raw, redirect, site, slowly

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.fetch import Fetcher, FetchSettings, NotModified, Request

pytestmark = pytest.mark.sockets

PAGE = answer(200, b"<p>Flood", content_type="text/html; charset=utf-8")


def reason_of(chosen: FetchSettings, url: str) -> Reason:
    with pytest.raises(Rejected) as rejected:
        fetched(chosen, url)
    assert "\n" not in rejected.value.detail
    return rejected.value.reason


def test_a_page_comes_with_its_addresses_its_time_its_type_and_what_to_ask_with_next_time() -> None:
    page = answer(200, b"<p>Flood", content_type="Text/HTML; charset=utf-8", etag='"7"', last_modified="Fri, 01 May 2026 09:00:00 GMT")
    with site({"/flood": page}) as web:
        found = capture_of(settings(web), "http://gazette.example/flood")
    assert (found.url, found.final_url, found.status) == ("http://gazette.example/flood", "http://gazette.example/flood", 200)
    assert (found.fetched_at, found.content_type, found.body) == (NOON, "Text/HTML; charset=utf-8", b"<p>Flood")
    assert (found.etag, found.last_modified) == ('"7"', "Fri, 01 May 2026 09:00:00 GMT")


def test_a_host_is_told_who_asks_and_for_what_and_nothing_else() -> None:
    with site({"/flood": PAGE}) as web:
        chosen = FetchSettings(contact="https://rashomon.example/about", connect_to={"*": web.host_and_port}, delay_s=0)
        fetched(chosen, Request("http://gazette.example:8080/flood", accept="text/html"))
        assert web.headers == {
            "host": "gazette.example:8080",
            "user-agent": "Rashomon/0.1 (+https://rashomon.example/about)",
            "accept-encoding": "gzip, deflate, br",
            "accept": "text/html",
        }


def test_parameters_and_spelling_of_an_address_reach_the_host_as_they_were_given_and_its_fragment_does_not() -> None:
    with site({"/Flood?utm_source=rss&id=%37": PAGE}) as web:
        found = capture_of(settings(web), "http://GAZETTE.example/Flood?utm_source=rss&id=%37#top")
    assert found.url == "http://GAZETTE.example/Flood?utm_source=rss&id=%37#top"
    assert found.final_url == "http://gazette.example/Flood?utm_source=rss&id=%37"


def test_cookies_are_neither_kept_nor_sent() -> None:
    with site({"/a": answer(200, b"x", set_cookie="reader=7"), "/b": PAGE}) as web:

        async def twice(fetcher: Fetcher) -> None:
            await fetcher.fetch(Request("http://gazette.example/a"))
            await fetcher.fetch(Request("http://gazette.example/b"))

        run_with(settings(web), twice)
        assert "cookie" not in web.headers


def test_what_did_not_change_since_is_not_sent_again() -> None:
    with site({"/feed": answer(304)}) as web:
        asked = Request("http://gazette.example/feed", etag='"7"', last_modified="Fri, 01 May 2026 09:00:00 GMT", is_listing=True)
        assert fetched(settings(web), asked) == NotModified("http://gazette.example/feed", NOON)
        assert web.headers["if-none-match"] == '"7"'
        assert web.headers["if-modified-since"] == "Fri, 01 May 2026 09:00:00 GMT"


def test_nothing_new_for_who_never_had_the_old_is_an_error() -> None:
    with site({"/feed": answer(304)}) as web:
        assert reason_of(settings(web), "http://gazette.example/feed") is Reason.HTTP_ERROR


def test_a_validator_that_is_no_header_is_not_sent() -> None:
    with site({"/feed": PAGE}) as web:
        fetched(settings(web), Request("http://gazette.example/feed", etag='"7"\r\nx-evil: 1'))
        assert {"if-none-match", "x-evil"}.isdisjoint(web.headers)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        *((status, Reason.GONE) for status in (404, 410)),
        *((status, Reason.BLOCKED) for status in (401, 402, 403, 407, 451)),
        *((status, Reason.HTTP_ERROR) for status in (202, 206, 300, 400, 405, 418)),
    ],
)
def test_an_address_without_a_page_is_set_aside_under_its_true_name(status: int, reason: Reason) -> None:
    with site({"/flood": answer(status, b"<p>Sorry")}) as web:
        assert reason_of(settings(web), "http://gazette.example/flood") is reason


@pytest.mark.parametrize("status", [408, 500, 502, 504, 599])
def test_a_host_in_trouble_may_answer_later(status: int) -> None:
    with site({"/flood": answer(status)}) as web, pytest.raises(Transient, match=f"answers {status}") as transient:
        fetched(settings(web), "http://gazette.example/flood")
    assert transient.value.retry_after_s is None


@pytest.mark.parametrize(
    "url", ["", "flood", "ftp://gazette.example/", "http://", "http://a b.example/", "http://reader:secret@gazette.example/"]
)
def test_what_is_no_address_of_the_web_is_set_aside(url: str) -> None:
    assert reason_of(FetchSettings(), url) is Reason.INVALID_URL


def test_redirects_are_followed_over_hosts_and_each_host_is_asked_for_its_rules() -> None:
    with site({"/old": redirect("http://news.example/new page#x", 302), "/new%20page": PAGE}) as web:
        found = capture_of(settings(web), "http://gazette.example/old")
        assert (found.url, found.final_url) == ("http://gazette.example/old", "http://news.example/new%20page")
        assert [(visit.host, visit.path) for visit in web.log if visit.path == "/robots.txt"] == [
            ("gazette.example", "/robots.txt"),
            ("news.example", "/robots.txt"),
        ]


def test_a_listing_that_moved_for_good_is_known_by_its_new_address() -> None:
    answers = {
        "/for-good": redirect("/feed", 301),
        "/twice": redirect("/for-good", 308),
        "/for-now": redirect("/feed", 302),
        "/mixed": redirect("/for-now", 301),
        "/feed": PAGE,
    }
    with site(answers) as web:

        async def all_of_them(fetcher: Fetcher) -> dict[str, str]:
            for path in answers:
                await fetcher.fetch(Request(f"http://gazette.example{path}", is_listing=True))
            return fetcher.permanent

        assert run_with(settings(web), all_of_them) == {
            "http://gazette.example/for-good": "http://gazette.example/feed",
            "http://gazette.example/twice": "http://gazette.example/feed",
        }


def test_as_many_redirects_as_allowed_are_followed_and_not_one_more() -> None:
    with site({**{f"/{step}": redirect(f"/{step + 1}") for step in range(3)}, "/3": PAGE}) as web:
        assert capture_of(settings(web, redirects=3), "http://gazette.example/0").body == b"<p>Flood"
        assert reason_of(settings(web, redirects=2), "http://gazette.example/0") is Reason.REDIRECTS


def test_a_circle_of_redirects_is_left_where_it_closes() -> None:
    with site({"/a": redirect("/b"), "/b": redirect("/a")}) as web:
        assert reason_of(settings(web), "http://gazette.example/a") is Reason.REDIRECTS
        assert [path for path in web.paths if len(path) == 2] == ["/a", "/b"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://gazette.example/", "javascript:alert(1)", "http://[::1", "http://me:pw@gazette.example/"]
)
def test_a_redirect_to_what_is_no_address_of_the_web_is_not_followed(to: str) -> None:
    with site({"/": redirect(to)}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.REDIRECTS


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "[::ffff:10.0.0.1]", "2130706433"])
def test_a_redirect_to_a_private_host_is_not_followed(host: str) -> None:
    with site({"/": redirect(f"http://{host}/secret")}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.PRIVATE_ADDRESS
        assert "/secret" not in web.paths


def test_a_body_may_be_as_long_as_the_limit_and_no_longer() -> None:
    with site({"/": answer(200, b"x" * 5_000)}) as web:
        assert len(capture_of(settings(web, size=5_000), "http://gazette.example/").body) == 5_000
        assert reason_of(settings(web, size=4_999), "http://gazette.example/") is Reason.TOO_LONG
        assert len(capture_of(settings(web, size=10), Request("http://gazette.example/", limit_bytes=5_000)).body) == 5_000


def test_a_body_that_never_ends_is_left() -> None:
    endless = raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", *[b"400\r\n" + b"x" * 1024 + b"\r\n"] * 1_000)
    with site({"/": endless}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.TOO_LONG


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("identity", bytes)],
)
def test_what_is_packed_is_unpacked(coding: str, pack: type[bytes]) -> None:
    with site({"/": answer(200, pack(b"<p>Flood" * 1_000), content_encoding=coding)}) as web:
        assert capture_of(settings(web), "http://gazette.example/").body == b"<p>Flood" * 1_000


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)])
def test_a_bomb_is_left_before_it_goes_off(coding: str, pack: type[bytes]) -> None:
    bomb = pack(bytes(64 << 20))
    assert len(bomb) < 100_000
    with site({"/": answer(200, bomb, content_encoding=coding)}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.TOO_LONG


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", b"no gzip"),
        ("gzip", gzip.compress(b"x" * 9_000)[:-9]),
        ("br", brotli.compress(b"<p>Flood")[:-2]),
        ("zstd", b"?"),
        ("gzip, gzip", b"?"),
    ],
    ids=["not gzip", "cut gzip", "cut brotli", "unknown", "twice"],
)
def test_a_body_that_is_not_in_its_coding_is_set_aside(coding: str, body: bytes) -> None:
    with site({"/": answer(200, body, content_encoding=coding)}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.MALFORMED


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx-long: " + b"a" * 200_000 + b"\r\n\r\n",
    ],
    ids=["another protocol", "a negative length", "a header without end"],
)
def test_a_host_that_does_not_speak_http_is_set_aside(said: bytes) -> None:
    with site({"/": raw(said)}) as web:
        assert reason_of(settings(web), "http://gazette.example/") is Reason.MALFORMED


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"], ids=["nothing", "cut short"])
def test_a_connection_that_breaks_is_made_again_before_the_request_fails(said: bytes) -> None:
    with site({"/": in_turn(raw(said), PAGE), "/down": raw(said)}) as web:
        assert capture_of(settings(web, tries=2), "http://gazette.example/").body == b"<p>Flood"
        with pytest.raises(Transient, match="does not answer"):
            fetched(settings(web, tries=2), "http://gazette.example/down")
        assert web.paths.count("/down") == 2


def test_a_host_where_nobody_listens_may_answer_later() -> None:
    with site({}) as web:
        chosen = settings(web)
    with pytest.raises(Transient, match=r"gazette\.example does not answer"):
        fetched(chosen, "http://gazette.example/")


def test_a_name_that_nobody_has_may_be_had_later() -> None:
    with pytest.raises(Transient, match=r"no host nobody\.invalid is known"):
        fetched(FetchSettings(tries=1), "http://nobody.invalid/")


HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"


@pytest.mark.parametrize(
    "slow",
    [slowly(PAGE, seconds=3), raw(*(bytes([byte]) for byte in HEAD * 5), pause_s=0.05), raw(HEAD, *[b"x"] * 100, pause_s=0.05)],
    ids=["silence", "dripped headers", "a dripped body"],
)
def test_the_deadline_holds_whatever_the_host_does(slow: object) -> None:
    with site({"/": slow}) as web:  # type: ignore[dict-item]
        began = time.monotonic()
        with pytest.raises(TimedOut, match=r"takes longer than 0\.5 seconds"):
            fetched(settings(web, seconds=0.5), "http://gazette.example/")
        assert time.monotonic() - began < 2.5


def test_the_deadline_runs_through_all_redirects() -> None:
    with site({f"/{step}": slowly(redirect(f"/{step + 1}"), seconds=0.2) for step in range(50)}) as web, pytest.raises(TimedOut):
        fetched(settings(web, seconds=0.7, redirects=50), "http://gazette.example/0")


def test_who_waits_for_a_turn_is_not_timed() -> None:
    with site({f"/{number}": slowly(PAGE, seconds=0.2) for number in range(6)}) as web:

        async def all_at_once(fetcher: Fetcher) -> None:
            await asyncio.gather(*(fetcher.fetch(Request(f"http://gazette.example/{number}")) for number in range(6)))

        run_with(settings(web, seconds=1.0), all_at_once)


def test_a_cancelled_fetch_hangs_up_and_frees_the_host_for_the_next() -> None:
    with site({"/hangs": raw(HEAD, *[b"x"] * 900, pause_s=0.02), "/": PAGE}) as web:

        async def cancel_and_go_on(fetcher: Fetcher) -> None:
            task = asyncio.create_task(fetcher.fetch(Request("http://gazette.example/hangs")))
            while "/hangs" not in web.paths:  # noqa: ASYNC110 (the site is a thread: it has no event to wait for)
                await asyncio.sleep(0.02)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await fetcher.fetch(Request("http://gazette.example/"))

        began = time.monotonic()
        run_with(settings(web), cancel_and_go_on)
        assert time.monotonic() - began < 10
        assert web.paths[-1] == "/"


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with site({"/": PAGE}) as web:
        assert capture_of(settings(web), "http://gazette.example/").body == b"<p>Flood"


def test_the_time_of_a_capture_is_that_of_the_clock_that_was_given() -> None:
    with site({"/": PAGE}) as web:
        later = NOON + timedelta(days=1)
        found = run_with(settings(web), lambda fetcher: fetcher.fetch(Request("http://gazette.example/")), now=lambda: later)
        assert found.fetched_at == later
