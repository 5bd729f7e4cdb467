"""`rashomon eval quotes`: how well quotes and their speakers are found, beside what people marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rashomon.annotate import Annotator
from rashomon.errors import Misconfigured
from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.model.annotation import Annotations
from rashomon.model.article import Article
from rashomon.model.quote import Quote
from rashomon.text.words import words

_HALF = 0.5  # of the code points that two spans cover together, which both must cover


class _WireQuote(msgspec.Struct):
    start: int
    text: str
    form: str = "direct"
    speaker: str | None = None
    role: str | None = None


class _Wire(msgspec.Struct):
    text: str
    language: str
    quotes: list[_WireQuote]
    id: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Spans found and marked.

    `exact` is the F1 of spans that are equal to the letter, `overlap` of those that share half of what both
    cover; `speakers` the share of overlapping quotes whose speaker is right (nobody counts as right where nobody is marked). 0 to 1;
    None where nothing was there to be right about.
    """

    passages: int
    marked: int
    found: int
    precision: float | None
    recall: float | None
    exact: float | None
    overlap: float | None
    speakers: float | None


@dataclass(frozen=True, slots=True)
class QuoteScore:
    """All quotes together, and by form, by language and by part of the file, where lines name one."""

    total: SpanScore
    by_form: dict[str, SpanScore]
    by_language: dict[str, SpanScore]
    by_part: dict[str, SpanScore] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Judged:
    """One passage: what is marked in it, what was found, and which of both belong together."""

    passage: _Wire
    found: Sequence[Quote]
    pairs: Sequence[tuple[_WireQuote, Quote]]

    def of_form(self, form: str) -> "_Judged":
        kept = [quote for quote in self.passage.quotes if quote.form == form]
        found = [quote for quote in self.found if quote.form == form]
        pairs = [(gold, quote) for gold, quote in self.pairs if gold.form == form and quote.form == form]
        return _Judged(msgspec.structs.replace(self.passage, quotes=kept), found, pairs)


def evaluate_quotes(path: Path, annotator: Annotator) -> QuoteScore:
    """Annotate each line's text and compare its quotes with those marked.

    Raises:
        Misconfigured: the file cannot be read, a line is not of this shape, or marks words that do not stand where it says.
    """
    passages = _read(path)
    articles = [Article(f"article-{place}", "", "", "", item.text, language=item.language) for place, item in enumerate(passages)]
    judged = [_judge(item, notes) for item, notes in zip(passages, annotator.annotate(articles), strict=True)]
    languages = sorted({item.passage.language for item in judged})
    parts = sorted({item.passage.part for item in judged if item.passage.part})
    forms = sorted({quote.form for item in judged for quote in item.passage.quotes})
    return QuoteScore(
        _score(judged),
        {form: _score([item.of_form(form) for item in judged]) for form in forms},
        {language: _score([item for item in judged if item.passage.language == language]) for language in languages},
        {part: _score([item for item in judged if item.passage.part == part]) for part in parts},
    )


def _judge(passage: _Wire, notes: Annotations) -> _Judged:
    left = list(notes.quotes)
    pairs = []
    for gold in passage.quotes:
        best = max(left, key=lambda quote: _shared(gold, quote), default=None)
        if best is not None and best.form == gold.form and _shared(gold, best) >= _HALF:
            left.remove(best)
            pairs.append((gold, best))
    return _Judged(passage, notes.quotes, pairs)


def _shared(gold: _WireQuote, quote: Quote) -> float:
    end = gold.start + len(gold.text)
    both = min(end, quote.content.end) - max(gold.start, quote.content.start)
    return max(0, both) / (max(end, quote.content.end) - min(gold.start, quote.content.start))


def _score(judged: Sequence[_Judged]) -> SpanScore:
    marked = sum(len(item.passage.quotes) for item in judged)
    found = sum(len(item.found) for item in judged)
    pairs = [pair for item in judged for pair in item.pairs]
    exact = sum(gold.start == quote.content.start and gold.text == quote.content.text for gold, quote in pairs)
    named = [_is_right(gold, quote) for gold, quote in pairs if gold.speaker is not None or gold.role is not None]
    return SpanScore(
        passages=len(judged),
        marked=marked,
        found=found,
        precision=exact / found if found else None,
        recall=exact / marked if marked else None,
        exact=_f1(exact, found, marked),
        overlap=_f1(len(pairs), found, marked),
        speakers=sum(named) / len(named) if named else None,
    )


def _f1(both: int, found: int, marked: int) -> float | None:
    return 2 * both / (found + marked) if found + marked else None


def _is_right(gold: _WireQuote, quote: Quote) -> bool:
    """Whether a speaker is the marked one: one name holds the other, last word included. A `role` may be found or left out."""
    told = words((quote.named or quote.speaker).text) if quote.speaker else []
    wanted = words(gold.role if gold.role is not None else gold.speaker or "")
    if not told:
        return gold.role is not None or not wanted
    return bool(wanted) and (_is_within(told, wanted) or _is_within(wanted, told))


def _is_within(inner: Sequence[str], outer: Sequence[str]) -> bool:
    return any(list(outer[start : start + len(inner)]) == list(inner) for start in range(len(outer) - len(inner) + 1))


def _read(path: Path) -> list[_Wire]:
    items = []
    for number, item in read_gold_lines(path, _Wire, shape="`text`, `language`, `quotes`"):
        if misplaced := [quote.text for quote in item.quotes if not item.text.startswith(quote.text, quote.start)]:
            raise Misconfigured(f"{path}, line {number}: {misplaced[0]!r} does not stand where it is marked")
        items.append(item)
    return items
