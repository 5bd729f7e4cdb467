"""Entities and their mentions."""

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


class EntityKind(StrEnum):
    """What an entity is. `NAME` is a recurring name whose kind nothing here can prove."""

    COUNTRY = "country"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that events are about.

    `id` is its slug. `names` maps a language or locale to the name used there; `aliases` are further spellings, in any script.
    `country` is ISO 3166-1 alpha-2 where the entity lies in or belongs to one.
    """

    id: str
    kind: EntityKind
    names: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    country: str | None = None

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
