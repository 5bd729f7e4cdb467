"""Keeping back what the audit found wrong: a line, a section, or the node."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rashomon.audit import Finding, Section
from rashomon.model.brief import Brief, Matrix, MatrixRow, NumberRow, NumberValue, Position, Sentence, Take, TimelineEntry, WatchItem
from rashomon.model.claim import Citation
from rashomon.model.node import Dropped, Node, Receipt
from rashomon.model.outlet import Outlet
from rashomon.verify.brief import citations_of
from rashomon.verify.checks import uncompared
from rashomon.verify.counts import counts_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Marked:
    """Which items of a section are to go; `is_whole` where the section itself is."""

    items: frozenset[int]
    is_whole: bool

    def keep(self, values: Sequence[T]) -> tuple[T, ...]:
        return () if self.is_whole else tuple(value for item, value in enumerate(values) if item not in self.items)


_LINES = frozenset(
    {
        Section.SUMMARY,
        Section.SPLIT,
        Section.MISSING,
        Section.NUMBERS,
        Section.WHY,
        Section.WATCH,
        Section.TAKES,
        Section.MATRIX,
        Section.TIMELINE,
        Section.GRAPH,
    }
)


def without(node: Node, findings: Iterable[Finding], *, article_ids: Sequence[str], outlets: Mapping[str, Outlet]) -> Node | None:
    """Return the node without what `findings` stand in, or None where that is the node itself.

    A finding in a line takes the line, in a section the section; anywhere else (title, deck, meta, sources) it takes the node. A take
    that goes takes with it every line that cites its article, so that nothing is left that the page does not answer for.

    Args:
        node: the node as it was printed and judged.
        findings: the errors of its audit.
        article_ids: the articles of the page's takes, in the order of the page.
        outlets: every outlet by id, for counting anew.
    """
    found = tuple(findings)
    if any(finding.place.section not in _LINES for finding in found):
        return None
    marked = {section: _marked(found, section) for section in _LINES}
    brief = node.brief
    gone = set(article_ids) - set(marked[Section.TAKES].keep(article_ids))
    edges = marked[Section.GRAPH].keep(node.edges)
    lines_behind = marked[Section.GRAPH].is_whole or len(node.edges) in marked[Section.GRAPH].items
    kept = replace(
        brief,
        summary=_standing(marked[Section.SUMMARY].keep(brief.summary), gone, _cited),
        takes=tuple(_without_comparison(take, gone) for take in brief.takes if take.article_id not in gone),
        positions=_positions(marked[Section.SPLIT].keep(brief.positions), brief, gone),
        missing=marked[Section.MISSING].keep(brief.missing),
        numbers=_rows(brief.numbers, marked[Section.NUMBERS], gone),
        why=_standing(marked[Section.WHY].keep(brief.why), gone, _cited),
        watch=_standing(marked[Section.WATCH].keep(brief.watch), gone, _cited_by_item),
        matrix=_matrix(brief.matrix, marked[Section.MATRIX], gone),
        timeline=_standing(marked[Section.TIMELINE].keep(brief.timeline), gone, _cited_by_entry),
    )
    if (
        not kept.takes
        or gone.intersection(_articles(_cited(kept.title)))
        or (kept.deck and gone.intersection(_articles(_cited(kept.deck))))
    ):
        return None
    dropped = tuple(Dropped(finding.rule, str(finding.place), finding.seen) for finding in found)
    return replace(
        node,
        brief=kept,
        counts=counts_of(kept, outlets),
        receipt=_receipt(node.receipt, kept, dropped),
        edges=edges,
        entity_ids=() if lines_behind else node.entity_ids,
    )


def _without_comparison(take: Take, gone: set[str]) -> Take:
    """A take whose quote is not compared with words of an article that the page no longer has."""
    is_gone = take.quote is not None and take.quote.against is not None and take.quote.against.article_id in gone
    return replace(take, quote=uncompared(take.quote)) if take.quote is not None and is_gone else take


def _marked(findings: Sequence[Finding], section: Section) -> _Marked:
    items = [finding.place.item for finding in findings if finding.place.section is section]
    return _Marked(frozenset(item for item in items if item is not None), None in items)


def _standing(values: Sequence[T], gone: set[str], cited: Callable[[T], Iterable[Citation]]) -> tuple[T, ...]:
    return tuple(value for value in values if not gone.intersection(_articles(cited(value))))


def _articles(citations: Iterable[Citation]) -> set[str]:
    return {citation.article_id for citation in citations}


def _cited(sentence: Sentence) -> tuple[Citation, ...]:
    return sentence.citations


def _cited_by_position(position: Position) -> tuple[Citation, ...]:
    return position.statement.citations


def _cited_by_item(item: WatchItem) -> tuple[Citation, ...]:
    return item.sentence.citations


def _cited_by_entry(entry: TimelineEntry) -> tuple[Citation, ...]:
    return entry.sentence.citations


def _cited_by_value(value: NumberValue) -> tuple[Citation, ...]:
    return value.citations


def _cited_by_row(row: MatrixRow) -> tuple[Citation, ...]:
    return (*row.statement.citations, *row.against)


def _positions(positions: Sequence[Position], brief: Brief, gone: set[str]) -> tuple[Position, ...]:
    """Where a take goes, so do the positions that its outlet holds, and the others' shares, which counted it."""
    if not gone:
        return tuple(positions)
    left = {take.outlet_id for take in brief.takes if take.article_id not in gone}
    standing = (position for position in _standing(positions, gone, _cited_by_position) if left.issuperset(position.holder_ids))
    return tuple(replace(position, lens=None, said=0, members=0, said_elsewhere=0, others=0) for position in standing)


def _rows(rows: Sequence[NumberRow], marked: _Marked, gone: set[str]) -> tuple[NumberRow, ...]:
    """Lines of the page are values: a row keeps those that stand, and is disputed no longer where fewer than two of them do."""
    kept, line = [], 0
    for row in rows:
        here = _Marked(frozenset(item - line for item in marked.items), marked.is_whole)
        values = _standing(here.keep(row.values), gone, _cited_by_value)
        line += len(row.values)
        if values:
            standing = sum(not value.is_superseded for value in values)
            kept.append(replace(row, values=values, is_disputed=row.is_disputed and standing > 1))
    return tuple(kept)


def _matrix(matrix: Matrix | None, marked: _Marked, gone: set[str]) -> Matrix | None:
    if matrix is None or gone:  # a column of it would be an outlet that the page no longer has
        return None
    rows = _standing(marked.keep(matrix.rows), gone, _cited_by_row)
    return Matrix(matrix.outlet_ids, rows) if rows else None


def _receipt(receipt: Receipt, brief: Brief, dropped: Sequence[Dropped]) -> Receipt:
    return Receipt(
        citations=len(citations_of(brief)),
        quotes=sum(take.quote is not None for take in brief.takes),
        figures=sum(len(row.values) for row in brief.numbers),
        dropped=tuple(dict.fromkeys((*receipt.dropped, *dropped))),
        made_by=receipt.made_by,
    )
