"""A dossier becomes an account made of the sources' own sentences."""

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.relate.invented_event import BACKGROUND, PRIVATE, READINGS, Noted, dossier, reading

from rashomon.compose import compose
from rashomon.model.brief import Brief, NumberRow, ReportState
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis
from rashomon.model.quote import QuoteStatus


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compose(dossier(), "en")


def row(*said: tuple[str, str, int, Bound, float | None]) -> NumberRow:
    """Compose what outlets say of the dead: outlet, words, value, bound, hours."""
    readings = [
        reading(outlet_id, "", f"In the town {words} people are dead.", hours=hours, noted=Noted(dead={words: (value, bound)}))
        for outlet_id, words, value, bound, hours in said
    ]
    (found,) = compose(dossier(readings), "en").numbers
    return found


def test_the_title_is_a_headline_in_the_language_of_the_page() -> None:
    assert compose(dossier(), "en").title.language == "en"
    assert compose(dossier(), "zh").title.text == "奥拉一座桥坍塌"


def test_a_headline_with_an_outdated_toll_gives_way_to_one_without() -> None:
    old = reading("wire", "Eleven dead in Tamsk", "Eleven people are dead in Tamsk.", noted=Noted(dead={"Eleven": (11, Bound.EXACT)}))
    new = reading("herald", "Toll in Tamsk now 14", "It is 14 dead now.", hours=9, noted=Noted(dead={"14": (14, Bound.EXACT)}))

    assert compose(dossier([old, old, new]), "en").title.text == "Toll in Tamsk now 14"


@pytest.mark.parametrize("headline", ["Who warned the town of Tamsk?", "Live updates: bridge collapsed in Tamsk", "Bridge collapsed in…"])
def test_questions_live_blogs_and_cut_off_headlines_are_no_titles(headline: str) -> None:
    good = reading("herald", "Heavy rain in Tamsk", "There was rain in Tamsk on Tuesday.")

    assert (
        compose(dossier([reading("wire", headline, "A bridge fell in Tamsk on Tuesday."), good]), "en").title.text == "Heavy rain in Tamsk"
    )


def test_without_headlines_the_title_is_a_first_sentence() -> None:
    readings = [reading("wire", "", "A bridge fell in the town of Tamsk on Tuesday. More rain is expected.")]

    assert compose(dossier(readings), "en").title.text == "A bridge fell in the town of Tamsk on Tuesday."


def test_the_deck_does_not_say_the_title_again(brief: Brief) -> None:
    assert brief.deck is not None
    assert brief.deck.text != brief.title.text
    assert brief.deck.language == "en"


def test_no_headline_stands_in_the_summary(brief: Brief) -> None:
    headlines = {item.article.title for item in READINGS}

    assert brief.summary
    assert not headlines & {sentence.text for sentence in brief.summary}


def test_a_sentence_that_leans_on_the_one_before_is_not_printed_alone() -> None:
    leaning = "He warned the town of the bridge over the Nurra."
    readings = [reading(key, f"Warned {key}", f"The engineer wrote to {key}. {leaning}") for key in ("wire", "herald", "journal")]
    found = compose(dossier(readings), "en")

    assert leaning not in {sentence.text for sentence in (*found.summary, *found.why, *(item.sentence for item in found.watch))}


def test_an_entity_is_linked_once_where_it_is_first_named() -> None:
    links = [link.entity_id for sentence in compose(dossier(), "en").summary for link in sentence.links]

    assert links
    assert len(links) == len(set(links))


def test_there_is_a_take_for_each_article_and_a_quote_is_printed_once(brief: Brief) -> None:
    quotes = [take.quote.text for take in brief.takes if take.quote]

    assert [take.article_id for take in brief.takes] == [item.id for item in dossier().readings]
    assert quotes == ["We warned them twice and nobody came to look"]
    assert brief.takes[0].quote is not None
    assert brief.takes[0].quote.status is QuoteStatus.VERBATIM


def test_a_copy_says_whose_text_it_is(brief: Brief) -> None:
    (copy,) = (take for take in brief.takes if take.outlet_id == "copyist")

    assert copy.copy_of == READINGS[0].id


def test_a_later_value_supersedes_the_earlier_one_of_the_same_outlet() -> None:
    found = row(("wire", "11", 11, Bound.EXACT, 0), ("herald", "14", 14, Bound.EXACT, 8), ("wire", "14", 14, Bound.EXACT, 9))

    assert [(value.value, value.is_superseded, value.outlet_ids) for value in found.values] == [
        (Decimal(11), True, ("wire",)),
        (Decimal(14), False, ("herald", "wire")),
    ]
    assert not found.is_disputed


