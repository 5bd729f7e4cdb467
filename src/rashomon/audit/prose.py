"""The printed words of a page with their places: what rules about language and wording go through."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.audit.finding import Place, Section
from rashomon.page import Page, Text
from rashomon.text.sentences import split


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed text and its place."""

    place: Place
    text: Text


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence of a passage: its words, and the numbers of the sources cited in it or right behind it."""

    place: Place
    words: str
    citations: tuple[int, ...]


def passages(page: Page, *sections: Section) -> Iterator[Passage]:
    """Yield the prose of a page (of these sections alone, if any are named): what somebody wrote as sentences or lines, no names."""
    for passage in _all(page):
        if not sections or passage.place.section in sections:
            yield passage


def sentences(passage: Passage, language: str) -> Iterator[PrintedSentence]:
    """Cut a passage into sentences. A citation mark belongs to the sentence that ends before it or in which it stands."""
    words, marks = "", []
    for run in passage.text.runs:
        if run.kind == "citation":
            marks += [(len(words), run.citation)] if run.citation is not None else []
        else:
            words += run.text
    spans = split(words, language)
    for number, span in enumerate(spans):
        begin = 0 if number == 0 else span.start
        end = spans[number + 1].start if number + 1 < len(spans) else len(words)
        cited = tuple(mark for at, mark in marks if begin < at <= end or at == begin == 0)
        yield PrintedSentence(passage.place, span.text, cited)


def _all(page: Page) -> Iterator[Passage]:
    yield Passage(Place(Section.TITLE, None, page.title.line), page.title)
    if page.deck:
        yield Passage(Place(Section.DECK, None, page.deck.line), page.deck)
    yield from _section(Section.SUMMARY, page.summary)
    yield from _section(Section.SPLIT, (position.statement for position in page.split))
    for item, number in enumerate(page.numbers):
        yield Passage(Place(Section.NUMBERS, item, number.label.line), number.label)
    yield from _section(Section.WHY, page.why)
    yield from _section(Section.WATCH, (item.text for item in page.watch))
    for item, take in enumerate(page.all_takes):
        if take.framing:
            yield Passage(Place(Section.TAKES, item, take.framing.line or take.line), take.framing)
    if page.matrix:
        yield from _section(Section.MATRIX, (row.statement for row in page.matrix.rows))
    yield from _section(Section.TIMELINE, (line.text for line in page.timeline))


def _section(section: Section, texts: Iterator[Text] | tuple[Text, ...]) -> Iterator[Passage]:
    for item, text in enumerate(texts):
        yield Passage(Place(section, item, text.line), text)
