"""Stopping a run from outside, at the next item, with everything that was done kept."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from rashomon.pipeline.reporter import Progress, Reporter

_LOOK_S = 0.2


class Interrupted(Exception):
    """The run was asked to stop, and did between two items. What was committed stays; the next run goes on from there."""


class Stop:
    """A wish to stop, made from a signal handler or another thread.

    It is a plain flag that is looked at, not a `threading.Event`: a handler runs in the main thread, at any of its instructions, and would
    wait for ever for the lock of an event that this thread is about to wait for.
    """

    def __init__(self) -> None:
        self._is_requested = False

    def request(self) -> None:
        """Ask for the stop."""
        self._is_requested = True

    @property
    def is_requested(self) -> bool:
        """Whether anybody has asked."""
        return self._is_requested

    def check(self) -> None:
        """Raise Interrupted if anybody has asked."""
        if self._is_requested:
            raise Interrupted

    def wait(self, seconds: float) -> None:
        """Wait that long, or until somebody asks."""
        until = time.monotonic() + seconds
        while not self._is_requested and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _LOOK_S))

    async def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work`, cancelling it when somebody asks; Interrupted is raised then."""
        task = asyncio.ensure_future(work)
        while not task.done():
            await asyncio.wait({task}, timeout=_LOOK_S)
            if self.is_requested and not task.done():
                task.cancel()
                await asyncio.wait({task})
                raise Interrupted
        await task


class Stoppable:
    """A reporter that lets a stage stop at its next item."""

    def __init__(self, reporter: Reporter, stop: Stop) -> None:
        self._reporter = reporter
        self._stop = stop

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Progress]:
        """Open a stage of the reporter behind; each advance raises Interrupted once a stop is asked for."""
        self._stop.check()
        stop = self._stop
        with self._reporter.stage(name, total=total, unit=unit) as progress:

            class _Checking:
                def advance(self, amount: int = 1, /, **counts: int) -> None:
                    progress.advance(amount, **counts)
                    stop.check()

            yield _Checking()
