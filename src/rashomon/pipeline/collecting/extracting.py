"""extract: what was fetched and nobody has read yet, in the order in which it was listed."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rashomon.errors import Reason, Rejected
from rashomon.extract import extract
from rashomon.pipeline.collecting.schedule import next_look
from rashomon.pipeline.keeping import Kept, keep_page
from rashomon.pipeline.reporter import Progress
from rashomon.registry import Registry
from rashomon.sources import page_at
from rashomon.store import entries
from rashomon.store.database import Database

_BATCH = 32  # pages a transaction; extraction takes about 30 ms a page


def extract_all(database: Database, folder: Path, registry: Registry, *, now: datetime, progress: Progress) -> None:
    """Read every page of the archive in `folder` that was not read yet, and keep the articles, or why there is none."""
    while True:
        with database.write() as connection:
            batch = entries.unread_captures(connection, limit=_BATCH)
            for unread in batch:
                try:
                    place = unread.place
                    capture = page_at(folder / place.file, place.offset, place.end)
                    extracted = extract(replace(unread.queued.entry, capture=capture), registry)
                except Rejected as error:
                    entries.mark_rejected(connection, unread, error.reason, error.detail)
                    progress.advance(rejected=1)
                    continue
                except Exception as error:  # noqa: BLE001 (a defect of ours on one page: it stays in the archive, and the run goes on)
                    entries.mark_rejected(connection, unread, Reason.UNEXPECTED, f"{type(error).__name__}: {error}"[:300])
                    progress.advance(unexpected=1)
                    continue
                queued = unread.queued
                kept = keep_page(connection, extracted, seen_at=now, source_id=queued.source_id, position=queued.entry.position)
                looked = queued.checks + queued.is_recheck
                entries.mark_read(
                    connection, unread, next_at=next_look(looked, now=now) if kept is not Kept.KNOWN or queued.is_recheck else None
                )
                progress.advance(**{kept.value: 1})
        if not batch:
            return
