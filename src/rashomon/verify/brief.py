"""Checking a brief before it becomes a node: what does not hold is dropped, and the receipt says so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Article
from rashomon.model.brief import Brief, Matrix, NumberRow, Sentence, Take
from rashomon.model.claim import Citation
from rashomon.model.dossier import Dossier
from rashomon.model.entity import BODIES, EntityKind
from rashomon.model.node import Dropped, Receipt
from rashomon.model.quote import QuoteStatus
from rashomon.registry import is_of_side
from rashomon.verify.checks import Failure, citation_failure, day_failure, quote_failure, quote_status, title_failure, uncompared
from rashomon.verify.record import Record

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

    Takes are judged first: what cites an article without a take on the page does not hold, as nobody could check it from the page.
    Verifying a verified brief changes nothing.

    Raises:
        Rejected: the title does not hold, or no take is left.
    """
    record = Record.of(dossier)
    every = {key: reading.article for key, reading in record.readings.items()}
    ledger = _Ledger()
    takes = ledger.keep("takes", brief.takes, lambda take: record.take_failure(take, every))
    present = {take.article_id: every[take.article_id] for take in takes}
    takes = tuple(_with_checked_quote(take, present, ledger, record) for take in takes)
    if not takes:
        raise Rejected(Reason.UNGROUNDED, "no take is left")
    articles = {take.article_id: every[take.article_id] for take in takes}
    if failure := record.sentence_failure(brief.title, articles) or title_failure(brief.title, articles):
        raise Rejected(Reason.UNGROUNDED, f"title: {failure.seen}")

    def holds(sentence: Sentence) -> Failure | None:
        return record.sentence_failure(sentence, articles)

    checked = replace(
        brief,
        deck=next(iter(ledger.keep("deck", (brief.deck,) if brief.deck else (), holds)), None),
        summary=ledger.keep("summary", brief.summary, holds),
        takes=takes,
        positions=ledger.keep("split", brief.positions, lambda position: record.position_failure(position, articles)),
        numbers=tuple(row for item in brief.numbers if (row := _row_that_holds(item, articles, record, ledger)) is not None),
        why=ledger.keep("why", brief.why, holds),
        watch=ledger.keep("watch", brief.watch, lambda item: record.sentence_failure(item.sentence, articles)),
        matrix=_matrix_that_holds(brief.matrix, articles, record, ledger),
        missing=ledger.keep("split", brief.missing, lambda entity_id: _missing_failure(entity_id, takes, dossier)),
        timeline=ledger.keep(
            "timeline", brief.timeline, lambda entry: record.sentence_failure(entry.sentence, articles) or day_failure(entry, articles)
        ),
    )
    return checked, _receipt(checked, ledger)


def _with_checked_quote(take: Take, articles: Mapping[str, Article], ledger: _Ledger, record: Record) -> Take:
    """Return the take without a quote that does not hold, and with the status that the verifier gives to one that does.

    A comparison that does not hold, or is not the dossier's own, goes alone: the words are still somebody's.
    """
    quote = take.quote
    if quote is not None and not ledger.keep("takes", (quote,), lambda item: record.comparison_failure(item, articles)):
        quote = uncompared(quote)
        take = replace(take, quote=quote)
    if quote is None:
        return take
    if not ledger.keep("takes", (quote,), lambda item: quote_failure(item, articles, of=take.article_id)):
        return replace(take, quote=None)
    if quote.language != take.language:
        ledger.dropped.append(Dropped("language-declared", "takes", f"{quote.text[:60]!r} is not in {quote.language!r}"))
        return replace(take, quote=None)
    status = quote_status(quote, articles[take.article_id])
    if status is QuoteStatus.VERBATIM and quote.against is not None:
        return replace(take, quote=quote)
    return replace(take, quote=replace(uncompared(quote), status=status))


def _row_that_holds(row: NumberRow, articles: Mapping[str, Article], record: Record, ledger: _Ledger) -> NumberRow | None:
    """Return a row with the values that hold; it is disputed no longer where fewer than two of them stand."""
    if row.counted is not None and not ledger.keep("numbers", (row.counted,), lambda words: citation_failure(words, articles)):
        return None
    values = ledger.keep("numbers", row.values, lambda value: record.value_failure(row, value, articles))
    standing = sum(not value.is_superseded for value in values)
    return replace(row, values=values, is_disputed=row.is_disputed and standing > 1) if values else None


def _matrix_that_holds(matrix: Matrix | None, articles: Mapping[str, Article], record: Record, ledger: _Ledger) -> Matrix | None:
    if matrix is None:
        return None
    present = {article.outlet_id for article in articles.values()}
    if not present.issuperset(matrix.outlet_ids) or len(set(matrix.outlet_ids)) < len(matrix.outlet_ids):
        ledger.dropped.append(Dropped("outlet-identity", "matrix", "a column is no outlet of the page, or stands twice"))
        return None
    rows = ledger.keep("matrix", matrix.rows, lambda row: record.row_failure(row, matrix.outlet_ids, articles))
    return Matrix(matrix.outlet_ids, rows) if rows else None


def _missing_failure(entity_id: str, takes: Iterable[Take], dossier: Dossier) -> Failure | None:
    """Who is said to be missing is a country or a body that the dossier knows, and no take comes from its side."""
    entity = dossier.entities.get(entity_id)
    if entity is None or entity.kind not in BODIES | {EntityKind.COUNTRY}:
        return Failure("split-voices", f"{entity_id} is no side of the event")
    present = any(is_of_side(dossier.outlets.get(take.outlet_id), take.country, entity, dossier.entities) for take in takes)
    return Failure("split-voices", f"there is a take from {entity_id}") if present else None


def _receipt(brief: Brief, ledger: _Ledger) -> Receipt:
    return Receipt(
        citations=len(citations_of(brief)),
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
        *(item.sentence for item in brief.watch),
        *(take.framing for take in brief.takes if take.framing),
        *(row.statement for row in (brief.matrix.rows if brief.matrix else ())),
        *(entry.sentence for entry in brief.timeline),
    )


def against_of(brief: Brief) -> tuple[Citation, ...]:
    """Return the words behind every contradicted cell of a brief, in the order of the page."""
    return tuple(citation for row in (brief.matrix.rows if brief.matrix else ()) for citation in row.against)


def citations_of(brief: Brief) -> tuple[Citation, ...]:
    """Return all that a brief cites, as often as it does: behind its sentences, and behind its contradicted cells."""
    return (*(citation for sentence in sentences_of(brief) for citation in sentence.citations), *against_of(brief))
