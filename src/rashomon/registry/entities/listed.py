"""Entities that people list, in TOML files."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind
from rashomon.registry.entities.slugs import slug
from rashomon.registry.regions import is_country
from rashomon.registry.toml import read_tables

_SHORTEST = 2  # characters of any name that a person lists
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: EntityKind
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    is_capital: bool = False


def read_listed(path: Path) -> Iterator[tuple[str, Entity]]:
    """Yield the entities of a file, each with its place for messages.

    Raises:
        Misconfigured: the file cannot be read, or an entity is not as docs/reference/entities.md says.
    """
    for place, wire in read_tables(path, "entity", _Wire):
        if fault := next(_faults(wire), None):
            raise Misconfigured(f"{place}: {fault}")
        names = {language: _plain(name) for language, name in wire.names.items()}
        aliases, guarded = (tuple(dict.fromkeys(map(_plain, listed))) for listed in (wire.aliases, wire.guarded))
        yield place, Entity(wire.id, wire.kind, names, aliases, wire.country, wire.part_of, wire.wikidata, wire.is_capital, guarded)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _faults(wire: _Wire) -> Iterator[str]:
    if "en" not in wire.names:
        yield "an entity needs a name in English (`en`)"
    if not wire.id or slug(wire.id) != wire.id:
        yield "an id is small letters and digits with single hyphens between them"
    if wire.kind is EntityKind.NAME:
        yield "`name` is the kind of what no list knows: say what it is"
    spellings = (*wire.names.values(), *wire.aliases, *wire.guarded)
    if short := [name for name in spellings if len(name.strip()) < _SHORTEST]:
        yield f"{short[0]!r} is too short to be found in a text, a name has {_SHORTEST} characters or more"
    if odd := sorted(language for language in wire.names if not _LANGUAGE.fullmatch(language)):
        yield f"{odd[0]!r} is no language code of two or three small letters"
    if wire.country is not None and not is_country(wire.country):
        yield f"{wire.country!r} is no country (ISO 3166-1 alpha-2, in capitals)"
    if wire.wikidata is not None and not _WIKIDATA.fullmatch(wire.wikidata):
        yield f"{wire.wikidata!r} is no Wikidata item: these look like Q1065"
    if wire.is_capital and wire.kind is not EntityKind.CITY:
        yield f"only a city is a capital, not a {wire.kind}"
    if wire.part_of == wire.id:
        yield "an entity is no part of itself"
