"""Which of those who bear a name a text means."""

import pytest

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.model.article import Article
from rashomon.model.entity import Entity, EntityKind
from rashomon.text.sentences import split

LISTED = Gazetteer(
    (
        Entity("luxembourg", EntityKind.COUNTRY, {"en": "Luxembourg"}, country="LU"),
        Entity("luxembourg-lu", EntityKind.CITY, {"en": "Luxembourg"}, country="LU", is_capital=True),
        Entity("india", EntityKind.COUNTRY, {"en": "India"}, country="IN"),
        Entity("pakistan", EntityKind.COUNTRY, {"en": "Pakistan"}, country="PK"),
        Entity("hyderabad", EntityKind.CITY, {"en": "Hyderabad"}, country="IN"),
        Entity("hyderabad-pk", EntityKind.CITY, {"en": "Hyderabad"}, country="PK"),
        Entity("france", EntityKind.COUNTRY, {"en": "France"}, country="FR"),
        Entity("nice", EntityKind.CITY, {"en": "Nice"}, country="FR", guarded=("Nice",)),
        Entity("morocco", EntityKind.COUNTRY, {"en": "Morocco", "fa": "مراکش"}, country="MA"),
        Entity("marrakesh", EntityKind.CITY, {"en": "Marrakesh"}, ("مراکش",), "MA"),
        Entity("mauritania", EntityKind.COUNTRY, {"en": "Mauritania", "ar": "موريتانيا"}, country="MR"),
        Entity("ould-ghazouani", EntityKind.PERSON, {"en": "Mohamed Ould Ghazouani"}, ("Ghazouani", "الغزواني"), "MR"),
        Entity("maturin", EntityKind.CITY, {"en": "Maturin"}, country="VE"),
    )
)


def linked(text: str, *, language: str = "en", country: str | None = None) -> list[tuple[str, str | None]]:
    article = Article("article-1", "https://gazette.example/1", "gazette", "", text, country=country)
    return [(mention.span.text, mention.entity_id) for mention in mentions_of(article, language, split(text, language), LISTED)]


def test_without_a_word_on_it_a_name_that_two_cities_bear_is_linked_to_neither() -> None:
    assert linked("The road to Hyderabad is open.") == [("Hyderabad", None)]


def test_the_country_that_the_article_names_tells_which_city_is_meant() -> None:
    assert linked("In Pakistan the road to Hyderabad is open.")[-1] == ("Hyderabad", "hyderabad-pk")
    assert linked("In India the road to Hyderabad is open.")[-1] == ("Hyderabad", "hyderabad")


def test_the_country_of_the_outlet_tells_too() -> None:
    assert linked("The road to Hyderabad is open.", country="IN") == [("Hyderabad", "hyderabad")]


def test_a_country_and_its_capital_of_one_name_are_told_apart_by_the_words_before() -> None:
    assert linked("He left Luxembourg.") == [("Luxembourg", "luxembourg")]
    assert linked("He left the city of Luxembourg.") == [("Luxembourg", "luxembourg-lu")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A day in Nice and a walk.", None),
        ("Nice work, they said.", None),
        ("France closed the port of Nice.", "nice"),
        ("The city of Nice closed its port.", "nice"),
    ],
)
def test_a_name_that_is_more_often_a_word_needs_its_country_or_a_noun(text: str, expected: str | None) -> None:
    assert dict(linked(text)).get("Nice") == expected


def test_what_a_name_means_in_the_texts_own_language_goes_first() -> None:
    assert linked("او به مراکش رفت.", language="fa")[0] == ("مراکش", "morocco")


def test_a_persons_first_name_is_no_city() -> None:
    assert linked("President Maturin Okemba met the press.") == [("Maturin Okemba", None)]
    assert linked("They met in Maturin today.") == [("Maturin", "maturin")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In Mauritania the vote went to Ghazouani on Sunday.", [("Mauritania", "mauritania"), ("Ghazouani", "ould-ghazouani")]),
        ("en", "On Sunday President Ghazouani left for talks.", [("Ghazouani", "ould-ghazouani")]),
        ("en", "On Sunday union leader Hatem Ghazouani left for talks.", [("Hatem Ghazouani", None)]),
        ("en", "In Mauritania a trader, Hatem Ghazouani, left.", [("Mauritania", "mauritania"), ("Hatem Ghazouani", None)]),
        ("en", "On Sunday the vote went to Ghazouani.", [("Ghazouani", None)]),
        ("ar", "غادر الغزواني القاعة.", [("الغزواني", None)]),
    ],
)
def test_a_last_name_alone_takes_a_title_or_its_country_and_no_other_first_name(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert linked(text, language=language)[-len(expected) :] == expected
