"""Names that no list knows become entities where independent outlets write them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tests.unit.relate.invented_event import Noted, dossier, membership, reading

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.event import Membership
from rashomon.relate import Background, build_dossier
from rashomon.relate.names import name_key

TEXT = "{name} spoke to the press in the town, as the bridge fell there this week."


def arisen(*spelt: tuple[str, str], known: Entity | None = None, copies: dict[str, Membership] | None = None) -> dict[str, Entity]:
    readings = [
        reading(f"outlet-{n}", "", TEXT.format(name=name), language=language, noted=Noted({name: None}))
        for n, (name, language) in enumerate(spelt)
    ]
    background = Background(entities={known.id: known} if known else {})
    found = build_dossier("event-x", readings, memberships=copies or {}, background=background, embed=_nothing)
    return {entity.id: entity for entity in found.entities.values() if entity.kind is EntityKind.NAME}


def _nothing(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.eye(len(texts), 64, dtype=np.float32)


def test_a_name_in_two_outlets_is_an_entity_and_its_mentions_point_at_it() -> None:
    found = dossier()

    assert found.entities["ilya-brandt"].names == {"en": "Ilya Brandt", "fr": "Ilya Brandt"}
    assert {mention.entity_id for reading in found.readings for mention in reading.annotations.mentions} >= {"ilya-brandt", "orla"}


def test_a_name_in_one_outlet_is_none() -> None:
    assert arisen(("Ilya Brandt", "en")) == {}


def test_a_name_in_a_text_and_its_copy_is_none() -> None:
    copy = membership("article-outlet-1-0", copy_of="article-outlet-0-0")

    assert arisen(("Ilya Brandt", "en"), ("Ilya Brandt", "en"), copies={copy.article_id: copy}) == {}


def test_two_scripts_are_one_name() -> None:
    (entity,) = arisen(("Nurlan Abdykerimov", "en"), ("Нурлан Абдыкеримов", "ru")).values()

    assert (entity.id, entity.names) == ("nurlan-abdykerimov", {"en": "Nurlan Abdykerimov", "ru": "Нурлан Абдыкеримов"})


def test_two_people_of_like_names_in_one_script_stay_two() -> None:
    spelt = [("Marina Kovaleva", "en"), ("Marina Kovaleva", "en"), ("Marina Kovalova", "en"), ("Marina Kovalova", "en")]

    assert set(arisen(*spelt)) == {"marina-kovaleva", "marina-kovalova"}


def test_a_single_capitalised_word_is_no_name_until_two_languages_vouch_for_it() -> None:
    assert arisen(("Yesterday", "en"), ("Yesterday", "en")) == {}
    assert set(arisen(("Brandt", "en"), ("Brandt", "fr"))) == {"brandt"}


def test_a_german_noun_is_no_name() -> None:
    assert arisen(("Ministerium", "de"), ("Ministerium", "de")) == {}


def test_an_id_that_a_list_holds_is_not_given_again() -> None:
    held = Entity("ilya-brandt", EntityKind.PERSON, {"en": "Another Brandt"})

    assert arisen(("Ilya Brandt", "en"), ("Ilya Brandt", "en"), known=held) == {}


def test_han_names_are_told_apart_by_their_characters_not_their_sound() -> None:
    assert name_key("李伟") != name_key("李薇")
    assert name_key("Ilya  BRANDT") == name_key("ilya-brandt")
