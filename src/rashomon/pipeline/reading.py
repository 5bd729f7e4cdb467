"""annotate → cluster: from stored articles to events."""

from rashomon.annotate import Annotator
from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.models.background import Background
from rashomon.models.embedder import Embedder
from rashomon.pipeline.reporter import Reporter
from rashomon.store import annotations, events, facts
from rashomon.store.database import Database

_ANNOTATE_BATCH = 64  # articles a transaction; the embedder takes about half a second for them
_CLUSTER_BATCH = 512  # articles a transaction; the snapshot of the index is written with each
_STAGE = "cluster"


def annotate_all(database: Database, annotator: Annotator, *, reporter: Reporter) -> None:
    """Annotate every article that has no annotations yet, in order of arrival.

    Raises:
        Misconfigured: the articles already there were annotated by another model or another version.
    """
    with database.write() as connection:
        facts.pin(connection, "annotator", annotator.made_by)
    with database.read() as connection:
        total = annotations.count_unannotated(connection)
    with reporter.stage("annotate", total=total, unit="articles") as progress:
        while True:
            with database.write() as connection:
                batch = annotations.next_unannotated(connection, _ANNOTATE_BATCH)
                annotations.add_annotations(connection, annotator.annotate(batch))
            if not batch:
                return
            progress.advance(len(batch))


def cluster_all(database: Database, settings: ClusterSettings, embedder: Embedder, *, reporter: Reporter) -> None:
    """Put every annotated article that has no event yet into one, in time order, and keep all moves of event ids."""
    with database.write() as connection:
        facts.pin(connection, "clusterer", settings.digest)
        pending = events.unclustered_ids(connection)
        body = events.snapshot(connection, _STAGE)
    with reporter.stage("cluster", total=len(pending), unit="articles") as progress:
        expected = Background(embedder)
        index = EventIndex.new(settings, expected) if body is None else EventIndex.restore(body, settings, expected)
        for start in range(0, len(pending), _CLUSTER_BATCH):
            ids = pending[start : start + _CLUSTER_BATCH]
            with database.write() as connection:
                changes = index.add(annotations.readings_by_id(connection, ids))
                events.put_memberships(connection, changes.memberships)
                events.add_moves(connection, changes.moves)
                events.put_snapshot(connection, _STAGE, index.snapshot())
            progress.advance(len(ids), merges=len(changes.moves))
