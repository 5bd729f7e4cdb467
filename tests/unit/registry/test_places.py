from collections import defaultdict

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from rashomon.registry import is_country, is_region, places, region_name, region_named, regions_of
from rashomon.registry.places import country_named, is_region_named

LOCALES = ["en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "zh_Hant", "ja", "hi", "tr", "id", "sw", "fa"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_country_is_known_by_its_name_in_every_content_language(locale: str) -> None:
    names = {code: name for code, name in Locale.parse(locale).territories.items() if is_country(code)}

    assert len(names) == 250  # ISO 3166-1 and Kosovo
    assert {code: country_named(name) for code, name in names.items()} == {code: code for code in names}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_region_is_known_by_its_name_in_every_content_language(locale: str) -> None:
    names = [name for code, name in Locale.parse(locale).territories.items() if is_region(code)]

    assert len(names) == 29
    assert [name for name in names if not is_region_named(name)] == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("UK", "GB"), ("Great Britain", "GB"), ("Großbritannien", "GB"), ("英國", "GB"), ("İngiltere", "GB"), ("بریتانیا", "GB")),
        *(("the US", "US"), ("EE. UU.", "US"), ("США", "US"), ("米国", "US"), ("الولايات المتحدة الأمريكية", "US"), ("ABD", "US")),
        *(("Ivory Coast", "CI"), ("Cote d'Ivoire", "CI"), ("Guinée Bissau", "GW"), ("DR Congo", "CD"), ("刚果(金)", "CD")),
        *(("Hong Kong", "HK"), ("香港", "HK"), ("Turkey", "TR"), ("TÜRKİYE", "TR"), ("Palestine", "PS"), ("Gaza", "PS")),
        *(("Russia (in exile)", "RU"), ("MYANMAR", "MM"), ("SOUTH  KOREA", "KR"), ("ML", "ML"), ("ایران", "IR"), ("إيران", "IR")),
    ],
)
def test_a_country_is_known_by_other_names_and_spellings_too(written: str, code: str) -> None:
    assert country_named(written) == code


@pytest.mark.parametrize(
    "written",
    [
        *("Sub-Saharan Africa", "the Sahel", "Middle East", "MENA", "Latin America", "EU", "European Union", "World", "International"),
        *("Moyen-Orient", "Oriente Medio", "Oriente Médio", "Naher Osten", "Medio Oriente", "Ближний Восток", "الشرق الأوسط", "中东"),
        *("中東", "मध्य पूर्व", "Orta Doğu", "Timur Tengah", "Mashariki ya Kati", "خاورمیانه", "撒哈拉以南非洲", "Западная Европа"),
    ],
)
def test_a_part_of_the_world_is_no_country(written: str) -> None:
    assert is_region_named(written)
    assert country_named(written) is None


@pytest.mark.parametrize("written", ["", " ", "()", "Atlantis", "Bamako", "in", "fr", "🙂", "/"])
def test_other_words_are_neither(written: str) -> None:
    assert country_named(written) is None
    assert not is_region_named(written)


def test_no_name_is_that_of_two_countries() -> None:
    codes = defaultdict(set)
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if is_country(code):
                codes[places.key_of(name)].add(code)
    for code, names in places.written_names().countries.items():
        assert is_country(code)
        for name in names:
            codes[places.key_of(name)].add(code)

    assert {key: found for key, found in codes.items() if len(found) > 1} == {}


def test_few_names_are_those_of_a_country_and_of_a_part_of_the_world() -> None:
    both = places.country_names().keys() & places.region_names()

    assert both == {"america", "amerika", "америка", "امریکا"}


@given(st.text())
def test_no_name_raises_and_what_is_found_is_a_country(name: str) -> None:
    code = country_named(name)
    assert is_region_named(name) in {True, False}
    assert code is None or is_country(code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("011", "011"),
        ("West Africa", "011"),
        ("WESTERN AFRICA", "011"),
        ("西非", "011"),
        ("Afrique de l’Ouest", "011"),
        ("غرب أفريقيا", "011"),
        ("Latin America and the Caribbean", "419"),
        ("Middle East", None),
        ("Mali", None),
        ("999", None),
        ("", None),
    ],
)
def test_a_region_is_meant_by_its_code_or_a_name_in_a_content_language(name: str, code: str | None) -> None:
    assert region_named(name) == code


@pytest.mark.parametrize("locale", LOCALES)
def test_the_name_of_a_region_in_any_content_language_leads_back_to_it(locale: str) -> None:
    codes = [code for code in map(str, Locale.parse(locale).territories) if is_region(code)]

    assert {code: region_named(region_name(code, locale.replace("_", "-"))) for code in codes} == {code: code for code in codes}


def test_a_country_and_a_region_have_a_name_in_a_locale_and_nothing_else_has() -> None:
    assert (region_name("ML", "zh"), region_name("202", "en"), region_name("999", "en")) == ("马里", "Sub-Saharan Africa", "999")
    with pytest.raises(ValueError, match="no locale 'tlh'"):
        region_name("ML", "tlh")


def test_the_regions_of_a_country_go_from_the_narrowest_to_the_widest() -> None:
    assert regions_of("ML") == ("011", "202", "002")
    assert regions_of("AQ") == regions_of("XX") == ()
