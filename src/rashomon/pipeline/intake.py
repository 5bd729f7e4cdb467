"""discover → extract, on disk: from corpora and archives to stored articles and counted rejections."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from rashomon.errors import Misconfigured, Rejected
from rashomon.extract import extract
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.pipeline.keeping import Kept, keep_page
from rashomon.pipeline.reporter import Progress, Reporter
from rashomon.registry import Registry
from rashomon.sources import LocalSource
from rashomon.store import articles, sources
from rashomon.store.database import Database
from rashomon.store.sources import SourceState

_BATCH = 256  # entries a transaction: what a kill costs at most, and still one write in a hundred milliseconds


def take_in(database: Database, wanted: Iterable[LocalSource], registry: Registry, *, reporter: Reporter) -> tuple[str, ...]:
    """Read each source from where the last run left it; return the ids of these versions of the sources.

    Raises:
        Misconfigured: a source cannot be read.
    """
    source_ids = []
    with reporter.stage("discover", total=None, unit="entries") as progress:
        for source in wanted:
            source_id = content_digest(source.path)
            source_ids.append(source_id)
            with database.write() as connection:
                state = sources.source_state(connection, source_id, name=str(source.path))
            if not state.is_done:
                _read(database, source, source_id, since=state.position, registry=registry, progress=progress)
    return tuple(dict.fromkeys(source_ids))


def content_digest(path: Path) -> str:
    """Return a digest of a file, or of all files of a folder with their names.

    Raises:
        Misconfigured: there is no such file or folder, or it cannot be read.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Misconfigured(f"cannot read {path}: it is no regular file and no folder")
    digest = blake2b(digest_size=16)
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    try:
        for each in files:
            if path.is_dir():
                digest.update(str(each.relative_to(path)).encode("utf-8", "surrogateescape") + b"\0")
            with each.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror}") from error
    return digest.hexdigest()


def _read(database: Database, source: LocalSource, source_id: str, *, since: int, registry: Registry, progress: Progress) -> None:
    position = since
    unread = (item for item in source.entries() if item.position > since)
    for batch in _batches(unread):
        with database.write() as connection:
            _keep(connection, batch, source_id, registry=registry, progress=progress)
            position = batch[-1].position
            sources.advance_source(connection, source_id, SourceState(position))
    with database.write() as connection:
        sources.advance_source(connection, source_id, SourceState(position, is_done=True))


def _batches(items: Iterator[Entry | Rejection]) -> Iterator[list[Entry | Rejection]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _keep(connection: Connection, batch: Iterable[Entry | Rejection], source_id: str, *, registry: Registry, progress: Progress) -> None:
    rejections = []
    for item in batch:
        try:
            if isinstance(item, Rejection):
                rejections.append(item)
                progress.advance(rejected=1)
            else:
                progress.advance(**{_keep_entry(connection, item, source_id, registry).value: 1})
        except Rejected as error:
            rejections.append(Rejection(item.source, item.position, error.reason, error.detail))
            progress.advance(rejected=1)
    sources.add_rejections(connection, source_id, rejections)


def _keep_entry(connection: Connection, entry: Entry, source_id: str, registry: Registry) -> Kept:
    """Keep an entry: a captured page may be a revision of one that is known, a line of a corpus may not."""
    extracted = extract(entry, registry)
    if entry.capture is not None:
        return keep_page(connection, extracted, seen_at=entry.capture.fetched_at, source_id=source_id, position=entry.position)
    is_new = articles.add_article(connection, extracted.article, extracted.outlet, source_id=source_id, position=entry.position)
    return Kept.ARTICLE if is_new else Kept.KNOWN
