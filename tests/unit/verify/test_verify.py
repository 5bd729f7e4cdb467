"""What does not hold against the articles is not published, and the receipt says what was taken out."""

from dataclasses import replace

import pytest
from tests.unit.relate.invented_event import READINGS, STATE, dossier, span

from rashomon.compose import compose
from rashomon.errors import Reason, Rejected
from rashomon.model.article import Part
from rashomon.model.brief import Brief, EntityLink, Matrix, PrintedQuote, ReportState, Sentence
from rashomon.model.claim import Citation, Conflict, Contradiction, Saying
from rashomon.model.dossier import Dossier
from rashomon.model.node import Node
from rashomon.model.quote import QuoteStatus
from rashomon.model.span import Span
from rashomon.verify import assemble_node, recheck, slug_of, verify
from rashomon.verify.checks import is_between_marks, quote_status

DOSSIER = dossier()
BRIEF = verify(compose(DOSSIER, "en"), DOSSIER)[0]
FIRST = READINGS[0].article


def rules(brief: Brief) -> list[tuple[str, str]]:
    """Return the rule and place of everything that is dropped from a brief."""
    return [(dropped.rule, dropped.place) for dropped in verify(brief, DOSSIER)[1].dropped]


def node() -> Node:
    brief, receipt = verify(BRIEF, DOSSIER)
    return assemble_node(brief, receipt, DOSSIER, slug=slug_of(brief, DOSSIER), revision=1, heads=())


def test_a_composed_brief_holds_as_it_is() -> None:
    checked, receipt = verify(compose(DOSSIER, "en"), DOSSIER)

    assert receipt.dropped == ()
    assert checked == compose(DOSSIER, "en")
    assert (receipt.quotes, receipt.figures) == (1, len(BRIEF.numbers[0].values))


def test_a_sentence_that_no_article_has_is_dropped() -> None:
    bad = replace(BRIEF.summary[0], text="Nobody was ever warned.")

    assert rules(replace(BRIEF, summary=(bad, *BRIEF.summary))) == [("sentence-grounded", "summary")]


def test_a_citation_of_an_article_that_is_not_there_is_dropped() -> None:
    bad = Sentence("The bridge", "en", (Citation("article-none", Part.TEXT, Span(0, 10, "The bridge")),))

    assert rules(replace(BRIEF, deck=bad)) == [("sentence-grounded", "deck")]
    assert verify(replace(BRIEF, deck=bad), DOSSIER)[0].deck is None


def test_a_citation_of_an_article_without_a_take_does_not_hold() -> None:
    cited = {citation.article_id for sentence in BRIEF.summary for citation in sentence.citations}
    lost = next(take for take in BRIEF.takes if take.article_id in cited and take.article_id != BRIEF.title.citations[0].article_id)
    brief = replace(BRIEF, takes=tuple(take for take in BRIEF.takes if take is not lost))

    assert ("sentence-grounded", "summary") in rules(brief)


def test_a_language_that_is_not_the_article_s_is_dropped() -> None:
    assert rules(replace(BRIEF, why=(replace(BRIEF.summary[0], language="fr"),))) == [("language-declared", "why")]


@pytest.mark.parametrize(
    "link", [EntityLink(0, 3, "orla"), EntityLink(0, 10_000, "orla"), EntityLink(0, 5, "nobody")], ids=["not a name", "outside", "unknown"]
)
def test_a_link_that_is_no_mention_of_its_target_is_dropped(link: EntityLink) -> None:
    assert rules(replace(BRIEF, summary=(replace(BRIEF.summary[0], links=(link,)),))) == [("entity-target", "summary")]


def test_a_quote_is_taken_out_where_the_words_are_not_quoted() -> None:
    take = BRIEF.takes[0]
    words = Citation(FIRST.id, Part.TEXT, span(FIRST.text, "The bridge over the Nurra"))
    brief = replace(BRIEF, takes=(replace(take, quote=PrintedQuote(words, "en", QuoteStatus.VERBATIM)), *BRIEF.takes[1:]))

    assert rules(brief) == [("quote-verbatim", "takes")]
    assert verify(brief, DOSSIER)[0].takes[0] == replace(take, quote=None)


def test_a_quote_from_another_article_is_taken_out() -> None:
    brief = replace(BRIEF, takes=(*BRIEF.takes[:-1], replace(BRIEF.takes[-1], quote=BRIEF.takes[0].quote)))

    assert rules(brief) == [("quote-verbatim", "takes")]


