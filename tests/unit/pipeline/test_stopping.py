"""A stop asked for from a signal handler or a thread is obeyed, whatever is being waited for."""

import asyncio
import subprocess
import sys
import threading

import pytest

from rashomon.pipeline.reporter import Silent
from rashomon.pipeline.stopping import Interrupted, Stop, Stoppable

_ASKED_AT_EACH_LINE = """
import sys
from rashomon.pipeline.stopping import Stop

for moment in range(60):
    stop, lines = Stop(), 0

    def handler(frame, event, argument):
        global lines
        lines += 1
        if lines == moment:
            stop.request()
        return handler

    sys.settrace(handler)
    stop.wait(0.001)
    sys.settrace(None)
"""


def test_a_signal_never_waits_for_what_it_interrupts() -> None:
    """A signal's handler that takes a lock which the interrupted thread holds hangs for ever: so it asks at each line of the wait once."""
    assert subprocess.run([sys.executable, "-c", _ASKED_AT_EACH_LINE], timeout=60, check=False).returncode == 0


def test_a_wait_ends_when_another_thread_asks() -> None:
    stop = Stop()
    threading.Timer(0.05, stop.request).start()
    stop.wait(3600)
    assert stop.is_requested


def test_a_stage_stops_at_its_next_item() -> None:
    stop, done = Stop(), []

    def work() -> None:
        with Stoppable(Silent(), stop).stage("work", total=3, unit="items") as progress:
            for item in (1, 2, 3):
                done.append(item)
                if item == 2:
                    stop.request()
                progress.advance()

    with pytest.raises(Interrupted):
        work()
    assert done == [1, 2]


def test_what_is_awaited_is_cancelled() -> None:
    stop = Stop()
    seen = []

    async def work() -> None:
        stop.request()
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    with pytest.raises(Interrupted):
        asyncio.run(stop.run(work()))
    assert seen == ["cancelled"]
