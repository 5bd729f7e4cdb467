import asyncio
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from tests.unit.fetch.one_fetch import fetched, run_with
from tests.unit.fetch.site_on_loopback import answer, site
from tests.unit.fetch.site_over_tls import Seen, certificate_for, site_over_tls

from rashomon.errors import Reason, Rejected, TimedOut
from rashomon.fetch import Fetcher, FetchLimits, FetchSettings, Request
from rashomon.model.capture import Capture

pytestmark = pytest.mark.sockets

ANY = FetchLimits(allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.1",
        "0x7f000001",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "[::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "224.0.0.1",
    ],
)
def test_private_hosts_are_not_asked_however_they_are_written(host: str) -> None:
    with pytest.raises(Rejected, match="is a private address") as rejected:
        fetched(FetchSettings(), f"http://{host}/")
    assert rejected.value.reason is Reason.PRIVATE_ADDRESS


def test_a_private_host_is_asked_where_that_is_allowed() -> None:
    with site({"/": answer(200, b"x")}) as web:
        found = fetched(FetchSettings(limits=ANY, delay_s=0), f"{web.address}/")
        assert isinstance(found, Capture)


def test_only_the_hosts_that_connect_to_names_may_be_private() -> None:
    with site({"/": answer(200, b"x")}) as web:
        with pytest.raises(Rejected, match="private"):
            fetched(FetchSettings(connect_to={"gazette.example": web.host_and_port}), f"{web.address}/")
        assert web.paths == []


