"""One entity out of what two lists say about it, and a check of what is part of what."""

from collections.abc import Mapping
from dataclasses import replace

from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind

_WELL_LISTED = 8  # languages


def united(listed: Entity | None, found: Entity) -> Entity:
    """Return `listed` with the names, aliases and facts of `found` that it lacks; `found` itself if nobody listed it.

    A city that a file lists in eight languages has the spellings of the file alone: GeoNames also has provinces, nicknames and plain
    words among a city's further names.

    Raises:
        Misconfigured: the two are of different kinds.
    """
    if listed is None:
        return found
    if listed.kind is not found.kind or listed.country != found.country:
        raise Misconfigured(f"two entities have the id {found.id!r}: the {listed.kind} of a file, and a {found.kind} known beforehand")
    is_capital = listed.is_capital or found.is_capital
    if listed.kind is EntityKind.CITY and len(listed.names) >= _WELL_LISTED:
        return replace(listed, is_capital=is_capital)
    names = {**found.names, **listed.names}
    spellings = (*listed.aliases, *found.names.values(), *found.aliases)
    aliases = tuple(name for name in dict.fromkeys(spellings) if name not in names.values())
    return replace(
        listed, names=names, aliases=aliases, guarded=tuple(dict.fromkeys((*listed.guarded, *found.guarded))), is_capital=is_capital
    )


def with_parts_checked(entities: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Return the entities, each of which is part of something that is there, and no one of itself by way of others.

    Raises:
        Misconfigured: one is not.
    """
    for entity in entities.values():
        seen = [entity.id]
        part_of = entity.part_of
        while part_of is not None:
            if part_of not in entities:
                raise Misconfigured(f"entity {seen[-1]!r} is part of {part_of!r}, which no list holds: list it or mend `part_of`")
            if part_of in seen:
                raise Misconfigured(f"entity {entity.id!r} is part of itself, by way of {' and '.join((*seen[1:], part_of))}")
            seen.append(part_of)
            part_of = entities[part_of].part_of
    return tuple(entities.values())
