"""The summary: what independent outlets say, in order of time, within a budget, nothing twice."""

import pytest
from tests.unit.compose.building import article, claim, saying, told

from rashomon.compose import compose

TITLE = "Storm at the coast of Orla"
DECK = "Power lines are down along the whole coast of Orla."  # the widest claim is the deck, not the summary

LONG = (
    "The dam above the harbour had cracked along its whole length and could give way before the following evening, engineers wrote in a letter.",
    "Families of the lost fishermen gathered on the quay with candles while divers searched a wreck that lies eighty metres below the rocks.",
    "Customs officers seized a convoy of lorries carrying undeclared copper worth more than the yearly income of the province around them.",
    "Doctors vaccinated four thousand children against measles within a single weekend after an outbreak in camps spread to the capital.",
    "Teachers refused to open classrooms until a roof that came down last winter is rebuilt and salaries arrive in every account again.",
    "Ninety judges met behind closed doors until midnight and found no law under which a minister may be tried during a state of war.",
)


def summary_of(*said: tuple[str, int], locale: str = "en") -> list[str]:
    """Compose sentences with their numbers of voices, each an hour later than the one before; return the summary."""
    first = article("first", DECK, title=TITLE, hours=-1)
    articles = [article(f"outlet-{hour}", text, hours=hour) for hour, (text, _) in enumerate(said)]
    claims = [claim(saying(item, 0), voices=voices) for item, (_, voices) in zip(articles, said, strict=True)]
    widest_first = sorted(claims, key=lambda item: -item.voices)
    dossier = told([first, *articles], claim(saying(first, 0), voices=99), *widest_first)
    return [sentence.text for sentence in compose(dossier, locale).summary]


def test_sentences_stand_in_order_of_time_not_of_support() -> None:
    assert summary_of((LONG[0], 2), (LONG[1], 9), (LONG[2], 5)) == [LONG[0], LONG[1], LONG[2]]


def test_where_the_budget_ends_the_least_supported_are_left_out_not_the_latest() -> None:
    said = summary_of(*((text, 2 + hour) for hour, text in enumerate(LONG)))

    assert said == list(LONG[1:])
    assert sum(map(len, said)) <= 700


def test_nothing_is_said_twice() -> None:
    again = LONG[0].replace("engineers wrote in a letter", "the engineers wrote in letters")

    assert summary_of((LONG[0], 5), (again, 4), (LONG[1], 3)) == [LONG[0], LONG[1]]


def test_what_the_deck_says_is_not_said_again() -> None:
    assert DECK not in summary_of((LONG[0], 5), (LONG[1], 3))


@pytest.mark.parametrize(
    "alone",
    [
        "He told the ministry of the cracks in the dam above the harbour.",
        "But nobody had told the people below the dam above the harbour.",
        "Who had told the ministry of the cracks in the dam above the harbour?",
        "and so the dam above the harbour had been cracked for many years.",
        "The dam above the harbour had “been cracked for many years.",
        "The dam cracked.",
    ],
    ids=["pronoun", "conjunction", "question", "fragment", "open quote", "too short"],
)
def test_a_sentence_that_cannot_stand_alone_is_not_chosen_however_wide_its_support(alone: str) -> None:
    assert summary_of((alone, 50), (LONG[1], 3)) == [LONG[1]]


def test_a_claim_is_printed_in_the_language_of_the_page_whoever_said_it_first() -> None:
    french = article("journal", "Le barrage au-dessus du port était fissuré sur toute sa longueur.", title="Un barrage", language="fr")
    english = article("herald", "A dam above the harbour had cracked along its whole length.", title="Harbour dam found cracked", hours=3)
    dossier = told([french, english], claim(saying(french, 0), saying(english, 0)))

    for locale, expected in (("en", english), ("fr", french), ("zh", english)):
        deck = compose(dossier, locale).deck
        assert deck is not None
        assert deck.text == expected.article.text
        assert {citation.article_id for citation in deck.citations} == {french.id, english.id}


def test_without_a_sentence_in_the_language_of_the_page_an_original_stands_and_says_its_language() -> None:
    french = article(
        "journal", "Le barrage au-dessus du port était fissuré sur toute sa longueur.", title="Un barrage fissuré", language="fr"
    )
    page = compose(told([french], claim(saying(french, 0), voices=2)), "ru")

    assert (page.title.text, page.title.language) == ("Un barrage fissuré", "fr")
    assert page.deck is not None
    assert (page.deck.text, page.deck.language) == (french.article.text, "fr")


def test_reprints_of_one_agency_text_are_one_voice_and_stand_behind_what_two_say() -> None:
    assert summary_of((LONG[0], 1), (LONG[1], 2), (LONG[2], 2)) == [LONG[1], LONG[2]]
