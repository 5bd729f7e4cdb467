"""One real HTTP server on loopback that plays all sites: it tells them apart by the Host header, and lives at the moment that it is set to."""

import gzip
import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from tests.world.content import START, Content, Fault, Feed, Form, Piece, Robots, Site, read_content
from tests.world.listings import TYPES, listing, news_sitemap
from tests.world.pages import page, section

SLOW_S = 20.0  # longer than anybody waits
_DAY = timedelta(days=1)
_BOMB = gzip.compress(b"\0" * (64 << 20), 9)
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + n, *(10 * [97 + n])) for n in range(9)
)
XML_BOMB = _ENTITIES + b"]><rss version='2.0'><channel><title>&j;</title></channel></rss>"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    at: datetime
    host: str
    path: str
    status: int
    is_conditional: bool = False


@dataclass
class Answer:
    """What is answered: a body with headers, or something that a decent server does not do (`misbehave` writes it)."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    misbehave: Callable[["_Handler"], None] | None = None


_NOT_FOUND = Answer(b"<!doctype html><title>404</title><h1>Not found</h1>", 404, {"Content-Type": "text/html"})


class World:
    """The sites at a moment, and what was asked of them."""

    def __init__(self, content: Content | None = None) -> None:
        self.content = content or read_content()
        self.now = START
        self.port = 0
        self._asked: list[Asked] = []
        self._lock = threading.Lock()

    @property
    def asked(self) -> list[Asked]:
        with self._lock:
            return list(self._asked)

    def note(self, asked: Asked) -> None:
        with self._lock:
            self._asked.append(asked)

    def counted(self) -> Counter[str]:
        """How often each address was asked for."""
        return Counter(f"{each.host}{each.path}" for each in self.asked)

    def answer(self, host: str, path: str) -> Answer:
        """What a request gets at this moment."""
        site = self.content.by_host.get(host)
        if site is None:
            return Answer(b"nobody lives here", 404)
        found = (_permission(site, path), self._listed(site, path), self._published(site, path))
        return next((answer for answer in found if answer is not None), _NOT_FOUND)

    def _listed(self, site: Site, path: str) -> Answer | None:
        """A feed or a sitemap, where `path` is the address of one."""
        for feed in site.feeds:
            if path == feed.address:
                return self._feed(site, feed)
            if feed.fault is Fault.MOVED and path == "/moved.xml":
                return self._listing(site, feed)
            if feed.form is Form.SITEMAP_INDEX and path == "/sitemap-news.xml":
                text = news_sitemap(self.content, site, feed, self.content.of_site(site, self.now), self.now)
                return _cached(text.encode(), "application/xml")
        return None

    def _published(self, site: Site, path: str) -> Answer | None:
        """A page, where `path` is that of a piece or of a redirect on the way to nowhere."""
        if path.startswith("/chain/"):
            return Answer(status=302, headers={"Location": f"/chain/{int(path.removeprefix('/chain/')) + 1}"})
        bare = path if path.startswith("/read.php") else path.partition("?")[0]
        piece = self.content.by_address.get((site.id, bare.removesuffix("/amp")))
        if piece is None or piece.at > self.now:
            return None
        if piece.gone_at is not None and piece.gone_at <= self.now:
            return Answer(b"<!doctype html><title>410</title><h1>Gone</h1>", 410, {"Content-Type": "text/html"})
        return self._page(site, piece)

    def _listing(self, site: Site, feed: Feed) -> Answer:
        pieces = self.content.of_site(site, self.now)
        return _cached(listing(self.content, site, feed, pieces, self.now), feed.content_type or TYPES[feed.form])

    def _feed(self, site: Site, feed: Feed) -> Answer:
        is_out = self.now < START + 2 * _DAY
        faults = {
            Fault.NOT_FOUND: Answer(b"no such feed", 404),
            Fault.GONE: Answer(b"gone", 410),
            Fault.FORBIDDEN: Answer(b"forbidden", 403),
            Fault.THROTTLED: Answer(b"slow down", 429, {"Retry-After": "86400"}) if is_out else None,
            Fault.OUTAGE: Answer(b"oops", 503) if is_out else None,
            Fault.RESET: Answer(misbehave=_reset),
            Fault.SLOW_HEADERS: Answer(misbehave=_wait),
            Fault.DRIP: Answer(misbehave=_drip),
            Fault.MOVED: Answer(status=301, headers={"Location": "/moved.xml"}),
            Fault.HTML: Answer(b"<!doctype html><html><body><h1>Welcome</h1></body></html>", headers={"Content-Type": "text/html"}),
            Fault.XML_BOMB: Answer(XML_BOMB, headers={"Content-Type": "application/rss+xml"}),
            Fault.ARCHIVE: Answer(_archive(site), headers={"Content-Type": "application/rss+xml"}),
        }
        return faults.get(feed.fault) or self._listing(site, feed)

    def _page(self, site: Site, piece: Piece) -> Answer:
        far = {
            Fault.LOOP: self.content.paths[piece.key],
            Fault.CHAIN: "/chain/1",
            Fault.TO_METADATA: "http://169.254.169.254/latest/meta-data/",
            Fault.TO_INTRANET: "http://10.0.0.1/wiki",
            Fault.TO_LOCALHOST: f"http://127.0.0.1:{self.port}/printers",
        }
        if piece.fault in far:
            return Answer(status=302, headers={"Location": far[piece.fault]})
        html = {"Content-Type": f"text/html; charset={site.header}" if site.header else "text/html"}
        odd = {
            Fault.BINARY: Answer(b"%PDF-1.7\n" + bytes(range(256)) * 40, headers={"Content-Type": "application/pdf"}),
            Fault.GZIP_BOMB: Answer(_BOMB, headers={**html, "Content-Encoding": "gzip"}),
            Fault.ENDLESS: Answer(misbehave=_endless),
            Fault.HUGE: Answer(b"<html><body>" + b"<p>protokol</p>" * 500_000, headers=html),
            Fault.SECTION: Answer(section(self.content, site, self.content.of_site(site, self.now)), headers=html),
        }
        if piece.fault in odd:
            return odd[piece.fault]
        if piece.fault is Fault.TDM or site.fault is Fault.TDM:
            html["TDM-Reservation"] = "1"
        return _cached(page(self.content, site, piece, self.now), html["Content-Type"], html)


def _cached(body: bytes, content_type: str, headers: dict[str, str] | None = None) -> Answer:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return Answer(body, headers={**(headers or {}), "Content-Type": content_type, "ETag": tag})


def _permission(site: Site, path: str) -> Answer | None:
    """What a site allows (robots.txt) and reserves (tdmrep.json, of the TDM Reservation Protocol), where `path` asks for that."""
    if path == "/robots.txt":
        return _robots(site)
    if path == "/.well-known/tdmrep.json" and site.is_reserved:
        return Answer(b'[{"location": "/2026/*", "tdm-reservation": 1}]', headers={"Content-Type": "application/json"})
    return None


def _robots(site: Site) -> Answer:
    text = {
        Robots.OPEN: "User-agent: *\nDisallow:\n",
        Robots.DENY_ALL: "User-agent: *\nDisallow: /\n",
        Robots.DENY_PATH: "User-agent: *\nDisallow: /prive/\n",
        Robots.CRAWL_DELAY: "User-agent: *\nCrawl-delay: 0.3\nDisallow:\n",
        Robots.BROKEN: "<html>\0\xff not robots at all\nDisallow /\n:::\n",
    }.get(site.robots)
    return Answer(b"", 404) if text is None else Answer(text.encode("utf-8"), headers={"Content-Type": "text/plain"})


def _archive(site: Site) -> bytes:
    items = "".join(
        f"<item><title>Story {n}</title><link>{site.url(f'/old/{n}')}</link><pubDate>Mon, 04 Mar 2019 08:{n:02}:00 GMT</pubDate></item>"
        for n in range(40)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{site.name}</title>{items}</channel></rss>'.encode()


def _reset(handler: "_Handler") -> None:
    handler.connection.close()


def _wait(handler: "_Handler") -> None:
    handler.server.over.wait(SLOW_S)  # type: ignore[attr-defined]


def _drip(handler: "_Handler") -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while not handler.server.over.wait(0.1):  # type: ignore[attr-defined]
        handler.wfile.write(b" ")


def _endless(handler: "_Handler") -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    block = b"<p>y sigue la historia</p>" * 4_000
    until = time.monotonic() + SLOW_S
    while time.monotonic() < until:
        handler.wfile.write(block)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        self.over = threading.Event()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, *_: object) -> None:  # a client that gives up is what some of these pages are for
        pass


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world: ClassVar[World]

    def do_GET(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        answer = self.world.answer(host, self.path)
        tag = answer.headers.get("ETag")
        is_conditional = "If-None-Match" in self.headers
        if tag and self.headers.get("If-None-Match") == tag:
            answer = Answer(status=304, headers={"ETag": tag})
        self.world.note(Asked(self.world.now, host, self.path, answer.status, is_conditional))
        if answer.misbehave:
            self.close_connection = True
            answer.misbehave(self)
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def world_on_loopback(port: int = 0) -> Iterator[World]:
    """Play the world until the block is left."""
    world = World()
    handler = type("Handler", (_Handler,), {"world": world})
    server = _Server(port)
    server.RequestHandlerClass = handler
    world.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
