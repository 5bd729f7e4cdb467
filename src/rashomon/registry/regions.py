"""Regions of the world by their UN M49 codes, and the countries in them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Level = Literal["macro", "sub", "intermediate"]

_IN_NO_REGION = frozenset({"AQ"})  # Antarctica: a code of ISO 3166-1 that M49 puts nowhere


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    level: Level
    within: str | None = None
    countries: str = ""


@dataclass(frozen=True, slots=True)
class _World:
    regions: dict[str, _Wire]
    narrowest: dict[str, str]  # country → region code

    def chain(self, country: str) -> tuple[str, ...]:
        """The regions a country is in, the narrowest first."""
        codes = []
        code = self.narrowest.get(country)
        while code is not None:
            codes.append(code)
            code = self.regions[code].within
        return tuple(codes)

    def of_level(self, country: str, level: Level) -> str | None:
        return next((code for code in self.chain(country) if self.regions[code].level == level), None)


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code (or XK, which stands in for Kosovo), in capitals."""
    return code in _world().narrowest or code in _IN_NO_REGION


def is_region(code: str) -> bool:
    """Whether `code` is the M49 code of a region, of any level."""
    return code in _world().regions


def sub_region(country: str) -> str | None:
    """Return the M49 sub-region a country is in ("ML" → "202", Sub-Saharan Africa); None if it is in none, or is no country."""
    return _world().of_level(country, "sub")


def macro_region(country: str) -> str | None:
    """Return the M49 region a country is in ("ML" → "002", Africa); None if it is in none, or is no country."""
    return _world().of_level(country, "macro")


def regions_of(country: str) -> tuple[str, ...]:
    """Return the M49 regions a country is in, the narrowest first ("ML" → "011", "202", "002"); none for one that is in none."""
    return _world().chain(country)


def members(code: str) -> tuple[str, ...]:
    """Return the countries in a region of any level, sorted; none for a code that is no region."""
    world = _world()
    return tuple(sorted(country for country in world.narrowest if code in world.chain(country)))


@cache
def _world() -> _World:
    text = resources.files("rashomon.registry").joinpath("regions.toml").read_text("utf-8")
    regions = msgspec.convert(tomllib.loads(text), dict[str, _Wire])
    return _World(regions, {country: code for code, region in regions.items() for country in region.countries.split()})
