"""In which country the owner of an outlet is at home."""

import tomllib
from functools import cache
from importlib import resources

import msgspec


def country_of_owner(owner: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of an owner, by its name as outlets' files spell it; None where owners.toml does not say."""
    return owner_countries().get(owner)


@cache
def owner_countries() -> dict[str, str]:
    """Return the country by the name of each owner whose country is a matter of record."""
    text = resources.files("rashomon.registry").joinpath("owners.toml").read_text("utf-8")
    table = msgspec.convert(tomllib.loads(text), dict[str, tuple[str, ...]])
    return {name: country for country, names in table.items() for name in names}
