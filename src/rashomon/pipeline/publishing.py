"""publish: from the store to the files of a site."""

from pathlib import Path

from rashomon.model.edition import Edition
from rashomon.pipeline.edition import EditionSettings, build_edition, edition_digest
from rashomon.pipeline.reporter import Reporter
from rashomon.pipeline.site import shows, write_site
from rashomon.publish import MADE_BY, renditions
from rashomon.store.database import Database


def publish(database: Database, folder: Path, settings: EditionSettings, *, reporter: Reporter) -> None:
    """Write the store's edition to `folder`, unless the folder shows this very edition already.

    Raises:
        Misconfigured: the folder cannot be written to.
    """
    with database.read() as connection:
        digest = edition_digest(connection, settings, made_by=MADE_BY)
    if shows(folder, digest):
        with reporter.stage("publish", total=0, unit="files"):
            return
    files = renditions(load_edition(database, settings))
    with reporter.stage("publish", total=len(files), unit="files") as progress:
        write_site(folder, files, digest, progress=progress)


def load_edition(database: Database, settings: EditionSettings) -> Edition:
    """Return the store's present edition."""
    with database.read() as connection:
        return build_edition(connection, settings)
