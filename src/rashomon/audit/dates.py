"""Rules about time: nothing is told before it happened, sources are of the event's time, and what is to be watched has a date."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import regex
from babel.core import Locale

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.named_days import named_days
from rashomon.audit.prose import passages, sentences
from rashomon.audit.rule import Rule
from rashomon.page import Page, Text, WatchItem
from rashomon.text.languages import identify

_MONTHS = timedelta(days=62)  # two months: follow-ups come within weeks, a source this far off is about something else
_URL_DAY = regex.compile(r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|[/_-](20\d{2})-(\d{2})-(\d{2})(?!\d)")
_URL_MONTH = regex.compile(r"/(20\d{2}|19\d{2})/(\d{1,2})/")
_TELLING = (Section.TITLE, Section.DECK, Section.SUMMARY, Section.SPLIT, Section.WHY, Section.TAKES, Section.MATRIX)
_SHOWN = 120
_YEAR = regex.compile(r"(?<!\d)20\d{2}(?!\d)")
_DENSE = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class _Span:
    """The days in which a source may have been published: one day, or the month that its address names."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language says about time, ready for searching."""

    happened: "regex.Pattern[str]"
    ahead: "regex.Pattern[str]"
    bounded: "regex.Pattern[str]"
    asks: "regex.Pattern[str]"
    vague: "regex.Pattern[str]"


