"""`rashomon eval extraction`: captured pages through the very stage of a run, and gold looked at only when all is decided."""

import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import fmean

import msgspec

from rashomon.errors import Reason, Rejected
from rashomon.evaluate.gold_pages import Gold, GoldPage, read_gold_pages
from rashomon.evaluate.shingles import Overlap, means, overlap
from rashomon.extract import extract
from rashomon.model.article import Article, Entry
from rashomon.model.capture import Capture
from rashomon.registry import Registry, load_registry

# What says of a page that there is no article to read on it.
_NO_ARTICLE = frozenset({Reason.NOT_AN_ARTICLE, Reason.PAYWALLED, Reason.TOO_SHORT, Reason.EMPTY_TEXT, Reason.UNSUPPORTED_TYPE})
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page: `text` is None where gold says that it is no article; each other is None where gold does not say or nothing was read."""

    name: str
    language: str | None
    set_aside: Reason | None
    is_article: bool
    text: Overlap | None = None
    title: bool | None = None
    date: bool | None = None
    authors: bool | None = None
    addresses: bool | None = None
    reason: bool | None = None


@dataclass(frozen=True, slots=True)
class ExtractionScore:
    """How well pages were read; shares are 0 to 1, None where no page has gold for it.

    `precision`, `recall` and `f1` are of text, as `shingles.means` defines them, over the pages that are articles; one that was set aside
    counts as read with no text. `set_aside_*` are of finding pages that are no article. `reasons` is the share of the pages that are no
    article and whose gold names a reason that were set aside for that reason.
    """

    pages: int
    articles: int
    precision: float | None
    recall: float | None
    f1: float | None
    titles: float | None
    dates: float | None
    authors: float | None
    addresses: float | None
    set_aside_precision: float | None
    set_aside_recall: float | None
    reasons: float | None
    pages_per_second: float


def evaluate_extraction(folder: Path) -> tuple[ExtractionScore, tuple[PageScore, ...]]:
    """Read the pages of a folder and compare with their gold; return the whole, and each page by name.

    Raises:
        Misconfigured: as `read_gold_pages`.
    """
    registry = load_registry()
    pages = list(read_gold_pages(folder))
    started = time.perf_counter()
    found = [_read(page, registry) for page in pages]
    seconds = time.perf_counter() - started
    scores = tuple(_score(page, each) for page, each in zip(pages, found, strict=True))
    return _total(scores, len(pages) / max(seconds, 1e-9)), scores


def _read(page: GoldPage, registry: Registry) -> Article | Reason:
    url = page.gold.url
    capture = Capture(url, url, page.fetched_at, 200, page.gold.content_type, page.body)
    try:
        return extract(Entry(page.name, 1, url, capture=capture), registry).article
    except Rejected as error:
        return error.reason


def _score(page: GoldPage, found: Article | Reason) -> PageScore:
    gold, name = page.gold, page.name
    set_aside = found if isinstance(found, Reason) else None
    if not gold.is_article:
        right = None if gold.reason is msgspec.UNSET else set_aside is gold.reason
        return PageScore(name, gold.language, set_aside, is_article=False, reason=right)
    if not isinstance(found, Article):
        return PageScore(name, gold.language, set_aside, is_article=True, text=overlap("", gold.text))
    return PageScore(
        name,
        gold.language,
        None,
        is_article=True,
        text=overlap(found.text, gold.text),
        title=None if gold.title is msgspec.UNSET else _folded(found.title) == _folded(gold.title),
        date=_is_dated(found.published_at, gold),
        authors=None if gold.authors is msgspec.UNSET else set(map(_folded, found.authors)) == set(map(_folded, gold.authors)),
        addresses=_is_addressed(found, gold),
    )


def _is_dated(at: datetime | None, gold: Gold) -> bool | None:
    """Whether it is the gold's day (in UTC) where gold has a day, or its very time where gold has a time."""
    if gold.published_at is msgspec.UNSET:
        return None
    if at is None or gold.published_at is None:
        return at is None and gold.published_at is None
    if "T" not in gold.published_at and " " not in gold.published_at:
        return at.date().isoformat() == gold.published_at
    return at == datetime.fromisoformat(gold.published_at)


def _is_addressed(found: Article, gold: Gold) -> bool | None:
    if gold.canonical is msgspec.UNSET and gold.original_url is msgspec.UNSET:
        return None
    is_own = gold.canonical is msgspec.UNSET or found.url == gold.canonical
    return is_own and (gold.original_url is msgspec.UNSET or found.original_url == gold.original_url)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).casefold().split())


def _total(scores: Sequence[PageScore], pages_per_second: float) -> ExtractionScore:
    texts = [score.text for score in scores if score.text is not None]
    precision, recall, f1 = means(texts) if texts else (None, None, None)
    aside = [score for score in scores if score.set_aside in _NO_ARTICLE]
    nothing = [score for score in scores if not score.is_article]
    return ExtractionScore(
        pages=len(scores),
        articles=len(texts),
        precision=precision,
        recall=recall,
        f1=f1,
        titles=_share(score.title for score in scores),
        dates=_share(score.date for score in scores),
        authors=_share(score.authors for score in scores),
        addresses=_share(score.addresses for score in scores),
        set_aside_precision=_share(not score.is_article for score in aside),
        set_aside_recall=_share(score.set_aside in _NO_ARTICLE for score in nothing),
        reasons=_share(score.reason for score in scores),
        pages_per_second=pages_per_second,
    )


def _share(values: Iterable[bool | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
