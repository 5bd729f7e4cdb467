import gzip
import ipaddress
import socket

import pytest
from tests.unit.fetch.site_on_loopback import answer, raw, redirect, site

from rashomon.errors import Misconfigured, Reason, Rejected, Transient
from rashomon.fetch import FetchLimits, get

pytestmark = pytest.mark.sockets

PRIVATE = FetchLimits(allow_private=True)


def limits(*, size: int = 10_000, seconds: float = 5.0, redirects: int = 5) -> FetchLimits:
    return FetchLimits(size, seconds, redirects, allow_private=True)


def test_an_answer_comes_with_its_address_its_bare_media_type_and_its_bytes() -> None:
    with site({"/page.md": answer(200, b"# Flood\n", content_type="Text/Markdown; charset=utf-8")}) as web:
        fetched = get(f"{web.address}/page.md", PRIVATE)
        assert (fetched.url, fetched.media_type, fetched.body) == (f"{web.address}/page.md", "text/markdown", b"# Flood\n")


def test_bytes_that_are_no_text_come_as_they_are() -> None:
    body = bytes(range(256))
    with site({"/photo": answer(200, body, content_type="image/png"), "/unnamed": answer(200, body)}) as web:
        assert get(f"{web.address}/photo", PRIVATE).media_type == "image/png"
        unnamed = get(f"{web.address}/unnamed", PRIVATE)
        assert (unnamed.media_type, unnamed.body) == ("", body)


def test_an_empty_answer_is_an_answer() -> None:
    with site({"/": answer(200, b"", content_type="text/markdown"), "/none": answer(204)}) as web:
        assert get(web.address, PRIVATE).body == b""
        assert get(f"{web.address}/none", PRIVATE).body == b""


def test_the_host_is_told_by_which_name_it_was_asked_and_what_is_accepted_and_nothing_of_the_reader() -> None:
    with site({"/": answer(200, b"x")}) as web:
        get(f"http://localhost:{web.port}/", PRIVATE, accept="text/markdown")
        assert web.headers["host"] == f"localhost:{web.port}"
        assert web.headers["accept"] == "text/markdown"
        assert not {"cookie", "authorization", "referer"} & set(web.headers)


def test_a_name_is_looked_up_once_and_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    resolve = socket.getaddrinfo

    def listening(host: str, port: int, *rest: int, **named: int) -> object:
        asked.append(host)
        return resolve(host, port, *rest, **named)

    monkeypatch.setattr("rashomon.fetch.guarded.socket.getaddrinfo", listening)
    with site({"/": answer(200, b"x")}) as web:
        get(f"http://localhost:{web.port}/", PRIVATE)
    assert [host for host in asked if host == "localhost"] == ["localhost"]


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with site({"/": answer(200, b"x")}) as web:
        assert get(web.address, PRIVATE).body == b"x"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_answer_names_where_it_came_from(status: int) -> None:
    with site({"/old": redirect("new#part", status), "/new": answer(200, b"here")}) as web:
        fetched = get(f"{web.address}/old", PRIVATE)
        assert (fetched.url, fetched.body) == (f"{web.address}/new", b"here")


def test_as_many_redirects_as_allowed_are_followed_and_not_one_more() -> None:
    steps = {f"/{step}": redirect(f"/{step + 1}") for step in range(3)}
    with site({**steps, "/3": answer(200, b"here")}) as web:
        assert get(f"{web.address}/0", limits(redirects=3)).body == b"here"
        with pytest.raises(Rejected, match="more than 2 redirects") as rejected:
            get(f"{web.address}/0", limits(redirects=2))
        assert rejected.value.reason is Reason.MALFORMED


def test_a_circle_of_redirects_ends_at_the_limit() -> None:
    with site({"/a": redirect("/b"), "/b": redirect("/a")}) as web:
        with pytest.raises(Rejected, match="redirects"):
            get(f"{web.address}/a", limits(redirects=4))
        assert web.paths == ["/a", "/b", "/a", "/b", "/a"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://reader:secret@127.0.0.1/", "data:,x"]
)
def test_a_redirect_to_what_is_no_address_to_fetch_is_refused_like_the_address_itself(target: str) -> None:
    with site({"/": redirect(target)}) as web, pytest.raises(Misconfigured, match="no address to fetch"):
        get(web.address, PRIVATE)


@pytest.mark.parametrize("target", ["http://[::1", "//[zz]/"])
def test_a_redirect_to_a_broken_address_is_set_aside(target: str) -> None:
    with site({"/": redirect(target)}) as web, pytest.raises((Rejected, Misconfigured), match="no address"):
        get(web.address, PRIVATE)


def test_a_redirect_from_a_public_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_if_loopback_were_public(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
        return ipaddress.ip_address("1.1.1.1" if address == "127.0.0.1" else address)

    monkeypatch.setattr("rashomon.fetch.guarded.ip_address", as_if_loopback_were_public)
    with site(
        {"/here": answer(200, b"x"), "/away": redirect("http://127.0.0.2/secret"), "/meta": redirect("http://169.254.169.254/")}
    ) as web:
        assert get(f"{web.address}/here").body == b"x"
        with pytest.raises(Misconfigured, match=r"127\.0\.0\.2 is a private address"):
            get(f"{web.address}/away")
        with pytest.raises(Misconfigured, match=r"169\.254\.169\.254 is a private address"):
            get(f"{web.address}/meta")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fec0::1]",
        "224.0.0.1",
    ],
)
def test_private_hosts_are_refused_by_default_however_they_are_written(host: str) -> None:
    with pytest.raises(Misconfigured, match=r"is a private address .*--allow-private"):
        get(f"http://{host}/")


