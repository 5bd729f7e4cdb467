"""Walking through a site with a real browser, watching for everything that a reader should never meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, Request

PHONE, DESK = 390, 1280  # widths in CSS pixels


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the base class names it so)
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass  # without slots: the browser keeps a note on whatever listens
class Walk:
    """One reader's way through a site: where they are, and everything that went wrong on the way."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page by its address."""
        self.page.goto(f"{self.address}/{path}")
        self.look()

    def follow(self, selector: str) -> None:
        """Click the first link that `selector` finds."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.look()

    def look(self) -> None:
        """Note whether the page is wider than the window."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > self.page.evaluate("innerWidth"):
            self.troubles.append(f"{self.page.url} is {width} px wide")

    def note_where(self, request: Request) -> None:
        """Note a request to another machine."""
        if not request.url.startswith((self.address, "data:")):
            self.troubles.append(f"abroad: {request.url}")

    def note_failure(self, request: Request) -> None:
        """Note a request that failed, unless the reader had left the page before the answer came."""
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url}")

    @property
    def background(self) -> tuple[int, ...]:
        """The page's background colour, as red, green, blue."""
        colour: str = self.page.evaluate("getComputedStyle(document.body).backgroundColor")
        return tuple(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


@contextmanager
def walking(browser: Browser, folder: Path, *, width: int = DESK, scheme: str = "light") -> Iterator[Walk]:
    """Set out over the site in `folder`. Raises AssertionError at the end if anything failed."""
    with serving(folder) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        walk = Walk(page, address)
        page.on("console", lambda message: walk.troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: walk.troubles.append(f"error: {error}"))
        page.on("requestfailed", walk.note_failure)
        page.on("response", lambda response: walk.troubles.append(f"{response.status}: {response.url}") if response.status >= 400 else None)
        page.on("request", walk.note_where)
        try:
            yield walk
        finally:
            context.close()
    if walk.troubles:
        raise AssertionError("\n".join(walk.troubles))


def walk_through(browser: Browser, folder: Path, locale: str, *, width: int, scheme: str = "light") -> None:
    """The main way: front page, an event, something it names, an outlet that tells it, and every index."""
    with walking(browser, folder, width=width, scheme=scheme) as walk:
        walk.go(f"{locale}/index.html")
        walk.follow(".card h3 a")
        event = walk.page.url
        assert walk.page.locator("h1").inner_text().strip()
        walk.follow("#graph .tags a, .entity")
        assert walk.page.locator(".facet-entity").count() == 1
        walk.page.goto(event)
        walk.follow(".take h4 a")
        assert walk.page.locator(".facet-outlet").count() == 1
        walk.follow(".to-node, .card h3 a")
        for link in walk.page.locator(".masthead nav:not(.locales) a").evaluate_all("links => links.map(link => link.href)"):
            walk.page.goto(link)
            walk.look()
