"""discover → extract: from the lines of a corpus to stored articles and counted rejections."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from rashomon.errors import Misconfigured, Rejected
from rashomon.extract import extract
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.pipeline.reporter import Progress, Reporter
from rashomon.registry import Registry
from rashomon.sources.corpus import read_corpus
from rashomon.store import articles, sources
from rashomon.store.database import Database
from rashomon.store.sources import SourceState

_BATCH = 256  # entries a transaction: what a kill costs at most, and still one write in a hundred milliseconds


def take_in(database: Database, corpora: Iterable[Path], registry: Registry, *, reporter: Reporter) -> tuple[str, ...]:
    """Read each corpus from where the last run left it; return the ids of these versions of the sources.

    Raises:
        Misconfigured: a corpus cannot be read.
    """
    source_ids = []
    with reporter.stage("discover", total=None, unit="entries") as progress:
        for path in corpora:
            source_id = _content_digest(path)
            source_ids.append(source_id)
            with database.write() as connection:
                state = sources.source_state(connection, source_id, name=str(path))
            if not state.is_done:
                _read(database, path, source_id, since=state.position, registry=registry, progress=progress)
    return tuple(dict.fromkeys(source_ids))


def _content_digest(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise Misconfigured(f"cannot read corpus {path}: it is no regular file")
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    except OSError as error:
        raise Misconfigured(f"cannot read corpus {path}: {error.strerror}") from error
    return digest.hexdigest()


def _read(database: Database, path: Path, source_id: str, *, since: int, registry: Registry, progress: Progress) -> None:
    position = since
    unread = (item for item in read_corpus(path) if item.position > since)
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
            elif _keep_entry(connection, item, source_id, registry):
                progress.advance(articles=1)
            else:
                progress.advance(known=1)
        except Rejected as error:
            rejections.append(Rejection(item.source, item.position, error.reason, error.detail))
            progress.advance(rejected=1)
    sources.add_rejections(connection, source_id, rejections)


def _keep_entry(connection: Connection, entry: Entry, source_id: str, registry: Registry) -> bool:
    extracted = extract(entry, registry)
    return articles.add_article(connection, extracted.article, extracted.outlet, source_id=source_id, position=entry.position)
