"""A folder of saved pages."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from lxml import etree, html

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.rejection import Rejection
from rashomon.sources.links import web_link
from rashomon.sources.packing import gunzipped
from rashomon.sources.plain import detail
from rashomon.text.decoding import decoded

LONGEST_PAGE = 16 << 20  # bytes, unpacked
_LONGEST_SIDECAR = 1 << 20  # bytes
_HEAD = 1 << 18  # characters in which a page names its address; the longest head of our captures has some 100,000
_SUFFIXES = (".html", ".htm", ".xhtml")
# What browsers write on saving ("saved from url=(0042)https://…"), and SingleFile ("url: https://…").
_SAVED_FROM = re.compile(r"<!--[^<>]{0,200}?(?:saved from url=\(\d{1,6}\)|url:\s)\s*(https?://[^\s<>]+)", re.IGNORECASE)


class _Sidecar(msgspec.Struct):
    url: str
    title: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    language: str | None = None


_sidecar = msgspec.json.Decoder(_Sidecar)


@dataclass(frozen=True, slots=True)
class PageFolder:
    """A folder of saved HTML pages (`.html`, `.htm`, `.xhtml`, each also with `.gz`) as a source, with all folders in it.

    A page's address stands in `NAME.json` beside it (`{"url": …}`, and if you like `title`, `published_at`, `outlet`, `language`), or else
    in the page itself: the comment of the browser that saved it, its canonical link, or `og:url`. Files come in the order of their
    names, `position` counts them from 1, and `source` names the file. Links that lead out of the folder are not followed.
    """

    path: Path

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield an entry, or a rejection, for each page.

        Raises:
            Misconfigured: there is no such folder.
        """
        if not self.path.is_dir():
            raise Misconfigured(f"there is no folder {self.path}: check the path")
        root = self.path.resolve()
        for position, page in enumerate(_pages(root), start=1):
            source = str(self.path / page.relative_to(root))
            try:
                yield _entry(page, root, source, position)
            except Rejected as error:
                yield Rejection(source, position, error.reason, error.detail)
            except OSError as error:
                yield Rejection(source, position, Reason.MALFORMED, detail(f"cannot be read: {error.strerror or error}"))


def _pages(root: Path) -> list[Path]:
    """The pages under `root` in the order of their paths; no link is followed out of it."""
    found = (Path(folder) / name for folder, _, names in os.walk(root, followlinks=False) for name in names)
    return sorted(path for path in found if _is_page(path) and _is_file_within(path, root))


def _is_file_within(path: Path, root: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root)


def _is_page(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(_SUFFIXES)


def _entry(page: Path, root: Path, source: str, position: int) -> Entry:
    body = _body(page)
    said = _said(page, root)
    raw = said.url if said else _own_address(body)
    if not raw.strip():
        raise Rejected(Reason.MISSING_FIELD, f'no address: write {{"url": "https://…"}} into {_sidecar_of(page).name} beside {page.name}')
    url = web_link(raw, within="")
    saved_at = datetime.fromtimestamp(page.stat().st_mtime, UTC)
    capture = Capture(url, url, saved_at, 200, "text/html", body)
    if said is None:
        return Entry(source, position, url, capture=capture)
    return Entry(
        source, position, url, said.title, language=said.language, published_at=said.published_at, outlet=said.outlet, capture=capture
    )


def _body(page: Path) -> bytes:
    with page.open("rb") as file:
        body = file.read(LONGEST_PAGE + 1)
    if len(body) > LONGEST_PAGE:
        raise Rejected(Reason.TOO_LONG, f"more than {LONGEST_PAGE:,} bytes")
    return gunzipped(body, limit=LONGEST_PAGE) if page.name.lower().endswith(".gz") else body


def _said(page: Path, root: Path) -> _Sidecar | None:
    sidecar = _sidecar_of(page)
    if not _is_file_within(sidecar, root):
        return None
    with sidecar.open("rb") as file:
        raw = file.read(_LONGEST_SIDECAR)
    try:
        return _sidecar.decode(raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Rejected(Reason.MALFORMED, detail(f"{sidecar.name}: {error}")) from error


def _sidecar_of(page: Path) -> Path:
    """`page.json` for `page.html`, also for `page.html.gz`."""
    name = page.name[: -len(".gz")] if page.name.lower().endswith(".gz") else page.name
    return page.with_name(f"{name.rpartition('.')[0]}.json")


def _own_address(body: bytes) -> str:
    """The address that a page says it has, empty if it says none."""
    head = decoded(body)[:_HEAD].replace("\x00", "")
    saved = _SAVED_FROM.search(head)
    if saved:
        return saved[1]
    if not head.strip():
        return ""
    try:
        document = html.document_fromstring(head.encode(errors="replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except etree.LxmlError:
        return ""
    named = [link.get("href") for link in document.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    named += [meta.get("content") for meta in document.iter("meta") if meta.get("property") == "og:url"]
    return next((url for url in named if url and url.startswith(("http://", "https://"))), "")
