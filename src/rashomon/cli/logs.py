"""Structured logs: one JSON object a line, for those who watch a run from afar."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import structlog
from structlog.typing import FilteringBoundLogger

from rashomon.pipeline.reporter import Progress
from rashomon.pipeline.watching import Round


def logger_for(stream: TextIO) -> FilteringBoundLogger:
    """Return a logger that writes a JSON object a line to `stream`, with level and time (UTC, ISO 8601)."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.EventRenamer("event"),
            structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger("info"),
    )
    return logger


class Logged:
    """A reporter that logs each stage when it ends, unless it had nothing to do."""

    def __init__(self, log: FilteringBoundLogger) -> None:
        self._log = log

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Progress]:
        """Open a stage; log what it did when it is closed."""
        del total
        counts: Counter[str] = Counter()
        started = time.monotonic()

        class _Counting:
            def advance(self, amount: int = 1, /, **named: int) -> None:
                counts[unit] += amount
                counts.update({key: count for key, count in named.items() if count})

        yield _Counting()
        if counts:
            self._log.info("stage", stage=name, seconds=round(time.monotonic() - started, 2), counts=dict(counts))


def log_round(log: FilteringBoundLogger, done: Round) -> None:
    """Log what a round came to."""
    status = done.status
    known = {
        "round": done.number,
        "articles": status.articles,
        "revisions": status.revisions,
        "backlog": status.backlog,
        "health": dict(status.health),
        "set_aside": sum(status.rejections.values()),
        "pause_s": round(done.pause_s, 1),
    }
    if done.trouble:
        log.warning("round", trouble=done.trouble, **known)
    else:
        log.info("round", **known)
