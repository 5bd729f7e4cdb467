"""Listed entities: our own files, countries from CLDR, cities from GeoNames, as one list."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind
from rashomon.registry.entities.cities import cities
from rashomon.registry.entities.countries import countries
from rashomon.registry.entities.listed import read_listed
from rashomon.registry.entities.slugs import slug
from rashomon.registry.entities.tables import tables
from rashomon.registry.entities.uniting import united, with_parts_checked
from rashomon.shipped import shipped

__all__ = ["load_entities", "slug"]


@cache
def load_entities(folder: Path | None = None) -> tuple[Entity, ...]:
    """Return all listed entities: those of our files first, then countries, then cities.

    A country or a city that a file lists too is one entity: the file's names go first, and what CLDR and GeoNames know is added. Two
    entities may share a spelling; whoever reads texts decides from the words around it which one is meant.

    Raises:
        Misconfigured: a file of `folder` (the shipped one by default) cannot be read, names something twice, or says that something is
            part of what no list holds.
    """
    found: dict[str, Entity] = {}
    files = sorted((folder or shipped("entities")).glob("*.toml"))
    for place, entity in (pair for path in files for pair in read_listed(path)):
        if entity.id in found:
            raise Misconfigured(f"{place}: two entities have the id {entity.id!r}: rename one")
        found[entity.id] = entity
    for country in countries():
        found[country.id] = united(found.get(country.id), country)
    _add_cities(found)
    return with_parts_checked({entity.id: _guarded(entity) for entity in found.values()})


def _guarded(entity: Entity) -> Entity:
    """Return the entity with those of its spellings marked that are more often something else."""
    common = sorted({*entity.names.values(), *entity.aliases} & tables().guarded - set(entity.guarded))
    return replace(entity, guarded=(*entity.guarded, *common)) if common else entity


def _add_cities(found: dict[str, Entity]) -> None:
    """Add the cities; where an id is taken by anything but a file's entry for this very city, the country's code goes behind it."""
    open_ids = {key for key, entity in found.items() if entity.kind is EntityKind.CITY}
    for city in cities():
        held = found.get(city.id)
        if held is None or (city.id in open_ids and held.country == city.country):
            found[city.id] = united(held, city)
            open_ids.discard(city.id)
        else:
            key = f"{city.id}-{(city.country or '').lower()}"
            found.setdefault(key, replace(city, id=key))
