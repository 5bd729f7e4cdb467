"""publish: from the store to the files of a site, through the gate."""

from dataclasses import dataclass
from pathlib import Path

from rashomon.audit import Known
from rashomon.model.edition import Edition
from rashomon.pipeline.edition import EditionSettings, build_edition, edition_digest
from rashomon.pipeline.gating import Auditor, KeptBack, gate
from rashomon.pipeline.page_sources import StoredSources
from rashomon.pipeline.reporter import Reporter, Silent
from rashomon.pipeline.site import shows, write_site
from rashomon.publish import MADE_BY, renditions
from rashomon.store import facts
from rashomon.store.codec import decode, encode
from rashomon.store.database import Database

_KEPT_BACK = "kept back from the last edition"


@dataclass(frozen=True, slots=True)
class _Gated:
    """The last edition that was published, and what the gate kept off its pages: one alone is remembered, however many there were."""

    digest: str
    kept_back: KeptBack


def publish(database: Database, folder: Path, settings: EditionSettings, *, reporter: Reporter) -> KeptBack:
    """Write the store's edition to `folder`, unless the folder shows this very edition already; return what the gate kept back.

    Raises:
        Misconfigured: the folder cannot be written to.
    """
    with database.read() as connection:
        digest = edition_digest(connection, settings, made_by=MADE_BY)
        noted = facts.noted(connection, _KEPT_BACK)
    last = decode(noted.encode(), _Gated) if noted else None
    if last and last.digest == digest and shows(folder, digest):
        with reporter.stage("publish", total=0, unit="files"):
            return last.kept_back
    edition, kept_back = _gated(database, settings, reporter)
    files = renditions(edition)
    with reporter.stage("publish", total=len(files), unit="files") as progress:
        write_site(folder, files, digest, progress=progress)
    with database.write() as connection:
        facts.note(connection, _KEPT_BACK, encode(_Gated(digest, kept_back)).decode())
    return kept_back


def load_edition(database: Database, settings: EditionSettings, *, reporter: Reporter | None = None) -> Edition:
    """Return the store's present edition, as the gate lets it through."""
    return _gated(database, settings, reporter or Silent())[0]


def _gated(database: Database, settings: EditionSettings, reporter: Reporter) -> tuple[Edition, KeptBack]:
    with database.read() as connection:
        edition = build_edition(connection, settings)
        known = Known({**settings.known_entities, **edition.entities}.values(), {**edition.outlets, **settings.outlets}.values())
        auditor = Auditor(known, StoredSources(connection), settings.severities)
        total = sum(len(found) for found in edition.nodes.values())
        with reporter.stage("audit", total=total, unit="pages") as progress:
            return gate(edition, auditor, progress=progress)
