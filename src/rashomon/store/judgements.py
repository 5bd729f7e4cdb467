"""What people judge of names: the log of their judgements, and the doubts that wait for one."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from rashomon.model.judgement import Doubt, Judgement
from rashomon.store import schema
from rashomon.store.codec import decode, encode


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Append a judgement to the log."""
    connection.execute(insert(schema.judgements), {"body": encode(judgement)})


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return the log, oldest first."""
    bodies = connection.scalars(select(schema.judgements.c.body).order_by(schema.judgements.c.seq))
    return tuple(decode(body, Judgement) for body in bodies)


def put_doubts(connection: Connection, event_id: str, doubts: Iterable[Doubt]) -> None:
    """Keep the doubts of an event, in place of those that it had before."""
    connection.execute(delete(schema.doubts).where(schema.doubts.c.event_id == event_id))
    rows = [{"event_id": event_id, "position": position, "body": encode(doubt)} for position, doubt in enumerate(doubts)]
    if rows:
        connection.execute(insert(schema.doubts), rows)


def doubts(connection: Connection) -> tuple[tuple[str, Doubt], ...]:
    """Return every doubt with the event it arose in, by event id."""
    query = select(schema.doubts).order_by(schema.doubts.c.event_id, schema.doubts.c.position)
    return tuple((row.event_id, decode(row.body, Doubt)) for row in connection.execute(query))
