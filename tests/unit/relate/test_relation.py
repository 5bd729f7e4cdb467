"""Where an outlet is from, and how that country stands to the event."""

import pytest
from tests.unit.relate.invented_event import Noted, reading

from rashomon.model.annotation import Reading
from rashomon.model.entity import Entity, EntityKind
from rashomon.relate.relation import parties_of, relation_of

ENTITIES = {
    "mali": Entity("mali", EntityKind.COUNTRY, {"en": "Mali"}, country="ML"),
    "junta": Entity("junta", EntityKind.GOVERNMENT, {"en": "Junta"}, country="ML"),
    "algeria": Entity("algeria", EntityKind.COUNTRY, {"en": "Algeria"}, country="DZ"),
    "geneva": Entity("geneva", EntityKind.CITY, {"en": "Geneva"}, country="CH"),
}


def told(number: int, text: str, **names: str) -> Reading:
    return reading(f"outlet-{number}", "", text, hours=number, noted=Noted(names=dict(names.items())))


MALI = [told(number, "Geneva heard of Mali today. It rained.", Mali="mali", Geneva="geneva") for number in range(3)]


def test_a_country_that_the_articles_open_with_is_a_party_and_a_city_is_none() -> None:
    assert parties_of(MALI, ENTITIES) == {"ML": 1.0}


def test_a_government_makes_its_country_a_party() -> None:
    assert parties_of([told(number, "The Junta spoke today.", Junta="junta") for number in range(2)], ENTITIES) == {"ML": 1.0}


def test_what_one_article_names_is_no_party() -> None:
    assert parties_of([*MALI, told(9, "Algeria looked on all day.", Algeria="algeria")], ENTITIES) == {"ML": 0.75}


@pytest.mark.parametrize(
    ("country", "relation"), [("ML", "party"), ("NE", "ally"), ("DZ", "neighbour"), ("MR", "neighbour"), ("NO", "distant")]
)
def test_an_ally_comes_before_a_neighbour(country: str, relation: str) -> None:
    label = relation_of(country, {"ML": 0.8}, on="2026-04-26", scope="event-a")

    assert label is not None
    assert (label.value, label.rater, label.scope, label.confidence) == (relation, "rashomon", "event-a", 0.8)


def test_of_two_parties_each_is_a_side_of_its_own() -> None:
    labels = [relation_of(country, {"ML": 0.8, "DZ": 0.5}, on="", scope="") for country in ("ML", "DZ", "NE")]

    assert [(label.value, label.confidence) for label in labels if label] == [("party-ML", 0.8), ("party-DZ", 0.5), ("ally", 0.8)]


def test_without_parties_nobody_stands_anywhere() -> None:
    assert relation_of("ML", {}, on="", scope="") is None