def test_a_take_of_the_wrong_outlet_is_dropped() -> None:
    bad = replace(BRIEF.takes[0], outlet_id="herald")

    assert ("outlet-identity", "takes") in rules(replace(BRIEF, takes=(bad, *BRIEF.takes)))


def test_a_lens_that_nobody_put_on_the_outlet_drops_the_take() -> None:
    bad = replace(BRIEF.takes[0], lenses=(STATE,))

    assert ("outlet-identity", "takes") in rules(replace(BRIEF, takes=(bad, *BRIEF.takes[1:])))


def test_a_framing_in_another_article_s_words_drops_the_take() -> None:
    bad = replace(BRIEF.takes[0], framing=BRIEF.takes[-1].framing)

    assert ("sentence-grounded", "takes") in rules(replace(BRIEF, takes=(bad, *BRIEF.takes[1:])))


def test_a_number_that_its_words_do_not_say_is_dropped() -> None:
    row = BRIEF.numbers[0]
    values = (replace(row.values[0], value=row.values[0].value + 1), *row.values[1:])

    assert rules(replace(BRIEF, numbers=(replace(row, values=values),))) == [("figure-agreement", "numbers")]


def test_a_number_ascribed_to_an_outlet_that_does_not_say_it_is_dropped() -> None:
    row = BRIEF.numbers[0]
    value = replace(row.values[0], outlet_ids=(*row.values[0].outlet_ids, "state-one"))

    assert rules(replace(BRIEF, numbers=(replace(row, values=(value, *row.values[1:])),))) == [("figure-attributed", "numbers")]


def test_a_row_of_which_nothing_is_left_is_dropped_and_one_value_is_no_dispute() -> None:
    row = replace(BRIEF.numbers[0], is_disputed=True)
    bad = tuple(replace(value, unit="USD") for value in row.values)

    assert verify(replace(BRIEF, numbers=(replace(row, values=bad),)), DOSSIER)[0].numbers == ()
    (kept,) = verify(replace(BRIEF, numbers=(replace(row, values=(row.values[0], *bad[1:])),)), DOSSIER)[0].numbers
    assert not kept.is_disputed


def test_a_matrix_that_marks_somebody_who_says_nothing_loses_the_row() -> None:
    assert BRIEF.matrix is not None
    row = BRIEF.matrix.rows[0]
    place = row.states.index(ReportState.ABSENT)
    states = (*row.states[:place], ReportState.REPORTED, *row.states[place + 1 :])
    matrix = Matrix(BRIEF.matrix.outlet_ids, (replace(row, states=states), *BRIEF.matrix.rows[1:]))

    assert rules(replace(BRIEF, matrix=matrix)) == [("sentence-grounded", "matrix")]


def test_who_has_a_take_is_not_missing() -> None:
    assert rules(replace(BRIEF, missing=("orla", "ilya-brandt"))) == [("split-voices", "split")]


def test_a_title_that_does_not_hold_sets_the_event_aside() -> None:
    with pytest.raises(Rejected) as failure:
        verify(replace(BRIEF, title=replace(BRIEF.title, text="Bridge stands")), DOSSIER)

    assert failure.value.reason is Reason.UNGROUNDED


def test_without_takes_the_event_is_set_aside() -> None:
    with pytest.raises(Rejected):
        verify(replace(BRIEF, takes=()), DOSSIER)


@pytest.mark.parametrize(
    ("text", "words", "is_quoted"),
    [
        ("“We warned them,” she said.", "We warned them,", True),
        ("“We warned them”, she said.", "We warned them", True),
        ("« Nous l’avions dit », dit-elle.", "Nous l’avions dit", True),
        ("„Wir haben gewarnt“, sagte sie.", "Wir haben gewarnt", True),
        ("她说：“我们警告过。”", "我们警告过", True),
        ("“We warned them.\nAnd again.”", "We warned them.", True),
        ("She said we warned them.", "we warned them", False),
        ("“We warned them. Then it fell", "We warned them", False),
        ("She said we warned them” there.", "we warned them", False),
    ],
)
def test_a_quote_stands_between_marks(text: str, words: str, is_quoted: bool) -> None:  # noqa: FBT001 (a table of cases)
    assert is_between_marks(text, span(text, words)) is is_quoted


