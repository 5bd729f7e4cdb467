"""Leading what a foreign page prints into our graph: outlets, entities, heads, related pages. What leads nowhere is listed as dangling."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.audit.holdings import is_link_only, lenses
from rashomon.audit.targets import address, entity_slug, node_slug, site_path, wiki_slug
from rashomon.model.edition import Head
from rashomon.model.entity import Entity
from rashomon.model.imported import Imported, Origin
from rashomon.model.inline import Run, RunKind, Text
from rashomon.model.node import Counts
from rashomon.model.page import Page, TakeLine
from rashomon.registry import Registry, slug
from rashomon.store.imported import ImportedRow
from rashomon.text.urls import host_of

_ENTITIES = "entities"
_SOMEWHERE = "en/n/page"  # where a page of this form lies in its own site


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """What a foreign page may lead to: entities by id, outlets, heads, slugs of nodes, and slugs that redirect to one."""

    entities: Mapping[str, Entity]
    registry: Registry
    heads: Sequence[Head]
    slugs: frozenset[str]
    redirects: Mapping[str, str]


def resolved(rows: Sequence[ImportedRow], graph: Graph) -> tuple[Imported, ...]:
    """Return the foreign pages with what of them leads into the graph; they may lead to each other."""
    names = _Names(graph, rows)
    return tuple(_imported(row, names, graph.registry) for row in rows)


class _Names:
    """What printed labels and addresses lead to. A name that leads to two things leads to neither."""

    def __init__(self, graph: Graph, rows: Sequence[ImportedRow]) -> None:
        self._slugs: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, set[str]] = defaultdict(set)
        for entity in graph.entities.values():
            self._slugs[entity.id].add(entity.id)
            for name in {*entity.names.values(), *entity.aliases}:
                self._slugs[slug(name)].add(entity.id)
                self._labels[name.casefold()].add(entity.id)
        self._ids = frozenset(graph.entities)
        self._heads = {name.casefold(): head.id for head in graph.heads for name in (*head.names.values(), head.id)}
        self._pages = {**{old: new for old, new in graph.redirects.items() if new in graph.slugs}, **{each: each for each in graph.slugs}}
        ours = frozenset(self._pages)
        shared = Counter(row.page.slug for row in rows)
        self._pages |= {row.page.slug: row.slug for row in rows if shared[row.page.slug] == 1 and row.page.slug not in ours | {""}}

    def entity_at(self, target: str) -> str:
        """The entity whose page a link names (`/zh/entity/mali`, `../entity/mali.md`), "" for none."""
        name = entity_slug(target)
        return name if name in self._ids else _only(self._slugs.get(name, set())) if name else ""

    def entity_called(self, label: str) -> str:
        """The entity of this very name, "" for none."""
        return _only(self._labels.get(label.casefold(), set()))

    def head_called(self, label: str) -> str:
        """The head of this name in any locale."""
        return self._heads.get(label.casefold(), "")

    def page_at(self, run: Run) -> str:
        """The page of ours that a link names: by a slug (`[[flood]]`), an address (`/zh/n/flood`), or as its neighbour (`flood.md`)."""
        beside = site_path(run.target, seen_from=_SOMEWHERE)
        return self._pages.get(wiki_slug(run) or node_slug(run.target) or node_slug(f"/{beside}"), "")


def _imported(row: ImportedRow, names: _Names, registry: Registry) -> Imported:
    page = row.page
    entities, related, dangling = _links(page, names)
    heads = {text.plain: head for text in page.meta.values("heads") if (head := names.head_called(text.plain))}
    dangling += [text.plain for text in page.meta.values("heads") if text.plain not in heads]
    outlet_ids = tuple(_outlet_id(take, registry) for take in page.all_takes)
    return Imported(
        id=row.id,
        slug=row.slug,
        page=page,
        origin=Origin(row.name, row.digest, page.canonical),
        language=row.language,
        counts=_counts(page, outlet_ids, registry),
        outlet_ids=outlet_ids,
        entities=entities,
        heads=heads,
        related={printed: to for printed, to in related.items() if to != row.slug},
        dangling=tuple(dict.fromkeys(dangling)),
    )


def _links(page: Page, names: _Names) -> tuple[dict[str, str], dict[str, str], list[str]]:
    entities: dict[str, str] = {}
    related: dict[str, str] = {}
    dangling: list[str] = []
    for run in _runs(page.texts()):
        printed = run.target or run.text
        if not _is_in_site(run, page):
            continue
        if entity_id := names.entity_at(run.target):
            entities[printed] = entity_id
        elif found := names.page_at(run):
            related[printed] = found
        else:
            dangling.append(printed)
    for line in (line for line in page.graph if line.label.casefold() == _ENTITIES):
        for label in (item.plain for item in line.items if not item.links):
            if entity_id := names.entity_called(label):
                entities[label] = entity_id
            else:
                dangling.append(label)
    return entities, related, dangling


def _is_in_site(run: Run, page: Page) -> bool:
    """Whether a link stays in the site of its page: what stands elsewhere under the same words may be of something else."""
    parts = address(run.target)
    if run.kind is RunKind.WIKI or parts is None:
        return run.kind is RunKind.WIKI
    own = address(page.canonical)
    is_own_host = own is not None and parts.netloc.casefold() == own.netloc.casefold()
    return bool(parts.path) and parts.scheme in {"", "http", "https"} and (not parts.netloc or is_own_host)


def _runs(texts: Iterable[Text]) -> Iterator[Run]:
    for text in texts:
        yield from text.links


def _outlet_id(take: TakeLine, registry: Registry) -> str:
    """The registered outlet of a take: by the host of its source, else by its very name."""
    try:
        found = registry.of_host(host_of(take.source))
    except ValueError:
        found = None
    if found is None:
        wanted = take.outlet.casefold()
        found = next((each for each in registry.outlets.values() if wanted in {each.name.casefold(), each.id}), None)
    return found.id if found else ""


def _counts(page: Page, outlet_ids: Sequence[str], registry: Registry) -> Counts:
    """Count what a page holds, whatever it prints. No quote counts as verified: its source was not read."""
    takes = page.all_takes
    outlets = [outlet_id or _host(take) or take.outlet for take, outlet_id in zip(takes, outlet_ids, strict=True)]
    full = [not is_link_only(take) for take in takes]
    owners = {outlet: (registry.outlets[outlet].owner if outlet in registry.outlets else None) or outlet for outlet in outlets}
    return Counts(
        full_takes=sum(full),
        link_only_takes=len(takes) - sum(full),
        outlets=len(set(outlets)),
        voices=len({owners[outlet] for outlet, is_full in zip(outlets, full, strict=True) if is_full}),
        owners=len(set(owners.values())),
        languages=len({take.language for take in takes if take.language}),
        countries=len({country for each in outlet_ids if each and (country := registry.outlets[each].country)}),
        lenses=len(lenses(page)),
        quotes=0,
    )


def _host(take: TakeLine) -> str:
    try:
        return host_of(take.source)
    except ValueError:
        return ""


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""
