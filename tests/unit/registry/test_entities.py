from collections import Counter
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind
from rashomon.registry import load_entities
from rashomon.registry.entities import slug


@pytest.fixture(scope="module")
def entities() -> tuple[Entity, ...]:
    return load_entities()


def spellings(entity: Entity) -> set[str]:
    return {*entity.names.values(), *entity.aliases}


def test_ids_are_unique_slugs(entities: tuple[Entity, ...]) -> None:
    counts = Counter(entity.id for entity in entities)
    assert [entity_id for entity_id, count in counts.items() if count > 1] == []
    assert [entity_id for entity_id in counts if slug(entity_id) != entity_id or not entity_id] == []


def test_countries_have_english_and_chinese_names(entities: tuple[Entity, ...]) -> None:
    countries = [entity for entity in entities if entity.kind is EntityKind.COUNTRY]
    assert len(countries) > 190
    assert [country.id for country in countries if not {"en", "zh"} <= country.names.keys()] == []


def test_no_spelling_is_shorter_than_two_characters(entities: tuple[Entity, ...]) -> None:
    assert [(entity.id, name) for entity in entities for name in spellings(entity) if len(name) < 2] == []


def test_what_files_list_comes_before_countries_and_those_before_other_cities(entities: tuple[Entity, ...]) -> None:
    kinds = [entity.kind for entity in entities]
    assert kinds.index(EntityKind.ORGANISATION) < kinds.index(EntityKind.COUNTRY)
    assert kinds[-1] is EntityKind.CITY


@pytest.mark.parametrize(
    ("spelling", "entity_id"),
    [("U.S.", "united-states"), ("Казахстан", "kazakhstan"), ("联合国", "united-nations"), ("Москва", "moscow"), ("فرنسا", "france")],
)
def test_the_first_that_claims_a_spelling_is_who_is_meant(entities: tuple[Entity, ...], spelling: str, entity_id: str) -> None:
    assert next(entity.id for entity in entities if spelling in spellings(entity)) == entity_id


@pytest.mark.parametrize("word", ["Nice", "Reading", "Valencia", "Chad"])
def test_words_that_are_seldom_a_place_are_guarded(entities: tuple[Entity, ...], word: str) -> None:
    assert [entity.id for entity in entities if word in spellings(entity) and word not in entity.guarded] == []


def test_the_smaller_of_two_cities_of_one_name_is_guarded(entities: tuple[Entity, ...]) -> None:
    by_id = {entity.id: entity for entity in entities}
    assert "London" not in by_id["london"].guarded
    assert "London" in by_id["london-ca"].guarded


@pytest.mark.parametrize("code", ["ML", "FR", "KZ", "US", "BR", "TG", "CN", "IS", "CR", "CI"])
def test_a_country_has_one_capital(entities: tuple[Entity, ...], code: str) -> None:
    assert len([entity.id for entity in entities if entity.is_capital and entity.country == code]) == 1


def test_loading_again_gives_the_very_same_list(entities: tuple[Entity, ...]) -> None:
    assert load_entities() is entities


def test_a_folder_of_ones_own_replaces_the_shipped_organisations(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[entity]]\nid = "river-board"\nkind = "organisation"\nnames = { en = "River Board" }\n', "utf-8")
    found = load_entities(tmp_path)
    assert found[0] == Entity("river-board", EntityKind.ORGANISATION, {"en": "River Board"})
    assert all(entity.kind is not EntityKind.ORGANISATION for entity in found[1:])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('id = "x-board"\nkind = "organisation"\nnames = { fr = "Conseil" }', "needs a name in English"),
        ('id = "X Board"\nkind = "organisation"\nnames = { en = "Board" }', "small letters"),
        ('id = ""\nkind = "organisation"\nnames = { en = "Board" }', "small letters"),
        ('id = "x-board"\nkind = "organisation"\nnames = { en = "B" }', "'B'"),
        ('id = "x-board"\nkind = "organisation"\nnames = { en = "Board" }\naliases = [""]', "''"),
        ('id = "x-board"\nkind = "club"\nnames = { en = "Board" }', "club"),
        ('id = "x-board"\nkind = "organisation"\nnames = { en = "Board" }\ncolour = "red"', "colour"),
        ('id = "france"\nkind = "organisation"\nnames = { en = "Team France" }', "two entities have the id 'france'"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board" }\npart_of = "nowhere"', "'x-board' is part of 'nowhere'"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board" }\npart_of = "x-board"', "no part of itself"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board" }\ncountry = "Mali"', "'Mali' is no country"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board" }\nwikidata = "1065"', "'1065' is no Wikidata item"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board" }\nis_capital = true', "only a city is a capital"),
        ('id = "x-board"\nkind = "name"\nnames = { en = "Board" }', "say what it is"),
        ('id = "x-board"\nkind = "bloc"\nnames = { en = "Board", English = "Board" }', "'English' is no language"),
        ("id = ", "no TOML"),
    ],
)
def test_what_a_person_got_wrong_is_said_with_its_place(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "mine.toml").write_text(f"[[entity]]\n{content}\n", "utf-8")
    with pytest.raises(Misconfigured, match=message):
        load_entities(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"), [("São Paulo", "sao-paulo"), ("Côte d’Ivoire", "cote-d-ivoire"), ("Xi'an", "xi-an"), ("Łódź", "lodz")]
)
def test_slugs_are_latin_letters_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_parts_may_lie_in_another_file_but_in_no_circle(tmp_path: Path) -> None:
    line = '[[entity]]\nid = "{}"\nkind = "bloc"\nnames = {{ en = "{} board" }}\npart_of = "{}"\n'
    (tmp_path / "a.toml").write_text(line.format("lower", "Lower", "upper"), "utf-8")
    (tmp_path / "b.toml").write_text(line.format("upper", "Upper", "france"), "utf-8")
    assert [entity.part_of for entity in load_entities(tmp_path)[:2]] == ["upper", "france"]

    circle = tmp_path / "circle"
    circle.mkdir()
    (circle / "a.toml").write_text(line.format("lower", "Lower", "upper") + line.format("upper", "Upper", "lower"), "utf-8")
    with pytest.raises(Misconfigured, match="part of itself"):
        load_entities(circle)


def test_a_city_that_a_file_lists_is_one_with_that_of_geonames(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[entity]]\nid = "cairo"\nkind = "city"\nnames = { en = "Cairo", ar = "القاهرة" }\ncountry = "EG"\nwikidata = "Q85"\n', "utf-8"
    )
    (cairo,) = [entity for entity in load_entities(tmp_path) if entity.id.startswith("cairo")]
    assert (cairo.names["ar"], cairo.wikidata, cairo.is_capital) == ("القاهرة", "Q85", True)
    assert "Каир" in cairo.aliases
