"""What the loopback world is made of: sites of invented outlets, and the pieces they publish over a week.

The values are read from `outlets.toml` (the sites) and `events/*.toml` (the pieces; the file's name is the event, `singles` and `faults`
are about no event that anybody else tells).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
START = datetime(2026, 4, 13, tzinfo=UTC)
END = datetime(2026, 4, 20, 6, tzinfo=UTC)
ALONE = frozenset({"singles", "faults"})


class Fault(StrEnum):
    """How a feed or a page misbehaves."""

    NONE = "none"
    # of feeds
    NOT_FOUND = "not-found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    THROTTLED = "throttled"
    OUTAGE = "outage"
    RESET = "reset"
    SLOW_HEADERS = "slow-headers"
    DRIP = "drip"
    MOVED = "moved"
    HTML = "html"
    XML_BOMB = "xml-bomb"
    ARCHIVE = "archive"
    # of pages
    PAYWALL = "paywall"
    COOKIE_WALL = "cookie-wall"
    VIDEO = "video"
    SECTION = "section"
    BINARY = "binary"
    GZIP_BOMB = "gzip-bomb"
    ENDLESS = "endless"
    HUGE = "huge"
    LOOP = "loop"
    CHAIN = "chain"
    TO_METADATA = "to-metadata"
    TO_INTRANET = "to-intranet"
    TO_LOCALHOST = "to-localhost"
    NOAI = "noai"
    TDM = "tdm"
    ELSEWHERE = "elsewhere"


class Robots(StrEnum):
    """What a site's robots.txt says."""

    MISSING = "missing"
    OPEN = "open"
    DENY_ALL = "deny-all"
    DENY_PATH = "deny-path"
    CRAWL_DELAY = "crawl-delay"
    BROKEN = "broken"


class Form(StrEnum):
    """The shape of a listing."""

    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    JSON = "json"
    NEWS_SITEMAP = "news-sitemap"
    SITEMAP_INDEX = "sitemap-index"


class Design(StrEnum):
    """How the pages of a site are built, and where they say their date."""

    BROADSHEET = "broadsheet"  # JSON-LD
    MAGAZINE = "magazine"  # OpenGraph
    LOCAL = "local"  # <time>
    PLAIN = "plain"  # nowhere


