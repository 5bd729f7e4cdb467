"""What relating and composing made of events: records, slugs, nodes, and the entities that arose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.head_match import HeadMatch
from rashomon.model.node import Node
from rashomon.model.reference import BackReference
from rashomon.store import schema
from rashomon.store.codec import bytes_from_vector, decode, encode, vector_from_bytes


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What later stages need to know of an event without reading its articles again."""

    event_id: str
    digest: str
    heads: tuple[HeadMatch, ...]
    entity_ids: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None
    references: tuple[BackReference, ...] = ()


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node as stored: `node` is None where the verifier withheld the page, and `withheld` says why."""

    event_id: str
    locale: str
    digest: str
    revision: int
    node: Node | None
    withheld: str | None = None


def put_event(connection: Connection, record: EventRecord, vector: NDArray[np.float32]) -> None:
    """Keep the record of an event and its centroid, shape (d,)."""
    row = {"id": record.event_id, "digest": record.digest, "body": encode(record), "vector": bytes_from_vector(vector)}
    connection.execute(insert(schema.events).prefix_with("OR REPLACE"), row)


def event_records(connection: Connection) -> Iterator[tuple[EventRecord, NDArray[np.float32]]]:
    """Yield every event record with its centroid, by event id."""
    for row in connection.execute(select(schema.events).order_by(schema.events.c.id)):
        yield decode(row.body, EventRecord), vector_from_bytes(row.vector)


def node_digests(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the digest each stored node was made from, by event id and locale."""
    table = schema.nodes.c
    return {(row.event_id, row.locale): row.digest for row in connection.execute(select(table.event_id, table.locale, table.digest))}


def put_node(connection: Connection, row: NodeRow) -> None:
    """Keep a node, or that it is withheld."""
    values = {
        "event_id": row.event_id,
        "locale": row.locale,
        "digest": row.digest,
        "revision": row.revision,
        "withheld": row.withheld,
        "body": None if row.node is None else encode(row.node),
    }
    connection.execute(insert(schema.nodes).prefix_with("OR REPLACE"), values)


def revision_of(connection: Connection, event_id: str, locale: str) -> int:
    """Return the revision of the stored node, 0 if there is none."""
    table = schema.nodes.c
    return connection.scalar(select(table.revision).where(table.event_id == event_id, table.locale == locale)) or 0


def node_rows(connection: Connection, locales: Sequence[str]) -> Iterator[NodeRow]:
    """Yield the stored nodes of some locales, by event id and locale."""
    table = schema.nodes
    query = select(table).where(table.c.locale.in_(locales)).order_by(table.c.event_id, table.c.locale)
    for row in connection.execute(query):
        node = None if row.body is None else decode(row.body, Node)
        yield NodeRow(row.event_id, row.locale, row.digest, row.revision, node, row.withheld)


def titles_of(connection: Connection, event_ids: Sequence[str]) -> dict[str, str]:
    """Return the titles of these events' pages, in the first locale that has one."""
    table = schema.nodes
    query = select(table.c.event_id, table.c.body).where(table.c.event_id.in_(event_ids), table.c.body.is_not(None))
    found: dict[str, str] = {}
    for row in connection.execute(query.order_by(table.c.event_id, table.c.locale)):
        found.setdefault(row.event_id, decode(row.body, Node).brief.title.text)
    return found


def settle_slug(connection: Connection, event_id: str, proposed: str) -> str:
    """Return the slug of an event: the one it has, else `proposed`, kept from now on (a taken one gets a number behind it)."""
    table = schema.slugs
    held = connection.scalar(select(table.c.slug).where(table.c.event_id == event_id).order_by(table.c.seq).limit(1))
    if held is not None:
        return str(held)
    slug, number = proposed, 2
    while connection.scalar(select(table.c.slug).where(table.c.slug == slug)) is not None:
        slug, number = f"{proposed}-{number}", number + 1
    seq = (connection.scalar(select(func.max(table.c.seq))) or 0) + 1
    connection.execute(insert(table), {"slug": slug, "event_id": event_id, "seq": seq})
    return slug


def slugs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return every slug with its event id, the oldest first."""
    table = schema.slugs.c
    return tuple((row.slug, row.event_id) for row in connection.execute(select(table.slug, table.event_id).order_by(table.seq)))


def put_arisen(connection: Connection, event_id: str, entities: Iterable[Entity]) -> None:
    """Keep the entities that arose in an event, in place of those that it made before."""
    connection.execute(delete(schema.arisen).where(schema.arisen.c.event_id == event_id))
    rows = [{"event_id": event_id, "id": entity.id, "body": encode(entity)} for entity in entities]
    if rows:
        connection.execute(insert(schema.arisen), rows)


def entities(connection: Connection) -> dict[str, Entity]:
    """Return all entities that arose, by id, each with the names that its events know, the first event's first."""
    found: dict[str, Entity] = {}
    for row in connection.execute(select(schema.arisen).order_by(schema.arisen.c.id, schema.arisen.c.event_id)):
        entity = decode(row.body, Entity)
        found[row.id] = _united(found[row.id], entity) if row.id in found else entity
    return found


def _united(one: Entity, other: Entity) -> Entity:
    names = {**other.names, **one.names}
    spellings = (*one.aliases, *other.names.values(), *other.aliases)
    aliases = tuple(name for name in dict.fromkeys(spellings) if name not in names.values())
    return replace(one, names=names, aliases=aliases, kind=other.kind if one.kind is EntityKind.NAME else one.kind)
