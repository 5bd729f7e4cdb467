"""The stage itself: `extract`."""

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from rashomon.errors import Reason, Rejected
from rashomon.extract.captured import read_page
from rashomon.extract.dates import time_from_text
from rashomon.extract.outlet import outlet_of
from rashomon.extract.page import Readable, readable
from rashomon.extract.plain import plain_line, plain_text
from rashomon.model.article import Article, Entry
from rashomon.model.capture import Capture
from rashomon.model.ids import content_id
from rashomon.model.outlet import Outlet
from rashomon.model.override import Override
from rashomon.registry import Registry, is_country
from rashomon.text.languages import normal_tag
from rashomon.text.urls import canonical_url

_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})  # ISO 639-2: uncoded, several, undetermined, none


class Repair(StrEnum):
    """What was wrong with an entry and did no harm: the value is left out, the article stays."""

    TITLE_TOO_LONG = "title-too-long"
    DATE_NOT_MEANT = "date-not-meant"
    LANGUAGE_NOT_NAMED = "language-not-named"
    COUNTRY_UNKNOWN = "country-unknown"
    OVERRIDE_MISSED = "override-missed"  # an expression of the outlet's override finds nothing any more: the general rules are used
    DATE_DISPUTED = "date-disputed"  # the page has evidence for another day: the most trusted is taken


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of an entry, in characters. The longest of 998 German Wikinews articles has 11,831."""

    title: int = 1_000
    text: int = 1_000_000
    html: int = 4_000_000
    licence: int = 200


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article, the outlet that answers for it, and what had to be left out."""

    article: Article
    outlet: Outlet
    repairs: tuple[Repair, ...] = ()


_LIMITS = Limits()


def extract(entry: Entry, registry: Registry, *, limits: Limits = _LIMITS) -> Extracted:
    """Return the readable article of an entry.

    Raises:
        Rejected: the url is none or not of the web, the date is none, the text is too long, or there is nothing to read.
    """
    repairs: list[Repair] = []
    address, dated_by, original_url = entry.url, None, None
    given = entry
    if entry.capture is not None and not (entry.text or entry.html):
        captured = read_page(entry, entry.capture, longest=limits.html, override=_override(entry, entry.capture, registry))
        entry, address, dated_by, original_url = captured.entry, captured.url, captured.date.by, captured.original_url
        repairs += [Repair.DATE_DISPUTED] if captured.date.is_disputed else []
        repairs += [Repair.OVERRIDE_MISSED] if captured.missed else []
    url = _url(address)
    page = _readable(entry, limits)
    text = plain_text(page.text)
    if not any(character.isalnum() for character in text):
        raise Rejected(Reason.EMPTY_TEXT, f"no letter and no digit in {page.text[:40]!r}")

    title = plain_line(page.title) if len(page.title) <= limits.title else ""
    if len(page.title) > limits.title:
        repairs.append(Repair.TITLE_TOO_LONG)
    at = time_from_text(entry.published_at) if entry.published_at else None
    if entry.published_at and at is None:
        repairs.append(Repair.DATE_NOT_MEANT)
    language = _language(entry.language) if entry.language else None
    if entry.language and language is None:
        repairs.append(Repair.LANGUAGE_NOT_NAMED)
    country = (entry.country or "").strip().upper() or None
    if country is not None and not is_country(country):
        country = None
        repairs.append(Repair.COUNTRY_UNKNOWN)

    outlet = outlet_of(entry.outlet or "", url, registry, country=country)
    article = Article(
        id=content_id("article", given.url),
        url=url,
        outlet_id=outlet.id,
        title=title,
        text=text,
        language=language,
        published_at=at,
        country=country or outlet.country,
        licence=plain_line((entry.licence or "")[: limits.licence]) or None,
        authors=tuple(filter(None, map(plain_line, entry.authors))),
        dated_by=dated_by if at else None,
        original_url=original_url,
    )
    return Extracted(article, outlet, tuple(repairs))


def _override(entry: Entry, capture: Capture, registry: Registry) -> Override | None:
    """What is known of the pages of the outlet that answers for an entry, as they were on the day it was fetched."""
    if not registry.overrides:
        return None
    outlet = outlet_of(entry.outlet or "", _url(capture.final_url), registry, country=None)
    return registry.override(outlet.id, on=capture.fetched_at.astimezone(UTC).date())


def _url(raw: str) -> str:
    try:
        url = canonical_url(raw)
    except ValueError as error:
        raise Rejected(Reason.INVALID_URL, str(error)) from error
    if not url.isprintable():
        raise Rejected(Reason.INVALID_URL, f"an address cannot hold hidden characters: {raw[:80]!r}")
    return url


def _language(raw: str) -> str | None:
    try:
        tag = normal_tag(raw)
    except ValueError:
        return None
    return None if tag.partition("-")[0] in _NO_LANGUAGE else tag


def _readable(entry: Entry, limits: Limits) -> Readable:
    """Title and text as they came: `text` where there is any, else what there is to read in `html`."""
    title, text, html = entry.title or "", entry.text or "", entry.html or ""
    _refuse_longer(text, limits.text, name="text")
    if text.strip() or not html:
        return Readable(title, text)
    _refuse_longer(html, limits.html, name="html")
    page = readable(html)
    _refuse_longer(page.text, limits.text, name="text")
    return Readable(title if title.strip() else page.title, page.text)


def _refuse_longer(value: str, limit: int, *, name: str) -> None:
    if len(value) > limit:
        raise Rejected(Reason.TOO_LONG, f"`{name}` has {len(value):,} characters, more than {limit:,}")
