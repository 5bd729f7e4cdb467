"""A few invented outlets on one loopback server, told apart by their Host header; what they say is set by the test."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

OUTLETS = {"gazette": "GB", "courier": "IE", "mail": "KE", "tribune": "ZA"}


@dataclass
class Answer:
    """What is answered at one address."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class News:
    """Answers by host and path; everything else is 404. `asked` counts requests by the same, `requests` are they in their order."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: Counter[str] = Counter()
        self.requests: list[str] = []
        self.is_down = False

    def feed(self, outlet: str, *slugs: str, day: str = "Mon, 20 Apr 2026 05:00:00 +0000") -> None:
        """Have an outlet's feed list these articles."""
        items = "".join(
            f"<item><title>{slug}</title><link>http://{outlet}.example/{slug}</link><pubDate>{day}</pubDate></item>" for slug in slugs
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{outlet}</title>{items}</channel></rss>'.encode()
        self.answers[f"{outlet}.example/feed"] = Answer(body, headers={"Content-Type": "application/rss+xml", "ETag": f'"{hash(body)}"'})

    def page(self, outlet: str, slug: str, title: str, *paragraphs: str) -> None:
        """Have an outlet publish an article."""
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        body = (
            f"<!doctype html><html lang=en><head><title>{title} | The {outlet}</title><meta property=og:title content='{title}'>"
            f"<meta property='article:published_time' content='2026-04-20T05:00:00Z'></head><body><nav><a href=/>Home</a></nav>"
            f"<article><h1>{title}</h1>{text}</article><footer>The {outlet}</footer></body></html>"
        ).encode()
        self.answers[f"{outlet}.example/{slug}"] = Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})


def outlets_file(folder: Path, *names: str) -> Path:
    """Write a registry of these outlets, each with one feed."""
    path = folder / "outlets.toml"
    tables = [
        f'[[outlet]]\nid = "{name}"\nname = "The {name.title()}"\ndomains = ["{name}.example"]\ncountry = "{OUTLETS[name]}"\n'
        f'languages = ["en"]\nkind = "newspaper"\nsources = [{{ url = "http://{name}.example/feed" }}]\n'
        for name in names
    ]
    path.write_text("\n".join(tables))
    return path


def settings_file(folder: Path, news: News) -> Path:
    """Write settings that lead every host to the server, without pauses."""
    path = folder / "rashomon.toml"
    path.write_text(f'[fetch]\ndelay_s = 0.0\nseconds = 3.0\nconnect_to = {{ "*" = "127.0.0.1:{news.port}" }}\n')
    return path


@contextmanager
def news_on_loopback() -> Iterator[News]:
    """Serve until the block is left."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        news: ClassVar[News]

        def do_GET(self) -> None:
            news = self.news
            key = f"{self.headers['Host'].partition(':')[0]}{self.path}"
            news.asked[key] += 1
            news.requests.append(key)
            if news.is_down:
                self.close_connection = True
                return
            answer = news.answers.get(key, Answer(b"nothing here", 404))
            tag = answer.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                answer = Answer(status=304)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.news = News(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Handler.news
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