def test_the_words_of_the_headline_or_of_the_address_are_no_statement() -> None:
    text = "“Nobody came to look at the bridge,” she said."
    quote = PrintedQuote(Citation("a", Part.TEXT, span(text, "Nobody came to look at the bridge")), "en", QuoteStatus.VERBATIM)
    plain = replace(FIRST, title="Bridge falls", text=text, url="https://wire.example/1")

    assert quote_status(quote, plain) is QuoteStatus.VERBATIM
    assert quote_status(quote, replace(plain, title="‘Nobody came to look at the bridge’: a town asks why")) is QuoteStatus.HEADLINE
    assert quote_status(quote, replace(plain, url="https://wire.example/2026/nobody-came-to-look-at-the-bridge/")) is QuoteStatus.HEADLINE


def test_a_node_holds_against_its_articles_and_not_against_changed_ones() -> None:
    stored = {reading.id: reading.article for reading in READINGS}
    title = node().brief.title.citations[0].article_id

    assert recheck(node(), stored).failed == 0
    assert recheck(node(), {key: article for key, article in stored.items() if key != title}).failed > 0


def test_counts_are_those_of_the_page() -> None:
    counts = node().counts

    assert (counts.full_takes, counts.outlets, counts.owners, counts.voices) == (8, 7, 6, 5)
    assert (counts.languages, counts.countries, counts.lenses, counts.quotes) == (3, 5, 2, 1)


def test_a_slug_is_latin_short_and_ends_in_a_piece_of_the_event_s_id() -> None:
    long = replace(BRIEF, title=replace(BRIEF.title, text="Ärzte in Ōsaka: " + "sehr lange Worte " * 20))

    assert slug_of(compose(DOSSIER, "zh"), DOSSIER) == "ao-la-yi-zuo-qiao-tan-ta-bridge"
    assert slug_of(long, DOSSIER).startswith("arzte-in-osaka-sehr")
    assert len(slug_of(long, DOSSIER)) <= 67


@pytest.mark.parametrize("status", [QuoteStatus.ALTERED, QuoteStatus.TRANSLATED, QuoteStatus.MISATTRIBUTED])
def test_a_comparison_that_the_dossier_does_not_make_is_taken_off_its_quote(status: QuoteStatus) -> None:
    place = next(at for at, take in enumerate(BRIEF.takes) if take.quote)
    take = BRIEF.takes[place]
    assert take.quote is not None
    other = next(citation for citation in BRIEF.summary[0].citations if citation.article_id != take.article_id)
    for against in (None, other):
        bad = replace(take, quote=replace(take.quote, status=status, against=against, against_language="en" if against else ""))
        checked, receipt = verify(replace(BRIEF, takes=(*BRIEF.takes[:place], bad, *BRIEF.takes[place + 1 :])), DOSSIER)
        assert checked.takes[place] == take
        assert [(dropped.rule, dropped.place) for dropped in receipt.dropped] == [("quote-verbatim", "takes")]


def test_a_contradicted_cell_needs_a_contradiction_of_the_dossier_in_the_words_of_that_outlet() -> None:
    assert BRIEF.matrix is not None
    row = BRIEF.matrix.rows[0]
    claim = next(claim for claim in DOSSIER.claims if any(saying.citation == row.statement.citations[0] for saying in claim.sayings))
    place = row.states.index(ReportState.ABSENT)
    outlet_id = BRIEF.matrix.outlet_ids[place]
    reading = next(reading for reading in DOSSIER.readings if reading.article.outlet_id == outlet_id)
    words = Citation(reading.id, Part.TEXT, Span.of(reading.article.text, 0, 20))
    saying = Saying(words, outlet_id, reading.language)
    held = replace(claim, contradictions=(Contradiction(saying, Conflict.DENIAL, ("a", "b")),))
    told = replace(DOSSIER, claims=tuple(held if other is claim else other for other in DOSSIER.claims))
    states = (*row.states[:place], ReportState.CONTRADICTED, *row.states[place + 1 :])

    def dropped(dossier: Dossier, states: tuple[ReportState, ...], against: tuple[Citation, ...]) -> list[tuple[str, str]]:
        assert BRIEF.matrix is not None
        rows = (replace(row, states=states, against=against), *BRIEF.matrix.rows[1:])
        receipt = verify(replace(BRIEF, matrix=Matrix(BRIEF.matrix.outlet_ids, rows)), dossier)[1]
        return [(each.rule, each.place) for each in receipt.dropped]

    assert dropped(told, states, (words,)) == []
    assert dropped(DOSSIER, states, (words,)) == [("sentence-grounded", "matrix")]
    assert dropped(told, row.states, ()) == [("sentence-grounded", "matrix")]
    assert dropped(told, states, (replace(words, span=Span(0, 3, "No!")),)) == [("sentence-grounded", "matrix")]
    assert dropped(told, states, (row.statement.citations[0],)) == [("sentence-grounded", "matrix")]
