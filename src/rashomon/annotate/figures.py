"""Figures: the numbers of an article of which its own words say what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rashomon.annotate.counted import counted_noun, mass_noun
from rashomon.annotate.figure_words import figure_words
from rashomon.annotate.measurands import NOT_COUNTED, Stems, has_stems, phrase_at_end, stems_of
from rashomon.annotate.sayers import speaker_of
from rashomon.annotate.standing import Standing, has_moved, is_share_of_one, reached_from, standing_of
from rashomon.model.article import Part
from rashomon.model.figure import Bound, Figure
from rashomon.model.span import Span
from rashomon.text.measures import MEASURES
from rashomon.text.numbers import Move, Number, find_quantities
from rashomon.text.numerals import numerals_of

MONEY = "money"
PERCENT = "percent"
MEASURE = "measure"

_CLAUSE_END = re.compile(r"[.!?](?=[\s\"”»]|$)|[,;:](?=\s|$)|[()\[\]\n“”«»\"。！？；，：؟،؛।|—–…]|、(?=[^、]{0,12}\d)|\s-\s")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”»]|$)|[\n。！？؟।]")
_WORD = re.compile(r"[^\s,.;:!?()،؛؟।\"“”«»]+")
_REACH = 110  # characters on either side that can hold what is counted
_SENTENCE_REACH = 240  # characters on either side that can hold who says it
_REPLACED = 16  # characters between two ends of a change
_FROM_REACH = 16  # characters that hold the word for "from"
_LAST_WORD = re.compile(r"\S+\s*$")
_OF_REACH = 16  # characters between the two numbers of "seven of the nine"
_RATIO_REACH = 20  # characters
_AR_PREFIXES = "وفب"
_OF = re.compile(r"\s(?:of|de|d['’]|di|von|ya|za|من)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _What:
    """What a number counts: a measurand, and the words that say so."""

    measurand: str
    counted: Span | None = None
    is_open: bool = False


def find_figures(text: str, language: str, *, part: Part) -> tuple[Figure, ...]:
    """Return the figures of `text`, in order.

    A number of which its own clause does not say what it counts is left out, except money and percentages, whose unit says what they are,
    and the two ends of a change, of which one may stand for both ("rose to 19, up from 11").
    """
    primary = language.partition("-")[0].lower()
    return _Finder(text, primary, part).figures()


class _Finder:
    """One pass over the numbers of one text."""

    def __init__(self, text: str, language: str, part: Part) -> None:
        self._text = text
        self._language = language
        self._part = part
        self._numbers = tuple(_without_false_moves(text, find_quantities(text, language), language))
        self._stems = stems_of(language) if has_stems(language) else None
        self._words = figure_words(language)

    def figures(self) -> tuple[Figure, ...]:
        figures: list[Figure] = []
        for figure in sorted((*self._zeros(), *self._counted()), key=lambda figure: (figure.span.start, figure.value)):
            if not figures or figures[-1].span.end <= figure.span.start:
                figures.append(figure)
        return tuple(figures)

    def _zeros(self) -> Iterator[Figure]:
        """Yield a nought for each phrase that says that nobody was: "no one was killed"."""
        for measurand, pattern in self._words.zeros:
            for found in pattern.finditer(self._text):
                yield Figure(self._part, Span.of(self._text, *found.span()), Decimal(0), measurand)

    def _counted(self) -> Iterator[Figure]:
        previous: Figure | None = None
        pending: list[Figure] = []  # of "from 11 to 19 dead", the first has to wait for what the second counts
        for place, number in enumerate(self._numbers):
            sentence = _around(self._text, number.span.start, number.span.end, _SENTENCE_END, _SENTENCE_REACH)
            standing = standing_of(self._text, number, sentence, self._words)
            what = None if self._is_ratio(number) or number.move is Move.OF else self._what(place, number)
            leans = standing.leans or (previous is not None and self._follows_former(previous, number))
            is_of_more = self._is_of_more(place)
            if what is not None and what.is_open and what.counted is not None and self._is_out_of(place, what.counted):
                standing = replace(standing, is_part=True)
            if is_of_more:
                standing, what = replace(standing, is_part=True), None
            leans = leans or is_of_more
            if leans and (what is None or what.is_open or what.measurand == NOT_COUNTED):
                if not is_of_more and previous is not None and previous.span.start >= sentence[0] and previous.unit == number.unit:
                    what = _What(previous.measurand, previous.counted, previous.is_open)
                elif what is None:
                    pending = [self._figure(number, _What(""), standing, sentence)]
                    continue
            if what is None or what.measurand == NOT_COUNTED or (standing.is_part and self._is_of_persons(what)):
                pending = []
                continue
            pending = [waiting for waiting in pending if waiting.span.start >= sentence[0] and waiting.unit == number.unit]
            noun = self._noun(number) if pending and pending[-1].is_part else None
            if noun is not None and what.counted is not None and noun.end < what.counted.end:  # "19 of the 43 passengers were killed"
                yield replace(pending[-1], measurand=what.measurand, counted=what.counted, is_part=False)
                pending, what = [], _What(noun.text.lower(), noun, is_open=True)
            figure = self._figure(number, what, standing, sentence)
            for waiting in pending:
                yield replace(waiting, measurand=figure.measurand, counted=figure.counted, is_open=figure.is_open)
            pending = []
            yield figure
            previous = figure

    def _is_of_more(self, place: int) -> bool:
        """Whether a number is a part of the next one: "seven of the nine", "sept sur neuf", "27 из 38"."""
        number = self._numbers[place]
        if place + 1 == len(self._numbers) or number.unit:
            return False
        between = self._text[number.counted_from : self._numbers[place + 1].span.start].lower()
        return len(between) <= _OF_REACH and " ".join(between.split()) in self._words.out_of

    def _is_out_of(self, place: int, counted: Span) -> bool:
        """Whether the whole follows the noun: "sept sirènes sur neuf"."""
        if place + 1 == len(self._numbers):
            return False
        between = self._text[counted.end : self._numbers[place + 1].span.start].lower()
        return 0 < len(between) <= _OF_REACH and " ".join(between.split()) in self._words.noun_out_of

    def _follows_former(self, previous: Figure, number: Number) -> bool:
        """Whether a number comes right behind one that it replaces: "从63人升至71人"."""
        return previous.is_former and 0 <= number.span.start - previous.span.end <= _REPLACED

    def _is_of_persons(self, what: _What) -> bool:
        """Whether nothing is counted but persons: "four of them"."""
        return what.is_open and what.measurand in self._words.counters

    def _is_ratio(self, number: Number) -> bool:
        """Whether a number is the second of "one in five"."""
        lead = self._text[max(0, number.span.start - _RATIO_REACH) : number.span.start].rstrip()
        return not number.unit and self._words.shares.search(lead) is not None

    def _figure(self, number: Number, what: _What, standing: Standing, sentence: tuple[int, int]) -> Figure:
        span, bound = number.span, number.bound
        if bound is Bound.AT_MOST and (start := reached_from(self._text, number, sentence, self._words)):
            span, bound = Span.of(self._text, start, span.end), Bound.EXACT
        if self._language == "sw" and bound is Bound.EXACT and (noun := self._noun(number)) and noun.end < span.start:
            span, bound = _with_qualifier(self._text, span, noun, self._language)
        return Figure(
            part=self._part,
            span=span,
            value=number.value,
            measurand=what.measurand,
            bound=bound,
            high=number.high,
            unit=number.unit,
            counted=what.counted,
            speaker=speaker_of(self._text, number.span, sentence, self._language),
            is_open=what.is_open,
            is_former=standing.is_former and not (standing.is_by_cue and what.is_open),
            is_change=standing.is_change,
            is_part=standing.is_part,
        )

    def _what(self, place: int, number: Number) -> _What | None:
        """Say what a number counts; None where nothing says so."""
        if number.unit == "%":
            return _What(PERCENT)
        if number.unit and number.unit not in MEASURES:
            return _What(MONEY)
        if number.unit:
            return self._measured(number)
        if number.value != int(number.value):
            return None
        if self._stems is not None:
            limit = self._numbers[place + 1].span.start if place + 1 < len(self._numbers) else len(self._text)
            floor = self._numbers[place - 1].span.end if place else 0
            measurand, counted = _known(self._text, number, self._stems, floor=floor, limit=limit)
            if measurand:
                return _What(measurand, counted or self._noun(number))
        counted = None if is_share_of_one(number.value) else self._noun(number)
        return None if counted is None else _What(counted.text.lower(), counted, is_open=True)

    def _measured(self, number: Number) -> _What:
        """What is measured follows the unit: "84,000 tonnes of grain"; else the measure stands alone."""
        link = _OF.match(self._text, number.counted_from)
        end = link.end() - 1 if link and self._text[link.end() - 1] == " " else link.end() if link else number.counted_from
        if link is None and self._language in _NEEDS_OF:
            return _What(MEASURE)
        counted = mass_noun(self._text, end, self._language)
        if counted is None:
            return _What(MEASURE)
        return _What(counted.text.lower(), counted, is_open=True)

    def _noun(self, number: Number) -> Span | None:
        end = number.span.end if self._language in _QUALIFIED_FIRST else number.counted_from
        return counted_noun(self._text, number.span.start, end, self._language)


_QUALIFIED_FIRST = frozenset({"hi", "tr", "zh"})  # "1.500'den fazla işçi": the qualifier lies between number and noun
_NEEDS_OF = frozenset({"en", "fr", "es", "pt", "it", "sw"})


def _without_false_moves(text: str, numbers: tuple[Number, ...], language: str) -> Iterator[Number]:
    """Keep both ends of what a verb says is a change; make a range of Russian "от 300 до 350"; drop what may be either."""
    words = figure_words(language)
    waiting: Number | None = None
    for number in numbers:
        if number.move is None or number.move is Move.OF:
            yield number
            continue
        sentence = _around(text, number.span.start, number.span.end, _SENTENCE_END, _SENTENCE_REACH)
        if number.move is Move.FROM:
            waiting = number
            if has_moved(text, number, sentence, words):
                yield number
        elif waiting is not None:
            if has_moved(text, waiting, sentence, words):
                yield number
            elif _is_range(text, waiting, number):
                span = Span.of(text, waiting.span.start, number.span.end)
                yield replace(number, span=span, value=waiting.value, high=number.value, bound=Bound.RANGE, move=None)


def _is_range(text: str, low: Number, high: Number) -> bool:
    return text[max(0, low.span.start - 4) : low.span.start].lower().split()[-1:] == ["от"] and low.value < high.value


def _with_qualifier(text: str, span: Span, noun: Span, language: str) -> tuple[Span, Bound]:
    """Take in a qualifier that stands ahead of the noun, where the noun stands ahead of the number: "takriban meli 40"."""
    lead = text[max(0, noun.start - 24) : noun.start]
    for bound, pattern in numerals_of(language).before:
        if found := pattern.search(lead):
            return Span.of(text, noun.start - len(lead) + found.start(), span.end), bound
    return span, Bound.EXACT


def _known(text: str, number: Number, stems: Stems, *, floor: int, limit: int) -> tuple[str, Span | None]:
    """Return the measurand of the table that a number has, and the words behind it that say so; ("", None) if none."""
    start, end = number.span.start, number.counted_from
    left, right = _around(text, start, end, _CLAUSE_END, _REACH)
    behind, distance, stop = _behind(text, end, right, stems, limit=limit)
    lead_end = start if number.move is not Move.FROM else _before_last_word(text, start)
    ahead, fillers = _ahead(text, max(left, floor), lead_end, stems)
    if NOT_COUNTED in {behind, ahead}:
        return NOT_COUNTED, None
    if behind in stems.needs and not _has_needed(text, start, end, stems.needs[behind]):
        behind = ""
    if ahead in stems.needs and not _has_needed(text, start, end, stems.needs[ahead]):
        ahead = ""
    if ahead and (not behind or behind in stems.needs or fillers < distance - 1):
        return ahead, None
    return behind, _words_between(text, end, stop) if behind else None


def _before_last_word(text: str, end: int) -> int:
    found = _LAST_WORD.search(text[max(0, end - _FROM_REACH) : end])
    return end - len(found.group()) if found else end


def _words_between(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    return Span.of(text, start, end) if start < end else None


def _has_needed(text: str, start: int, end: int, needed: re.Pattern[str]) -> bool:
    return needed.search(text, *_around(text, start, end, _SENTENCE_END, _REACH)) is not None


def _behind(text: str, end: int, right: int, stems: Stems, *, limit: int) -> tuple[str, int, int]:
    """The measurand said behind the number, how many words (or characters) on, and where it ends."""
    found = stems.after.match(text, end, right)
    if found is None or found.lastgroup is None or found.start(found.lastgroup) >= limit:
        return "", 0, end
    gap = found["gap"].lower()
    words = gap.split() if stems.is_spaced else gap
    is_stopped = not stems.stops.isdisjoint(words) if stems.is_spaced else any(stop in gap for stop in stems.stops)
    return ("", 0, end) if is_stopped else (found.lastgroup, len(words), found.end(found.lastgroup))


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


def _around(text: str, start: int, end: int, boundary: re.Pattern[str], reach: int) -> tuple[int, int]:
    left = max(0, start - reach)
    for found in boundary.finditer(text, left, start):
        left = found.end()
    right = boundary.search(text, end, min(len(text), end + reach))
    return left, right.start() if right else min(len(text), end + reach)
