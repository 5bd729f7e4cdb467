"""How fast do links become articles, and how good is the text, beside newspaper4k and bare trafilatura on the same pages?

    python benchmarks/collecting.py [--pages N] [--threads N]

The gold pages of evals/extraction that are articles are served by a process of its own on loopback, at N addresses of twenty hosts. Each
system fetches and reads all of them in this one invocation; what is printed is pages a second as a ratio to the slowest, since machines
differ, and F1 of the text as the article-extraction-benchmark measures it, by half of the gold (we tuned on one of them).

"rashomon, in memory" does what the peers do. "rashomon run" does all that a run does: robots.txt of each host, a feed of each, one page
at a time from a host, an archive that is synced after every page, rows in a database. Pauses between requests are set to zero: on the web
they, not this, decide how long it takes.
"""

import argparse
import asyncio
import multiprocessing as mp
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import newspaper
import trafilatura
import urllib3

from rashomon.errors import Rejected, Transient
from rashomon.evaluate.gold_pages import GoldPage, read_gold_pages
from rashomon.evaluate.shingles import means, overlap
from rashomon.extract import extract
from rashomon.fetch import Fetcher, FetchSettings, NotModified, Request
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.outlet import ListedSource, Outlet
from rashomon.model.source import WebSource
from rashomon.pipeline.collecting import WebIntake, collect
from rashomon.pipeline.reporter import Silent
from rashomon.pipeline.stopping import Stop
from rashomon.registry import Registry, load_registry, registry_from
from rashomon.store.database import Database

GOLD = Path(__file__).parents[1] / "evals" / "extraction"
HALVES = ("tuning", "unseen")
HOSTS = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """A system: pages that it made a text of, out of those asked for, and the seconds it took."""

    name: str
    read: int
    asked: int
    seconds: float

    @property
    def pace(self) -> float:
        """Pages asked for a second."""
        return self.asked / self.seconds


def gold_pages() -> dict[str, list[GoldPage]]:
    """Return the pages that are articles, by half."""
    return {half: [page for page in read_gold_pages(GOLD / half) if page.gold.is_article] for half in HALVES}


def serve(bodies: Mapping[str, bytes], channel: Connection) -> None:
    """Play twenty sites: `/p/<number>/<name>` is a page, `/feed` lists those of the host that asks."""
    names = sorted(bodies)
    count = int(channel.recv())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(".")[0]
            if self.path == "/feed":
                self.answer(_feed(host, names, count), "application/rss+xml")
            elif self.path.startswith("/p/"):
                self.answer(bodies[self.path.rpartition("/")[2]], "text/html")
            else:
                self.send_error(404)

        def answer(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    channel.send(server.server_address[1])
    server.serve_forever()


def _feed(host: str, names: list[str], count: int) -> bytes:
    links = "".join(
        f"<item><title>{number}</title><link>http://{host}.example/p/{number}/{names[number % len(names)]}</link></item>"
        for number in range(int(host.removeprefix("h")), count, HOSTS)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{links}</channel></rss>'.encode()


@contextmanager
def sites(bodies: Mapping[str, bytes], count: int) -> Iterator[int]:
    """Serve the pages from another process; yields the port."""
    ours, theirs = mp.Pipe()
    process = mp.get_context("fork").Process(target=serve, args=(bodies, theirs), daemon=True)
    process.start()
    ours.send(count)
    try:
        yield int(ours.recv())
    finally:
        process.terminate()
        process.join()


def timed(name: str, count: int, work: Callable[[], int]) -> Measured:
    """Measure one system."""
    started = time.perf_counter()
    read = work()
    return Measured(name, read, count, time.perf_counter() - started)


def newspaper_text(article: newspaper.Article) -> str:
    """Return what newspaper4k reads of a page: nothing in a language for which it wants a further package or data, or where it gives up."""
    try:
        article.parse()
    except (ImportError, LookupError, newspaper.ArticleException):
        return ""
    return str(article.text).strip()


def newspaper4k(urls: list[str], threads: int) -> int:
    """Read all pages with newspaper4k; return of how many it made a text."""

    def one(url: str) -> bool:
        article = newspaper.Article(url, fetch_images=False, request_timeout=30)
        article.download()
        return bool(newspaper_text(article))

    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(one, urls))


def bare_trafilatura(urls: list[str], threads: int) -> int:
    """Read all pages with urllib3 and trafilatura's extractor (its own fetcher refuses loopback)."""
    pool_manager = urllib3.PoolManager(maxsize=threads)

    def one(url: str) -> bool:
        return trafilatura.bare_extraction(pool_manager.request("GET", url).data, url=url) is not None

    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(one, urls))


