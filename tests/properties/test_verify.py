"""The law of the verifier: nothing that cannot point at its words survives it, and what survives it stays."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.relate.invented_event import READINGS, dossier

from rashomon.compose import compose
from rashomon.errors import Rejected
from rashomon.model.article import Article, Part
from rashomon.model.brief import Brief, Sentence, Take, WatchItem
from rashomon.model.claim import Citation
from rashomon.model.node import Node
from rashomon.model.span import Span
from rashomon.verify import assemble_node, recheck, slug_of, verify

DOSSIER = dossier()
STORED = {reading.id: reading.article for reading in READINGS}


def node(locale: str) -> Node:
    brief, receipt = verify(compose(DOSSIER, locale), DOSSIER)
    return assemble_node(brief, receipt, DOSSIER, slug=slug_of(brief, DOSSIER), revision=1, heads=())


NODES = {locale: node(locale) for locale in ("en", "zh", "fr")}


def citations(brief: Brief) -> Iterator[Citation]:
    """Yield every citation that a page prints."""
    for sentence in sentences(brief):
        yield from sentence.citations
    for take in brief.takes:
        if take.quote:
            yield take.quote.citation
            if take.quote.speaker:
                yield take.quote.speaker
    for row in brief.numbers:
        for value in row.values:
            yield from value.citations


def sentences(brief: Brief) -> Iterator[Sentence]:
    yield brief.title
    if brief.deck:
        yield brief.deck
    yield from (*brief.summary, *brief.why, *(item.sentence for item in brief.watch))
    yield from (position.statement for position in brief.positions)
    yield from (take.framing for take in brief.takes if take.framing)
    yield from (row.statement for row in (brief.matrix.rows if brief.matrix else ()))


def changed(text: str, place: int, character: str) -> str:
    """Put another character at a place of a text."""
    other = character if text[place] != character else chr(ord(character) + 1)
    return text[:place] + other + text[place + 1 :]


def touched(article: Article, part: Part, place: int, character: str) -> Article:
    return (
        replace(article, title=changed(article.title, place, character))
        if part is Part.TITLE
        else replace(article, text=changed(article.text, place, character))
    )


@given(st.data(), st.sampled_from(sorted(NODES)), st.characters(categories=["L", "N", "P"], max_codepoint=0xFFFF))
def test_one_changed_character_of_a_cited_text_is_found(data: st.DataObject, locale: str, character: str) -> None:
    cited = data.draw(st.sampled_from(list(citations(NODES[locale].brief))))
    place = data.draw(st.integers(cited.span.start, cited.span.end - 1))
    article = touched(STORED[cited.article_id], cited.part, place, character)

    assert recheck(NODES[locale], {**STORED, article.id: article}).failed > 0


@given(st.data(), st.sampled_from(sorted(NODES)), st.characters(categories=["L", "N", "P"], max_codepoint=0xFFFF))
def test_one_changed_character_of_a_printed_sentence_is_found(data: st.DataObject, locale: str, character: str) -> None:
    brief = NODES[locale].brief
    take = data.draw(st.sampled_from([take for take in brief.takes if take.framing]))
    assert take.framing is not None
    text = changed(take.framing.text, data.draw(st.integers(0, len(take.framing.text) - 1)), character)
    bad = replace(take, framing=replace(take.framing, text=text))
    takes = tuple(bad if item is take else item for item in brief.takes)

    assert recheck(replace(NODES[locale], brief=replace(brief, takes=takes)), STORED).failed == 1
    assert not is_published(replace(brief, takes=takes), bad)


@given(st.data(), st.sampled_from(sorted(NODES)), st.integers(-3, 3).filter(bool))
def test_a_span_that_was_moved_is_found(data: st.DataObject, locale: str, shift: int) -> None:
    brief = NODES[locale].brief
    sentence = data.draw(st.sampled_from(list(brief.summary)))
    cited = sentence.citations[0]
    start = max(0, cited.span.start + shift)
    moved = replace(cited, span=Span(start, start + len(cited.span.text), cited.span.text))
    if moved == cited:
        return
    bad = replace(sentence, citations=(moved, *sentence.citations[1:]))

    checked, receipt = verify(replace(brief, summary=(bad,)), DOSSIER)

    assert checked.summary == ()
    assert [dropped.rule for dropped in receipt.dropped] == ["sentence-grounded"]


@given(st.sampled_from(sorted(NODES)), st.data())
def test_whatever_is_mixed_up_what_is_left_holds_and_stays(locale: str, data: st.DataObject) -> None:
    brief = mixed_up(data, NODES[locale].brief)
    try:
        checked, receipt = verify(brief, DOSSIER)
    except Rejected:
        return
    again, second = verify(checked, DOSSIER)
    standing = replace(NODES[locale], brief=checked, receipt=receipt)

    assert again == checked
    assert second.dropped == ()
    assert recheck(standing, {take.article_id: STORED[take.article_id] for take in checked.takes}).failures == ()


def is_published(brief: Brief, take: Take) -> bool:
    try:
        return take in verify(brief, DOSSIER)[0].takes
    except Rejected:
        return False


def mixed_up(data: st.DataObject, brief: Brief) -> Brief:
    """Exchange parts of a page among its places, and those of pages in other locales."""
    every = [sentence for node in NODES.values() for sentence in sentences(node.brief)]
    some = st.lists(st.sampled_from(every), max_size=3).map(tuple)
    quotes = st.sampled_from([take.quote for take in brief.takes])
    framings = st.sampled_from([None, *every])
    takes = tuple(
        replace(take, quote=data.draw(quotes), framing=data.draw(st.one_of(st.just(take.framing), framings)))
        for take in data.draw(st.lists(st.sampled_from(brief.takes), max_size=8, unique_by=lambda take: take.article_id))
    )
    rows = tuple(
        replace(row, values=tuple(replace(value, outlet_ids=data.draw(st.sampled_from(row.values)).outlet_ids) for value in row.values))
        for row in brief.numbers
    )
    return replace(
        brief,
        title=data.draw(st.sampled_from([brief.title, *every])),
        deck=data.draw(st.sampled_from([None, *every])),
        summary=data.draw(some),
        why=tuple(replace(sentence, language=data.draw(st.sampled_from(["en", "fr"]))) for sentence in data.draw(some)),
        watch=tuple(WatchItem(sentence) for sentence in data.draw(some)),
        takes=takes,
        numbers=rows,
        missing=data.draw(st.sampled_from([(), ("orla",), ("nowhere",)])),
    )
