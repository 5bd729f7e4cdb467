"""A captured page as an entry's values: text, and what page and source say of it."""

from dataclasses import dataclass, replace

from lxml import html

from rashomon.errors import Reason, Rejected
from rashomon.extract.addresses import addresses
from rashomon.extract.authors import authors
from rashomon.extract.dating import Dated, dated
from rashomon.extract.document import parsed
from rashomon.extract.furniture import trimmed
from rashomon.extract.metadata import Metadata, metadata
from rashomon.extract.overriding import Overridden, overridden, text_to_read
from rashomon.extract.page import read_tree
from rashomon.extract.plain import plain_line, plain_text
from rashomon.extract.refusals import refuse
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.override import Override
from rashomon.text.decoding import decoded

_HTML = frozenset({"", "text/html", "application/xhtml+xml", "application/octet-stream", "text/plain"})
_BINARY = 0.01  # share of NUL bytes above which bytes are no page


@dataclass(frozen=True, slots=True)
class Page:
    """What a captured page gives: an entry with text and without capture, its address, its date with its evidence, its original.

    `missed` are the fields of an override that found nothing.
    """

    entry: Entry
    url: str
    date: Dated
    original_url: str | None
    missed: tuple[str, ...] = ()


def read_page(entry: Entry, capture: Capture, *, longest: int, override: Override | None = None) -> Page:
    """Return what there is to read in the capture of an entry, at most `longest` characters of HTML; `override` is that of its outlet.

    Raises:
        Rejected: it is no page, too long, not free to read, or holds no article.
    """
    tree = _tree(capture, longest)
    said = metadata(tree)
    url, original = addresses(said, capture.final_url)
    found = overridden(tree, said, override) if override else Overridden(said)
    said = found.said
    page = read_tree(tree)
    title = _title(said, page.title) or plain_line(entry.title or "")
    people = tuple(filter(None, map(plain_line, authors(said, tree)))) or entry.authors
    body = trimmed(text_to_read(plain_text(page.text), override, found.text), title=title, authors=people)
    refuse(body, said, tree, title=title, url=url)
    date = dated(said, entry.published_at, tree, fetched_at=capture.fetched_at, url=url)
    at = date.at.isoformat() if date.at else None
    return Page(replace(entry, title=title, text=body, published_at=at, authors=people, capture=None), url, date, original, found.missed)


def _tree(capture: Capture, longest: int) -> html.HtmlElement:
    where = capture.final_url[:200]
    if capture.media_type not in _HTML or capture.body.count(0) > _BINARY * len(capture.body):
        raise Rejected(Reason.UNSUPPORTED_TYPE, f"no web page but {capture.media_type or 'bytes'}: {where}")
    text = decoded(capture.body, content_type=capture.content_type)
    if len(text) > longest:
        raise Rejected(Reason.TOO_LONG, f"a page of {len(text):,} characters, more than {longest:,}: {where}")
    tree = parsed(text)
    if tree is None:
        raise Rejected(Reason.NOT_AN_ARTICLE, f"nothing on the page: {where}")
    return tree


def _title(said: Metadata, shown: str) -> str:
    """The headline that the page names, without the name of its site; else the one that it shows."""
    named, shown = plain_line(said.headline), plain_line(shown)
    return shown if named.startswith(shown) and 0 < len(shown) >= len(named) / 2 else named or shown
