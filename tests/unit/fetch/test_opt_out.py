import json

import pytest
from tests.unit.fetch.one_fetch import fetched, run_with, settings
from tests.unit.fetch.site_on_loopback import Answer, answer, site

from rashomon.errors import Reason, Rejected
from rashomon.fetch import Fetcher, Request
from rashomon.fetch.opt_out import opt_out_of, reservations_of, signals_of

HERE = "https://gazette.example"


def said_by_headers(*headers: tuple[str, str], is_listing: bool = False) -> str | None:
    return opt_out_of(headers, b"", product="Rashomon", is_page=True, is_listing=is_listing)


def said_by_page(head: str, *headers: tuple[str, str], is_listing: bool = False) -> str | None:
    page = f"<!doctype html><html><head>{head}</head><body><p>Flood".encode()
    return opt_out_of(headers, page, product="Rashomon", is_page=True, is_listing=is_listing)


@pytest.mark.parametrize(
    ("value", "signal"),
    [
        ("noai", "noai"),
        ("NoIndex, nofollow", "noindex"),
        ("none", "none"),
        ("nosnippet", "nosnippet"),
        ("max-snippet:0", "max-snippet:0"),
        ("max-snippet: 0", "max-snippet:0"),
        ("rashomon: noindex", "noindex"),
        ("googlebot: nofollow, Rashomon: noai", "noai"),
        ("max-image-preview:large, noai", "noai"),
    ],
)
def test_robots_directives_that_forbid_to_show_or_mine_a_page_are_honoured_in_headers_and_pages(value: str, signal: str) -> None:
    assert said_by_headers(("X-Robots-Tag", value)) == f"header x-robots-tag: {signal}"
    assert said_by_page(f'<meta content="{value}" NAME="Robots">') == f"meta robots: {signal}"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "all",
        "index, follow",
        "nofollow",
        "noarchive",
        "max-snippet:-1",
        "max-snippet:50",
        "googlebot: noindex",
        "googlebot: noindex, noai",
        "noindexing",
    ],
)
def test_other_directives_forbid_nothing(value: str) -> None:
    assert said_by_headers(("x-robots-tag", value)) is None
    assert said_by_page(f'<meta name="robots" content="{value}">') is None


def test_a_directive_in_a_meta_of_our_own_name_is_for_us_and_in_that_of_another_is_not() -> None:
    assert said_by_page('<meta name="rashomon" content="noindex">') == "meta rashomon: noindex"
    assert said_by_page('<meta name="googlebot" content="noindex">') is None


def test_a_second_header_of_the_same_name_is_read_too() -> None:
    assert said_by_headers(("x-robots-tag", "googlebot: noindex"), ("x-robots-tag", "noai")) == "header x-robots-tag: noai"


@pytest.mark.parametrize(
    "head",
    [
        '<!-- <meta name="robots" content="noindex"> -->',
        '<script>\'<meta name="robots" content="noindex">\'</script>',
        '<meta property="og:title" content="noindex">',
        '<meta name="description" content="robots: noindex">',
    ],
)
def test_what_only_looks_like_a_directive_is_none(head: str) -> None:
    assert said_by_page(head) is None


def test_a_meta_behind_what_a_parser_takes_for_the_body_is_found() -> None:
    assert said_by_page('<noscript><img src="pixel"></noscript><div></div><meta name="robots" content="noai">') == "meta robots: noai"


def test_listings_are_kept_out_of_search_by_habit_which_says_nothing_of_their_articles() -> None:
    assert said_by_headers(("x-robots-tag", "noindex, follow"), is_listing=True) is None
    assert said_by_headers(("x-robots-tag", "noindex, noai"), is_listing=True) == "header x-robots-tag: noai"
    assert said_by_headers(("tdm-reservation", "1"), is_listing=True) == "header tdm-reservation: 1"


@pytest.mark.parametrize(
    ("header", "meta", "signal"),
    [
        ("1", None, "header tdm-reservation: 1"),
        (None, "1", "meta tdm-reservation: 1"),
        ("0", "1", "meta tdm-reservation: 1"),
        ("1", "0", None),
        ("1", "maybe", "header tdm-reservation: 1"),
        ("0", None, None),
        ("yes", None, None),
        (None, None, None),
    ],
)
def test_a_reservation_in_the_page_supersedes_that_of_its_headers(header: str | None, meta: str | None, signal: str | None) -> None:
    head = f'<meta name="tdm-reservation" content="{meta}">' if meta else ""
    assert said_by_page(head, *((("TDM-Reservation", header),) if header else ())) == signal


def test_a_body_that_is_no_page_is_not_searched() -> None:
    assert opt_out_of((), b'<meta name="robots" content="noai">', product="Rashomon", is_page=False) is None


