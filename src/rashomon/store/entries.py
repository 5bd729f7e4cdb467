"""The queue between discover and extract: links that sources listed, and where their pages lie in the archive.

A link waits until it is due, is fetched (its page lies in the archive, unread), and is read (there is an article) or set aside for a
reason. A read link falls due again for some time, to see whether its page has changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from rashomon.errors import Reason
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.rejection import Rejection
from rashomon.store.codec import decode, encode, text_from_time
from rashomon.store.schema import captures, entries
from rashomon.text.urls import canonical_url, host_of


class State(StrEnum):
    """Where a link is on its way."""

    WAITING = "waiting"
    FETCHED = "fetched"
    READ = "read"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Queued:
    """A link of the queue: `tries` counts failures since it was last fetched, `checks` how often it was looked at again after that."""

    seq: int
    host: str
    entry: Entry
    source_id: str
    tries: int
    checks: int
    is_recheck: bool
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a capture lies: a file of the archive, and the bytes of its records in it, half-open."""

    file: str
    offset: int
    end: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A fetched page that nobody has read yet."""

    seq: int
    queued: Queued
    place: Place


def add_entries(connection: Connection, source_id: str, listed: Iterable[Entry], *, now: datetime) -> int:
    """Put links into the queue, due at once; return how many were not in it already."""
    rows = [_row(source_id, entry, now) for entry in listed]
    if not rows:
        return 0
    before = connection.scalar(select(func.count()).select_from(entries)) or 0
    connection.execute(insert(entries).prefix_with("OR IGNORE"), rows)
    return (connection.scalar(select(func.count()).select_from(entries)) or 0) - before


def _row(source_id: str, entry: Entry, now: datetime) -> dict[str, Any]:
    url = canonical_url(entry.url)
    return {
        "url": url,
        "host": host_of(url),
        "source_id": source_id,
        "position": entry.position,
        "state": State.WAITING.value,
        "next_at": text_from_time(now),
        "tries": 0,
        "checks": 0,
        "body": encode(entry),
    }


def due(connection: Connection, now: datetime, *, per_host: int) -> tuple[Queued, ...]:
    """Return the links due at `now`, at most `per_host` of one host: first those never fetched, the latest listed first."""
    rank = func.row_number().over(partition_by=entries.c.host, order_by=(entries.c.state.desc(), entries.c.seq.desc()))
    ready = (
        select(entries, rank.label("rank"))
        .where(entries.c.state.in_((State.WAITING.value, State.READ.value)), entries.c.next_at <= text_from_time(now))
        .subquery()
    )
    query = select(ready).where(ready.c.rank <= per_host).order_by(ready.c.rank, ready.c.seq)
    return tuple(map(_queued, connection.execute(query)))


def keep_fetched(connection: Connection, queued: Queued, capture: Capture, place: Place) -> None:
    """Note that the page of a link lies in the archive, in the transaction that goes with it."""
    row = {"entry_seq": queued.seq, "file": place.file, "offset": place.offset, "end": place.end, "is_read": False}
    connection.execute(insert(captures), row)
    values = {"tries": 0, "etag": capture.etag, "last_modified": capture.last_modified, "next_at": None}
    _set(connection, queued.seq, state=State.FETCHED, **values)


def look_again(connection: Connection, queued: Queued, *, at: datetime | None) -> None:
    """Note that a read link was looked at once more, and when to do so again; None for never."""
    _set(connection, queued.seq, state=State.READ, checks=queued.checks + 1, tries=0, next_at=text_from_time(at))


def put_off(connection: Connection, queued: Queued, *, until: datetime) -> None:
    """Note that a link could not be fetched now, and when to try again."""
    state = State.READ if queued.is_recheck else State.WAITING
    _set(connection, queued.seq, state=state, tries=queued.tries + 1, next_at=text_from_time(until))


def set_aside(connection: Connection, queued: Queued, reason: Reason, detail: str) -> None:
    """Note why a link gave no article. One that gave an article before stays read: the reason says why it is not looked at again."""
    state = State.READ if queued.is_recheck else State.SET_ASIDE
    _set(connection, queued.seq, state=state, reason=reason.value, detail=detail, next_at=None)


def mark_read(connection: Connection, unread: Unread, *, next_at: datetime | None) -> None:
    """Note that a page was read into an article, and when to look whether it has changed."""
    _read(connection, unread)
    queued = unread.queued
    _set(connection, queued.seq, state=State.READ, checks=queued.checks + queued.is_recheck, next_at=text_from_time(next_at))


def mark_rejected(connection: Connection, unread: Unread, reason: Reason, detail: str) -> None:
    """Note that a page was read and gives no article."""
    _read(connection, unread)
    set_aside(connection, unread.queued, reason, detail)


def unread_captures(connection: Connection, *, limit: int) -> tuple[Unread, ...]:
    """Return the first fetched pages that nobody has read, in the order in which their links were listed."""
    query = (
        select(captures.c.seq.label("capture_seq"), captures.c.file, captures.c.offset, captures.c.end, entries, _has_article())
        .join(entries, entries.c.seq == captures.c.entry_seq)
        .where(~captures.c.is_read)
        .order_by(captures.c.entry_seq, captures.c.seq)
        .limit(limit)
    )
    return tuple(
        Unread(row.capture_seq, replace(_queued(row), is_recheck=bool(row.has_article)), Place(row.file, row.offset, row.end))
        for row in connection.execute(query)
    )


def count_unread(connection: Connection) -> int:
    """Return how many fetched pages nobody has read."""
    return connection.scalar(select(func.count()).select_from(captures).where(~captures.c.is_read)) or 0


def last_place(connection: Connection) -> Place | None:
    """Return where the archive ends as far as it was committed; None if nothing ever was."""
    row = connection.execute(select(captures).order_by(captures.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else Place(row.file, row.offset, row.end)


def counts_by_state(connection: Connection) -> dict[State, int]:
    """Return how many links are in each state."""
    query = select(entries.c.state, func.count().label("n")).group_by(entries.c.state)
    found = {row.state: row.n for row in connection.execute(query)}
    return {state: found.get(state.value, 0) for state in State}


def count_due(connection: Connection, now: datetime) -> int:
    """Return how many links are due at `now`: the backlog."""
    ready = entries.c.state.in_((State.WAITING.value, State.READ.value)) & (entries.c.next_at <= text_from_time(now))
    return connection.scalar(select(func.count()).select_from(entries).where(ready)) or 0


def next_due_at(connection: Connection) -> datetime | None:
    """Return when the next link falls due; None if none ever does."""
    found = connection.scalar(select(func.min(entries.c.next_at)).where(entries.c.state.in_((State.WAITING.value, State.READ.value))))
    return None if found is None else datetime.fromisoformat(found)


def reason_counts(connection: Connection) -> dict[Reason, int]:
    """Return how many links were set aside, by reason, the most frequent first."""
    count = func.count().label("n")
    query = select(entries.c.reason, count).where(entries.c.reason.is_not(None)).group_by(entries.c.reason).order_by(count.desc(), "reason")
    return {Reason(row.reason): row.n for row in connection.execute(query)}


def set_aside_links(connection: Connection, *, limit: int) -> Iterator[Rejection]:
    """Yield the links set aside, the latest listed first; `source` is the link itself, `position` its place where it was listed."""
    query = select(entries.c.url, entries.c.position, entries.c.reason, entries.c.detail).where(entries.c.reason.is_not(None))
    for row in connection.execute(query.order_by(entries.c.seq.desc()).limit(limit)):
        yield Rejection(row.url, row.position, Reason(row.reason), row.detail)


def _read(connection: Connection, unread: Unread) -> None:
    connection.execute(update(captures).where(captures.c.seq == unread.seq).values(is_read=True))


def _has_article() -> Any:  # noqa: ANN401 (a column expression)
    """Whether a page of the same link was read before: then the state is kept apart from what this one gives."""
    former = captures.alias()
    return (
        select(func.count())
        .where(former.c.entry_seq == captures.c.entry_seq, former.c.seq < captures.c.seq, entries.c.reason.is_(None))
        .scalar_subquery()
        .label("has_article")
    )


def _set(connection: Connection, seq: int, *, state: State, **values: object) -> None:
    connection.execute(update(entries).where(entries.c.seq == seq).values(state=state.value, **values))


def _queued(row: Row[Any]) -> Queued:
    return Queued(
        seq=row.seq,
        host=row.host,
        entry=decode(row.body, Entry),
        source_id=row.source_id,
        tries=row.tries,
        checks=row.checks,
        is_recheck=row.state == State.READ.value,
        etag=row.etag,
        last_modified=row.last_modified,
    )
