"""One round: discover, fetch, extract, each over all that is due."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rashomon.fetch import CaptureArchive, Fetcher, FetchSettings
from rashomon.model.source import WebSource
from rashomon.pipeline.collecting.discovering import Offline, discover, due_sources, queue_links
from rashomon.pipeline.collecting.extracting import extract_all
from rashomon.pipeline.collecting.fetching import Pages
from rashomon.pipeline.reporter import Reporter
from rashomon.pipeline.stopping import Stop
from rashomon.registry import Registry
from rashomon.sources import LocalSource
from rashomon.store import entries
from rashomon.store.database import Database


@dataclass(frozen=True, slots=True)
class WebIntake:
    """What is read from the web, and how.

    `link_files` are files that list links without their texts. `max_age` is how old an entry may be to be fetched; `pages_per_host` bounds
    a round, what is beyond it waits for the next. `clock` gives the present moment (UTC); a run that repeats a former one gives that
    one's.
    """

    sources: tuple[WebSource, ...]
    fetch: FetchSettings
    clock: Callable[[], datetime]
    link_files: tuple[LocalSource, ...] = ()
    max_age: timedelta = timedelta(days=7)
    pages_per_host: int = 60


@dataclass(frozen=True, slots=True)
class Collected:
    """What a round has to say beside what it kept: `offline` is why nothing could be reached, None if something was."""

    offline: str | None = None


def collect(database: Database, data: Path, intake: WebIntake, registry: Registry, *, reporter: Reporter, stop: Stop) -> Collected:
    """Read what is due, fetch what it lists, and keep the articles; without a network, keep those that were fetched before."""
    now = intake.clock()
    offline = None
    try:
        asyncio.run(stop.run(_gather(database, data, intake, registry, now=now, reporter=reporter)))
    except Offline as error:
        offline = str(error)
    with database.read() as connection:
        total = entries.count_unread(connection)
    with reporter.stage("extract", total=total, unit="pages") as progress:
        extract_all(database, data, registry, now=now, progress=progress)
    return Collected(offline)


async def _gather(database: Database, data: Path, intake: WebIntake, registry: Registry, *, now: datetime, reporter: Reporter) -> None:
    archive = _archive(database, data)
    for source in intake.link_files:
        queue_links(database, source, now=now)
    async with Fetcher(intake.fetch, now=intake.clock) as fetcher:
        with database.read() as connection:
            waiting = due_sources(connection, intake.sources, now=now)
        with reporter.stage("discover", total=len(waiting), unit="sources") as progress:
            await discover(database, waiting, fetcher, registry, now=now, max_age=intake.max_age, progress=progress)
        with database.read() as connection:
            links = entries.due(connection, now, per_host=intake.pages_per_host)
        with reporter.stage("fetch", total=len(links), unit="links") as progress:
            await Pages(database, fetcher, archive, now=now, progress=progress).fetch(links)


def _archive(database: Database, folder: Path) -> CaptureArchive:
    """The archive, cut back to what was committed: what a killed run wrote behind that is fetched again."""
    archive = CaptureArchive(folder)
    with database.read() as connection:
        committed = entries.last_place(connection)
    if committed is not None:
        archive.resume(committed.file, committed.end)
    return archive
