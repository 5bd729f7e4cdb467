"""The shipped lists of people, governments and capitals: what must be true of data that a person wrote."""

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from rashomon.model.entity import EntityKind
from rashomon.registry import load_entities
from rashomon.registry.regions import is_country
from rashomon.shipped import shipped

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa")
KINDS = {"leaders": "person", "governments": "government", "capitals": "city"}
CITY_STATES = {"MC", "SG", "VA"}  # country and city in one; the country has the name
_SECOND_LETTERS = {
    "A": "DEFGLMORTUZ",
    "B": "ABDEFGHIJNORSTWYZ",
    "C": "ADFGHILMNORUVYZ",
    "D": "EJKMOZ",
    "E": "CEGRST",
    "F": "IJMR",
    "G": "ABDEHMNQRTWY",
    "H": "NRTU",
    "I": "DELNQRST",
    "J": "MOP",
    "K": "EGHIMNPRWZ",
    "L": "ABCIKRSTUVY",
    "M": "ACDEGHKLMNRTUVWXYZ",
    "N": "AEGILOPRZ",
    "O": "M",
    "P": "AEGHKLTWY",
    "Q": "A",
    "R": "OSUW",
    "S": "ABCDEGIKLMNORSTVYZ",
    "T": "DGHJLMNORTVZ",
    "U": "AGSYZ",
    "V": "CENU",
    "W": "S",
    "Y": "E",
    "Z": "AMW",
}  # by the first: Andorra is "A" and "D"
MEMBERS_OF_THE_UN = {first + second for first, seconds in _SECOND_LETTERS.items() for second in seconds}
SCRIPTS = {"ru": "CYRILLIC", "ar": "ARABIC", "fa": "ARABIC", "hi": "DEVANAGARI", "zh": "CJK"}

Listed = dict[str, Any]


def listed(name: str) -> list[Listed]:
    with Path(shipped("entities") / f"{name}.toml").open("rb") as file:
        entities: list[Listed] = tomllib.load(file)["entity"]
    return entities


def spellings(entity: Listed) -> set[str]:
    return {*entity["names"].values(), *entity.get("aliases", ())}


@pytest.fixture(scope="module")
def entities() -> list[Listed]:
    return [entity for name in KINDS for entity in listed(name)]


@pytest.fixture(scope="module")
def capitals() -> list[Listed]:
    return [entity for entity in listed("capitals") if entity.get("is_capital")]


@pytest.mark.parametrize(("name", "least"), [("leaders", 800), ("governments", 400), ("capitals", 380)])
def test_each_file_holds_one_kind_and_is_not_thinned_out(name: str, least: int) -> None:
    found = listed(name)
    assert len(found) >= least
    assert {entity["kind"] for entity in found} == {KINDS[name]}


def test_an_id_names_one_entity(entities: list[Listed]) -> None:
    counts = Counter(entity["id"] for entity in entities)
    assert [entity_id for entity_id, count in counts.items() if count > 1] == []


def test_a_spelling_means_one_entity(entities: list[Listed]) -> None:
    counts = Counter(spelling for entity in entities for spelling in spellings(entity))
    assert [spelling for spelling, count in counts.items() if count > 1] == []


def test_an_alias_is_none_of_the_names_and_stands_once(entities: list[Listed]) -> None:
    assert [
        entity["id"]
        for entity in entities
        if len(aliases := entity.get("aliases", [])) != len({*aliases}) or {*aliases} & {*entity["names"].values()}
    ] == []


def test_what_is_guarded_is_a_spelling_of_the_entity(entities: list[Listed]) -> None:
    assert [entity["id"] for entity in entities if not {*entity.get("guarded", ())} <= spellings(entity)] == []


def test_names_are_in_content_languages_and_always_in_english(entities: list[Listed]) -> None:
    assert [entity["id"] for entity in entities if "en" not in entity["names"] or not {*entity["names"]} <= {*LANGUAGES}] == []


def test_spellings_are_composed_and_have_no_stray_spaces(entities: list[Listed]) -> None:
    assert [
        spelling
        for entity in entities
        for spelling in spellings(entity)
        if unicodedata.normalize("NFC", spelling) != spelling or " ".join(spelling.split(" ")) != spelling.strip() or "  " in spelling
    ] == []


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items())
def test_a_name_is_written_in_the_script_of_its_language(entities: list[Listed], language: str, script: str) -> None:
    named = [name for entity in entities if (name := entity["names"].get(language))]
    assert len(named) > 1000
    assert [name for name in named if not any(unicodedata.name(sign, "").startswith(script) for sign in name)] == []


