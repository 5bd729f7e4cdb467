"""Names and numbers that two accounts share."""

import pytest
from tests.unit.cluster.readings import NO_FINGERPRINT, axis, reading

from rashomon.cluster.anchors import anchors_of, name_keys
from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span


def numbers_in(text: str) -> set[str]:
    return set(anchors_of(reading("a", axis(0), text=text)))


def with_name(name: str, *, at: int = 0, entity_id: str | None = None) -> Reading:
    text = " " * at + name
    mention = Mention(Part.TEXT, Span.of(text, at, len(text)), entity_id, EntityKind.NAME)
    return Reading(Article("a", "u", "o", "", text), Annotations("a", "en", (), axis(0), NO_FINGERPRINT, (mention,)))


@pytest.mark.parametrize("text", ["In 2026", "since 1998", "7 dead", "二〇二六", "no number", "٢٠٢٦", "३ लोग"])
def test_years_and_single_digits_tell_nothing(text: str) -> None:
    assert numbers_in(text) == set()


@pytest.mark.parametrize("text", ["42 dead", "قتل ٤٢ شخصا", "४२ लोग", "４２人死亡", "42人死亡"])
def test_digits_of_every_script_are_one_number(text: str) -> None:
    assert numbers_in(text) == {"#42"}


@pytest.mark.parametrize("text", ["3,600 people", "3.600 Menschen", "3 600 жителей", "3600 people", "٣٬٦٠٠ شخص"])
def test_a_number_is_the_same_however_its_thousands_are_grouped(text: str) -> None:
    assert numbers_in(text) == {"#3600"}


def test_the_headline_counts_and_what_stands_far_down_does_not() -> None:
    assert anchors_of(reading("a", axis(0), title="11 dead", text="word " * 200 + "4711")) == {"#11"}
    assert anchors_of(with_name("Telaryk", at=600)) == frozenset()


def test_a_listed_entity_is_its_id_and_an_unlisted_name_its_beginning() -> None:
    assert anchors_of(with_name("Telaryk", entity_id="telaryk")) == {"telaryk"}
    assert anchors_of(with_name("Telaryk")) == {"~telary"}


@pytest.mark.parametrize("name", ["Telaryk", "TELARYK", "Теларыке", "Теларыка"])
def test_a_name_has_one_beginning_in_every_script_and_case(name: str) -> None:
    assert name_keys(name) == ("~telary",)


@pytest.mark.parametrize("name", ["Tasybayeva", "Тасыбаева", "تاسيباييفا", "塔瑟巴耶娃"])
def test_a_name_sounds_alike_in_every_script(name: str) -> None:
    assert "^tspf" in name_keys(name)


def test_short_words_of_a_name_are_no_keys() -> None:
    assert name_keys("Ana de la Cruz Montero") == ("~monter", "^mntl")
    assert name_keys("") == ()
