"""Pages with gold: what a folder of them holds, in our shape or in that of the article-extraction-benchmark."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured, Reason

_MOST_BYTES = 16 << 20  # of one page, unpacked; the largest of the article-extraction-benchmark has 2 MB
_MOST_GOLD = 64 << 20
_TRUTH = "ground-truth.json"
_PAGE, _PACKED = ".html", ".html.gz"

Unset = msgspec.UnsetType


class Gold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is true of a page. A field that is not there is not measured; null says that the page has no such thing.

    `text` has a paragraph a line, without the headline. `published_at` is a day, or a time with its offset. `fetched_at` is when the page
    was seen, and `content_type` what its server said. A page that is no article has `is_article` false, no text, and at will the `reason`
    to set it aside.
    """

    url: str
    text: str = ""
    title: str | Unset = msgspec.UNSET
    published_at: str | Unset | None = msgspec.UNSET
    authors: tuple[str, ...] | Unset = msgspec.UNSET
    language: str | None = None
    canonical: str | Unset = msgspec.UNSET
    original_url: str | Unset | None = msgspec.UNSET
    is_article: bool = True
    reason: Reason | Unset = msgspec.UNSET
    content_type: str = "text/html"
    fetched_at: datetime | None = None


class _Truth(msgspec.Struct, frozen=True):
    """A page's value in `ground-truth.json`; other fields are not read."""

    articleBody: str = ""  # noqa: N815 (their name)
    url: str = ""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page: its name, its bytes, what is true of it, and when it was seen."""

    name: str
    body: bytes
    gold: Gold
    fetched_at: datetime


def read_gold_pages(folder: Path) -> Iterator[GoldPage]:
    """Yield the pages of a folder by name: `NAME.html` beside `NAME.json`, or `html/NAME.html.gz` with `ground-truth.json`.

    A page that does not say when it was seen was seen now.

    Raises:
        Misconfigured: there is no such folder, no page in it, a page without gold or gold without a page, or gold that breaks its form.
    """
    if not folder.is_dir():
        raise Misconfigured(f"no folder {folder}: name one with pages (NAME.html) and their gold (NAME.json)")
    now = datetime.now(UTC).replace(microsecond=0)
    pages = _benchmark(folder) if (folder / _TRUTH).is_file() else _own(folder)
    for name, path, gold in pages:
        yield GoldPage(name, _page(path), gold, gold.fetched_at or now)


def _own(folder: Path) -> Iterator[tuple[str, Path, Gold]]:
    pages = {path.name.removesuffix(_PAGE): path for path in folder.glob(f"*{_PAGE}")}
    golds = {path.stem: path for path in folder.glob("*.json")}
    if not pages:
        raise Misconfigured(f"no page in {folder}: it needs NAME.html beside NAME.json, or html/NAME.html.gz and {_TRUTH}")
    for name in sorted(pages.keys() ^ golds.keys()):
        missing = f"{name}.json" if name in pages else f"{name}{_PAGE}"
        raise Misconfigured(f"{folder}: {missing} is missing: a page and its gold have one name")
    for name in sorted(pages):
        yield name, pages[name], _gold(golds[name])


def _gold(path: Path) -> Gold:
    try:
        gold = msgspec.json.decode(_read(path, _MOST_GOLD), type=Gold)
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path}: {error}. The fields of gold are in docs/reference/evaluation.md") from error
    if gold.is_article is not bool(gold.text.strip()):
        raise Misconfigured(f"{path}: an article has a `text`, and what is none has `is_article` false and no `text`")
    if gold.fetched_at is not None and gold.fetched_at.tzinfo is None:
        raise Misconfigured(f"{path}: `fetched_at` is a time without a zone: add its offset, or Z")
    if gold.published_at:
        _check_day_or_time(gold.published_at, path)
    return gold


def _check_day_or_time(text: str, path: Path) -> None:
    try:
        is_meant = len(text) == len("2026-03-03") or datetime.fromisoformat(text).tzinfo is not None
        date.fromisoformat(text[:10])
    except ValueError:
        is_meant = False
    if not is_meant:
        raise Misconfigured(f"{path}: `published_at` is a day (2026-03-03) or a time with its offset, not {text!r}")


def _benchmark(folder: Path) -> Iterator[tuple[str, Path, Gold]]:
    path = folder / _TRUTH
    try:
        truths = msgspec.json.decode(_read(path, _MOST_GOLD), type=dict[str, _Truth])
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path}: {error}. It is an object of pages by name, each with `articleBody` and `url`") from error
    if not truths:
        raise Misconfigured(f"{path} names no page")
    for name, truth in sorted(truths.items()):
        page = folder / "html" / f"{name}{_PACKED}"
        if Path(name).name != name or not page.is_file():
            raise Misconfigured(f"{path} names {name!r}, and there is no html/{name}{_PACKED}")
        url = truth.url if "://" in truth.url else f"https://{truth.url or 'page.invalid/' + name}"
        yield name, page, Gold(url=url, text=truth.articleBody)


def _page(path: Path) -> bytes:
    if not path.name.endswith(_PACKED):
        return _read(path, _MOST_BYTES)
    try:
        with gzip.open(path) as file:
            body = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Misconfigured(f"cannot read {path}: {error}") from error
    return _within(body, path, _MOST_BYTES)


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(most + 1)
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error
    return _within(body, path, most)


def _within(body: bytes, path: Path, most: int) -> bytes:
    if len(body) > most:
        raise Misconfigured(f"{path} has more than {most >> 20} MB: no page is that long")
    return body
