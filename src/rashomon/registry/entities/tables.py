"""What CLDR and GeoNames lack or have too much of, from `tables.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    """Further spellings of countries by code, codes that are none, capitals by code, and names that are more often something else."""

    country_aliases: Mapping[str, tuple[str, ...]]
    not_countries: frozenset[str]
    capitals: Mapping[str, str]
    guarded: frozenset[str]


@cache
def tables() -> Tables:
    """Return the tables."""
    table = tomllib.loads(files("rashomon.registry.entities").joinpath("tables.toml").read_text("utf-8"))
    return Tables(
        country_aliases={code: tuple(names) for code, names in table["country_aliases"].items()},
        not_countries=frozenset(table["not_countries"]),
        capitals=table["capitals"],
        guarded=frozenset(table["guarded"]),
    )
