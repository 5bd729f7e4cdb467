"""Checking a brief before it becomes a node: what does not hold is dropped, and the receipt says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rashomon.errors import Reason, Rejected
from rashomon.model.brief import Brief, Matrix, MatrixRow, NumberRow, NumberValue, Position, Sentence, Take
from rashomon.model.dossier import Dossier
from rashomon.model.node import Dropped, Receipt
from rashomon.verify.checks import Articles, Failure, quote_failure, sentence_failure, title_failure, value_failure

_MADE_BY = "extractive"
T = TypeVar("T")


@dataclass(slots=True)
class _Ledger:
    dropped: list[Dropped] = field(default_factory=list)

    def keep(self, place: str, items: Iterable[T], failure_of: Callable[[T], Failure | None]) -> tuple[T, ...]:
        """Return the items that hold; write down the others."""
        kept = []
        for item in items:
            failure = failure_of(item)
            if failure is None:
                kept.append(item)
            else:
                self.dropped.append(Dropped(failure.rule, place, failure.seen))
        return tuple(kept)


def verify(brief: Brief, dossier: Dossier) -> tuple[Brief, Receipt]:
    """Return the brief without anything that does not hold against the articles of the dossier, and what was checked.

    Verifying a verified brief changes nothing.

    Raises:
        Rejected: the title does not hold, or no take is left.
    """
    articles = {reading.id: reading.article for reading in dossier.readings}
    if failure := title_failure(brief.title, articles):
        raise Rejected(Reason.UNGROUNDED, f"title: {failure.seen}")
    ledger = _Ledger()

    def holds(sentence: Sentence) -> Failure | None:
        return sentence_failure(sentence, articles) or _link_failure(sentence, dossier)

    takes = ledger.keep(
        "takes", (_without_bad_quote(take, articles, ledger) for take in brief.takes), lambda take: _take_failure(take, articles)
    )
    if not takes:
        raise Rejected(Reason.UNGROUNDED, "no take is left")
    matrix = brief.matrix
    if matrix is not None:
        rows = ledger.keep("matrix", matrix.rows, lambda row: _row_failure(row, articles))
        matrix = Matrix(matrix.outlet_ids, rows) if rows else None
    checked = replace(
        brief,
        deck=next(iter(ledger.keep("deck", (brief.deck,) if brief.deck else (), holds)), None),
        summary=ledger.keep("summary", brief.summary, holds),
        takes=takes,
        positions=ledger.keep("split", brief.positions, lambda position: _position_failure(position, articles)),
        numbers=tuple(row for item in brief.numbers if (row := _row_that_holds(item, articles, dossier, ledger)) is not None),
        why=ledger.keep("why", brief.why, holds),
        watch=ledger.keep("watch", brief.watch, holds),
        matrix=matrix,
    )
    return checked, _receipt(checked, ledger)


def _take_failure(take: Take, articles: Articles) -> Failure | None:
    article = articles.get(take.article_id)
    if article is None or article.outlet_id != take.outlet_id or article.url != take.url:
        return Failure("outlet-identity", f"{take.url} is not an article of {take.outlet_id}")
    return None if take.framing is None else sentence_failure(take.framing, articles)


def _without_bad_quote(take: Take, articles: Articles, ledger: _Ledger) -> Take:
    if take.quote is None or ledger.keep("takes", (take.quote,), lambda quote: quote_failure(quote, articles)):
        return take
    return replace(take, quote=None)


def _position_failure(position: Position, articles: Articles) -> Failure | None:
    if failure := sentence_failure(position.statement, articles):
        return failure
    cited = {articles[citation.article_id].outlet_id for citation in position.statement.citations}
    if not cited.intersection(position.holder_ids):
        return Failure("split-voices", f"no holder's own words stand behind {position.statement.text[:60]!r}")
    return None


def _row_failure(row: MatrixRow, articles: Articles) -> Failure | None:
    return sentence_failure(row.statement, articles)


def _row_that_holds(row: NumberRow, articles: Articles, dossier: Dossier, ledger: _Ledger) -> NumberRow | None:
    figures = {
        (reading.id, figure.part, figure.span): (figure.value, figure.high, figure.unit, figure.measurand)
        for reading in dossier.readings
        for figure in reading.annotations.figures
    }

    def failure_of(value: NumberValue) -> Failure | None:
        for citation in value.citations:
            found = figures.get((citation.article_id, citation.part, citation.span))
            if found != (value.value, value.high, value.unit, row.measurand):
                return Failure("figure-agreement", f"{citation.span.text!r} does not say {value.value} of {row.measurand}")
        return value_failure(value, articles)

    values = ledger.keep("numbers", row.values, failure_of)
    return replace(row, values=values) if values else None


def _link_failure(sentence: Sentence, dossier: Dossier) -> Failure | None:
    """A link's words are a mention of its target in the cited article."""
    citation = sentence.citations[0]
    if not sentence.links:
        return None
    mentions = {
        (mention.span.start - citation.span.start, mention.span.end - citation.span.start, mention.entity_id)
        for mention in dossier.reading(citation.article_id).annotations.mentions
        if mention.part is citation.part
    }
    bad = [link for link in sentence.links if (link.start, link.end, link.entity_id) not in mentions]
    return Failure("entity-target", f"{sentence.text[bad[0].start : bad[0].end]!r} is not {bad[0].entity_id}") if bad else None


def _receipt(brief: Brief, ledger: _Ledger) -> Receipt:
    return Receipt(
        citations=sum(len(sentence.citations) for sentence in sentences_of(brief)),
        quotes=sum(take.quote is not None for take in brief.takes),
        figures=sum(len(row.values) for row in brief.numbers),
        dropped=tuple(ledger.dropped),
        made_by=_MADE_BY,
    )


def sentences_of(brief: Brief) -> tuple[Sentence, ...]:
    """Return every printed sentence of a brief, in the order of the page."""
    return (
        brief.title,
        *((brief.deck,) if brief.deck else ()),
        *brief.summary,
        *(position.statement for position in brief.positions),
        *brief.why,
        *brief.watch,
        *(take.framing for take in brief.takes if take.framing),
        *(row.statement for row in (brief.matrix.rows if brief.matrix else ())),
    )