def test_a_name_that_changes_its_mind_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def public_first(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1" if len(asked) > 1 else "127.0.0.1", port))]

    with site({"/": answer(200, b"x")}) as web:
        monkeypatch.setattr("rashomon.fetch.network.socket.getaddrinfo", public_first)
        monkeypatch.setattr("rashomon.fetch.network.is_public", lambda address: str(address) == "127.0.0.1")

        async def once(fetcher: Fetcher) -> object:
            return await fetcher.fetch(Request(f"http://gazette.example:{web.port}/"))

        # The site closes every connection; each new one is looked up and checked again, and what leads away is refused, not followed.
        with pytest.raises(Rejected, match=r"gazette\.example is a private address \(192\.0\.2\.1\)"):
            run_with(FetchSettings(delay_s=0), once)
        assert web.paths == ["/robots.txt"]
        assert asked == ["gazette.example"] * 3  # for the rules of robots, for those of mining, and for the page


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr("rashomon.fetch.network.socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Rejected, match=r"10\.0\.0\.1"):
        fetched(FetchSettings(), "http://gazette.example/")


def test_an_address_that_refuses_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with site({"/": answer(200, b"x")}) as web:
        both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("127.0.0.2", "127.0.0.1")]
        monkeypatch.setattr("rashomon.fetch.network.socket.getaddrinfo", lambda *_, **__: sorted(both, key=str, reverse=True))
        monkeypatch.setattr("rashomon.fetch.network._resolve", lambda *_: ("127.0.0.2", "127.0.0.1"))
        assert isinstance(fetched(FetchSettings(limits=ANY, delay_s=0), f"http://gazette.example:{web.port}/"), Capture)


@pytest.fixture
def endless_look_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    over = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        over.wait(30)
        return []

    monkeypatch.setattr("rashomon.fetch.network.socket.getaddrinfo", hang)
    yield
    over.set()


@pytest.mark.usefixtures("endless_look_up")
def test_the_deadline_holds_while_a_name_is_looked_up() -> None:
    with pytest.raises(TimedOut, match=r"takes longer than 0\.3 seconds"):
        fetched(FetchSettings(limits=FetchLimits(seconds=0.3)), "http://gazette.example/")


def over_tls(
    folder: Path, name: str, use: Callable[[Fetcher], Awaitable[object]], *, trusted: bool, protocols: tuple[str, ...] = ("h2",)
) -> Seen:
    """Use a fetcher whose connections for *.example go to a site with a certificate for `name`; return what the site saw."""
    certificate = certificate_for(name, folder)

    async def run() -> Seen:
        async with site_over_tls(certificate, protocols=protocols) as seen:
            chosen = FetchSettings(delay_s=0, tries=1, connect_to={"*.example": f"127.0.0.1:{seen.port}"}, limits=FetchLimits(bytes=1_000))
            trust = ssl.create_default_context(cafile=certificate) if trusted else None
            async with asyncio.timeout(30), Fetcher(chosen, ssl_context=trust) as fetcher:
                await use(fetcher)
            return seen

    return asyncio.run(run())


async def three_pages(fetcher: Fetcher) -> None:
    for number in range(3):
        found = await fetcher.fetch(Request(f"https://gazette.example/{number}"))
        assert isinstance(found, Capture)
        assert found.body == b"<p>Flood"


def test_http2_is_spoken_where_the_host_speaks_it_over_one_connection(tmp_path: Path) -> None:
    seen = over_tls(tmp_path, "gazette.example", three_pages, trusted=True)
    assert seen.protocols == ["h2"]
    assert seen.paths == ["/robots.txt", "/.well-known/tdmrep.json", "/0", "/1", "/2"]


def test_a_host_that_speaks_only_http1_is_asked_over_one_connection_too(tmp_path: Path) -> None:
    seen = over_tls(tmp_path, "gazette.example", three_pages, trusted=True, protocols=("http/1.1",))
    assert seen.protocols == ["http/1.1"]
    assert len(seen.paths) == 5


def test_an_answer_of_http2_that_is_left_unread_costs_its_connection_and_no_more(tmp_path: Path) -> None:
    async def too_long_and_on(fetcher: Fetcher) -> None:
        with pytest.raises(Rejected, match="more than 2 bytes"):
            await fetcher.fetch(Request("https://gazette.example/long", limit_bytes=2))
        await three_pages(fetcher)

    seen = over_tls(tmp_path, "gazette.example", too_long_and_on, trusted=True)
    assert seen.protocols == ["h2", "h2"]


@pytest.mark.parametrize(
    "frames",
    [
        b"\x00\x00\x04\x04\x00\x00\x00\x00\x00" + b"\xff" * 4,
        b"\x00\x00\x01\x00\x08\x00\x00\x00\x01\xff",
        b"\x00\x00\x01\x01\x04\x00\x00\x00\x01\xff",
    ],
    ids=["settings cut short", "padding beyond its frame", "headers that are none"],
)
def test_frames_of_http2_that_are_none_are_set_aside_in_the_middle_of_a_body_too(tmp_path: Path, frames: bytes) -> None:
    certificate = certificate_for("gazette.example", tmp_path)

    async def run() -> None:
        async with site_over_tls(certificate, raw=frames) as seen:
            chosen = FetchSettings(delay_s=0, tries=1, connect_to={"*": f"127.0.0.1:{seen.port}"})
            async with Fetcher(chosen, ssl_context=ssl.create_default_context(cafile=certificate)) as fetcher:
                with pytest.raises(Rejected, match="does not speak HTTP") as rejected:
                    await fetcher.fetch(Request("https://gazette.example/"))
                assert rejected.value.reason is Reason.MALFORMED

    asyncio.run(run())


@pytest.mark.parametrize(("name", "trusted"), [("gazette.example", False), ("other.example", True)], ids=["self-signed", "another name"])
def test_a_certificate_that_does_not_verify_is_refused(tmp_path: Path, name: str, trusted: bool) -> None:  # noqa: FBT001 (a column)
    async def refused(fetcher: Fetcher) -> None:
        with pytest.raises(Rejected, match=r"gazette\.example cannot be trusted") as rejected:
            await fetcher.fetch(Request("https://gazette.example/"))
        assert rejected.value.reason is Reason.UNTRUSTED

    assert over_tls(tmp_path, name, refused, trusted=trusted).paths == []


def test_an_expired_certificate_is_refused(tmp_path: Path) -> None:
    certificate = certificate_for("gazette.example", tmp_path, days=-1)

    async def run() -> None:
        async with site_over_tls(certificate) as seen:
            chosen = FetchSettings(tries=1, connect_to={"*": f"127.0.0.1:{seen.port}"})
            async with Fetcher(chosen, ssl_context=ssl.create_default_context(cafile=certificate)) as fetcher:
                with pytest.raises(Rejected, match="expired"):
                    await fetcher.fetch(Request("https://gazette.example/"))

    asyncio.run(run())


def test_a_host_that_speaks_no_tls_is_not_trusted() -> None:
    with site({}) as web, pytest.raises(Rejected) as rejected:
        fetched(FetchSettings(connect_to={"*": web.host_and_port}, tries=1), "https://gazette.example/")
    assert rejected.value.reason is Reason.UNTRUSTED
