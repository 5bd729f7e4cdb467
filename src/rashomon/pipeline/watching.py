"""Running for ever: round after round, each when something is due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rashomon.errors import Transient
from rashomon.model.source import WebSource
from rashomon.model.status import Status
from rashomon.models.embedder import Embedder
from rashomon.pipeline.reporter import Reporter
from rashomon.pipeline.run import RunReport, RunSettings, check_locales, run_round, working_in
from rashomon.pipeline.status import write_status
from rashomon.pipeline.stopping import Interrupted, Stop, Stoppable
from rashomon.registry import load_registry
from rashomon.store import entries, web_sources
from rashomon.store.database import Database

_LEAST_PAUSE_S, _MOST_PAUSE_S = 30.0, 600.0
_OFFLINE_PAUSE_S = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to: `report` is None where it failed for a reason that may pass, and `trouble` says which."""

    number: int
    status: Status
    pause_s: float
    report: RunReport | None = None
    trouble: str | None = None


def watch(
    settings: RunSettings,
    *,
    embedder: Embedder,
    reporter: Reporter,
    stop: Stop,
    clock: Callable[[], datetime],
    told: Callable[[Round], None],
) -> None:
    """Run round after round until a stop is asked for; `told` hears of each.

    A network that is gone, a model server that is down, a host that misbehaves end a round early at most: the next one tries again.

    Raises:
        Misconfigured, Stopped: as `run_pipeline`.
    """
    check_locales(settings.locales)
    registry = load_registry(settings.outlet_files)
    number = 0
    with working_in(settings.data) as database:
        while not stop.is_requested:
            number += 1
            report, trouble = None, None
            try:
                report = run_round(database, settings, registry, embedder=embedder, reporter=Stoppable(reporter, stop), stop=stop)
                trouble = report.offline
            except Interrupted:
                return
            except Transient as error:
                trouble = str(error)
            now = clock()
            status = write_status(database, settings.site, now=now)
            pause_s = _OFFLINE_PAUSE_S if trouble else _pause_s(database, settings.web.sources if settings.web else (), now)
            told(Round(number, status, pause_s, report, trouble))
            stop.wait(pause_s)


def _pause_s(database: Database, sources: Iterable[WebSource], now: datetime) -> float:
    """How long until the next source or link is due, within bounds, so that a round finds a few of them."""
    with database.read() as connection:
        due = [at for at in (web_sources.next_due_at(connection, sources), entries.next_due_at(connection)) if at is not None]
    pause = (min(due) - now) / timedelta(seconds=1) if due else _MOST_PAUSE_S
    return min(max(pause, _LEAST_PAUSE_S), _MOST_PAUSE_S)
