"""Countries and regions by the names that people write, in every content language."""

from collections.abc import Iterator
from functools import cache

from babel.core import Locale

from rashomon.registry.regions import is_country, is_region

_LOCALES = ("en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "zh_Hant", "ja", "hi", "tr", "id", "sw", "fa")
# Short names and regions that CLDR's English does not have; the codes are ISO 3166-1.
_ALSO_COUNTRIES = {
    "uk": "GB",
    "u.k.": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "us": "US",
    "u.s.": "US",
    "usa": "US",
    "u.s.a.": "US",
    "america": "US",
    "united states of america": "US",
    "uae": "AE",
    "drc": "CD",
    "dr congo": "CD",
    "ivory coast": "CI",
    "burma": "MM",
    "turkey": "TR",
    "czech republic": "CZ",
    "russian federation": "RU",
    "republic of korea": "KR",
    "palestine": "PS",
}
_ALSO_REGIONS = (
    *("middle east", "mena", "the gulf", "gulf states", "sahel", "the sahel", "horn of africa", "balkans", "the balkans", "maghreb"),
    *("latin america", "asia-pacific", "asia pacific", "indo-pacific", "south asia", "southeast asia", "east asia", "central asia"),
    *("west africa", "east africa", "southern africa", "central africa", "north africa", "scandinavia", "the nordics", "baltics"),
    *("caucasus", "eurasia", "global", "international", "worldwide", "western", "the west", "global south", "european union", "eu"),
)


def country_named(name: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of this very name in a content language, whatever the case; None for any other name."""
    return _countries().get(_key(name))


def is_region_named(name: str) -> bool:
    """Whether a name is that of a part of the world with many countries in it."""
    return _key(name) in _regions()


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _countries() -> dict[str, str]:
    return {**_ALSO_COUNTRIES, **{_key(name): code for code, name in _names() if is_country(code)}}


@cache
def _regions() -> frozenset[str]:
    return frozenset((*_ALSO_REGIONS, *(_key(name) for code, name in _names() if is_region(code))))


def _names() -> Iterator[tuple[str, str]]:
    for locale in _LOCALES:
        yield from Locale.parse(locale).territories.items()
