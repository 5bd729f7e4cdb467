"""Laws of the files entities/*.toml, whoever writes them: what a machine can tell of a name, all files taken together."""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from typing import Any

import pytest

from rashomon.registry import load_entities
from rashomon.shipped import shipped

CONTENT_LANGUAGES = frozenset({"en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa"})
WIDELY_NAMED = frozenset({"organisation", "agency", "bloc", "armed-group", "conflict", "company"})
ALPHABETS = {"ar": "ARABIC", "fa": "ARABIC", "hi": "DEVANAGARI", "ru": "CYRILLIC"}
OFTEN_LATIN = frozenset({"company"})  # Russian news writes most brands in Latin letters
PERSIAN_ONLY, ARABIC_ONLY = re.compile("[پچژگکی]"), re.compile("[كيىة]")

Table = dict[str, Any]


@pytest.fixture(scope="module")
def tables() -> list[Table]:
    return [table for path in sorted(shipped("entities").glob("*.toml")) for table in tomllib.loads(path.read_text("utf-8"))["entity"]]


def spellings(table: Table) -> set[str]:
    return {*table["names"].values(), *table.get("aliases", ())}


def alphabets(name: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in name if letter.isalpha()}


def test_there_is_something_to_check(tables: list[Table]) -> None:
    kinds = Counter(table["kind"] for table in tables)
    assert {kind: kinds[kind] for kind in WIDELY_NAMED if kinds[kind] < 50} == {}


def test_an_id_names_one_entity(tables: list[Table]) -> None:
    counts = Counter(table["id"] for table in tables)
    assert [entity_id for entity_id, count in counts.items() if count > 1] == []


def test_a_spelling_names_one_entity(tables: list[Table]) -> None:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for table in tables:
        for name in spellings(table):
            owners[name].append(table["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_names_are_kept_by_content_language(tables: list[Table]) -> None:
    assert [(table["id"], language) for table in tables for language in table["names"] if language not in CONTENT_LANGUAGES] == []


def test_bodies_and_conflicts_are_named_in_most_languages(tables: list[Table]) -> None:
    short = {table["id"]: len(table["names"]) for table in tables if table["kind"] in WIDELY_NAMED and len(table["names"]) < 8}
    assert short == {}


def test_a_name_is_composed_trimmed_and_longer_than_a_character(tables: list[Table]) -> None:
    names = [(table["id"], name) for table in tables for name in spellings(table)]
    assert [pair for pair in names if unicodedata.normalize("NFC", pair[1]) != pair[1]] == []
    assert [pair for pair in names if " ".join(pair[1].split()) != pair[1]] == []
    assert [pair for pair in names if len(pair[1]) < 2] == []


def test_no_alias_repeats_a_name_of_its_entity(tables: list[Table]) -> None:
    repeated = {table["id"]: [name for name in table.get("aliases", ()) if name in table["names"].values()] for table in tables}
    assert {entity_id: names for entity_id, names in repeated.items() if names} == {}
    doubled = [table["id"] for table in tables if len(set(table.get("aliases", ()))) < len(table.get("aliases", ()))]
    assert doubled == []


@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_a_name_is_written_in_the_alphabet_of_its_language(tables: list[Table], language: str) -> None:
    wrong = [
        (table["id"], name)
        for table in tables
        if (name := table["names"].get(language)) and ALPHABETS[language] not in alphabets(name) and table["kind"] not in OFTEN_LATIN
    ]
    assert wrong == []


def test_latin_names_hold_no_look_alike_of_another_alphabet(tables: list[Table]) -> None:
    latin = CONTENT_LANGUAGES - {*ALPHABETS, "zh", "ja"}
    names = [(table["id"], name) for table in tables for language, name in table["names"].items() if language in latin]
    assert [pair for pair in names if not alphabets(pair[1]) <= {"LATIN", "MODIFIER"}] == []


def test_arabic_and_persian_keep_their_own_letters(tables: list[Table]) -> None:
    named = [(table["id"], table["names"].get("ar", ""), table["names"].get("fa", "")) for table in tables]
    assert [(entity_id, arabic) for entity_id, arabic, _ in named if PERSIAN_ONLY.search(arabic)] == []
    assert [(entity_id, persian) for entity_id, _, persian in named if ARABIC_ONLY.search(persian)] == []


def test_an_entity_is_part_of_another_that_exists(tables: list[Table]) -> None:
    known = {entity.id for entity in load_entities()}
    parts = [(table["id"], table["part_of"]) for table in tables if "part_of" in table]
    assert [pair for pair in parts if pair[1] not in known] == []
    assert [pair for pair in parts if pair[0] == pair[1]] == []


def test_no_entity_is_part_of_itself_by_a_detour(tables: list[Table]) -> None:
    above = {table["id"]: table["part_of"] for table in tables if "part_of" in table}

    def goes_round(entity_id: str) -> bool:
        seen = {entity_id}
        while (entity_id := above.get(entity_id, "")) and entity_id not in seen:
            seen.add(entity_id)
        return bool(entity_id)

    assert [entity_id for entity_id in above if goes_round(entity_id)] == []


def test_a_wikidata_item_is_one_entity(tables: list[Table]) -> None:
    items = [(table["wikidata"], table["id"]) for table in tables if "wikidata" in table]
    assert [pair for pair in items if not re.fullmatch(r"Q[1-9]\d*", pair[0])] == []
    assert [item for item, count in Counter(item for item, _ in items).items() if count > 1] == []


@pytest.mark.parametrize(
    ("spelling", "entity_id"),
    [
        ("Организации Объединённых Наций", "united-nations"),
        ("Europäischen Zentralbank", "european-central-bank"),
        ("歐盟", "european-union"),
        ("Umoja wa Afrika", "african-union"),
        ("آژانس بین المللی انرژی اتمی", "iaea"),
        ("हिजबुल्लाह", "hezbollah"),
        ("Cédéao", "ecowas"),
        ("الحوثيين", "houthis"),
        ("ロシアのウクライナ侵攻", "russia-ukraine-war"),
        ("Dünya Sağlık Örgütü", "world-health-organization"),
        ("Palang Merah", "red-cross"),
    ],
)
def test_forms_that_news_uses_are_known(tables: list[Table], spelling: str, entity_id: str) -> None:
    assert [table["id"] for table in tables if spelling in spellings(table)] == [entity_id]
