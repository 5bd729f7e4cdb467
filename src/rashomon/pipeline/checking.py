"""Whether the sources of outlets still answer, and with what: each is read once, politely, and nothing is kept."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.extract.dates import time_from_text
from rashomon.fetch import Fetcher, FetchSettings, NotModified, Request
from rashomon.model.article import Entry
from rashomon.model.listing import Listing
from rashomon.model.outlet import ListedSource, Outlet
from rashomon.pipeline.reporter import Progress, Reporter
from rashomon.sources import read_listing
from rashomon.text.urls import host_of

_AT_ONCE = 32  # listings in memory at one time
_LISTING_BYTES = 8 << 20
_AHEAD = timedelta(days=1)  # a date further in the future is a mistake, and says nothing of how fresh a source is


class Verdict(StrEnum):
    """What became of reading a source. The values are printed: never rename one, only add."""

    OK = "ok"
    EMPTY = "empty"
    UNDATED = "undated"
    STALE = "stale"
    REDIRECT = "redirect"
    BLOCKED = "blocked"
    GONE = "gone"
    NOT_A_FEED = "not a feed"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"

    @property
    def is_dead(self) -> bool:
        """Whether there is no listing to be had there now."""
        return self in {Verdict.BLOCKED, Verdict.GONE, Verdict.NOT_A_FEED, Verdict.TIMEOUT, Verdict.UNREACHABLE}


_OF_REASON = {
    **dict.fromkeys((Reason.ROBOTS, Reason.OPTED_OUT, Reason.BLOCKED, Reason.PRIVATE_ADDRESS), Verdict.BLOCKED),
    **dict.fromkeys((Reason.UNSUPPORTED_TYPE, Reason.MALFORMED, Reason.TOO_LONG, Reason.NOT_AN_ARTICLE), Verdict.NOT_A_FEED),
    Reason.GONE: Verdict.GONE,
}


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A source of an outlet, and what came of reading it.

    `newest` is the newest date of its entries (UTC; None if none has one), `moved_to` where it has moved for good, `detail` a line for a
    person.
    """

    outlet_id: str
    source: ListedSource
    verdict: Verdict
    entries: int = 0
    newest: datetime | None = None
    moved_to: str | None = None
    detail: str = ""


async def check_sources(
    outlets: Iterable[Outlet], settings: FetchSettings, *, now: datetime, stale_after: timedelta, reporter: Reporter
) -> tuple[SourceCheck, ...]:
    """Read every source of the outlets once, and return what came of it, in their order.

    A host is asked for one source after the other. A source whose newest entry is older than `stale_after` at `now` is stale; of a source
    that has moved for good `moved_to` is the address to write instead.
    """
    wanted = [(outlet.id, source) for outlet in outlets for source in outlet.sources]
    by_host: dict[str, list[int]] = defaultdict(list)
    for index, (_, source) in enumerate(wanted):
        by_host[host_of(source.url)].append(index)
    checks: dict[int, SourceCheck] = {}
    room = asyncio.Semaphore(_AT_ONCE)

    async def check_host(indices: Sequence[int], fetcher: Fetcher, progress: Progress) -> None:
        for index in indices:
            async with room:
                checks[index] = await _check(*wanted[index], fetcher, oldest=now - stale_after, latest=now + _AHEAD)
            progress.advance(1, **{checks[index].verdict.value: 1})

    with reporter.stage("check", total=len(wanted), unit="sources") as progress:
        async with Fetcher(settings) as fetcher, asyncio.TaskGroup() as tasks:
            for indices in by_host.values():
                tasks.create_task(check_host(indices, fetcher, progress))
    return tuple(checks[index] for index in range(len(wanted)))


async def _check(outlet_id: str, source: ListedSource, fetcher: Fetcher, *, oldest: datetime, latest: datetime) -> SourceCheck:
    check = SourceCheck(outlet_id, source, Verdict.EMPTY)
    try:
        check = _judged(check, await _listings(source.url, fetcher), oldest=oldest, latest=latest)
    except (Rejected, Transient) as error:
        check = replace(check, verdict=_verdict_of(error), detail=str(error)[:300])
    moved_to = fetcher.permanent.get(source.url)
    if moved_to is None or check.verdict.is_dead:
        return check
    return replace(check, verdict=Verdict.REDIRECT, moved_to=moved_to)


async def _listings(url: str, fetcher: Fetcher) -> tuple[Listing, ...]:
    """The listing at an address, and the last of those that an index refers to, where the news is."""
    listing = await _listing(url, fetcher)
    if listing.items or not listing.listings:
        return (listing,)
    return (listing, await _listing(listing.listings[-1], fetcher))


async def _listing(url: str, fetcher: Fetcher) -> Listing:
    found = await fetcher.fetch(Request(url, limit_bytes=_LISTING_BYTES, is_listing=True))
    if isinstance(found, NotModified):
        raise Rejected(Reason.HTTP_ERROR, f"{url[:200]} answers 304, though nobody named a former answer")
    return read_listing(found.body, url=found.final_url, content_type=found.content_type)


def _judged(check: SourceCheck, listings: Sequence[Listing], *, oldest: datetime, latest: datetime) -> SourceCheck:
    items = [item for listing in listings for item in listing.items if isinstance(item, Entry)]
    dates = [at for at in map(_time, items) if at is not None and at <= latest]
    newest = max(dates, default=None)
    if not items:
        verdict = Verdict.EMPTY
    elif newest is None:
        verdict = Verdict.UNDATED
    else:
        verdict = Verdict.STALE if newest < oldest else Verdict.OK
    repairs = sorted({repair for listing in listings for repair in listing.repairs})
    return replace(check, verdict=verdict, entries=len(items), newest=newest, detail="; ".join(repairs))


def _time(entry: Entry) -> datetime | None:
    try:
        return time_from_text(entry.published_at) if entry.published_at else None
    except Rejected:
        return None


def _verdict_of(error: Rejected | Transient) -> Verdict:
    if isinstance(error, TimedOut):
        return Verdict.TIMEOUT
    if isinstance(error, Transient):
        return Verdict.UNREACHABLE
    return _OF_REASON.get(error.reason, Verdict.UNREACHABLE)
