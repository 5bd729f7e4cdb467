"""Who may ask a host, and when: one request at a time, a pause between two, and none at all while the host asks to be left alone.

A host is its name: all schemes and ports of it share one turn, `www.` and other subdomains are hosts of their own.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from rashomon.errors import Transient

_REMEMBERED = 10_000  # hosts; beyond that those that nothing is to be remembered of are forgotten


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    asked_to_wait_until: float = 0.0

    def is_at_rest(self, now: float) -> bool:
        return not self.lock.locked() and max(self.free_at, self.asked_to_wait_until) <= now


class Turns:
    """The turns of all hosts.

    Args:
        delay_s: the least time between two requests to a host, from the end of the one to the start of the next, in seconds.
        max_delay_s: who would have to wait for longer is told to come back.
        connections: how many hosts may be asked at once.
    """

    def __init__(self, *, delay_s: float, max_delay_s: float, connections: int) -> None:
        self._delay_s = delay_s
        self._max_delay_s = max_delay_s
        self._slots = asyncio.Semaphore(connections)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, *, delay_s: float = 0.0) -> AsyncIterator[None]:
        """Wait for a turn at a host, and leave it alone for at least `delay_s` seconds behind the block.

        Raises:
            Transient: the host asked to be left alone, or its turn would come later than `max_delay_s`; with the time that is left.
        """
        host = self._host(name)
        _check_that_it_may_be_asked(name, host)
        async with host.lock:
            _check_that_it_may_be_asked(name, host)
            wait = host.free_at - _now()
            if wait > self._max_delay_s:
                raise Transient(f"{name} wants {delay_s:g} seconds between two requests", retry_after_s=wait)
            if wait > 0:
                await asyncio.sleep(wait)
            async with self._slots:
                try:
                    yield
                finally:
                    host.free_at = _now() + max(delay_s, self._delay_s)

    def leave_alone(self, name: str, seconds: float) -> None:
        """Ask nothing of a host for so long; all who wait for their turn there are told."""
        host = self._host(name)
        host.asked_to_wait_until = max(host.asked_to_wait_until, _now() + seconds)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts and len(self._hosts) >= _REMEMBERED:
            now = _now()
            self._hosts = {known: host for known, host in self._hosts.items() if not host.is_at_rest(now)}
        return self._hosts.setdefault(name, _Host())


def _check_that_it_may_be_asked(name: str, host: _Host) -> None:
    left = host.asked_to_wait_until - _now()
    if left > 0:
        raise Transient(f"{name} asked to be left alone", retry_after_s=left)


def _now() -> float:
    return asyncio.get_running_loop().time()
