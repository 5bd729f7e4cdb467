"""A captured page as an entry's values: text, and what page and source say of it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from tld import get_fld

from rashomon.errors import Reason, Rejected
from rashomon.extract.dates import time_from_text
from rashomon.extract.metadata import Metadata, metadata
from rashomon.extract.page import readable
from rashomon.extract.plain import plain_line, plain_text
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.text.decoding import decoded
from rashomon.text.urls import canonical_url

_HTML = frozenset({"", "text/html", "application/xhtml+xml", "application/octet-stream", "text/plain"})
_BINARY = 0.01  # share of NUL bytes above which bytes are no page
_LEAST = 140  # characters: the shortest wire item is a headline and a sentence; a Chinese sentence has some 40
_LEAST_DENSE = 50
_AHEAD = timedelta(days=1)  # a page may be dated in another zone, never later
_TEASER = 600  # characters up to which a page that says it is not free shows a teaser alone


@dataclass(frozen=True, slots=True)
class Page:
    """What a captured page gives: an entry with text and without capture, its address, the evidence of its date, its original."""

    entry: Entry
    url: str
    dated_by: str | None
    original_url: str | None


def read_page(entry: Entry, capture: Capture, *, longest: int) -> Page:
    """Return what there is to read in the capture of an entry, at most `longest` characters of HTML.

    Raises:
        Rejected: it is no page, too long, not free to read, or holds no article.
    """
    if capture.media_type not in _HTML or capture.body.count(0) > _BINARY * len(capture.body):
        raise Rejected(Reason.UNSUPPORTED_TYPE, f"no web page but {capture.media_type or 'bytes'}: {capture.final_url[:200]}")
    text = decoded(capture.body, content_type=capture.content_type)
    if len(text) > longest:
        raise Rejected(Reason.TOO_LONG, f"a page of {len(text):,} characters, more than {longest:,}: {capture.final_url[:200]}")
    said = metadata(text)
    page = readable(text)
    body = plain_text(page.text)
    url, original = _addresses(said, capture)
    _check(body, said, url)
    date, dated_by = _date(entry, said, capture)
    title = plain_line(said.headline) or plain_line(page.title) or plain_line(entry.title or "")
    read = replace(entry, title=title, text=body, published_at=date, authors=entry.authors or said.authors, capture=None)
    return Page(read, url, dated_by, original)


def _check(body: str, said: Metadata, url: str) -> None:
    """Refuse what is no article that all may read."""
    dense = sum(character > "\u2e80" for character in body)
    least = _LEAST_DENSE if dense > len(body) / 2 else _LEAST
    if said.is_free is False and len(body) < _TEASER:
        raise Rejected(Reason.PAYWALLED, f"the page says that it is not free, and shows {len(body)} characters: {url[:200]}")
    if not body:
        raise Rejected(Reason.NOT_AN_ARTICLE, f"no text on the page: {url[:200]}")
    path = urlsplit(url).path.strip("/")
    if not path and not said.has_article:
        raise Rejected(Reason.NOT_AN_ARTICLE, f"a front page: {url[:200]}")
    if len(body) < least:
        raise Rejected(Reason.TOO_SHORT, f"{len(body)} characters of text: {url[:200]}")


def _addresses(said: Metadata, capture: Capture) -> tuple[str, str | None]:
    """The page's address, and that of its original where it names one elsewhere.

    A canonical link on the same registrable domain is believed unless it leads to a front page; one elsewhere names an original.
    """
    own = canonical_url(capture.final_url)
    if not said.canonical:
        return own, None
    try:
        named = canonical_url(urljoin(capture.final_url, said.canonical.strip()))
    except ValueError:
        return own, None
    if urlsplit(named).path in {"", "/"}:
        return own, None
    return (named, None) if _domain(named) == _domain(own) else (own, named)


def _domain(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return get_fld(url, fail_silently=True) or host.removeprefix("www.")


def _date(entry: Entry, said: Metadata, capture: Capture) -> tuple[str | None, str | None]:
    """The first date that can be meant: of the page in its order of trust, then of the source that listed it."""
    found = [*said.dates, *([("feed", entry.published_at)] if entry.published_at else [])]
    for told_by, raw in found:
        try:
            at = time_from_text(raw)
        except Rejected:
            continue
        if at is not None and at <= capture.fetched_at + _AHEAD:
            return at.isoformat(), told_by
    return None, None
