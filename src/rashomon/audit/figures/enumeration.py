"""figure-enumeration: "6 cities struck: Kati, Bamako, Gao, Kidal, Sévaré, Mopti" lists six; "4 members of the family" are not three."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from rashomon.audit.context import Context
from rashomon.audit.figures.companions import companions
from rashomon.audit.figures.counts import find_counts, is_exact
from rashomon.audit.figures.lists import Listing, are_short, are_things, is_described, read_list
from rashomon.audit.figures.told import Told, told
from rashomon.audit.figures.vocabulary import CASED, NUMBER_LAST, UNSPACED, has, phrases
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.page import Page
from rashomon.text.numbers import Number

_MOST = 20  # longer lists are not printed in a sentence
_LEAD_WORDS = 9  # between the number and its list
_LEAD_CHARACTERS = 30  # the same where words are not spaced
_CLOSE = 3  # words of a lead in which the noun stands right before the list: "3 demands: money, troops, peace"
_SURE = 3  # things in brackets or behind a casualty; two may be a place ("Kati, Mali") or who told it
_SHOWN = 90  # characters of a list that a finding shows
_OPENER = regex.compile(r"[:：(（]|\s[—–-]\s|[—–]{1,2}")
_BREAK = regex.compile(r"[;؛；.!?。！？،,，、\d\n)）\]]")
_BRACKET_END = regex.compile(r"[)）]")
_DASH_END = regex.compile(r"[—–]|\s-\s")
_COLON_END = regex.compile(r"[:：—–]|\s-\s")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A number and the list behind it: both as printed up to the list, what stands between them, the sign that opens the list, the list."""

    counted: str
    lead: str
    opener: str
    shown: str
    listing: Listing


def check(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield each number that is not the length of the list it counts, in one sentence or across the page."""
    del context
    sentences = tuple(told(page))
    for sentence in sentences:
        yield from _within(sentence)
    yield from companions(sentences)


def _within(sentence: Told) -> Iterator[Fault]:
    for number in find_counts(sentence.words, sentence.language):
        if not is_exact(number) or not 1 < number.value <= _MOST:
            continue
        opened = _opened(sentence, number)
        if opened is None:
            continue
        listing = opened.listing
        if _is_its_list(opened, sentence.language) and _is_off(int(number.value), listing):
            named = str(listing.most) if listing.least == listing.most else f"{listing.least} to {listing.most}"
            yield Fault(
                sentence.place,
                f'"{opened.counted}" stands before a list of {named}: "{_shortened(opened.shown)}"',
                f"the number of things that are listed ({named}), or the list in full",
            )


def _opened(sentence: Told, number: Number) -> _Opened | None:
    """Return the list behind a number, None if there is none that it may count."""
    words, language = sentence.words, sentence.language
    start = number.counted_from
    sign = _OPENER.search(words, start, start + 120)
    named = phrases(language, "namely").search(words, start, start + 120)
    if named is not None and (sign is None or named.start() < sign.start()):
        sign = named
    if sign is None:
        return None
    lead = words[start : sign.start()].strip(" ,،，")
    counted = words[number.span.start : sign.start()].strip(" ,،，")
    if _BREAK.search(lead) or find_counts(lead, language) or not _is_lead(lead, language):
        return None
    opener = sign.group().strip()
    end = {"(": _BRACKET_END, "（": _BRACKET_END, ":": _COLON_END, "：": _COLON_END}.get(opener, _DASH_END).search(words, sign.end())
    if end is not None and opener in {":", "："} and end.group() in {":", "："}:
        return None
    shown = words[sign.end() : end.start() if end else len(words)].strip()
    listing = read_list(shown, language)
    return _Opened(counted, lead, opener, shown, listing) if listing is not None else None


def _is_lead(lead: str, language: str) -> bool:
    if language in UNSPACED:
        return 0 < len(lead) <= _LEAD_CHARACTERS
    return len(lead.split()) <= _LEAD_WORDS and (bool(lead) or language in NUMBER_LAST) and not has(lead, language, "open")


def _is_its_list(opened: _Opened, language: str) -> bool:
    """Whether a careful reader takes the list for that of the things counted."""
    lead, opener, listing = opened.lead, opened.opener, opened.listing
    is_toll = has(lead, language, "dead")
    is_described_list = any(is_described(item, language) for item in listing.items)
    if all(item.is_numbered for item in listing.items):
        return False  # parts of a total: figure-plausible adds them up
    if (opener not in {":", "："} or (is_toll and not is_described_list)) and len(listing.items) < _SURE:
        return False
    if is_toll and not is_described_list and language not in CASED:
        return False
    if are_things(listing, language):
        return True
    return opener in {":", "："} and not is_toll and len(lead.split()) <= _CLOSE and are_short(listing, language)


def _is_off(value: int, listing: Listing) -> bool:
    """Whether a number lies outside what the list names, and near enough to be meant for it.

    A list of twice as many is one of names and what they are ("Ali, baker, and Omar, teacher"); one of far fewer or more is another's.
    """
    if listing.least <= value <= listing.most or listing.least <= 2 * value <= listing.most:
        return False
    nearest = listing.least if value < listing.least else listing.most
    return abs(value - nearest) <= max(1, value // 2)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
