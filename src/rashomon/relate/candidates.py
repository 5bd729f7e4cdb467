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
from rashomon.text.negation import is_negated

MAX_PER_READING = 12
MAX_PER_EVENT = 1_500
_MIN_BYTES, _MAX_CHARACTERS = 24, 600  # bytes of UTF-8: a Chinese character says more than a Latin letter
_DATELINE = re.compile(r"[^\W\d_][^.!?:;()（）–—]{1,60}[(（][^()（）]{2,40}[)）]\s?[-–—:：.]\s*(?=\S)")
_DIGITS = re.compile(r"(?<!\d)\d{2,9}(?!\d)")  # of any script; one digit alone agrees by chance
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may say a claim, with what it agrees or disagrees on.

    `names` are ids of entities, or folded surfaces of names that no list knows; `numbers` are its runs of two or more digits, as values,
    whatever they count; `folded` is the text without case and punctuation.
    """

    saying: Saying
    folded: str
    names: frozenset[str]
    numbers: frozenset[int]
    figures: tuple[Figure, ...]
    is_negated: bool

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
    quotes = sorted(quote.content.start for quote in notes.quotes if quote.part is Part.TEXT and quote.form is QuoteForm.DIRECT)
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
    return Candidate(
        saying=Saying(Citation(article.id, part, span), article.outlet_id, reading.language, article.published_at),
        folded=folded(span.text),
        names=within.names_in(span),
        numbers=frozenset(map(int, _DIGITS.findall(span.text))),
        figures=within.figures_in(span),
        is_negated=is_negated(span.text, reading.language),
    )


class _Within:
    """The names and figures of one part of an article, found by place."""

    __slots__ = ("_figure_starts", "_figures", "_mention_starts", "_mentions")

    def __init__(self, notes: Annotations, part: Part) -> None:
        self._mentions = sorted((item for item in notes.mentions if item.part is part), key=_place)
        self._figures = sorted((item for item in notes.figures if item.part is part and item.is_level), key=_place)
        self._mention_starts = [item.span.start for item in self._mentions]
        self._figure_starts = [item.span.start for item in self._figures]

    def names_in(self, span: Span) -> frozenset[str]:
        found = self._mentions[bisect_left(self._mention_starts, span.start) : bisect_left(self._mention_starts, span.end)]
        return frozenset(item.entity_id or folded(item.span.text) for item in found if item.span.end <= span.end) - {""}

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        found = self._figures[bisect_left(self._figure_starts, span.start) : bisect_left(self._figure_starts, span.end)]
        return tuple(item for item in found if item.span.end <= span.end)


def _place(item: Mention | Figure) -> Span:
    return item.span
