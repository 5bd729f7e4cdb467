"""From the store to an edition: everything that will be published, as values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, select

from rashomon.audit import Severity
from rashomon.model.edition import Correction, Edition, Head, ListedArticle
from rashomon.model.entity import Entity
from rashomon.model.event import Move
from rashomon.model.ids import digest_of
from rashomon.model.node import Edge, Node
from rashomon.model.outlet import Outlet
from rashomon.pipeline.foreign import Graph, resolved
from rashomon.registry import lenses_of, registry_from
from rashomon.relate import EventSummary, relate_events
from rashomon.store import articles, events, imported, nodes, schema
from rashomon.store.codec import encode, time_from_text
from rashomon.text.sentences import opening


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """What an edition depends on beside the store."""

    locales: tuple[str, ...]
    base_url: str | None
    heads: tuple[Head, ...]
    known_entities: Mapping[str, Entity]
    outlets: Mapping[str, Outlet]
    severities: Mapping[str, Severity] = field(default_factory=dict)


def edition_digest(connection: Connection, settings: EditionSettings, *, made_by: str) -> str:
    """Return a digest of all that the edition would show, without building it: equal digests mean equal sites."""
    stored = schema.nodes.c
    columns = (stored.event_id, stored.locale, stored.digest, stored.revision)
    rows = connection.execute(select(*columns).order_by(stored.event_id, stored.locale))
    seen = connection.scalar(select(func.max(schema.articles.c.seq))) or 0
    texts = (made_by, str(settings.base_url), *settings.locales, str(seen), *("\t".join(map(str, row)) for row in rows))
    foreign = encode([imported.imported_digests(connection), dict(settings.severities)])
    return digest_of(*(text.encode() for text in texts), encode(dict(settings.outlets)), encode(settings.heads), foreign)


def build_edition(connection: Connection, settings: EditionSettings) -> Edition:
    """Put together what is published of a store: nodes with their edges, and listings of every article."""
    log = events.moves(connection)
    slug_of, redirects = _slugs(connection, log)
    edges = edges_by_event(connection)
    by_locale: dict[str, list[Node]] = defaultdict(list)
    for row in nodes.node_rows(connection, settings.locales):
        if row.node is not None:
            linked = tuple(edge for edge in edges.get(row.event_id, ()) if edge.to_id in slug_of)
            by_locale[row.locale].append(replace(row.node, edges=linked))
    published = {node.event_id for found in by_locale.values() for node in found}
    outlets = {key: settings.outlets.get(key, outlet) for key, outlet in articles.outlets(connection).items()}
    known = _entities(connection, settings.known_entities, by_locale)
    graph = Graph(
        entities={**settings.known_entities, **known},
        registry=registry_from(settings.outlets.values()),
        heads=settings.heads,
        slugs=frozenset(node.slug for found in by_locale.values() for node in found),
        redirects=redirects,
    )
    foreign = resolved(tuple(imported.imported_rows(connection)), graph)
    named = {entity_id: graph.entities[entity_id] for each in foreign for entity_id in each.entities.values()}
    answering = {key: settings.outlets[key] for each in foreign for key in each.outlet_ids if key in settings.outlets}
    listings = _listings(connection, {event_id: slug for event_id, slug in slug_of.items() if event_id in published})
    return Edition(
        locales=settings.locales,
        nodes={locale: tuple(sorted(by_locale[locale], key=_newest_first)) for locale in settings.locales},
        outlets={**answering, **outlets},
        lenses={key: lenses_of(outlet) for key, outlet in outlets.items()},
        entities={**named, **known},
        heads=settings.heads,
        listings=listings,
        redirects=redirects,
        as_of=max((item.published_at for item in listings if item.published_at), default=None),
        base_url=settings.base_url,
        imported=foreign,
        corrections=_corrections(connection, listings),
    )


def _newest_first(node: Node) -> tuple[float, str]:
    return (-node.as_of.timestamp() if node.as_of else 0.0, node.slug)


def _slugs(connection: Connection, log: Sequence[Move]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the slug of each standing event, and the slugs that redirect to another."""
    slug_of: dict[str, str] = {}
    redirects: dict[str, str] = {}
    former = []
    for slug, event_id in nodes.slugs(connection):
        standing = events.standing_id(event_id, log)
        if standing == event_id:
            slug_of.setdefault(event_id, slug)
        former.append((slug, standing))
    for slug, standing in former:
        if standing in slug_of and slug_of[standing] != slug:
            redirects[slug] = slug_of[standing]
    return slug_of, redirects


def edges_by_event(connection: Connection) -> dict[str, tuple[Edge, ...]]:
    """Return the edges of every event that was related, by event id."""
    arisen = nodes.entities(connection).keys()
    summaries = [
        EventSummary(
            record.event_id,
            vector,
            record.entity_ids,
            record.first_at,
            record.last_at,
            record.references,
            frozenset(arisen & set(record.entity_ids)),
        )
        for record, vector in nodes.event_records(connection)
    ]
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in relate_events(summaries):
        edges[edge.event_id].append(edge)
    return {event_id: tuple(found) for event_id, found in edges.items()}


def _entities(connection: Connection, known: Mapping[str, Entity], by_locale: Mapping[str, Sequence[Node]]) -> dict[str, Entity]:
    arisen = nodes.entities(connection)
    wanted = sorted({entity_id for found in by_locale.values() for node in found for entity_id in (*node.entity_ids, *node.brief.missing)})
    return {entity_id: known[entity_id] if entity_id in known else arisen[entity_id] for entity_id in wanted}


def _corrections(connection: Connection, listings: Sequence[ListedArticle]) -> tuple[Correction, ...]:
    """The changes of every article that changed, under what it says now."""
    by_url = {listing.url: listing for listing in listings}
    found = articles.revisions(connection)
    return tuple(Correction(by_url[each.article.url], each.seen_at, each.changes) for each in found if each.article.url in by_url)


def _listings(connection: Connection, slug_of: Mapping[str, str]) -> tuple[ListedArticle, ...]:
    table, marks, places = schema.articles.c, schema.annotations.c, schema.memberships.c
    later = schema.articles.alias()
    is_superseded = select(later.c.seq).where(later.c.url == table.url, later.c.revision > table.revision).exists()
    query = (
        select(
            table.id,
            table.outlet_id,
            table.url,
            table.title,
            func.substr(table.text, 1, 400).label("start"),
            marks.language,
            table.published_at,
            places.event_id,
        )
        .join(schema.annotations, marks.article_id == table.id)
        .join(schema.memberships, places.article_id == func.coalesce(table.first_id, table.id))
        .where(~is_superseded)
        .order_by(table.published_at.is_(None), table.published_at.desc(), table.seq)
    )
    return tuple(
        ListedArticle(
            article_id=row.id,
            outlet_id=row.outlet_id,
            url=row.url,
            headline=row.title or opening(row.start, row.language),
            language=row.language,
            published_at=time_from_text(row.published_at),
            event_slug=slug_of.get(row.event_id),
        )
        for row in connection.execute(query)
    )
