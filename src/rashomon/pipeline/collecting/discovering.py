"""discover, on the web: read the sources that are due, and queue what they list."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection

from rashomon.errors import Reason, Rejected, Transient
from rashomon.extract.dates import time_from_text
from rashomon.fetch import Fetcher, NotModified, Request
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.ids import content_id
from rashomon.model.listing import Listing
from rashomon.model.rejection import Rejection
from rashomon.model.source import SourceRecord, WebSource
from rashomon.pipeline.collecting.schedule import Heard, after_failure, after_listing, after_unchanged, next_reading
from rashomon.pipeline.intake import content_digest
from rashomon.pipeline.reporter import Progress
from rashomon.registry import Registry
from rashomon.sources import LocalSource, read_listing
from rashomon.store import entries, sources, web_sources
from rashomon.store.database import Database
from rashomon.store.sources import SourceState
from rashomon.text.urls import canonical_url, host_of

_AT_ONCE = 256  # sources between two commits: all their listings, parsed, are in memory
_MOST_ENTRIES = 500  # of one listing that are queued at one reading, in its order
_MOST_PARTS = 5  # listings of a sitemap index that are followed, the last named first: that is where the news is
_LISTING_BYTES = 8 << 20
_OFFLINE_FROM = 5  # sources on so many hosts, and none of them answers: then it is the network


class Offline(Transient):
    """No source answered at all: nothing is held against any of them."""


@dataclass(frozen=True, slots=True)
class Due:
    """A source that is due, with what is remembered of it."""

    source: WebSource
    record: SourceRecord


@dataclass(frozen=True, slots=True)
class _Answer:
    due: Due
    outcome: tuple[Listing, ...] | NotModified | Rejected | Transient
    capture: Capture | None = None
    moved_to: str | None = None


def due_sources(connection: Connection, wanted: Sequence[WebSource], *, now: datetime) -> list[Due]:
    """Return those of the wanted sources that were never read or are due at `now`, in the order given."""
    records = web_sources.records_of(connection, wanted)
    ready = web_sources.due_urls(connection, now)
    return [Due(each, records.get(each.url, SourceRecord())) for each in wanted if each.url not in records or each.url in ready]


async def discover(  # noqa: PLR0913 (what a round knows, each named where it is called)
    database: Database,
    waiting: Sequence[Due],
    fetcher: Fetcher,
    registry: Registry,
    *,
    now: datetime,
    max_age: timedelta,
    progress: Progress,
) -> None:
    """Read the sources and queue what is new; keep how each fared. The order of the queue is that of the sources.

    Raises:
        Offline: none of the sources answers.
    """
    for start in range(0, len(waiting), _AT_ONCE):
        answers = await asyncio.gather(*(_asked(due, fetcher) for due in waiting[start : start + _AT_ONCE]))
        hosts = {host_of(answer.due.source.url) for answer in answers}
        if len(hosts) >= _OFFLINE_FROM and all(isinstance(answer.outcome, Transient) for answer in answers):
            raise Offline(f"none of {len(hosts)} hosts answers; the first: {answers[0].outcome}")
        for answer in answers:
            with database.write() as connection:
                kept = _kept(connection, answer, registry, now=now, oldest=now - max_age)
            progress.advance(entries=kept.fresh, **{kept.health.value: 1})


def queue_links(database: Database, source: LocalSource, *, now: datetime) -> None:
    """Queue the links of a file that lists links alone (GDELT); a version of a file that was queued before is not read again.

    Raises:
        Misconfigured: the file cannot be read.
    """
    source_id = content_digest(source.path)
    name = str(source.path)
    with database.write() as connection:
        if sources.source_state(connection, source_id, name=name).is_done:
            return
        items = source.entries()
        position = 0
        while batch := tuple(islice(items, _MOST_ENTRIES)):
            position = batch[-1].position
            listed = [item for item in batch if isinstance(item, Entry)]
            sources.add_rejections(connection, source_id, [item for item in batch if isinstance(item, Rejection)])
            entries.add_entries(connection, source_id, listed, now=now)
        sources.advance_source(connection, source_id, SourceState(position, is_done=True))


async def _asked(due: Due, fetcher: Fetcher) -> _Answer:
    record = due.record
    url = record.moved_to or due.source.url
    try:
        found = await fetcher.fetch(
            Request(url, etag=record.etag, last_modified=record.last_modified, limit_bytes=_LISTING_BYTES, is_listing=True)
        )
        moved_to = fetcher.permanent.get(url, record.moved_to)
        if isinstance(found, NotModified):
            return _Answer(due, found, moved_to=moved_to)
        return _Answer(due, await _listings(found, fetcher), found, moved_to)
    except (Rejected, Transient) as error:
        return _Answer(due, error)


async def _listings(capture: Capture, fetcher: Fetcher) -> tuple[Listing, ...]:
    """The listing in a capture, and those that it refers to: one level, a few of them."""
    listing = read_listing(capture.body, url=capture.final_url, content_type=capture.content_type)
    parts = []
    for url in islice(reversed(listing.listings), _MOST_PARTS):
        try:
            found = await fetcher.fetch(Request(url, limit_bytes=_LISTING_BYTES, is_listing=True))
            if isinstance(found, Capture):
                parts.append(read_listing(found.body, url=found.final_url, content_type=found.content_type))
        except (Rejected, Transient):
            continue
    return (listing, *parts)


def _kept(connection: Connection, answer: _Answer, registry: Registry, *, now: datetime, oldest: datetime) -> SourceRecord:
    source, record, outcome = answer.due.source, answer.due.record, answer.outcome
    retry_after_s = None
    if isinstance(outcome, NotModified):
        record = after_unchanged(record, now=now)
    elif isinstance(outcome, (Rejected, Transient)):
        record = after_failure(record, outcome, now=now)
        retry_after_s = outcome.retry_after_s if isinstance(outcome, Transient) else None
    else:
        heard = _queued(connection, source, outcome, registry, now=now, oldest=oldest)
        capture = answer.capture
        tags = (capture.etag, capture.last_modified) if capture else (None, None)
        record = replace(after_listing(record, heard, now=now), etag=tags[0], last_modified=tags[1])
    if record.health.is_alive:
        record = replace(record, moved_to=answer.moved_to)
    web_sources.put_record(connection, source, record, next_at=next_reading(record, now=now, retry_after_s=retry_after_s))
    return record


def _queued(
    connection: Connection, source: WebSource, listings: Sequence[Listing], registry: Registry, *, now: datetime, oldest: datetime
) -> Heard:
    """Queue the entries of a source's listings that can be fetched and are not too old."""
    refused: Counter[Reason] = Counter()
    wanted: list[Entry] = []
    dated = total = 0
    for item in (item for listing in listings for item in listing.items):
        total += 1
        if not isinstance(item, Entry):
            refused[item.reason] += 1
            continue
        at = _time(item)
        dated += at is not None
        if at is not None and at < oldest:
            refused[Reason.TOO_OLD] += 1
            continue
        try:
            wanted.append(_ours(item, source, registry, position=total))
        except Rejected as error:
            refused[error.reason] += 1
    source_id = content_id("source", source.url)
    sources.source_state(connection, source_id, name=source.url)
    fresh = entries.add_entries(connection, source_id, wanted[:_MOST_ENTRIES], now=now)
    repairs = "; ".join(sorted({repair for listing in listings for repair in listing.repairs}))
    return Heard(total, fresh, dated, refused, max((each.refresh_s or 0.0 for each in listings), default=0.0) or None, repairs)


def _ours(entry: Entry, source: WebSource, registry: Registry, *, position: int) -> Entry:
    """An entry with the outlet that answers for it: the one its host belongs to, else the one whose source listed it."""
    try:
        host = host_of(canonical_url(entry.url))
    except ValueError as error:
        raise Rejected(Reason.INVALID_URL, str(error)) from error
    known = registry.of_host(host)
    return replace(entry, source=source.url, position=position, outlet=known.id if known else source.outlet_id, language=None)


def _time(entry: Entry) -> datetime | None:
    try:
        return time_from_text(entry.published_at) if entry.published_at else None
    except Rejected:
        return None
