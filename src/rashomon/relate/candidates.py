"""Which sentences of an article may become claims: headline, lede, and what carries figures, quotes or names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Part
from rashomon.model.claim import Citation, Saying
from rashomon.model.entity import Mention
from rashomon.model.figure import Figure
from rashomon.model.quote import QuoteForm
from rashomon.model.span import Span
from rashomon.relate.anchors import anchors
from rashomon.text.clauses import clauses

MAX_PER_READING = 24
MAX_PER_EVENT = 1_500
_LEAST_QUOTE, _LEAST_CLAUSE = 15, 24  # bytes of UTF-8
_MIN_BYTES, _MAX_CHARACTERS = 24, 600  # bytes of UTF-8: a Chinese character says more than a Latin letter
_DATELINE = re.compile(r"[^\W\d_][^.!?:;()（）–—]{1,60}[(（][^()（）]{2,40}[)）]\s?[-–—:：.]\s*(?=\S)")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may say a claim, with what it agrees or disagrees on.

    `folded` is the text without case and punctuation; `names` are ids of entities, or folded surfaces of names that no list knows;
    `anchors` are its numbers and times, whatever they count. `quotes` are the words in it that somebody is quoted with, `clauses` what else
    lies between its commas: a sentence may say two things.
    """

    saying: Saying
    folded: str
    names: frozenset[str]
    anchors: frozenset[str]
    figures: tuple[Figure, ...]
    quotes: tuple[str, ...]
    clauses: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.saying.citation.span.text


def folded(text: str) -> str:
    """Return `text` without case and punctuation, words parted by one space: equal for two copies of one sentence."""
    return _NOT_ALPHANUMERIC.sub(" ", text.casefold()).strip()


def candidates_of(readings: Sequence[Reading]) -> list[Candidate]:
    """Return the candidate sentences of all readings, in the order of the readings and of their texts.

    At most `MAX_PER_READING` an article, and fewer where the event is so large that `MAX_PER_EVENT` would not hold.
    """
    limit = max(1, min(MAX_PER_READING, MAX_PER_EVENT // max(1, len(readings))))
    return [candidate for reading in readings for candidate in _of_reading(reading, limit)]


def _of_reading(reading: Reading, limit: int) -> Iterable[Candidate]:
    notes = reading.annotations
    if reading.article.title:
        headline = Span.of(reading.article.title, 0, len(reading.article.title))
        yield _candidate(reading, Part.TITLE, headline, _Within(notes, Part.TITLE))
        limit -= 1
    within = _Within(notes, Part.TEXT)
    quotes = [quote.start for quote in within.quotes]
    sentences = [_without_dateline(reading.article.text, span) for span in notes.sentences[:1]] + list(notes.sentences[1:])
    usable = [span for span in sentences if _is_usable(span)]
    ranked = sorted(enumerate(usable), key=lambda item: (-_weight(item[0], item[1], within, quotes), item[0]))
    for _, span in sorted(ranked[: max(limit, 0)]):
        yield _candidate(reading, Part.TEXT, span, within)


def _without_dateline(text: str, lede: Span) -> Span:
    """Return a lede from behind its dateline on ("BAMAKO, 25 April (Reuters) – ")."""
    found = _DATELINE.match(lede.text)
    return lede if found is None or found.end() == len(lede.text) else Span.of(text, lede.start + found.end(), lede.end)


def _is_usable(span: Span) -> bool:
    return len(span.text) <= _MAX_CHARACTERS and len(span.text.encode("utf-8", "replace")) >= _MIN_BYTES and "\n\n" not in span.text


def _weight(position: int, span: Span, within: "_Within", quotes: list[int]) -> float:
    """How much a sentence promises: the lede always, then figures, quotes and names, the earlier the better."""
    first_quote = bisect_left(quotes, span.start)
    has_quote = first_quote < len(quotes) and quotes[first_quote] < span.end
    telling = 2.0 * bool(within.figures_in(span)) + has_quote + 0.5 * min(3, len(within.names_in(span)))
    return (10.0 if position == 0 else 0.0) + telling + 2.0 / (1 + position)


def _candidate(reading: Reading, part: Part, span: Span, within: "_Within") -> Candidate:
    article = reading.article
    quotes = [quote for quote in within.quotes_in(span) if len(quote.text.encode("utf-8", "replace")) >= _LEAST_QUOTE]
    return Candidate(
        saying=Saying(Citation(article.id, part, span), article.outlet_id, reading.language, article.published_at),
        folded=folded(span.text),
        names=within.names_in(span),
        anchors=anchors(span.text, reading.language),
        figures=within.figures_in(span),
        quotes=tuple(dict.fromkeys(quote.text for quote in quotes)),
        clauses=tuple(dict.fromkeys(clauses(_outside(span, quotes), least_bytes=_LEAST_CLAUSE))),
    )


def _outside(span: Span, quotes: Sequence[Span]) -> str:
    """Return the words of a sentence with a line break in the place of each quote."""
    kept, start = [], span.start
    for quote in sorted(quotes):
        if quote.start >= start:
            kept.append(span.text[start - span.start : quote.start - span.start])
            start = quote.end
    return "\n".join([*kept, span.text[start - span.start :]])


class _Within:
    """The names, figures and quotes of one part of an article, found by place."""

    __slots__ = ("_figure_starts", "_figures", "_mention_starts", "_mentions", "_quote_starts", "quotes")

    def __init__(self, notes: Annotations, part: Part) -> None:
        self._mentions = sorted((item for item in notes.mentions if item.part is part), key=_place)
        self._figures = sorted((item for item in notes.figures if item.part is part and item.is_level), key=_place)
        self._mention_starts = [item.span.start for item in self._mentions]
        self._figure_starts = [item.span.start for item in self._figures]
        self.quotes = sorted(quote.content for quote in notes.quotes if quote.part is part and quote.form is QuoteForm.DIRECT)
        self._quote_starts = [span.start for span in self.quotes]

    def names_in(self, span: Span) -> frozenset[str]:
        found = self._mentions[bisect_left(self._mention_starts, span.start) : bisect_left(self._mention_starts, span.end)]
        return frozenset(item.entity_id or folded(item.span.text) for item in found if item.span.end <= span.end) - {""}

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        found = self._figures[bisect_left(self._figure_starts, span.start) : bisect_left(self._figure_starts, span.end)]
        return tuple(item for item in found if item.span.end <= span.end)

    def quotes_in(self, span: Span) -> list[Span]:
        found = self.quotes[bisect_left(self._quote_starts, span.start) : bisect_left(self._quote_starts, span.end)]
        return [quote for quote in found if quote.end <= span.end]


def _place(item: Mention | Figure) -> Span:
    return item.span