def test_persian_and_arabic_names_use_their_own_letters(entities: list[Listed]) -> None:
    assert [entity["id"] for entity in entities if re.search("[كي]", entity["names"].get("fa", ""))] == []
    assert [entity["id"] for entity in entities if re.search("[کی]", entity["names"].get("ar", ""))] == []


def test_no_word_mixes_alphabets(entities: list[Listed]) -> None:
    alphabets = ("LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "GREEK", "BENGALI")
    mixed = [
        spelling
        for entity in entities
        for spelling in spellings(entity)
        for word in spelling.split()
        if len({alphabet for sign in word for alphabet in alphabets if unicodedata.name(sign, "").startswith(alphabet)}) > 1
    ]
    assert mixed == []


def test_wikidata_items_are_well_formed_and_name_one_entity(entities: list[Listed]) -> None:
    items = [entity["wikidata"] for entity in entities if "wikidata" in entity]
    assert len(items) > 300
    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []
    assert [item for item, count in Counter(items).items() if count > 1] == []


def test_everybody_and_everything_has_a_country_that_exists(entities: list[Listed]) -> None:
    assert [entity["id"] for entity in entities if not is_country(entity.get("country", ""))] == []


def test_what_something_is_part_of_is_listed(entities: list[Listed]) -> None:
    known = {entity.id for entity in load_entities()}
    assert [entity["id"] for entity in entities if "part_of" in entity and entity["part_of"] not in known] == []
    assert [entity["id"] for entity in entities if entity.get("part_of") == entity["id"]] == []


def test_every_state_has_one_capital(capitals: list[Listed]) -> None:
    assert len(MEMBERS_OF_THE_UN) == 193
    counts = Counter(capital["country"] for capital in capitals)
    states = {*MEMBERS_OF_THE_UN, "PS", "TW", "XK", "VA"}
    assert {*counts} == states - CITY_STATES
    assert [country for country, count in counts.items() if count > 1] == []


def test_capitals_have_names_in_at_least_twelve_languages(capitals: list[Listed]) -> None:
    assert [(capital["id"], len(capital["names"])) for capital in capitals if len(capital["names"]) < 12] == []


def test_only_a_city_is_a_capital(entities: list[Listed]) -> None:
    assert [entity["id"] for entity in entities if entity.get("is_capital") and entity["kind"] != "city"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_listed_takes_the_name_of_a_country(entities: list[Listed], language: str) -> None:
    countries = {name for code, name in Locale(language).territories.items() if is_country(code)}
    assert [(entity["id"], spelling) for entity in entities for spelling in spellings(entity) if spelling in countries] == []


def test_a_listed_city_stands_for_the_one_of_geonames() -> None:
    bamako = [entity for entity in load_entities() if "Bamako" in entity.names.values()]
    assert [(entity.id, entity.kind, entity.country, entity.is_capital) for entity in bamako] == [("bamako", EntityKind.CITY, "ML", True)]
    assert bamako[0].names["fa"] == "باماکو"
    assert not [entity.id for entity in load_entities() if "Dabei" in entity.aliases]  # what GeoNames also calls Dubai: "thereby" in German


@pytest.mark.parametrize(
    ("spelling", "entity_id"),
    [
        ("القدس", "jerusalem"),
        ("Pékin", "beijing"),
        ("马里政府", "government-of-mali"),
        ("malischen Regierung", "government-of-mali"),
        ("سپاه پاسداران", "irgc"),
        ("国防総省", "pentagon"),
        ("रूस का विदेश मंत्रालय", "russia-foreign-ministry"),
        ("serikali ya Kenya", "government-of-kenya"),
        ("Selenskyj", "volodymyr-zelensky"),
        ("Си Цзиньпин", "xi-jinping"),
        ("أردوغان", "recep-tayyip-erdogan"),
    ],
)
def test_a_name_in_any_language_leads_to_its_entity(entities: list[Listed], spelling: str, entity_id: str) -> None:
    assert [entity["id"] for entity in entities if spelling in spellings(entity)] == [entity_id]


@pytest.mark.parametrize("word", ["Male", "他信", "以军", "里加", "مشهد", "دوشنبه", "Sisi", "Kati", "Assembly", "Victoria"])
def test_a_common_word_of_any_language_is_nobody(entities: list[Listed], word: str) -> None:
    assert [entity["id"] for entity in entities if word in spellings(entity)] == []
