"""Sources that are read from end to end: how far each has been read, and what was set aside of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from rashomon.errors import Reason
from rashomon.model.rejection import Rejection
from rashomon.store import schema


@dataclass(frozen=True, slots=True)
class SourceState:
    """How far a version of a source has been read: `position` is the last entry taken in, `is_done` that there is no more."""

    position: int = 0
    is_done: bool = False


def source_state(connection: Connection, source_id: str, *, name: str) -> SourceState:
    """Return how far a source has been read, and note it under `name` if it is new."""
    table = schema.sources
    row = connection.execute(select(table.c.position, table.c.is_done).where(table.c.id == source_id)).one_or_none()
    if row is None:
        connection.execute(insert(table), {"id": source_id, "name": name, "position": 0, "is_done": False})
        return SourceState()
    return SourceState(row.position, row.is_done)


def advance_source(connection: Connection, source_id: str, state: SourceState) -> None:
    """Record how far a source has been read, in the transaction that keeps what was read."""
    table = schema.sources
    connection.execute(update(table).where(table.c.id == source_id).values(position=state.position, is_done=state.is_done))


def add_rejections(connection: Connection, source_id: str, rejections: Iterable[Rejection]) -> None:
    """Keep why entries of a source were set aside, one row an entry."""
    rows = [{"source_id": source_id, "position": item.position, "reason": item.reason.value, "detail": item.detail} for item in rejections]
    if rows:
        connection.execute(insert(schema.rejections), rows)


def rejection_counts(connection: Connection, source_ids: Sequence[str]) -> dict[Reason, int]:
    """Return how many entries of these sources were set aside, by reason, the most frequent first."""
    table = schema.rejections
    count = func.count().label("n")
    query = select(table.c.reason, count).where(table.c.source_id.in_(source_ids)).group_by(table.c.reason).order_by(count.desc(), "reason")
    return {Reason(row.reason): row.n for row in connection.execute(query)}


def rejections_of(connection: Connection, source_ids: Sequence[str], *, limit: int) -> Iterator[Rejection]:
    """Yield the first `limit` rejections of these sources, in the order of the sources' names and positions."""
    table, names = schema.rejections, schema.sources
    query = (
        select(names.c.name, table.c.position, table.c.reason, table.c.detail)
        .join(names, names.c.id == table.c.source_id)
        .where(table.c.source_id.in_(source_ids))
        .order_by(names.c.name, table.c.position)
        .limit(limit)
    )
    for row in connection.execute(query):
        yield Rejection(row.name, row.position, Reason(row.reason), row.detail)
