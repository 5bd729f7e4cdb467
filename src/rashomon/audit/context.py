"""What rules may look up beside the page: sources, the page's own site, and what the registries know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from rashomon.model.entity import Entity
from rashomon.model.outlet import Outlet


@dataclass(frozen=True, slots=True)
class SourceText:
    """The stored text of an article that a page links to. `language` is that of the text, detected."""

    url: str
    title: str
    body: str
    language: str
    outlet_id: str = ""
    published_at: datetime | None = None


class Sources(Protocol):
    """Where the texts of articles are looked up."""

    def find(self, url: str) -> SourceText | None:
        """Return the article at this address (tracking fields and fragments do not matter), or None."""


class Neighbours(Protocol):
    """The page's own site: what else is published there."""

    def has(self, path: str) -> bool:
        """Whether a page of the site lies at `path` (`en/entity/mali`: no leading slash, no extension)."""

    def names(self, path: str) -> tuple[str, ...] | None:
        """Return every name of what the entity page at `path` is of, in all languages; None if there is no such page."""

    def related(self, path: str) -> tuple[str, ...] | None:
        """Return the paths of the pages that the node page at `path` names as related; None if there is no such page."""


class Known:
    """What the registries know, indexed by name and by domain."""

    def __init__(self, entities: Iterable[Entity] = (), outlets: Iterable[Outlet] = ()) -> None:
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._domains = {domain.casefold(): outlet for outlet in outlets for domain in outlet.domains}
        self._names: dict[str, tuple[Entity, ...]] = {}
        for entity in self.entities.values():
            for name in {name.casefold() for name in (*entity.names.values(), *entity.aliases)}:
                self._names[name] = (*self._names.get(name, ()), entity)

    def outlet_at(self, host: str) -> Outlet | None:
        """Return the outlet that a host (`www.aljazeera.com`) belongs to: that of its longest registered parent domain."""
        labels = host.casefold().split(".")
        parents = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._domains[parent] for parent in parents if parent in self._domains), None)

    def named(self, name: str) -> tuple[Entity, ...]:
        """Return the entities that are called exactly this in any language, whatever the case."""
        return self._names.get(name.casefold(), ())


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """All that rules may know beside the page. What is None was not given; a rule that needs it says "not checkable".

    `path` is where the page lies in its site (`en/n/flood`), "" for a page that stands alone.
    """

    known: Known = field(default_factory=Known)
    sources: Sources | None = None
    neighbours: Neighbours | None = None
    path: str = ""
