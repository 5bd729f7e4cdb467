"""When a page was published: what it says, what its source says, and whether they agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice

import dateparser  # type: ignore[import-untyped]
from htmldate import find_date
from lxml import html

from rashomon.errors import Rejected
from rashomon.extract.dates import time_from_text
from rashomon.extract.document import all_of, text_of
from rashomon.extract.metadata import Metadata

_AHEAD = timedelta(days=1)  # a page may be dated in another zone, never later
_APART = timedelta(hours=36)  # a day is told without its zone, and may lie 26 hours from the moment
_WEB = datetime(1995, 1, 1, tzinfo=UTC)  # before it no newspaper was on the web; an older date is a default, or the page of an archive
_LONGEST = 64  # characters of a date
_DATELINES = ("b", "div", "em", "font", "i", "li", "p", "small", "span", "strong", "td")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_ELEMENTS, _MOST_GUESSES = 1_000, 10  # looked at for a date that readers see; a guess takes up to 10 ms
_GUESS = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment in UTC and what told it, None for both if nothing believable did. `is_disputed` is whether other evidence differs."""

    at: datetime | None = None
    by: str | None = None
    is_disputed: bool = False


def dated(said: Metadata, listed: str | None, tree: html.HtmlElement, *, fetched_at: datetime, url: str) -> Dated:
    """Return when a page was published: the first date that can be meant, in the order of trust.

    The order is JSON-LD, microdata, meta elements, `<time>`, then what the source listed, and only then what the page shows to readers or
    has in its address (`page`; A. Barbaresi, "htmldate: A Python package to extract publication dates from web pages", JOSS 2020). Not
    meant is a date more than a day behind the moment of fetching, and one before 1995 that nothing else confirms.
    """
    language = (tree.getroottree().getroot().get("lang") or "").partition("-")[0].lower()
    evidence = [(by, at) for by, raw in said.dates if (at := _read(raw, language))]
    evidence += [("feed", at) for at in [_read(listed or "", language)] if at]
    possible = [(by, at) for by, at in evidence if at <= fetched_at + _AHEAD]
    meant = [(by, at) for by, at in possible if at >= _WEB or _is_confirmed(by, at, possible)]
    if not meant:
        meant = [("page", at) for at in _shown(tree, language, fetched_at=fetched_at, url=url)]
    if not meant:
        return Dated(is_disputed=bool(evidence))
    by, at = meant[0]
    return Dated(at, by, is_disputed=any(abs(other - at) > _APART for _, other in evidence))


def _is_confirmed(by: str, at: datetime, possible: list[tuple[str, datetime]]) -> bool:
    return any(other_by != by and abs(other - at) <= _APART for other_by, other in possible)


def _read(raw: str, language: str) -> datetime | None:
    """A date as software writes it (ISO 8601, RFC 5322) or, with its year in four digits, as people do in the page's language."""
    text = raw.strip()
    if not 0 < len(text) <= _LONGEST:
        return None
    try:
        return time_from_text(text)
    except Rejected:
        pass
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        at = None
    if at is None:
        try:
            at = dateparser.parse(text, languages=[language] if language else None, settings=_GUESS)
        except (ValueError, OverflowError, TypeError, KeyError, IndexError):  # a language it does not know, a text that is no date
            return None
    return time_from_text(at.isoformat()) if isinstance(at, datetime) else None


def _shown(tree: html.HtmlElement, language: str, *, fetched_at: datetime, url: str) -> Iterator[datetime]:
    """Dates that readers see: where htmldate looks, and where an element above the text holds a date and nothing else."""
    latest = fetched_at + _AHEAD
    try:
        found = find_date(
            tree, extensive_search=False, original_date=True, url=url, min_date=_WEB.date().isoformat(), max_date=latest.date().isoformat()
        )
    except (ValueError, OverflowError):
        found = None
    if found and (at := time_from_text(found)):
        yield at
        return
    texts = (text_of(each, most=_LONGEST) for each in islice(all_of(tree, *_DATELINES), _MOST_ELEMENTS))
    for text in islice((text for text in texts if len(text) <= _LONGEST and _YEAR.search(text)), _MOST_GUESSES):
        at = _read(text, language)
        if at is not None and _WEB <= at <= latest:
            yield at
            return