def test_the_first_location_of_a_reservation_file_that_fits_decides() -> None:
    rules = [
        {"location": "/open/", "tdm-reservation": 0},
        {"location": "/photos/*.jpg$", "tdm-reservation": "1", "tdm-policy": f"{HERE}/policy.json"},
        {"location": "/news", "tdm-reservation": 1},
        {"location": "/news/open", "tdm-reservation": 0},
    ]
    reservations = reservations_of(json.dumps(rules).encode())
    reserved = {
        path: reservations.reserve(f"{HERE}{path}") for path in ("/open/x", "/photos/a.jpg", "/photos/a.jpg?x", "/news/open", "/sport")
    }
    assert reserved == {"/open/x": False, "/photos/a.jpg": True, "/photos/a.jpg?x": False, "/news/open": True, "/sport": False}


@pytest.mark.parametrize(
    "body", [b"", b"<p>Not found", b"{}", b'"1"', b"[1, null]", b"[" * 10_000, b'[{"location": "/", "tdm-reservation": 2}]', b"\xff"]
)
def test_a_reservation_file_that_is_none_reserves_nothing(body: bytes) -> None:
    assert not reservations_of(body).reserve(f"{HERE}/")


@pytest.mark.parametrize(
    "bad",
    [
        {"location": "/"},
        {"location": "news", "tdm-reservation": 1},
        {"location": "/a\nDisallow: /", "tdm-reservation": 1},
        {"tdm-reservation": 1},
    ],
)
def test_a_bad_location_spoils_no_other(bad: dict[str, object]) -> None:
    reservations = reservations_of(json.dumps([bad, {"location": "/news", "tdm-reservation": 1}]).encode())
    assert reservations.reserve(f"{HERE}/news/1")
    assert not reservations.reserve(f"{HERE}/sport")


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("User-agent: *\nContent-Signal: ai-input=no", False),
        ("User-agent: *\nContent-Signal: search=yes, AI-Input = No # rights reserved", False),
        ("User-agent: *\nContent-Signal: search=no,ai-input=yes", False),
        ("User-agent: *\ncontent-signal: search=yes, ai-input=yes, ai-train=no\nAllow: /", True),
        ("User-agent: *\nContent-Signal: /private ai-input=no", True),
        ("User-agent: *\nContent-Signal: /news ai-input=no", False),
        ("User-agent: *\nContent-Signal: ai-input=no\nContent-Signal: /news ai-input=yes", True),
        ("User-agent: GPTBot\nContent-Signal: ai-input=no\n\nUser-agent: *\nAllow: /", True),
        ("User-agent: GPTBot\nDisallow: /\nUser-agent: *\nContent-Signal: ai-input=no", False),
        ("User-agent: *\nContent-Signal: ai-input=no\n\nUser-agent: Rashomon\nAllow: /", True),
        ("User-agent: Rashomon\nContent-Signal: ai-input=no", False),
        ("# Content-Signal: ai-input=no\nUser-agent: *\nDisallow: /news", True),
        ("Content-Signal: ai-input=no", True),
        ("User-agent: *\nContent-Signal:", True),
    ],
)
def test_content_signals_are_read_for_our_group_and_path(text: str, is_open: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert signals_of(text, "Rashomon").can_fetch(f"{HERE}/news/1", "Rashomon") is is_open


@pytest.mark.sockets
@pytest.mark.parametrize(
    ("path", "said", "detail"),
    [
        (
            "/robots.txt",
            answer(200, b"User-agent: *\nContent-Signal: ai-input=no"),
            r"robots\.txt of gazette\.example says for /flood content-signal",
        ),
        (
            "/.well-known/tdmrep.json",
            answer(200, b'[{"location": "/", "tdm-reservation": 1}]'),
            r"tdmrep\.json of gazette\.example .* tdm-reservation: 1",
        ),
        ("/flood", answer(200, b"x", tdm_reservation="1"), r"/flood says header tdm-reservation: 1"),
        ("/flood", answer(200, b"x", x_robots_tag="noai"), r"/flood says header x-robots-tag: noai"),
        ("/flood", answer(200, b'<meta name="robots" content="noai">', content_type="text/html"), r"/flood says meta robots: noai"),
    ],
    ids=["content-signal", "tdmrep.json", "tdm header", "x-robots-tag", "meta"],
)
def test_a_page_that_is_opted_out_is_set_aside_with_the_signal_that_says_so(path: str, said: Answer, detail: str) -> None:
    with site({"/flood": answer(200, b"<p>Flood"), path: said}) as web:
        with pytest.raises(Rejected, match=detail) as rejected:
            fetched(settings(web), "http://gazette.example/flood")
        assert rejected.value.reason is Reason.OPTED_OUT
        assert ("/flood" in web.paths) is (path == "/flood")


@pytest.mark.sockets
@pytest.mark.parametrize("said", [answer(404), answer(500), answer(200, b"<p>Not found")], ids=["404", "500", "a page"])
def test_a_host_without_a_reservation_file_reserves_nothing(said: Answer) -> None:
    with site({"/flood": answer(200, b"<p>Flood"), "/.well-known/tdmrep.json": said}) as web:

        async def twice(fetcher: Fetcher) -> None:
            await fetcher.fetch(Request("http://gazette.example/flood"))
            await fetcher.fetch(Request("http://gazette.example/flood"))

        run_with(settings(web), twice)
        assert web.paths.count("/.well-known/tdmrep.json") == 1
