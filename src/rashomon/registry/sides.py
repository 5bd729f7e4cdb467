"""Whose side an outlet is of: for telling whether an actor of an event has a take of its own."""

from collections.abc import Mapping

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.outlet import Outlet
from rashomon.registry.places import key_of

OF_A_STATE = frozenset({EntityKind.COUNTRY, EntityKind.GOVERNMENT})
"""Actors that an outlet of the same country stands for: not because it agrees, but because its take is told from there."""

_LEVELS = 4  # from an agency to its organisation and on; more are a loop in somebody's list


def country_of_actor(entity: Entity, entities: Mapping[str, Entity]) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that an actor belongs to, its own or that of what it is a part of; None if not known."""
    found: Entity | None = entity
    for _ in range(_LEVELS):
        if found is None or found.country:
            break
        found = entities.get(found.part_of or "")
    return found.country if found is not None else None


def is_of_side(outlet: Outlet | None, country: str | None, actor: Entity, entities: Mapping[str, Entity]) -> bool:
    """Whether an outlet, or the country its take comes from, is of an actor's side.

    It is the actor's own, by its name or its owner's; or the actor is a state or an institution of one, and the outlet is of its country.
    An outlet of the country in which a company or an armed group is at home does not speak for it.
    """
    if outlet is not None and _names(outlet) & {key_of(name) for name in (*actor.names.values(), *actor.aliases)}:
        return True
    home = country_of_actor(actor, entities)
    return actor.kind in OF_A_STATE and home is not None and home == country


def _names(outlet: Outlet) -> set[str]:
    return {key_of(name) for name in (outlet.name, outlet.owner or "", *outlet.names.values()) if name}