_PATHS = {
    Form.RSS: "/feed.xml",
    Form.RDF: "/index.rdf",
    Form.ATOM: "/feed.atom",
    Form.JSON: "/feed.json",
    Form.NEWS_SITEMAP: "/sitemap-news.xml",
    Form.SITEMAP_INDEX: "/sitemap.xml",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """A listing of a site. `encoding` is what its bytes are in, `declared` what it says they are, where that is something else."""

    form: Form
    path: str = ""
    encoding: str = "utf-8"
    declared: str = ""
    content_type: str = ""
    fault: Fault = Fault.NONE
    is_dated: bool = True
    is_relative: bool = False
    is_empty: bool = False
    tracking: str = ""

    @property
    def address(self) -> str:
        return self.path or _PATHS[self.form]


@dataclass(frozen=True, slots=True)
class Site:
    """The web site of an outlet.

    `encoding` is what its pages are in, `header` the charset its server claims where that is another. `is_reserved` is whether a tdmrep.json
    reserves the rights in all of it.
    """

    id: str
    name: str
    country: str
    language: str
    kind: str
    feeds: tuple[Feed, ...]
    design: Design = Design.BROADSHEET
    owner: str = ""
    robots: Robots = Robots.OPEN
    encoding: str = "utf-8"
    header: str = ""
    has_amp: bool = False
    is_reserved: bool = False
    fault: Fault = Fault.NONE

    @property
    def host(self) -> str:
        return f"{self.id}.example"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a piece: words and what they become, in its title or its text."""

    at: datetime
    replace: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as its outlet publishes it. A copy of agency text names the original (`copies`, as outlet/slug) and how much it keeps."""

    outlet: str
    slug: str
    at: datetime
    title: str
    text: str = ""
    event: str = ""
    copies: str = ""
    paragraphs: int = 0
    byline: str = ""
    folder: str = ""
    fault: Fault = Fault.NONE
    edits: tuple[Edit, ...] = ()
    gone_at: datetime | None = None
    listed_at: datetime | None = None
    is_live: bool = False

    @property
    def key(self) -> str:
        return f"{self.outlet}/{self.slug}"

    def as_of(self, now: datetime) -> "Piece":
        """This piece with the edits made until `now`."""
        title, text = self.title, self.text
        for edit in self.edits:
            if edit.at <= now:
                for before, after in edit.replace:
                    title, text = title.replace(before, after), text.replace(before, after)
        return replace(self, title=title, text=text)

    @property
    def paragraph_list(self) -> tuple[str, ...]:
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n") if part.strip())


@dataclass(frozen=True)
class Content:
    """All sites and pieces."""

    sites: tuple[Site, ...]
    pieces: tuple[Piece, ...]
    paths: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "paths", {piece.key: _path(self, piece) for piece in self.pieces})

    @cached_property
    def by_host(self) -> dict[str, Site]:
        return {site.host: site for site in self.sites}

    @cached_property
    def by_id(self) -> dict[str, Site]:
        return {site.id: site for site in self.sites}

    @cached_property
    def by_address(self) -> dict[tuple[str, str], Piece]:
        """Pieces by site and path."""
        return {(piece.outlet, self.paths[piece.key]): piece for piece in self.pieces}

    @cached_property
    def by_key(self) -> dict[str, Piece]:
        return {piece.key: piece for piece in self.pieces}

    def url(self, piece: Piece) -> str:
        return self.by_id[piece.outlet].url(self.paths[piece.key])

    def of_site(self, site: Site, now: datetime) -> list[Piece]:
        """The pieces that a site lists at `now`, the newest first."""
        there = [piece for piece in self.pieces if piece.outlet == site.id and piece.at <= now and not _is_gone(piece, now)]
        return sorted(there, key=lambda piece: (piece.at, piece.slug), reverse=True)


def _is_gone(piece: Piece, now: datetime) -> bool:
    return piece.gone_at is not None and piece.gone_at <= now


def read_content() -> Content:
    """Read the sites and pieces from the files beside this module."""
    sites = msgspec.convert(tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))["site"], tuple[Site, ...])
    pieces = tuple(piece for path in sorted((HERE / "events").glob("*.toml")) for piece in _pieces(path))
    texts = {piece.key: piece.text for piece in pieces}
    return Content(sites, tuple(_with_text(piece, texts) for piece in pieces))


def _pieces(path: Path) -> Iterator[Piece]:
    for table in tomllib.loads(path.read_text("utf-8"))["article"]:
        piece = msgspec.convert(table, Piece)
        yield replace(piece, event="" if path.stem in ALONE else path.stem)


def _with_text(piece: Piece, texts: dict[str, str]) -> Piece:
    if not piece.copies:
        return piece
    paragraphs = texts[piece.copies].strip().split("\n\n")
    return replace(piece, text="\n\n".join(paragraphs[: piece.paragraphs or None]))


def _path(content: Content, piece: Piece) -> str:
    design = content.by_id[piece.outlet].design
    if piece.fault is Fault.SECTION:
        return f"/{piece.slug}/"
    if piece.folder:
        return f"/{piece.folder}/{piece.slug}.html"
    if design is Design.BROADSHEET:
        return f"/{piece.at:%Y/%m/%d}/{piece.slug}"
    if design is Design.PLAIN:
        number = 1001 + [each.key for each in content.pieces if each.outlet == piece.outlet].index(piece.key)
        return f"/read.php?id={number}"
    return f"/stories/{piece.slug}" if design is Design.MAGAZINE else f"/news/{piece.slug}.html"


def half_days(count: int = 14) -> tuple[datetime, ...]:
    """The moments of `count` rounds, twelve hours apart, of which the last is the end of the week."""
    return tuple(END - timedelta(hours=12 * back) for back in reversed(range(count)))
