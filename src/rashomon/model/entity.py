"""Entities and their mentions."""

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


class EntityKind(StrEnum):
    """What an entity is: a bloc is no war, a capital is no government.

    `GOVERNMENT` is any institution of a state (cabinet, ministry, army, parliament, court, central bank); `AGENCY` a body that an
    organisation, a bloc or a state gave a task of its own (UNHCR, Europol, NASA); `BLOC` an alliance or union of states; `CONFLICT` a war
    or an insurgency, which never acts; `PLACE` a region, river or sea. `NAME` is a recurring name whose kind nothing here can prove.
    """

    COUNTRY = "country"
    CITY = "city"
    PLACE = "place"
    GOVERNMENT = "government"
    PERSON = "person"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    BLOC = "bloc"
    ARMED_GROUP = "armed-group"
    COMPANY = "company"
    CONFLICT = "conflict"
    NAME = "name"


BODIES = frozenset(
    {
        EntityKind.GOVERNMENT,
        EntityKind.ORGANISATION,
        EntityKind.AGENCY,
        EntityKind.BLOC,
        EntityKind.ARMED_GROUP,
        EntityKind.COMPANY,
    }
)
"""Kinds that are many people acting as one."""
ACTORS = BODIES | {EntityKind.COUNTRY, EntityKind.PERSON}
"""Kinds that can do and say something."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that events are about.

    `id` is its slug. `names` maps a language or locale to the name used there; `aliases` are further spellings, in any script.
    `country` is ISO 3166-1 alpha-2 where the entity lies in or belongs to one. `part_of` is the id of the entity that it is a part or a
    member of (an agency's organisation, a leader's government or group). `wikidata` is its item there ("Q1065"), where known.
    `guarded` are spellings that are more often something else ("Nice", "Reading"): a text must say more for them to count.
    """

    id: str
    kind: EntityKind
    names: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    is_capital: bool = False
    guarded: tuple[str, ...] = ()

    def name_in(self, locale: str) -> str:
        """The name to print on a page in `locale`: its own, else English, else any (the first by language code)."""
        return self.names.get(locale) or self.names.get("en") or self.names[min(self.names)]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article where an entity is named. `entity_id` is None for a name that no list knows."""

    part: Part
    span: Span
    entity_id: str | None
    kind: EntityKind