def test_a_private_host_that_is_refused_was_never_asked() -> None:
    with site({"/": answer(200, b"x")}) as web:
        with pytest.raises(Misconfigured):
            get(web.address)
        assert web.paths == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/flood",
        "gopher://127.0.0.1/",
        "//127.0.0.1/",
        "news.example/flood",
        "http://",
        "",
        "http://reader:secret@127.0.0.1/",
        "http://reader@127.0.0.1/",
        "http://127.0.0.1:port/",
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nHost: other",
        "http://127.0.0.1/" + "a" * 10_000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="no address to fetch"):
        get(url, PRIVATE)


def test_a_body_may_be_as_long_as_the_limit_and_no_longer() -> None:
    with site({"/": answer(200, b"x" * 5_000)}) as web:
        assert len(get(web.address, limits(size=5_000)).body) == 5_000
        with pytest.raises(Rejected, match="more than 4,999 bytes") as rejected:
            get(web.address, limits(size=4_999))
        assert rejected.value.reason is Reason.TOO_LONG


def test_a_body_that_lies_about_its_length_is_measured() -> None:
    endless = raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", *[b"400\r\n" + b"x" * 1024 + b"\r\n"] * 64)
    with site({"/": endless}) as web, pytest.raises(Rejected, match="more than 10,000 bytes"):
        get(web.address, limits())


def test_what_is_compressed_is_unpacked() -> None:
    with site({"/": answer(200, gzip.compress(b"# Flood\n"), content_encoding="gzip")}) as web:
        assert get(web.address, PRIVATE).body == b"# Flood\n"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_small_answer_that_unpacks_into_a_large_one_is_refused(times: int) -> None:
    bomb = bytes(64 << 20)
    for _ in range(times):
        bomb = gzip.compress(bomb)
    assert len(bomb) < 100_000
    with site({"/": answer(200, bomb, content_encoding=", ".join(["gzip"] * times))}) as web:
        with pytest.raises(Rejected) as rejected:
            get(web.address, limits(size=100_000))
        assert rejected.value.reason is Reason.TOO_LONG


def test_what_is_said_to_be_compressed_and_is_not_is_an_answer_that_failed() -> None:
    with site({"/": answer(200, b"this is no gzip", content_encoding="gzip")}) as web, pytest.raises(Transient):
        get(web.address, PRIVATE)


def test_a_body_that_drips_is_left_when_the_time_is_over() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"
    with site({"/": raw(head, *[b"x"] * 100, pause_s=0.02)}) as web, pytest.raises(Transient, match=r"takes longer than 0\.2 seconds"):
        get(web.address, limits(seconds=0.2))


def test_headers_that_drip_are_left_when_the_time_is_over() -> None:
    head = b"HTTP/1.1 200 OK\r\nx-long: " + b"a" * 500
    with (
        site({"/": raw(*(head[at : at + 1] for at in range(len(head))), pause_s=0.02)}) as web,
        pytest.raises(Transient, match=r"takes longer than 0\.2 seconds"),
    ):
        get(web.address, limits(seconds=0.2))


def test_a_host_that_says_nothing_is_left_when_the_time_is_over() -> None:
    with site({"/": raw(b"", pause_s=2.0)}) as web, pytest.raises(Transient, match="does not answer"):
        get(web.address, limits(seconds=0.2))


def test_the_time_runs_through_all_redirects() -> None:
    away = b"HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n"
    with site({"/": raw(b"", away, pause_s=0.15)}) as web, pytest.raises(Transient):
        get(web.address, limits(seconds=0.25, redirects=50))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_an_address_without_a_page_is_set_aside_with_its_status(status: int) -> None:
    with site({"/": answer(status, b"gone")}) as web, pytest.raises(Rejected, match=f"answers {status}") as rejected:
        get(web.address, PRIVATE)
    assert rejected.value.reason is Reason.MALFORMED


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_host_in_trouble_may_answer_later(status: int) -> None:
    with site({"/": answer(status, b"try again")}) as web, pytest.raises(Transient, match=f"answers {status}"):
        get(web.address, PRIVATE)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"x-long: " + b"a" * 200_000 + b"\r\n\r\n",
    ],
    ids=["nothing", "another protocol", "cut short", "a negative length", "a header without end"],
)
def test_a_host_that_does_not_speak_the_protocol_does_not_answer(said: bytes) -> None:
    with site({"/": raw(said)}) as web, pytest.raises(Transient, match=r"127\.0\.0\.1 does not answer"):
        get(web.address, PRIVATE)


def test_a_host_where_nobody_listens_does_not_answer() -> None:
    with site({}) as web:
        address = web.address
    with pytest.raises(Transient, match="does not answer"):
        get(address, PRIVATE)


def test_a_name_that_nobody_has_is_no_host() -> None:
    with pytest.raises(Transient, match=r"no host nobody\.invalid is known"):
        get("http://nobody.invalid/", PRIVATE)
