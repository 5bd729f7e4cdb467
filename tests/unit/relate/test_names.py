"""Names that no list knows become entities where independent outlets write them."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.relate.invented_event import NOON, Noted, dossier, membership, reading

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.event import Membership
from rashomon.model.judgement import Judgement, Verdict
from rashomon.relate import Background, Judged, build_dossier
from rashomon.relate.names import name_key

TEXT = "{name} spoke to the press in the town, as the bridge fell there this week."


def arisen(
    *spelt: tuple[str, str], known: Entity | None = None, copies: dict[str, Membership] | None = None, judged: Judged | None = None
) -> dict[str, Entity]:
    readings = [
        reading(f"outlet-{n}", "", TEXT.format(name=name), language=language, noted=Noted({name: None}))
        for n, (name, language) in enumerate(spelt)
    ]
    background = Background(entities={known.id: known} if known else {}, judged=judged or Judged())
    found = build_dossier("event-x", readings, memberships=copies or {}, background=background, embed=_nothing)
    return {entity.id: entity for key, entity in found.entities.items() if known is None or key != known.id}


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


@pytest.mark.parametrize(
    "spelt", [("غولميرا تاسيبايفا", "ar"), ("古丽米拉·塔瑟巴耶娃", "zh"), ("गुलमीरा तासीबायेवा", "hi"), ("Gulmira Tasybaïeva", "fr")]
)
def test_a_name_is_one_in_every_script_and_spelling(spelt: tuple[str, str]) -> None:
    (entity,) = arisen(("Gulmira Tasybayeva", "en"), spelt).values()

    assert (entity.id, entity.names[spelt[1]]) == ("gulmira-tasybayeva", spelt[0])


def test_a_name_and_its_declined_form_are_one() -> None:
    (entity,) = arisen(("Айгуль Токторова", "ru"), ("Айгуль Токторовой", "ru")).values()

    assert {*entity.names.values(), *entity.aliases} == {"Айгуль Токторова", "Айгуль Токторовой"}


def test_a_last_name_is_the_one_person_of_the_event_who_bears_it() -> None:
    (entity,) = arisen(("Aigul Toktorova", "en"), ("Toktorova", "en")).values()
    assert entity.id == "aigul-toktorova"


def test_a_last_name_that_two_bear_is_neither() -> None:
    found = arisen(("Ana Toktorova", "en"), ("Ana Toktorova", "en"), ("Eva Toktorova", "en"), ("Eva Toktorova", "en"), ("Toktorova", "en"))

    assert set(found) == {"ana-toktorova", "eva-toktorova"}
    assert all("Toktorova" not in entity.aliases for entity in found.values())


def test_a_hidden_name_of_an_arabic_article_is_found_by_the_sound_of_an_english_one() -> None:
    english = reading("gazette", "", TEXT.format(name="Nurlan Abdykerimov"), language="en", noted=Noted({"Nurlan Abdykerimov": None}))
    arabic = reading("sahil", "", "وصل أمس إلى الجسر نورلان عبدي كريموف مع الوفد.", language="ar", noted=Noted({}))
    found = build_dossier("event-x", [english, arabic], memberships={}, background=Background(), embed=_nothing)

    (mention,) = found.reading(arabic.id).annotations.mentions
    assert (mention.span.text, mention.entity_id) == ("نورلان عبدي كريموف", "nurlan-abdykerimov")


def judged(*log: tuple[str, str, Verdict]) -> Judged:
    return Judged.of(Judgement(one, other, verdict, "a reader", NOON) for one, other, verdict in log)


def test_a_person_can_part_what_sounds_alike_and_join_what_does_not() -> None:
    spelt = [("Nurlan Abdykerimov", "en"), ("نورلان عبدي كريموف", "ar"), ("Nurlan Abdykerimov", "en"), ("نورلان عبدي كريموف", "ar")]
    parted = judged(("nurlan-abdykerimov", "نورلان عبدي كريموف", Verdict.DIFFERENT))
    assert len(arisen(*spelt, judged=parted)) == 2

    joined = judged(("Marina Kovaleva", "marina-kovalova", Verdict.SAME))
    (entity,) = arisen(("Marina Kovaleva", "en"), ("Marina Kovalova", "en"), judged=joined).values()
    assert {*entity.names.values(), *entity.aliases} == {"Marina Kovaleva", "Marina Kovalova"}


def test_a_later_judgement_takes_the_place_of_an_earlier_one() -> None:
    log = judged(("Anna Weber", "A. Weber", Verdict.SAME), ("a-weber", "Anna Weber", Verdict.UNSURE))
    assert log.on(["annaweber"], ["aweber"]) is Verdict.UNSURE
    assert log.same_as("annaweber") == ()


def test_a_person_can_say_that_a_name_is_a_listed_entity() -> None:
    board = Entity("river-board", EntityKind.ORGANISATION, {"en": "River Board"})
    readings = [
        reading(f"outlet-{n}", "", TEXT.format(name="Water Office"), language="en", noted=Noted({"Water Office": None})) for n in range(2)
    ]
    background = Background(entities={board.id: board}, judged=judged(("Water Office", "river-board", Verdict.SAME)))
    found = build_dossier("event-x", readings, memberships={}, background=background, embed=_nothing)

    assert found.entities == {"river-board": board}
    assert {mention.entity_id for item in found.readings for mention in item.annotations.mentions} == {"river-board"}


def test_what_nobody_can_be_sure_of_is_kept_apart_and_told() -> None:
    readings = [
        reading(f"outlet-{n}", "", TEXT.format(name=name), language=language, noted=Noted({name: None}))
        for n, (name, language) in enumerate([("Maarten Velde", "en"), ("Maarten Velde", "en"), ("马滕·费尔德", "zh")])
    ]
    (doubt,) = build_dossier("event-x", readings, memberships={}, background=Background(), embed=_nothing).doubts
    assert {doubt.one, doubt.other} == {"Maarten Velde", "马滕·费尔德"}

    said = Background(judged=judged(("Maarten Velde", "马滕·费尔德", Verdict.UNSURE)))
    assert build_dossier("event-x", readings, memberships={}, background=said, embed=_nothing).doubts == ()
