"""A run: all stages in order, each over everything that is ready for it.

Stages are barriers: a stage starts when the one before has nothing left. So what is decided depends on the articles alone, and never on
where a former run was interrupted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from rashomon.annotate import Annotator, Gazetteer
from rashomon.audit import Severity
from rashomon.cluster import ClusterSettings
from rashomon.errors import Misconfigured, Reason, Stopped
from rashomon.model.rejection import Rejection
from rashomon.models.embedder import Embedder
from rashomon.pipeline.composing import ComposeSettings, compose_all
from rashomon.pipeline.edition import EditionSettings
from rashomon.pipeline.gating import KeptBack
from rashomon.pipeline.intake import take_in
from rashomon.pipeline.publishing import publish
from rashomon.pipeline.reading import annotate_all, cluster_all
from rashomon.pipeline.reporter import Reporter
from rashomon.pipeline.tally import Tally, tally_of
from rashomon.publish import available_locales
from rashomon.registry import load_entities, load_heads, load_registry
from rashomon.store import sources
from rashomon.store.database import Database

LOCK_NAME = "running.lock"


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a person asks of a run."""

    corpora: tuple[Path, ...]
    data: Path
    site: Path
    locales: tuple[str, ...] = ("en",)
    base_url: str | None = None
    outlet_files: tuple[Path, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run leaves behind: the edition's counts, what was set aside of the sources, and what the audit kept off the pages."""

    tally: Tally
    rejected: dict[Reason, int]
    examples: tuple[Rejection, ...]
    withheld: int
    site: Path
    kept_back: KeptBack

    def counts(self) -> tuple[tuple[str, int], ...]:
        """What the edition holds, in words and numbers."""
        return self.tally.counts()


def run_pipeline(settings: RunSettings, *, embedder: Embedder, reporter: Reporter) -> RunReport:
    """Take articles in, and leave a verified, published edition.

    Raises:
        Misconfigured: a path, a locale or an outlet file is not usable.
        Stopped: another run is at work in the same data folder, or its database is damaged.
    """
    check_locales(settings.locales)
    registry = load_registry(settings.outlet_files)
    entities = load_entities()
    heads = load_heads()
    database = Database.open(settings.data)
    lock = FileLock(settings.data / LOCK_NAME, timeout=0)
    try:
        with lock:
            source_ids = take_in(database, settings.corpora, registry, reporter=reporter)
            annotate_all(database, Annotator(embedder, Gazetteer(entities)), reporter=reporter)
            cluster_all(database, ClusterSettings(), embedder, reporter=reporter)
            known = {entity.id: entity for entity in entities}
            composing = ComposeSettings(settings.locales, registry.outlets, heads, known)
            compose_all(database, composing, embedder=embedder, reporter=reporter)
            edition = EditionSettings(settings.locales, settings.base_url, heads, known, registry.outlets, settings.severities)
            kept_back = publish(database, settings.site, edition, reporter=reporter)
            with database.read() as connection:
                rejected = sources.rejection_counts(connection, source_ids)
                examples = tuple(sources.rejections_of(connection, source_ids, limit=20))
                tally = tally_of(connection, settings.locales)
    except Timeout as error:
        raise Stopped(f"another run is at work in {settings.data}; wait for it to end, or use another --data folder") from error
    finally:
        database.close()
    return RunReport(tally, rejected, examples, tally.withheld, settings.site, kept_back)


def check_locales(locales: tuple[str, ...]) -> None:
    """Raise Misconfigured for a locale that has no catalogue."""
    unknown = [locale for locale in locales if locale not in available_locales()]
    if unknown:
        raise Misconfigured(f"no pages in {', '.join(unknown)}: the locales are {', '.join(sorted(available_locales()))}")
