"""A run: all stages in order, each over everything that is ready for it.

Stages are barriers: a stage starts when the one before has nothing left. So what is decided depends on the articles alone, and never on
where a former run was interrupted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from rashomon.annotate import Annotator, Gazetteer
from rashomon.audit import Severity
from rashomon.cluster import ClusterSettings
from rashomon.errors import Misconfigured, Reason, Stopped
from rashomon.model.rejection import Rejection
from rashomon.models.embedder import Embedder
from rashomon.pipeline.collecting import Collected, WebIntake, collect
from rashomon.pipeline.composing import ComposeSettings, compose_all
from rashomon.pipeline.edition import EditionSettings
from rashomon.pipeline.gating import KeptBack
from rashomon.pipeline.intake import take_in
from rashomon.pipeline.publishing import publish
from rashomon.pipeline.reading import annotate_all, cluster_all
from rashomon.pipeline.reporter import Reporter
from rashomon.pipeline.stopping import Stop
from rashomon.pipeline.tally import Tally, tally_of
from rashomon.publish import available_locales
from rashomon.registry import Registry, load_entities, load_heads, load_registry
from rashomon.sources import LocalSource
from rashomon.store import entries, sources
from rashomon.store.database import Database

LOCK_NAME = "running.lock"
_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a person asks of a run: sources on disk, sources on the web, and where everything goes."""

    data: Path
    site: Path
    local: tuple[LocalSource, ...] = ()
    web: WebIntake | None = None
    locales: tuple[str, ...] = ("en",)
    base_url: str | None = None
    outlet_files: tuple[Path, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run leaves behind: the edition's counts, what was set aside of the sources, and what the audit kept off the pages.

    `offline` is why nothing on the web could be reached, None if something was, or nothing was asked for.
    """

    tally: Tally
    rejected: dict[Reason, int]
    examples: tuple[Rejection, ...]
    withheld: int
    site: Path
    kept_back: KeptBack
    offline: str | None = None

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
    with working_in(settings.data) as database:
        return run_round(database, settings, registry, embedder=embedder, reporter=reporter)


@contextmanager
def working_in(data: Path) -> Iterator[Database]:
    """Open the database of a data folder for the only run at work there.

    Raises:
        Stopped: another run is at work there.
    """
    database = Database.open(data)
    try:
        with FileLock(data / LOCK_NAME, timeout=0):
            yield database
    except Timeout as error:
        raise Stopped(f"another run is at work in {data}; wait for it to end, or use another --data folder") from error
    finally:
        database.close()


def run_round(
    database: Database, settings: RunSettings, registry: Registry, *, embedder: Embedder, reporter: Reporter, stop: Stop | None = None
) -> RunReport:
    """Go through all stages once."""
    entities = load_entities()
    heads = load_heads()
    source_ids = take_in(database, settings.local, registry, reporter=reporter) if settings.local else ()
    collected = (
        collect(database, settings.data, settings.web, registry, reporter=reporter, stop=stop or Stop()) if settings.web else Collected()
    )
    annotate_all(database, Annotator(embedder, Gazetteer(entities)), reporter=reporter)
    cluster_all(database, ClusterSettings(), embedder, reporter=reporter)
    known = {entity.id: entity for entity in entities}
    composing = ComposeSettings(settings.locales, registry.outlets, heads, known)
    compose_all(database, composing, embedder=embedder, reporter=reporter)
    edition = EditionSettings(settings.locales, settings.base_url, heads, known, registry.outlets, settings.severities)
    kept_back = publish(database, settings.site, edition, reporter=reporter)
    with database.read() as connection:
        rejected = Counter(sources.rejection_counts(connection, source_ids))
        examples = list(sources.rejections_of(connection, source_ids, limit=_EXAMPLES))
        if settings.web:
            rejected += Counter(entries.reason_counts(connection))
            examples += entries.set_aside_links(connection, limit=_EXAMPLES - len(examples))
        tally = tally_of(connection, settings.locales)
    return RunReport(tally, dict(rejected.most_common()), tuple(examples), tally.withheld, settings.site, kept_back, collected.offline)


def check_locales(locales: tuple[str, ...]) -> None:
    """Raise Misconfigured for a locale that has no catalogue."""
    unknown = [locale for locale in locales if locale not in available_locales()]
    if unknown:
        raise Misconfigured(f"no pages in {', '.join(unknown)}: the locales are {', '.join(sorted(available_locales()))}")