def in_memory(urls: list[str], port: int, registry: Registry) -> int:
    """Read all pages with our fetcher and extractor, keeping nothing."""
    settings = FetchSettings(delay_s=0.0, connect_to={"*.example": f"127.0.0.1:{port}"})

    async def one_host(fetcher: Fetcher, host_urls: list[str]) -> int:
        read = 0
        for url in host_urls:
            try:
                capture = await fetcher.fetch(Request(url))
                if not isinstance(capture, NotModified):
                    read += bool(extract(Entry("benchmark", 1, url, capture=capture), registry).article.text)
            except (Rejected, Transient):
                continue
        return read

    async def all_hosts() -> int:
        async with Fetcher(settings) as fetcher:
            return sum(await asyncio.gather(*(one_host(fetcher, urls[place::HOSTS]) for place in range(HOSTS))))

    return asyncio.run(all_hosts())


def whole_run(count: int, port: int) -> int:
    """Discover, fetch, archive, extract and keep all pages, as `rashomon run` does before it annotates."""
    outlets = [
        Outlet(f"h{number}", f"Host {number}", (f"h{number}.example",), sources=(ListedSource(f"http://h{number}.example/feed"),))
        for number in range(HOSTS)
    ]
    settings = FetchSettings(delay_s=0.0, connect_to={"*.example": f"127.0.0.1:{port}"})
    intake = WebIntake(
        tuple(WebSource(source.url, source.kind, outlet.id) for outlet in outlets for source in outlet.sources),
        settings,
        clock=lambda: datetime.now(UTC),
        pages_per_host=count,
    )
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder))
        collect(database, Path(folder), intake, registry_from(outlets), reporter=Silent(), stop=Stop())
        with database.read() as connection:
            kept = int(connection.exec_driver_sql("select count(*) from articles").scalar() or 0)
        database.close()
    return kept


def texts(registry: Registry) -> dict[str, Callable[[GoldPage], str]]:
    """How each system reads one page that is already there."""

    def ours(page: GoldPage) -> str:
        url = page.gold.url
        try:
            capture = Capture(url, url, page.fetched_at, 200, page.gold.content_type, page.body)
            return extract(Entry(page.name, 1, url, capture=capture), registry).article.text
        except Rejected:
            return ""

    def theirs(page: GoldPage) -> str:
        article = newspaper.Article(page.gold.url, fetch_images=False)
        article.download(input_html=page.body)
        return newspaper_text(article)

    def alone(page: GoldPage) -> str:
        return trafilatura.extract(page.body) or ""

    return {"rashomon": ours, "trafilatura": alone, "newspaper4k": theirs}


def main() -> None:
    """Measure all systems, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--threads", type=int, default=8, help="of the peers")
    asked = parser.parse_args()
    registry = load_registry()
    by_half = gold_pages()
    bodies = {page.name: page.body for pages in by_half.values() for page in pages}
    names, count = sorted(bodies), asked.pages
    with sites(bodies, count) as port:
        plain = [f"http://127.0.0.1:{port}/p/{number}/{names[number % len(names)]}" for number in range(count)]
        hosted = [f"http://h{number % HOSTS}.example/p/{number}/{names[number % len(names)]}" for number in range(count)]
        measured = [
            timed("newspaper4k", count, lambda: newspaper4k(plain, asked.threads)),
            timed("trafilatura", count, lambda: bare_trafilatura(plain, asked.threads)),
            timed("rashomon, in memory", count, lambda: in_memory(hosted, port, registry)),
            timed("rashomon run", count, lambda: whole_run(count, port)),
        ]
    slowest = min(each.pace for each in measured)
    print(f"{'fetch and read':<22}{'pages/s':>9}{'ratio':>8}{'read':>12}")
    for each in measured:
        print(f"{each.name:<22}{each.pace:>9.1f}{each.pace / slowest:>8.2f}{f'{each.read} of {each.asked}':>12}")
    print(f"\n{'text, F1':<22}" + "".join(f"{half:>12}" for half in HALVES))
    for name, read in texts(registry).items():
        scores = {half: means(overlap(read(page), page.gold.text) for page in pages)[2] for half, pages in by_half.items()}
        print(f"{name:<22}" + "".join(f"{scores[half]:>12.3f}" for half in HALVES))


if __name__ == "__main__":
    main()
