"""Figures: the numbers of an article of which its own words say what they count."""

import re
from collections.abc import Iterator

from rashomon.annotate.measurands import NOT_COUNTED, Stems, has_stems, phrase_at_end, stems_of
from rashomon.model.article import Part
from rashomon.model.figure import Figure
from rashomon.text.numbers import Number, find_numbers

MONEY = "money"
PERCENT = "percent"

_CLAUSE_END = re.compile(r"[.!?](?=[\s\"”»]|$)|[,;:](?=\s|$)|[()\[\]\n“”«»\"。！？；，：؟،؛।|—–…]|、(?=[^、]{0,12}\d)|\s-\s")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”»]|$)|[\n。！？؟।]")
_WORD = re.compile(r"[^\s,.;:!?()،؛؟।\"“”«»]+")
_REACH = 110  # characters on either side that can hold what is counted
_AR_PREFIXES = "وفب"


def find_figures(text: str, language: str, *, part: Part) -> tuple[Figure, ...]:
    """Return the figures of `text`, in order.

    A number without a measurand in its own clause is left out, except money and percentages, whose unit says what they are.
    """
    primary = language.partition("-")[0].lower()
    numbers = find_numbers(text, primary)
    return tuple(_figures(text, numbers, primary, part))


def _figures(text: str, numbers: tuple[Number, ...], language: str, part: Part) -> Iterator[Figure]:
    stems = stems_of(language) if has_stems(language) else None
    for place, number in enumerate(numbers):
        if number.unit:
            measurand = PERCENT if number.unit == "%" else MONEY
        elif stems is None or number.value != int(number.value):
            continue
        else:
            limit = numbers[place + 1].span.start if place + 1 < len(numbers) else len(text)
            floor = numbers[place - 1].span.end if place else 0
            measurand = _counted(text, number, stems, floor=floor, limit=limit)
        if measurand and measurand != NOT_COUNTED:
            yield Figure(part, number.span, number.value, measurand, number.bound, number.high, number.unit)


def _counted(text: str, number: Number, stems: Stems, *, floor: int, limit: int) -> str:
    start, end = number.span.start, number.counted_from
    left, right = _around(text, start, end, _CLAUSE_END)
    behind, distance = _behind(text, end, right, stems, limit=limit)
    ahead, fillers = _ahead(text, max(left, floor), start, stems)
    if NOT_COUNTED in {behind, ahead}:
        return ""
    if behind in stems.needs and not _has_needed(text, start, end, stems.needs[behind]):
        behind = ""
    if ahead in stems.needs and not _has_needed(text, start, end, stems.needs[ahead]):
        ahead = ""
    return ahead if ahead and (not behind or behind in stems.needs or fillers < distance - 1) else behind


def _has_needed(text: str, start: int, end: int, needed: re.Pattern[str]) -> bool:
    return needed.search(text, *_around(text, start, end, _SENTENCE_END)) is not None


def _behind(text: str, end: int, right: int, stems: Stems, *, limit: int) -> tuple[str, int]:
    """The measurand said behind the number, and how many words (or characters) on."""
    found = stems.after.match(text, end, right)
    if found is None or found.lastgroup is None or found.start(found.lastgroup) >= limit:
        return "", 0
    gap = found["gap"].lower()
    if stems.is_spaced:
        words = gap.split()
        return ("", 0) if not stems.stops.isdisjoint(words) else (found.lastgroup, len(words))
    return ("", 0) if any(stop in gap for stop in stems.stops) else (found.lastgroup, len(gap))


def _ahead(text: str, left: int, start: int, stems: Stems) -> tuple[str, int]:
    """The measurand said ahead of the number, and how many filler words lie between."""
    lead = text[left:start].lower()
    if not stems.is_spaced:
        return _ahead_unspaced(lead.strip(), stems)
    words = _WORD.findall(lead)
    measurand, fillers = phrase_at_end(words, stems)
    if not measurand and words and words[-1][0] in _AR_PREFIXES:
        measurand, fillers = phrase_at_end([*words[:-1], words[-1][1:]], stems)
    return measurand, fillers


def _ahead_unspaced(lead: str, stems: Stems) -> tuple[str, int]:
    fillers = 0
    while lead:
        for phrase, measurand in stems.before.items():
            if lead.endswith(phrase):
                return measurand, fillers
        filler = max((word for word in stems.fillers if lead.endswith(word)), key=len, default="")
        if not filler:
            return "", 0
        lead, fillers = lead[: -len(filler)], fillers + 1
    return "", 0


def _around(text: str, start: int, end: int, boundary: re.Pattern[str]) -> tuple[int, int]:
    left = max(0, start - _REACH)
    for found in boundary.finditer(text, left, start):
        left = found.end()
    right = boundary.search(text, end, min(len(text), end + _REACH))
    return left, right.start() if right else min(len(text), end + _REACH)
