"""The time that the other side has for one request."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rashomon.errors import TimedOut


class Deadline:
    """So many seconds in all for what runs `within` it. The time in which we wait out of politeness is ours, and does not count."""

    def __init__(self, seconds: float, what: str) -> None:
        self._seconds = seconds
        self._left = seconds
        self._what = what

    @asynccontextmanager
    async def within(self) -> AsyncIterator[None]:
        """Run the block on the seconds that are left; what takes longer is cancelled and raises TimedOut."""
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError as error:
            raise TimedOut(f"{self._what} takes longer than {self._seconds:g} seconds") from error
        finally:
            self._left -= clock() - began
