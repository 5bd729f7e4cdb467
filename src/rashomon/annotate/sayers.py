"""Who is said to say a figure: "according to the ministry", "selon le syndicat", "मंत्रालय के अनुसार", "同省によると"."""

import re

from rashomon.annotate.figure_words import figure_words
from rashomon.model.span import Span

_NAME = re.compile(r"\s*([^\s\d,.;:!?()«»“”\"،؛؟।。，、：—–][^\d,.;:!?()«»“”\"،؛؟।。，、：—–]{0,59})")
_ZH_VERBS = re.compile("称|說|说|报道|報道|消息|透露|介绍|统计|通报|数据|报告|表示")
_ZH_LONGEST = 16  # characters
_MOST_WORDS = {"ar": 1, "fa": 2, "de": 3}  # where no comma is wont to follow
_WORDS = 6
_CLAUSE_START = re.compile(r"[.,;:!?()\n«»“”\"،؛؟।。，、：—–]")
_REACH = 160  # characters on either side of the figure, inside of its sentence


def speaker_of(text: str, figure: Span, sentence: tuple[int, int], language: str) -> Span | None:
    """Return the words that name the speaker of a figure in its sentence `[start, end)`; None where no word says that it is anybody's."""
    words = figure_words(language)
    start, end = max(sentence[0], figure.start - _REACH), min(sentence[1], figure.end + _REACH)
    if found := words.according.search(text, start, end):
        return _behind(text, found.end(), end, language)
    if found := words.according_behind.search(text, start, end):
        return _ahead(text, start, found.start(), is_spaced=words.is_spaced)
    return None


def _behind(text: str, place: int, end: int, language: str) -> Span | None:
    found = _NAME.match(text, place, end)
    if found is None:
        return None
    start, stop = found.span(1)
    if language == "zh":
        verb = _ZH_VERBS.search(text, start, min(stop, start + _ZH_LONGEST))
        return Span.of(text, start, verb.start()) if verb and verb.start() > start else None
    return _trimmed(text, start, stop, words=_MOST_WORDS.get(language, _WORDS), has_capitals=language == "de")


def _trimmed(text: str, start: int, stop: int, *, words: int, has_capitals: bool) -> Span | None:
    """Cut a name after so many words; in German after the noun, which is the first capital."""
    place = start
    for number, found in enumerate(re.finditer(r"\S+", text[start:stop])):
        if number == words:
            break
        place = start + found.end()
        if has_capitals and found.group()[0].isupper():
            break
    return Span.of(text, start, place) if place > start else None


def _ahead(text: str, floor: int, place: int, *, is_spaced: bool) -> Span | None:
    start = floor
    for mark in _CLAUSE_START.finditer(text, floor, place):
        start = mark.end()
    words = list(re.finditer(r"\S+", text[start:place]))
    if not words or (is_spaced and len(words) > _WORDS):
        return None
    return Span.of(text, start + words[0].start(), start + words[-1].end())
