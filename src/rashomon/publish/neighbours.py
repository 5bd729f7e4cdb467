"""An edition as the audit sees it: its pages as printed, and what lies beside each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model.edition import Edition
from rashomon.model.entity import Entity
from rashomon.model.node import Node
from rashomon.model.page import Page
from rashomon.publish.pages.node import node_page
from rashomon.publish.paths import facet_path
from rashomon.publish.plan import planned_pages
from rashomon.publish.printed import printed
from rashomon.publish.site import Site, site_of


@dataclass(frozen=True, slots=True)
class PrintedNode:
    """A node, with those edges alone that its page shows, and the page as printed.

    `article_ids` are those of the page's takes, in the order of the page.
    """

    locale: str
    node: Node
    path: str
    page: Page
    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedImport:
    """A foreign page in our site: its path there, and the page as its maker printed it."""

    path: str
    page: Page


class EditionNeighbours:
    """What is published in an edition: the audit's port `Neighbours`."""

    def __init__(self, edition: Edition) -> None:
        self._sites = tuple(site_of(edition, locale) for locale in edition.locales)
        self._paths = {page.path for site in self._sites for page in planned_pages(site)}
        self._entity_at: dict[str, tuple[Site, Entity]] = {
            facet_path(site.locale, "entity", key): (site, entity) for site in self._sites for key, entity in edition.entities.items()
        }
        self._nodes = {site.node_path(node): (site, node) for site in self._sites for node in site.nodes}

    def has(self, path: str) -> bool:
        """Whether a page lies at `path`."""
        return path in self._paths or f"{path.rstrip('/')}/index" in self._paths

    def names(self, path: str) -> tuple[str, ...] | None:
        """Return every name of what the entity page at `path` is of."""
        found = self._entity_at.get(path)
        if found is None or path not in self._paths:
            return None
        site, entity = found
        return tuple(dict.fromkeys((site.entity_ref(entity.id).label, *entity.names.values(), *entity.aliases)))

    def related(self, path: str) -> tuple[str, ...] | None:
        """Return the paths of the nodes that the node at `path` names as related."""
        if path not in self._nodes:
            return None
        site, node = self._nodes[path]
        return tuple(site.node_path(other) for edge in node.edges if (other := site.by_event.get(edge.to_id)) is not None)

    def imported(self) -> Iterator[PrintedImport]:
        """Yield every foreign page of every locale."""
        for site in self._sites:
            for each in site.edition.imported:
                yield PrintedImport(site.imported_path(each), each.page)

    def printed(self) -> Iterator[PrintedNode]:
        """Yield every node of every locale with its page as printed."""
        for site in self._sites:
            for node in site.nodes:
                yield _printed(site, node)


def _printed(site: Site, node: Node) -> PrintedNode:
    page = node_page(site, node)
    article_ids = tuple(take.article_id for group in page.groups for take in group.takes)
    shown = tuple(edge for edge in node.edges if site.by_event.get(edge.to_id, node) is not node)
    return PrintedNode(site.locale, replace(node, edges=shown), page.path, printed(page, site.wording), article_ids)
