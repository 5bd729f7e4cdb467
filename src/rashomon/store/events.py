"""Memberships of articles in events, moves of event ids, and the clusterer's state."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select, update

from rashomon.model.event import Event, Evidence, Membership, Move, MoveKind
from rashomon.store import schema
from rashomon.store.codec import decode, encode


def unclustered_ids(connection: Connection) -> tuple[str, ...]:
    """Return the annotated articles without an event in the order they are clustered in: by time, undated ones last, then by arrival.

    Only first revisions are grouped: an article stays in its event, whatever becomes of its text.
    """
    table = schema.articles.c
    placed = select(schema.memberships.c.article_id).where(schema.memberships.c.article_id == table.id)
    query = (
        select(table.id)
        .join(schema.annotations, schema.annotations.c.article_id == table.id)
        .where(~placed.exists(), table.revision == 1)
        .order_by(table.published_at.is_(None), table.published_at, table.seq)
    )
    return tuple(connection.scalars(query))


def put_memberships(connection: Connection, memberships: Iterable[Membership]) -> None:
    """Keep where articles belong; an article that a move took elsewhere is overwritten."""
    rows = [
        {"article_id": item.article_id, "event_id": item.event_id, "copy_of": item.copy_of, "evidence": encode(item.evidence)}
        for item in memberships
    ]
    if rows:
        connection.execute(insert(schema.memberships).prefix_with("OR REPLACE"), rows)


def add_moves(connection: Connection, moves: Iterable[Move]) -> None:
    """Append merges and splits to the log, in order; a merge takes every article of its event along, also those no longer in the window."""
    moves = tuple(moves)
    for move in moves:
        if move.kind is MoveKind.MERGE:
            table = schema.memberships
            connection.execute(update(table).where(table.c.event_id == move.event_id).values(event_id=move.into_id))
    rows = [{"kind": move.kind.value, "event_id": move.event_id, "into_id": move.into_id, "body": encode(move)} for move in moves]
    if rows:
        connection.execute(insert(schema.moves), rows)


def moves(connection: Connection) -> tuple[Move, ...]:
    """Return all merges and splits, in the order they happened."""
    return tuple(decode(body, Move) for body in connection.scalars(select(schema.moves.c.body).order_by(schema.moves.c.seq)))


def standing_id(event_id: str, moves: Iterable[Move]) -> str:
    """Follow the merges from a former event id to the one that stands."""
    for move in moves:
        if move.kind is MoveKind.MERGE and move.event_id == event_id:
            event_id = move.into_id
    return event_id


def put_snapshot(connection: Connection, stage: str, body: bytes) -> None:
    """Keep the state of an online stage, in the transaction that keeps what it decided."""
    connection.execute(insert(schema.snapshots).prefix_with("OR REPLACE"), {"stage": stage, "body": body})


def snapshot(connection: Connection, stage: str) -> bytes | None:
    """Return the state of an online stage, None before its first decision."""
    return connection.scalar(select(schema.snapshots.c.body).where(schema.snapshots.c.stage == stage))


def events(connection: Connection) -> Iterator[Event]:
    """Yield every event with its articles in time order, by event id."""
    table, articles = schema.memberships.c, schema.articles.c
    query = (
        select(table.event_id, table.article_id)
        .join(schema.articles, articles.id == table.article_id)
        .order_by(table.event_id, articles.published_at.is_(None), articles.published_at, articles.seq)
    )
    for event_id, rows in groupby(connection.execute(query), key=lambda row: str(row.event_id)):
        yield Event(event_id, tuple(row.article_id for row in rows))


def memberships_of(connection: Connection, event_id: str) -> dict[str, Membership]:
    """Return the memberships of one event, by article id."""
    table = schema.memberships
    query = select(table).where(table.c.event_id == event_id)
    return {
        row.article_id: Membership(row.article_id, row.event_id, decode(row.evidence, Evidence), row.copy_of)
        for row in connection.execute(query)
    }


def copies(connection: Connection) -> dict[str, str]:
    """Return for every article that copies another the article it copies."""
    table = schema.memberships.c
    rows = connection.execute(select(table.article_id, table.copy_of).where(table.copy_of.is_not(None)))
    return {row.article_id: row.copy_of for row in rows}


def forget_event(connection: Connection, event_id: str) -> None:
    """Drop what relating and composing made of an event that no longer stands; its slugs stay and redirect."""
    connection.execute(delete(schema.nodes).where(schema.nodes.c.event_id == event_id))
    connection.execute(delete(schema.arisen).where(schema.arisen.c.event_id == event_id))
    connection.execute(delete(schema.doubts).where(schema.doubts.c.event_id == event_id))
    connection.execute(delete(schema.events).where(schema.events.c.id == event_id))
