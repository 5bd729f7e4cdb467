"""Totals: "12 killed: 7 soldiers and 5 civilians", "30 a day for 10 days, 300 in total"."""

from collections.abc import Iterator
from decimal import Decimal

import regex

from rashomon.audit.figures.counts import find_counts, is_exact
from rashomon.audit.figures.lists import read_list
from rashomon.audit.figures.measured import Measure, find_measures
from rashomon.audit.figures.told import Told
from rashomon.audit.figures.vocabulary import NUMBER_LAST, UNSPACED, has, phrases
from rashomon.audit.finding import Fault
from rashomon.text.numbers import Number

_OPENER = regex.compile(r"[:：(（]|\s[—–-]\s|[—–]{1,2}")
_ENDS = {"(": regex.compile(r"[)）]"), "（": regex.compile(r"[)）]")}
_STOP = regex.compile(r"[;؛；—–:：。！？।]|\s-\s")
_BREAK = regex.compile(r"[;؛；.!?。！？،,，、)）\]]")
_REACH = 120  # characters from a total to its parts
_LEAD_WORDS = 8
_LEAD_CHARACTERS = 30
_NEAR = Decimal("0.25")  # of the total: parts that differ by more from it are of something else
_BEHIND = 16  # characters from a number to "a day", to "days"


def totals(sentence: Told) -> Iterator[Fault]:
    """Yield each total that is not the sum of the parts listed behind it, or the product beside it."""
    yield from _sums(sentence)
    yield from _products(sentence)


def _sums(sentence: Told) -> Iterator[Fault]:
    words, language = sentence.words, sentence.language
    for number in find_counts(words, language):
        if not is_exact(number) or number.value <= 1:
            continue
        sign = _OPENER.search(words, number.counted_from, number.counted_from + _REACH)
        if sign is None:
            continue
        lead = words[number.counted_from : sign.start()].strip()
        if not _is_lead(lead, language):
            continue
        end = _ENDS.get(sign.group(), _STOP).search(words, sign.end())
        shown = words[sign.end() : end.start() if end else len(words)].strip()
        listing = read_list(shown, language)
        if listing is None or not all(item.is_numbered for item in listing.items) or listing.least != listing.most:
            continue
        total = int(number.value)
        if (
            _is_missed(listing.most, total)
            and all(item.count <= total for item in listing.items)
            and _is_of_one_kind(lead, shown, language)
        ):
            yield Fault(
                sentence.place,
                f'"{_counted(words, number, sign.start())}", and then "{shown}"',
                f"{listing.most}, which is what the parts add up to; or the part that is missing or wrong",
            )


def _is_lead(lead: str, language: str) -> bool:
    if _BREAK.search(lead) or find_counts(lead, language):
        return False
    if language in UNSPACED:
        return 0 < len(lead) <= _LEAD_CHARACTERS
    return len(lead.split()) <= _LEAD_WORDS and (bool(lead) or language in NUMBER_LAST)


def _is_missed(parts: int, total: int) -> bool:
    return parts != total and abs(parts - total) <= max(Decimal(1), total * _NEAR)


def _is_of_one_kind(lead: str, shown: str, language: str) -> bool:
    """Whether the parts may be parts of what is counted: dead and injured are none of "attacks"."""
    return not has(shown, language, "dead") or has(lead, language, "dead", "people")


def _counted(words: str, number: Number, end: int) -> str:
    return words[number.span.start : end].strip()


def _products(sentence: Told) -> Iterator[Fault]:
    text, language = sentence.words, sentence.language
    measures = find_measures(text, language)
    for rate, days, total in zip(measures, measures[1:], measures[2:], strict=False):
        if rate.is_percent or days.is_percent or total.is_percent or not days.is_whole:
            continue
        after_rate, after_days = text[rate.end : days.start], text[days.end : total.start]
        if not _is_rate(text, rate, after_rate, language) or not _has_days(text, days, language):
            continue
        if has(after_days + text[total.end : total.end + _BEHIND * 2], language, "total") and not _is_product(rate, days, total):
            product = rate.value * days.value
            yield Fault(
                sentence.place,
                f'"{text[rate.start : total.end]}"',
                f"{product:,} in all, or one of the three numbers mended",
            )


def _is_rate(text: str, rate: Measure, after: str, language: str) -> bool:
    ahead = text[max(0, rate.start - _BEHIND) : rate.start]
    return len(after) <= 2 * _BEHIND and (has(after, language, "a_day") or has(ahead, language, "a_day"))


def _has_days(text: str, days: Measure, language: str) -> bool:
    found = phrases(language, "days").search(text, days.end, days.end + _BEHIND)
    if language in NUMBER_LAST:
        return has(text[max(0, days.start - _BEHIND) : days.start], language, "days")
    return found is not None and not text[days.end : found.start()].strip(" \u00a0-")


def _is_product(rate: Measure, days: Measure, total: Measure) -> bool:
    return rate.low * days.low <= total.high and total.low <= rate.high * days.high