def test_two_outlets_that_disagree_at_one_time_are_in_dispute() -> None:
    found = row(("wire", "11", 11, Bound.EXACT, 0), ("herald", "40", 40, Bound.EXACT, 5), ("journal", "11", 11, Bound.EXACT, 6))

    assert found.is_disputed


def test_a_toll_that_only_grew_is_not_in_dispute() -> None:
    assert not row(("wire", "11", 11, Bound.EXACT, 0), ("herald", "14", 14, Bound.EXACT, 8)).is_disputed


@pytest.mark.parametrize(
    ("bound", "words", "value", "is_disputed"),
    [
        (Bound.AT_LEAST, "at least 11", 11, False),
        (Bound.AT_MOST, "at most 11", 11, True),
        (Bound.ABOUT, "about 13", 13, False),
        (Bound.EXACT, "13", 13, True),
    ],
)
def test_bounds_decide_whether_two_values_can_both_be_true(bound: Bound, words: str, value: int, is_disputed: bool) -> None:  # noqa: FBT001
    assert row(("wire", "14", 14, Bound.EXACT, None), ("herald", words, value, bound, None)).is_disputed is is_disputed


def test_what_one_outlet_counts_of_a_whole_is_no_value_of_its_own() -> None:
    whole = [(outlet_id, "70", 70, Bound.EXACT, hour) for hour, outlet_id in enumerate(("wire", "herald", "journal"))]

    assert [value.value for value in row(*whole, ("gazette", "2", 2, Bound.EXACT, 9)).values] == [Decimal(70)]
    assert [value.value for value in row(("gazette", "2", 2, Bound.EXACT, -1), *whole).values] == [Decimal(2), Decimal(70)]


def test_a_number_is_printed_in_the_words_that_the_reader_of_the_page_knows(brief: Brief) -> None:
    def printed(found: Brief) -> list[str]:
        return [value.text for value in found.numbers[0].values if value.value == Decimal(14)]

    assert printed(brief) == ["Some 14", "14"]
    assert printed(compose(dossier(), "zh")) == ["Some 14", "14人"]


def test_a_position_is_what_one_group_is_told_and_the_other_is_not() -> None:
    said = "The engineers warned the town, the mayor said."
    private = [reading(f"private-{n}", f"Rain {n}", f"{said} Number {n}: rain all day long.") for n in range(3)]
    state = [reading(f"state-{n}", f"Rain in town {n}", f"There was heavy rain in town {n} all day.") for n in range(3)]
    lenses = {item.article.outlet_id: BACKGROUND.lenses["state-one"] for item in state}
    lenses |= {item.article.outlet_id: (PRIVATE,) for item in private}
    background = type(BACKGROUND)({}, lenses, {}, BACKGROUND.means)

    (position,) = compose(dossier([*private, *state], background=background), "en").positions

    assert position.statement.text == said
    assert (position.said, position.members, position.said_elsewhere, position.others) == (3, 3, 0, 3)
    assert {citation.article_id for citation in position.statement.citations} == {item.id for item in private}


def test_a_country_that_the_articles_open_with_and_that_says_nothing_is_missing(brief: Brief) -> None:
    assert brief.missing == ("orla",)


def test_what_to_watch_has_a_date_that_is_still_to_come(brief: Brief) -> None:
    assert [(item.sentence.text, item.look_again) for item in brief.watch] == [("An inquiry will report on 10 March.", date(2026, 3, 10))]


def test_a_day_that_has_passed_is_not_watched() -> None:
    early = reading("wire", "Rain", "The inquiry will report on 5 March, officials say.")
    late = reading("herald", "More rain", "There was more rain in the town.", hours=24 * 6)

    assert compose(dossier([early, late]), "en").watch == ()


def test_the_matrix_marks_who_says_what(brief: Brief) -> None:
    assert brief.matrix is not None
    claims = {saying.citation: claim for claim in dossier().claims for saying in claim.sayings}

    for row in brief.matrix.rows:
        said = {key for key, state in zip(brief.matrix.outlet_ids, row.states, strict=True) if state is ReportState.REPORTED}
        assert said == set(claims[row.statement.citations[0]].outlet_ids)


def test_takes_are_grouped_by_the_axis_that_tells_outlets_apart(brief: Brief) -> None:
    assert brief.axis is Axis.CONTROL
    assert compose(dossier(READINGS[:2]), "en").axis is None


def test_the_same_dossier_gives_the_same_brief() -> None:
    assert compose(dossier(), "zh") == compose(dossier(), "zh")
