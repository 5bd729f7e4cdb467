"""Sources on the web: what is remembered of each, and which are due."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select

from rashomon.model.source import SourceRecord, WebSource
from rashomon.store.codec import decode, encode, text_from_time
from rashomon.store.schema import web_sources

_CHUNK = 500


def records_of(connection: Connection, sources: Iterable[WebSource]) -> dict[str, SourceRecord]:
    """Return what is remembered of these sources, by url; a source that was never read is not in it."""
    urls = [source.url for source in sources]
    found: dict[str, SourceRecord] = {}
    for start in range(0, len(urls), _CHUNK):
        query = select(web_sources.c.url, web_sources.c.body).where(web_sources.c.url.in_(urls[start : start + _CHUNK]))
        found.update((row.url, decode(row.body, SourceRecord)) for row in connection.execute(query))
    return found


def due_urls(connection: Connection, now: datetime) -> frozenset[str]:
    """Return the urls of the known sources that are due at `now`."""
    when = web_sources.c.next_at
    return frozenset(connection.scalars(select(web_sources.c.url).where(or_(when.is_(None), when <= text_from_time(now)))))


def put_record(connection: Connection, source: WebSource, record: SourceRecord, *, next_at: datetime) -> None:
    """Keep how a source fares and when it is due again."""
    row = {"url": source.url, "outlet_id": source.outlet_id, "next_at": text_from_time(next_at), "body": encode(record)}
    connection.execute(insert(web_sources).prefix_with("OR REPLACE"), row)


def all_records(connection: Connection) -> Iterator[tuple[str, str | None, datetime, SourceRecord]]:
    """Yield url, outlet id, time of the next reading and record of every source ever read, by url."""
    for row in connection.execute(select(web_sources).order_by(web_sources.c.url)):
        yield row.url, row.outlet_id, datetime.fromisoformat(row.next_at), decode(row.body, SourceRecord)


def next_due_at(connection: Connection, sources: Iterable[WebSource]) -> datetime | None:
    """Return when the next of these sources falls due; None if none of them was ever read."""
    urls = {source.url for source in sources}
    query = select(web_sources.c.url, web_sources.c.next_at)
    return min((datetime.fromisoformat(row.next_at) for row in connection.execute(query) if row.url in urls), default=None)
