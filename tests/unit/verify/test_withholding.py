"""What the audit finds wrong goes, with everything that rests on it; what is left is counted anew."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.publish.invented_edition import OUTLETS, dam_node, recount_node, sentence, strike_node

from rashomon.audit import Finding, Section, Severity
from rashomon.audit.finding import Place
from rashomon.model.brief import TimelineEntry
from rashomon.model.node import Dropped, Node
from rashomon.verify import without
from rashomon.verify.counts import counts_of

DAM = dam_node()
LINES = {
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


def finding(section: Section, item: int | None = None, *, rule: str = "a-rule", seen: str = "words") -> Finding:
    return Finding(rule, Severity.ERROR, Place(section, item), seen, "other words")


def article_ids(node: Node = DAM) -> tuple[str, ...]:
    return tuple(take.article_id for take in node.brief.takes)


def cut(*findings: Finding, node: Node = DAM) -> Node | None:
    return without(node, findings, article_ids=article_ids(node), outlets=OUTLETS)


def left(*findings: Finding, node: Node = DAM) -> Node:
    found = cut(*findings, node=node)
    assert found is not None
    return found


def without_take(article_id: str, node: Node = DAM) -> Node:
    return left(finding(Section.TAKES, article_ids(node).index(article_id)), node=node)


def cited(node: Node) -> set[str]:
    """The articles that anything on the page cites."""
    brief = node.brief
    sentences = [brief.title, *([brief.deck] if brief.deck else []), *brief.summary, *brief.why]
    sentences += [position.statement for position in brief.positions] + [item.sentence for item in brief.watch]
    sentences += [row.statement for row in brief.matrix.rows] if brief.matrix else []
    sentences += [entry.sentence for entry in brief.timeline]
    citations = [each.citations for each in sentences] + [value.citations for row in brief.numbers for value in row.values]
    return {citation.article_id for found in citations for citation in found}


def values(node: Node) -> dict[str, list[str]]:
    return {row.measurand: [str(value.value) for value in row.values] for row in node.brief.numbers}


def test_nothing_found_leaves_everything_and_only_counts_anew() -> None:
    same = left()
    assert same.brief == DAM.brief
    assert same.edges == DAM.edges
    assert same.counts == counts_of(DAM.brief, OUTLETS)
    assert same.receipt.dropped == DAM.receipt.dropped


@pytest.mark.parametrize("section", sorted(set(Section) - LINES))
@pytest.mark.parametrize("item", [None, 0])
def test_what_stands_outside_of_the_lines_takes_the_node(section: Section, item: int | None) -> None:
    assert cut(finding(Section.SUMMARY, 0), finding(section, item)) is None


def test_a_line_of_the_timeline_goes_by_itself_and_with_its_take() -> None:
    entries = tuple(TimelineEntry(date(2026, 3, day), each) for day, each in enumerate(DAM.brief.summary, start=1))
    dated = replace(DAM, brief=replace(DAM.brief, timeline=entries))

    assert left(finding(Section.TIMELINE, 0), node=dated).brief.timeline == entries[1:]
    assert left(finding(Section.TIMELINE), node=dated).brief.timeline == ()
    standing = {citation.article_id for each in (DAM.brief.title, DAM.brief.deck) if each for citation in each.citations}
    gone = next(key for key in sorted(cited(dated)) if key not in standing and key in article_ids())
    assert gone not in cited(without_take(gone, dated))


def test_a_sentence_goes_and_its_neighbours_stay() -> None:
    summary = DAM.brief.summary
    assert left(finding(Section.SUMMARY, 1)).brief.summary == (summary[0], *summary[2:])
    assert left(finding(Section.SUMMARY, 0), finding(Section.SUMMARY, 3)).brief.summary == summary[1:3]
    assert left(finding(Section.WHY, 0)).brief.why == ()
    assert left(finding(Section.WATCH, 0)).brief.watch == ()
    assert left(finding(Section.SPLIT, 0)).brief.positions == DAM.brief.positions[1:]
    assert left(finding(Section.MISSING, 0)).brief.missing == ()


def test_only_the_section_that_was_found_wrong_is_touched() -> None:
    assert replace(left(finding(Section.SUMMARY, 1)).brief, summary=DAM.brief.summary) == DAM.brief


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (Section.SUMMARY, "summary"),
        (Section.SPLIT, "positions"),
        (Section.MISSING, "missing"),
        (Section.NUMBERS, "numbers"),
        (Section.WHY, "why"),
        (Section.WATCH, "watch"),
    ],
)
def test_a_finding_in_a_section_as_a_whole_takes_the_section(section: Section, name: str) -> None:
    node = left(finding(section), finding(section, 0))
    assert getattr(node.brief, name) == ()
    assert replace(node.brief, **{name: getattr(DAM.brief, name)}) == DAM.brief


def test_an_item_that_is_not_there_takes_nothing() -> None:
    assert left(finding(Section.SUMMARY, 99)).brief == DAM.brief


def test_lines_of_numbers_are_values_counted_through_all_rows() -> None:
    assert values(left(finding(Section.NUMBERS, 1))) == {"dead": ["34", "41"], "evacuated": ["12000"], "sluice-gates": ["2"]}
    assert values(left(finding(Section.NUMBERS, 3))) == {"dead": ["34", "38", "41"], "sluice-gates": ["2"]}
    assert values(left(finding(Section.NUMBERS, 4), finding(Section.NUMBERS, 0))) == {"dead": ["38", "41"], "evacuated": ["12000"]}


def test_one_standing_value_is_no_dispute_whatever_was_superseded() -> None:
    assert left(finding(Section.NUMBERS, 0)).brief.numbers[0].is_disputed
    assert not left(finding(Section.NUMBERS, 1)).brief.numbers[0].is_disputed


def test_a_row_of_the_matrix_goes_and_with_the_last_one_the_matrix() -> None:
    assert DAM.brief.matrix is not None
    rest = left(finding(Section.MATRIX, 1)).brief.matrix
    assert rest is not None
    assert rest.rows == (DAM.brief.matrix.rows[0], DAM.brief.matrix.rows[2])
    assert rest.outlet_ids == DAM.brief.matrix.outlet_ids
    assert left(*(finding(Section.MATRIX, item) for item in range(3))).brief.matrix is None
    assert left(finding(Section.MATRIX)).brief.matrix is None


def test_a_take_takes_every_line_that_cites_its_article() -> None:
    node = without_take("a-meridian")
    assert article_ids(node) == tuple(key for key in article_ids() if key != "a-meridian")
    assert node.brief.summary == (DAM.brief.summary[0], *DAM.brief.summary[2:])
    (position,) = node.brief.positions
    assert position.statement == DAM.brief.positions[0].statement
    assert (position.lens, position.members, position.others) == (None, 0, 0)
    assert "sluice-gates" not in values(node)
    assert node.brief.why == ()
    assert node.brief.matrix is None


@pytest.mark.parametrize("article_id", [key for key in article_ids() if key not in {"a-steppe", "a-copy"}])
def test_nothing_that_is_left_cites_an_article_without_a_take(article_id: str) -> None:
    node = without_take(article_id)
    assert article_id in cited(DAM) or article_id == "a-river"
    assert article_id not in cited(node)
    assert cited(node) <= set(article_ids(node))


@pytest.mark.parametrize("article_id", ["a-steppe", "a-copy"])
def test_a_take_that_title_or_deck_rests_on_takes_the_node(article_id: str) -> None:
    assert cut(finding(Section.TAKES, article_ids().index(article_id))) is None


def test_a_node_without_a_take_is_no_page() -> None:
    assert cut(finding(Section.TAKES)) is None
    strike = strike_node()
    assert cut(*(finding(Section.TAKES, item) for item in range(2)), node=strike) is None


def test_takes_are_those_of_the_page_s_order_not_of_the_brief_s() -> None:
    strike = strike_node()
    node = replace(strike, brief=replace(strike.brief, title=sentence("a-strike-2")))
    orders = (("a-strike-1", "a-strike-2"), ("a-strike-2", "a-strike-1"))
    for order in orders:
        kept = without(node, [finding(Section.TAKES, order.index("a-strike-1"))], article_ids=order, outlets=OUTLETS)
        assert kept is not None
        assert article_ids(kept) == ("a-strike-2",)


def test_the_graph_s_lines_are_edges_and_behind_them_the_entities() -> None:
    without_edge = left(finding(Section.GRAPH, 0))
    assert (without_edge.edges, without_edge.entity_ids) == (DAM.edges[1:], DAM.entity_ids)
    without_entities = left(finding(Section.GRAPH, len(DAM.edges)))
    assert (without_entities.edges, without_entities.entity_ids) == (DAM.edges, ())
    without_both = left(finding(Section.GRAPH))
    assert (without_both.edges, without_both.entity_ids) == ((), ())


def test_the_receipt_says_what_was_dropped_and_counts_what_is_left() -> None:
    found = finding(Section.NUMBERS, 3, rule="figure-agreement", seen="1.2万人")
    receipt = left(found, found, finding(Section.WHY, 0)).receipt
    assert receipt.dropped == (
        *DAM.receipt.dropped,
        Dropped("figure-agreement", "numbers, item 4", "1.2万人"),
        Dropped("a-rule", "why it matters, item 1", "words"),
    )
    assert (receipt.quotes, receipt.figures, receipt.made_by) == (5, 4, DAM.receipt.made_by)


def test_counts_are_those_of_the_takes_that_are_left() -> None:
    node = without_take("a-qasr")
    assert node.counts == counts_of(node.brief, OUTLETS)
    assert (node.counts.full_takes, node.counts.link_only_takes, node.counts.quotes) == (7, 1, 4)
    assert (node.receipt.quotes, node.receipt.figures) == (4, 4)


def test_what_places_the_node_in_the_graph_stays() -> None:
    node = without_take("a-river")
    assert (node.slug, node.on, node.until, node.as_of, node.revision, node.heads) == (
        DAM.slug,
        DAM.on,
        DAM.until,
        DAM.as_of,
        DAM.revision,
        DAM.heads,
    )


def test_the_smallest_page_can_lose_its_summary_and_stay() -> None:
    node = left(finding(Section.SUMMARY, 0), node=recount_node())
    assert node.brief.summary == ()
    assert article_ids(node) == ("a-recount", "a-recount-2")
