from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import Gazetteer
from rashomon.model.entity import Entity, EntityKind

TURKEY = Entity("turkiye", EntityKind.COUNTRY, {"en": "Turkey", "fr": "Turquie"}, ("Türkiye",))
KAZAKHSTAN = Entity("kazakhstan", EntityKind.COUNTRY, {"en": "Kazakhstan", "ru": "Казахстан", "zh": "哈萨克斯坦"})
INDIA = Entity("india", EntityKind.COUNTRY, {"en": "India", "ru": "Индия", "ja": "インド"})
INDONESIA = Entity("indonesia", EntityKind.COUNTRY, {"en": "Indonesia", "ja": "インドネシア"})
THAILAND = Entity("thailand", EntityKind.COUNTRY, {"en": "Thailand", "ja": "タイ"})
FRANCE = Entity("france", EntityKind.COUNTRY, {"en": "France", "ar": "فرنسا"})
CHINA = Entity("china", EntityKind.COUNTRY, {"en": "China", "zh": "中国"})
BANK = Entity("bank-of-china", EntityKind.ORGANISATION, {"en": "Bank of China", "zh": "中国银行"})
LISTED = (TURKEY, KAZAKHSTAN, INDIA, INDONESIA, THAILAND, FRANCE, CHINA, BANK)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(LISTED)


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    """What was found, as "words=entity", with all who bear the name."""
    return [f"{text[hit.start : hit.end]}={'|'.join(item.entity_id for item in hit.candidates)}" for hit in gazetteer.find(text)]


def test_keeps_case_so_that_a_bird_is_no_country(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "They ate turkey in Turkey.") == ["Turkey=turkiye"]


def test_of_two_names_that_overlap_the_longer_one_wins(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "The Bank of China left China.") == ["Bank of China=bank-of-china", "China=china"]


@pytest.mark.parametrize("text", ["Chinatown", "IndoChina", "Turkeys", "x2China", "Francé"])
def test_a_name_within_a_longer_word_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


@pytest.mark.parametrize("text", ["(China)", "China's", "“China”", "China-backed", "China"])
def test_a_name_ends_where_letters_end(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == ["China=china"]


@pytest.mark.parametrize("form", ["Казахстан", "Казахстана", "Казахстану", "Казахстаном", "Казахстане"])
def test_russian_case_endings_belong_to_the_name(gazetteer: Gazetteer, form: str) -> None:
    assert found(gazetteer, f"Власти {form} ответили.") == [f"{form}=kazakhstan"]


@pytest.mark.parametrize("form", ["Индия", "Индии", "Индию", "Индией"])
def test_russian_names_in_a_vowel_are_declined_too(gazetteer: Gazetteer, form: str) -> None:
    assert found(gazetteer, f"и {form}.") == [f"{form}=india"]


@pytest.mark.parametrize("word", ["Инди", "Казахстанский", "Индийский"])
def test_a_russian_stem_alone_or_within_an_adjective_is_no_name(gazetteer: Gazetteer, word: str) -> None:
    assert found(gazetteer, word) == []


@pytest.mark.parametrize("prefix", ["", "و", "ب", "وب", "ل", "ف"])
def test_arabic_prefixes_stay_outside_of_the_name(gazetteer: Gazetteer, prefix: str) -> None:
    assert found(gazetteer, f"قال {prefix}فرنسا أمس") == ["فرنسا=france"]


def test_other_letters_before_an_arabic_name_make_another_word(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "متفرنسا") == []


def test_chinese_names_need_no_space_around_them(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "昨日中国与哈萨克斯坦会谈，中国银行出席") == ["中国=china", "哈萨克斯坦=kazakhstan", "中国银行=bank-of-china"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("新しいスタイルの本", []), ("タイとインド", ["タイ=thailand", "インド=india"]), ("インドネシア", ["インドネシア=indonesia"])],
)
def test_katakana_is_read_as_whole_runs(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert found(gazetteer, text) == expected


def test_an_empty_list_finds_nothing() -> None:
    assert Gazetteer(()).find("China and Turkey") == ()


def test_an_empty_text_names_nobody(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("") == ()


def test_a_name_that_two_bear_is_kept_as_both() -> None:
    state = Entity("georgia-state", EntityKind.PLACE, {"en": "Georgia"})
    country = Entity("georgia", EntityKind.COUNTRY, {"en": "Georgia", "ru": "Грузия"})
    assert found(Gazetteer((country, state)), "Georgia") == ["Georgia=georgia|georgia-state"]


@pytest.mark.parametrize("form", ["Красный Крест", "Красного Креста", "Красному Кресту", "Красным Крестом"])
def test_each_word_of_a_russian_name_is_declined(form: str) -> None:
    cross = Entity("red-cross", EntityKind.ORGANISATION, {"en": "Red Cross", "ru": "Красный Крест"})
    assert found(Gazetteer((cross,)), f"Колонна {form} ждёт.") == [f"{form}=red-cross"]


def test_other_words_of_the_same_beginning_are_no_declined_name() -> None:
    cross = Entity("red-cross", EntityKind.ORGANISATION, {"en": "Red Cross", "ru": "Красный Крест"})
    assert found(Gazetteer((cross,)), "Красная площадь. Красный кирпич.") == []


def test_a_german_genitive_belongs_to_the_name_and_to_german() -> None:
    gazetteer = Gazetteer((CHINA,))
    assert [(hit.start, hit.end) for hit in gazetteer.find("die Häfen Chinas", language="de")] == [(10, 16)]
    assert gazetteer.find("the Chinas", language="en") == ()


@pytest.mark.parametrize(("listed", "written"), [("الأمم المتحدة", "الامم المتحدة"), ("سازمان ملل", "سازمان‌ملل"), ("Орёл", "Орел")])
def test_letters_that_writers_use_for_one_another_are_one(listed: str, written: str) -> None:
    assert found(Gazetteer((Entity("x", EntityKind.PLACE, {"en": "X-town", "und": listed}),)), written) == [f"{written}=x"]


def test_the_digest_tells_lists_apart_and_not_their_order() -> None:
    assert Gazetteer((CHINA, FRANCE)).digest == Gazetteer((FRANCE, CHINA)).digest
    assert Gazetteer((CHINA, FRANCE)).digest != Gazetteer((CHINA,)).digest


@pytest.mark.parametrize("piece", ["Bank of ", "China ", "Казахстан", "وبفرنسا ", "中国", "タ", "Chin", "\u0301"])
def test_a_megabyte_of_hostile_text_is_read_through(gazetteer: Gazetteer, piece: str) -> None:
    hits = gazetteer.find(piece * (1_000_000 // len(piece)))
    assert all(left.end <= right.start for left, right in pairwise(hits))


NAMES = [name for entity in LISTED for name in (*entity.names.values(), *entity.aliases)]


@given(st.lists(st.sampled_from([*NAMES, " ", "а", "ом", "و", "turkey", "国", "ー", "\u0301", "."]), max_size=30).map("".join))
def test_names_found_are_in_order_apart_and_hold_a_listed_spelling(text: str) -> None:
    hits = Gazetteer(LISTED).find(text)
    assert all(left.end <= right.start for left, right in pairwise(hits))
    stems = {name if name.isascii() else name[:-1] for name in NAMES}
    assert all(any(text[hit.start : hit.end].startswith(stem) for stem in stems) for hit in hits)
