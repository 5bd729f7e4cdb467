"""How a number stands to the others of its sentence: an earlier value, the size of a change, a part of a larger one."""

import re
from dataclasses import dataclass
from decimal import Decimal

from rashomon.annotate.figure_words import FigureWords
from rashomon.text.numbers import Move, Number

_CUE_REACH = 60  # characters from "previously" to the number
_NEAR = 24  # characters ahead of a number that hold "up from the"
_MOVE_BEHIND = 16  # characters behind a number in which Hindi, Turkish, Chinese and Japanese put the verb
_MOVE_AHEAD = 90  # characters: "the toll of Monday's quake rose from 11 to 19"
_TURKISH_SUFFIX = re.compile(r"['’](?:ten|tan|den|dan)\s")
_CHINESE_FROM = re.compile(r"[人名个艘]?(?:上升|下降|升|增|降|上调|下调|修正|增加|减少)?(?:至|到|为)")
_ENDS_IN_NUMBER = re.compile(r"\d\s?$")
_DIGIT = re.compile(r"\d")
_TAIL_WORDS = 3  # between "up" and "5 %"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the words around a number say of it.

    `leans` means that its measurand is that of the number it is compared with; `is_by_cue` that no more than a word like "previously" makes
    it an earlier one: enough for a toll, not for a noun that no table knows.
    """

    is_former: bool = False
    is_change: bool = False
    is_part: bool = False
    leans: bool = False
    is_by_cue: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A number in its sentence `[start, end)`, with the lower-case words ahead of it (`near` are the last of them) and behind."""

    text: str
    number: Number
    start: int
    end: int
    lead: str
    near: str
    tail: str


def standing_of(text: str, number: Number, sentence: tuple[int, int], words: FigureWords) -> Standing:
    """Read the standing of a number in its sentence `[start, end)`."""
    start, end = sentence
    lead = text[max(start, number.span.start - _CUE_REACH) : number.span.start].lower()
    tail = text[number.counted_from : min(end, number.counted_from + _MOVE_BEHIND)].lower()
    place = _Place(text, number, start, end, lead, lead[-_NEAR:].rstrip(), tail)
    if number.move is Move.FROM or _is_left_behind(place, words) or _is_replaced(place, words):
        return Standing(is_former=True, leans=True)
    if number.move is Move.TO or words.instead_next.match(tail):
        return Standing(leans=True)
    if any(not _DIGIT.search(lead, cue.end()) for cue in words.former.finditer(lead)):
        return Standing(is_former=True, leans=True, is_by_cue=True)
    is_part = words.parts.search(place.near) is not None or words.parts_behind.match(tail) is not None
    return Standing(is_change=_is_change(number, lead, tail, words), is_part=is_part)


def _is_replaced(place: _Place, words: FigureWords) -> bool:
    """Whether words right beside a number make it the one that another replaces: "up from 11", "instead of 620", "to 35 from 38"."""
    if words.instead.search(place.near) or words.instead_behind.match(place.tail):
        return True
    if words.former_near.search(place.near):
        if words.is_spaced:
            return _DIGIT.search(place.text, place.start, place.number.span.start) is not None
        return _CHINESE_FROM.search(place.tail) is not None
    link = words.from_near.search(place.near)
    if link is None or not _ENDS_IN_NUMBER.search(place.near, 0, link.start()):
        return False
    return words.moves.search(place.text, max(place.start, place.number.span.start - _MOVE_AHEAD), place.end) is not None


def has_moved(text: str, number: Number, sentence: tuple[int, int], words: FigureWords) -> bool:
    """Whether a word for rising or falling makes a change of what else may be a range ("from 30 to 40")."""
    floor = max(sentence[0], number.span.start - _MOVE_AHEAD)
    return words.moves.search(text, floor, min(sentence[1], number.span.end + _MOVE_BEHIND + _MOVE_BEHIND)) is not None


def _is_left_behind(place: _Place, words: FigureWords) -> bool:
    """Whether a suffix or particle behind the number, and a verb of change behind that, make it what something rose from."""
    text, number = place.text, place.number
    limit = min(place.end, number.span.end + 4 * _MOVE_BEHIND)
    found = _TURKISH_SUFFIX.match(text, number.span.end, limit) or words.former_behind.match(text, number.counted_from, limit)
    if found is None:
        return False
    return _DIGIT.search(text, found.end(), limit) is not None and words.moves.search(text, found.start(), limit) is not None


def _is_change(number: Number, lead: str, tail: str, words: FigureWords) -> bool:
    if words.moved_by.search(lead):
        return True
    if number.unit != "%":
        return False
    last = lead.split()[-_TAIL_WORDS:] if words.is_spaced else [lead[-_NEAR // 4 :]]
    return words.moves.search(" ".join(last)) is not None or words.moves.search(tail) is not None


def reached_from(text: str, number: Number, sentence: tuple[int, int], words: FigureWords) -> int:
    """Return where a number begins behind an "up to" that says where a fall or rise ended, not how high it is at most; 0 if none does."""
    floor = max(sentence[0], number.span.start - _MOVE_AHEAD)
    found = words.reached.match(number.span.text)
    if found is None or words.moves.search(text, floor, number.span.start) is None:
        return 0
    rest = number.span.text[found.end() :]
    return number.span.end - len(rest.lstrip())


def is_share_of_one(value: Decimal) -> bool:
    """Whether a value is too small for a noun of which nothing else is known: "one" counts nothing far too often."""
    return value <= 1