def _dates(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    published = _published(page, context)
    as_of = page.as_of or max((*(span.last for span in published), *((_ends(page),) if page.on else ())), default=None)
    if as_of is None:
        yield NotCheckable("the page gives no as-of time, no date of the event, and no source with a date")
        return
    told_until = f"the page tells up to {as_of.isoformat()}"
    yield from _told_too_early(page, as_of, told_until)
    for item, number in enumerate(page.numbers):
        since = _day(number.since)
        if since and since > as_of:
            place = Place(Section.NUMBERS, item, number.label.line)
            yield Fault(place, f"since {since.isoformat()}", f"a day that had come: {told_until}")
    yield from _far_sources(page, published)
    for item, line in enumerate(page.timeline):
        on = _day(line.on)
        if on and on > as_of and not _words_of(_language(line.text, page)).ahead.search(line.text.plain.casefold()):
            place = Place(Section.TIMELINE, item, line.text.line)
            yield Fault(place, f"{on.isoformat()}: {_cut(line.text.plain)}", f"a day that had come: {told_until}")


def _told_too_early(page: Page, as_of: date, told_until: str) -> Iterator[Fault]:
    for passage in passages(page, *_TELLING):
        language = _language(passage.text, page)
        for sentence in sentences(passage, language):
            days = [named.last for named in named_days(sentence.words, language) if named.day is not None and named.last]
            late = next((day for day in days if day > as_of), None)
            if late and _is_told(sentence.words, language):
                yield Fault(
                    sentence.place, f'"{_cut(sentence.words)}"', f"nothing told as past that is dated {late.isoformat()}: {told_until}"
                )


def _is_told(words: str, language: str) -> bool:
    table, folded = _words_of(language), words.casefold()
    return bool(table.happened.search(folded)) and not table.ahead.search(folded)


def _far_sources(page: Page, published: tuple[_Span, ...]) -> Iterator[Fault | NotCheckable]:
    if not published and not (page.all_takes or page.sources):
        return
    if page.on is None or not published:
        yield NotCheckable(
            "the page gives no date of the event" if page.on is None else "no source of the page has a date that can be seen"
        )
        return
    newest = max(published, key=lambda span: span.last)
    place = Place(Section.TAKES if page.takes else Section.SOURCES)
    if newest.last < page.on - _MONTHS:
        yield Fault(place, f"the newest source is of {newest.last.isoformat()}", f"a source of the event's time ({page.on.isoformat()})")
    elif newest.first > _ends(page) + _MONTHS:
        day = _ends(page).isoformat()
        yield Fault(
            place, f"the newest source is of {newest.first.isoformat()}", f"no source months newer than the event ({day}), or a new page"
        )


def _ends(page: Page) -> date:
    """The last day of the event."""
    first, _, last = page.meta.value("date").partition("/")
    return _day(last) or _day(first) or date.min


def _published(page: Page, context: Context) -> tuple[_Span, ...]:
    urls = dict.fromkeys((*(take.source for take in page.all_takes), *(source.url for source in page.sources)))
    return tuple(span for url in urls if url and (span := _published_on(url, context)))


def _published_on(url: str, context: Context) -> _Span | None:
    stored = context.sources.find(url) if context.sources else None
    if stored and stored.published_at:
        return _Span(stored.published_at.date(), stored.published_at.date())
    path = url.partition("#")[0].partition("?")[0]
    for found in _URL_DAY.finditer(path):
        day = _day("-".join(part.zfill(2) for part in found.groups() if part))
        if day:
            return _Span(day, day)
    for found in _URL_MONTH.finditer(path):
        first = _day(f"{found[1]}-{found[2].zfill(2)}-01")
        if first:
            return _Span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    return None


def _watch_resolvable(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    for item, watched in enumerate(page.watch):
        own = _language(watched.text, page)
        guessed = own if watched.text.language else identify(watched.text.plain, declared=None).language  # a short line, unmarked
        lacking = [_lacking(watched, language, page.as_of or page.on) for language in dict.fromkeys((own, guessed))]
        if all(lacking):
            yield Fault(Place(Section.WATCH, item, watched.text.line), f'"{_cut(watched.text.plain)}"', lacking[0])


def _lacking(watched: WatchItem, language: str, since: date | None) -> str:
    """Return what an item lacks, "" if nothing."""
    if _day(watched.look_again):
        return ""
    words, folded = watched.text.plain, watched.text.plain.casefold()
    table = _words_of(language)
    is_observable = "?" in words or "？" in words or "؟" in words or bool(table.asks.search(folded)) or not table.vague.search(folded)
    if not (_names_time(words, language, since) or table.bounded.search(folded)):
        return "a day on which to look again" if is_observable else "something that can be seen to happen, and a day on which to look again"
    return "" if is_observable else "something that can be seen to happen or not"


def _names_time(words: str, language: str, since: date | None) -> bool:
    """Whether a text names a day, month or year that is not past."""
    for named in named_days(words, language):
        if named.last is None or since is None or named.last >= since:
            return True
    return any(since is None or int(found.group()) > since.year for found in _YEAR.finditer(words))


def _language(text: Text, page: Page) -> str:
    marked = text.language.partition("-")[0]
    return marked or identify(text.plain, declared=page.locale or None).language


@cache
def _words_of(language: str) -> _Words:
    tables = tomllib.loads(resources.files("rashomon.audit").joinpath("dates.toml").read_text("utf-8"))
    known = language if language in tables else "en"
    table: dict[str, str] = tables[known]
    counts, units = _either(table["counts"], known), _either(table["units"], known)
    days = [name.casefold() for name in Locale(known).days["format"]["wide"].values()]
    bounded = "|".join(regex.escape(phrase) for phrase in sorted((*table["bounded"].split("|"), *days), key=len, reverse=True))
    apart = r"\s?" if known in _DENSE else r"(?:\s+|-)"
    period = rf"(?:\d{{1,3}}\s?|(?:{counts}){apart})(?:{units})"
    return _Words(
        _searching(_either(table["happened"], known), known),
        _searching(_either(table["ahead"], known), known),
        _searching(rf"{bounded}|{period}", known),
        _searching(_either(table["asks"], known), known),
        _searching(_either(table["vague"], known), known),
    )


def _either(words: str, language: str) -> str:
    """Return a pattern for any of these words; one that ends in * is a beginning, and in Chinese and Japanese all stand in running text."""
    ending = "" if language in _DENSE else r"(?!\p{L})"
    return "|".join(
        regex.escape(word.rstrip("*")) + (r"" if word.endswith("*") else ending) for word in sorted(words.split(), key=len, reverse=True)
    )


def _searching(pattern: str, language: str) -> "regex.Pattern[str]":
    return regex.compile(pattern if language in _DENSE else rf"(?<![\p{{L}}\p{{N}}])(?:{pattern})(?!\p{{L}}\p{{M}})")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


DATES: tuple[Rule, ...] = (
    Rule("dates", Severity.WARNING, "Nothing is told as past after the as-of time, and sources are of the event's time.", _dates),
    Rule(
        "watch-resolvable", Severity.WARNING, "What is to be watched can be seen to happen, and has a day to look again.", _watch_resolvable
    ),
)
