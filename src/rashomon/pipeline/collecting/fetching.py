"""fetch: the pages of queued links, into the archive."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from rashomon.errors import Reason, Rejected, Transient
from rashomon.fetch import CaptureArchive, Fetcher, NotModified, Request
from rashomon.pipeline.collecting.schedule import next_look, next_try
from rashomon.pipeline.reporter import Progress
from rashomon.store import entries
from rashomon.store.database import Database
from rashomon.store.entries import Place, Queued

_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
_OFFLINE_FROM = 5  # hosts that do not answer, and none that does: then it is the network


class Pages:
    """The fetching of one round: what came is committed at once, host by host, each host one page after the other."""

    def __init__(self, database: Database, fetcher: Fetcher, archive: CaptureArchive, *, now: datetime, progress: Progress) -> None:
        self._database = database
        self._fetcher = fetcher
        self._archive = archive
        self._now = now
        self._progress = progress
        self._put_off: list[tuple[Queued, Transient]] = []
        self._has_answer = False

    async def fetch(self, waiting: Sequence[Queued]) -> None:
        """Fetch the pages of these links, as far as their hosts let us."""
        by_host: dict[str, list[Queued]] = defaultdict(list)
        for queued in waiting:
            by_host[queued.host].append(queued)
        async with asyncio.TaskGroup() as tasks:
            for queue in by_host.values():
                tasks.create_task(self._of_host(queue))
        if self._has_answer or len(by_host) < _OFFLINE_FROM:
            self._keep_failures()

    async def _of_host(self, queue: Sequence[Queued]) -> None:
        for queued in queue:
            await self._one(queued)

    async def _one(self, queued: Queued) -> None:
        request = Request(queued.entry.url, etag=queued.etag, last_modified=queued.last_modified, accept=_ACCEPT)
        try:
            found = await self._fetcher.fetch(request)
        except Transient as error:
            self._put_off.append((queued, error))
            return
        except Rejected as error:
            self._has_answer = True
            with self._database.write() as connection:
                entries.set_aside(connection, queued, error.reason, error.detail)
            self._progress.advance(rejected=1)
            return
        self._has_answer = True
        if isinstance(found, NotModified):
            with self._database.write() as connection:
                entries.look_again(connection, queued, at=next_look(queued.checks + 1, now=self._now))
            self._progress.advance(unchanged=1)
            return
        place = self._archive.write(found, queued.entry)
        self._archive.sync()
        with self._database.write() as connection:
            entries.keep_fetched(connection, queued, found, Place(place.file, place.offset, place.end))
        self._progress.advance(fetched=1)

    def _keep_failures(self) -> None:
        for queued, error in self._put_off:
            until = next_try(queued.tries, now=self._now, retry_after_s=error.retry_after_s)
            with self._database.write() as connection:
                if until is None:
                    entries.set_aside(connection, queued, Reason.UNREACHABLE, str(error)[:300])
                else:
                    entries.put_off(connection, queued, until=until)
            self._progress.advance(**{"rejected" if until is None else "put_off": 1})
