"""The status of a data folder, and the page that shows it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from rashomon.errors import Misconfigured
from rashomon.model.status import SourceStatus, Status
from rashomon.pipeline.site import put_file
from rashomon.publish import status_html, status_json
from rashomon.store import entries, schema, web_sources
from rashomon.store.codec import time_from_text
from rashomon.store.database import Database
from rashomon.store.entries import State

_EXAMPLES = 20


def status_of(connection: Connection, *, now: datetime) -> Status:
    """Return how collecting stands at `now` (UTC)."""
    table = schema.articles.c
    states = entries.counts_by_state(connection)
    backlog = entries.count_due(connection, now)
    return Status(
        at=now,
        sources=tuple(
            SourceStatus(
                url=url,
                outlet=outlet_id,
                health=record.health,
                last_read_at=record.read_at,
                fresh_at=record.fresh_at,
                next_at=next_at,
                entries=record.entries,
                failures=record.failures,
                refused=record.refused,
                detail=record.detail,
            )
            for url, outlet_id, next_at, record in web_sources.all_records(connection)
        ),
        articles=connection.scalar(select(func.count()).select_from(schema.articles).where(table.revision == 1)) or 0,
        revisions=connection.scalar(select(func.count()).select_from(schema.revisions)) or 0,
        newest_at=time_from_text(connection.scalar(select(func.max(table.published_at)))),
        backlog=backlog,
        waiting=states[State.WAITING],
        unread=entries.count_unread(connection),
        rejections=entries.reason_counts(connection),
        examples=tuple(entries.set_aside_links(connection, limit=_EXAMPLES)),
    )


def write_status(database: Database, site: Path, *, now: datetime) -> Status:
    """Write `status.html` and `status.json` beside the pages of a site; return what they say.

    Raises:
        Misconfigured: the folder cannot be written to.
    """
    with database.read() as connection:
        status = status_of(connection, now=now)
    try:
        put_file(site / "status.html", status_html(status))
        put_file(site / "status.json", status_json(status))
    except OSError as error:
        raise Misconfigured(f"cannot write the status to {site}: {error.strerror or error}") from error
    return status
