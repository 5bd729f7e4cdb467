"""The genre of an article, or none."""

from dataclasses import replace

import pytest
from tests.unit.relate.invented_event import reading

from rashomon.model.annotation import Reading
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.relate.genre import genre_of

PLAIN = "It rained in the town all day. The river rose."


def article(title: str = "Rain", text: str = PLAIN, *, url: str = "https://paper.example/2026/rain") -> Reading:
    found = reading("paper", title, text)
    return Reading(replace(found.article, url=url), found.annotations)


def genre(item: Reading, kind: OutletKind = OutletKind.NEWSPAPER) -> str:
    label = genre_of(item, Outlet("paper", "Paper", kind=kind), on="2026-03-03", scope="event-a")
    return label.value if label else ""


@pytest.mark.parametrize("title", ["Opinion: the river will be back", "Editorial – the river", "Op-ed. The river"])
def test_a_headline_that_says_opinion_is_one(title: str) -> None:
    assert genre(article(title)) == "opinion"


@pytest.mark.parametrize("title", ["Opinion poll: two in three fear the river", "Opinions differ on the river", "The opinion of a river"])
def test_a_report_on_opinions_is_none(title: str) -> None:
    assert genre(article(title)) == ""


def test_the_section_of_the_address_tells_and_its_last_step_does_not() -> None:
    assert genre(article(url="https://paper.example/opinion/the-river")) == "opinion"
    assert genre(article(url="https://paper.example/news/opinion")) == ""


def test_the_outlet_tells_where_nothing_else_does() -> None:
    assert genre(article(), OutletKind.OFFICIAL) == "official-statement"
    assert genre(article(), OutletKind.THINK_TANK) == "analysis"
    assert genre(article("Opinion: rain"), OutletKind.THINK_TANK) == "opinion"
    assert genre(article(), OutletKind.NGO) == ""


def test_a_report_rests_on_the_words_of_others() -> None:
    text = "The river rose by a metre, the mayor said. “We are afraid,” said Ann Leary. It rained."

    assert genre(article(text=text)) == "report"


def test_who_speaks_in_the_first_person_gives_an_opinion_unless_it_is_a_quote() -> None:
    assert genre(article(text="I have seen this river rise. We must stop building there. My street is gone.")) == "opinion"


def test_a_plain_text_has_no_label_and_no_default() -> None:
    assert genre(article()) == ""


def test_a_label_says_how_it_was_made() -> None:
    label = genre_of(article("Analysis: rain"), None, on="2026-03-03", scope="event-a")

    assert label is not None
    assert (label.rater, label.method, label.on, label.scope) == ("rashomon", "word at the head of the headline", "2026-03-03", "event-a")


def test_hostile_text_is_read_in_no_time() -> None:
    assert genre(article("Opinion" * 20_000, '"' * 200_000)) == ""
