"""Numbers that count something, in digits of any script or in words, in every content language."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from rashomon.audit.figures.vocabulary import UNSPACED
from rashomon.audit.wordlists import primary
from rashomon.model.figure import Bound
from rashomon.model.span import Span
from rashomon.text.number_words import NumberWords, find_number_words
from rashomon.text.numbers import Number, find_numbers
from rashomon.text.numerals import Numerals, numerals_of

_QUALIFIER_WINDOW = 36  # characters before a number in which its qualifier ends
_NEIGHBOUR = regex.compile(r"[\p{L}\p{M}]++")
_NEXT_WORD = regex.compile(r"[ \u00a0]?([\p{L}\p{M}]++)")
_JOINED = regex.compile(r"[ \u00a0-]{0,2}")
_KANJI = regex.compile(r"[〇零一二两兩三四五六七八九十百千]")
_CLASSIFIERS = (
    "个個名人座所国國家艘架辆輛起处處位件支枚场場项項条條省市州县縣村镇鎮城大点點口头"
    "頭只隻份批组組队隊种種类類都県町つ社校党府島台機本棟歳目か"
)


@lru_cache(maxsize=512)
def find_counts(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of `text` in order: those of `find_numbers`, and those that only CLDR's spelling rules know.

    Left out is "one", which in most languages is an article, and a single Chinese numeral with no counter behind it, which is a piece of a
    name more often than not ("四川").
    """
    tag = primary(language)
    found = [number for number in find_numbers(text, tag) if _counts(text, number, tag)]
    merged = list(_merged(text, found, find_number_words(text, tag), tag))
    return tuple(sorted(merged, key=lambda number: number.span.start))


def is_exact(number: Number) -> bool:
    """Whether a number is one plain whole number of things."""
    return number.bound is Bound.EXACT and not number.unit and number.value == int(number.value)


def _counts(text: str, number: Number, language: str) -> bool:
    written = text[number.span.start : number.counted_from]
    if not any(letter.isdecimal() for letter in written) and number.value < 2 and not number.unit:  # noqa: PLR2004 "one"
        return False
    return language not in UNSPACED or not _is_part_of_a_name(text, number.counted_from, written)


def _is_part_of_a_name(text: str, end: int, written: str) -> bool:
    return len(written) == 1 and _KANJI.fullmatch(written) is not None and text[end : end + 1] not in _CLASSIFIERS


def _merged(text: str, found: list[Number], spelled: tuple[NumberWords, ...], language: str) -> Iterator[Number]:
    numerals = numerals_of(language)
    kept = list(found)
    for place, word in enumerate(spelled):
        if _touches(text, spelled, place) or (language in UNSPACED and _is_part_of_a_name(text, word.span.end, word.span.text)):
            continue
        rivals = [number for number in kept if number.span.start < word.span.end and word.span.start < number.span.end]
        if any(number.span.start <= word.span.start and number.span.end >= word.span.end for number in rivals):
            continue
        made = _number(text, word, numerals, language)
        kept = [number for number in kept if number not in rivals]
        if made is not None:
            kept.append(made)
    yield from kept


def _touches(text: str, spelled: tuple[NumberWords, ...], place: int) -> bool:
    """Whether another number word stands right beside this one: "two three" is no number."""
    end, start = spelled[place].span.end, spelled[place].span.start
    behind = place + 1 < len(spelled) and _JOINED.fullmatch(text, end, spelled[place + 1].span.start) is not None
    return behind or (place > 0 and _JOINED.fullmatch(text, spelled[place - 1].span.end, start) is not None)


def _number(text: str, word: NumberWords, numerals: Numerals, language: str) -> Number | None:
    """Return a spelled-out number with its qualifier, or None if it is a part of something else or measures time, length or weight."""
    start, end = word.span.start, word.span.end
    if _is_no_count(text, start, end, numerals, language):
        return None
    lead = text[max(0, start - _QUALIFIER_WINDOW) : start]
    for bound, pattern in numerals.before:
        if pattern.search(lead):
            return Number(word.span, Decimal(word.value), end, bound)
    for bound, pattern in numerals.after:
        if found := pattern.match(text, end):
            return Number(Span.of(text, start, found.end()), Decimal(word.value), end, bound)
    return Number(word.span, Decimal(word.value), end)


def _is_no_count(text: str, start: int, end: int, numerals: Numerals, language: str) -> bool:
    if text[end : end + 1] in {"-", "‐", "‑"} and text[end + 1 : end + 2].isalpha():  # "twenty-first", "five-year"
        return True
    if language in UNSPACED:
        return any(text.startswith(unit, end) for unit in numerals.units) or any(text[:start].endswith(name) for name in numerals.headings)
    follows = _NEXT_WORD.match(text, end)
    following = follows[1].lower() if follows else ""
    if following in numerals.units or following in numerals.scales:
        return True
    lead = text[max(0, start - _QUALIFIER_WINDOW) : start].rstrip(" \u00a0")
    before = _NEIGHBOUR.findall(lead)
    return bool(before) and lead.endswith(before[-1]) and before[-1].lower() in numerals.headings | numerals.vague | numerals.units_before
