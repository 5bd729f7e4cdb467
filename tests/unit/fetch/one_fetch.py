"""Fetching in tests: from a site on loopback that answers for every host of the world."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from tests.unit.fetch.site_on_loopback import Visits

from rashomon.errors import RashomonError
from rashomon.fetch import Fetcher, FetchLimits, FetchSettings, NotModified, Request
from rashomon.model.capture import Capture

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
PATIENCE_S = 30

T = TypeVar("T")


def settings(  # noqa: PLR0913 (one for each thing that a test is about)
    web: Visits,
    *,
    size: int = 100_000,
    seconds: float = 10.0,
    redirects: int = 5,
    tries: int = 1,
    delay_s: float = 0.0,
    max_delay_s: float = 60.0,
) -> FetchSettings:
    return FetchSettings(
        limits=FetchLimits(size, seconds, redirects),
        delay_s=delay_s,
        max_delay_s=max_delay_s,
        tries=tries,
        connect_to={"*.example": web.host_and_port},
    )


def run_with(chosen: FetchSettings, use: Callable[[Fetcher], Awaitable[T]], *, now: Callable[[], datetime] = lambda: NOON) -> T:
    async def run() -> T:
        async with asyncio.timeout(PATIENCE_S), Fetcher(chosen, now=now) as fetcher:
            return await use(fetcher)

    return asyncio.run(run())


def fetched(chosen: FetchSettings, request: Request | str) -> Capture | NotModified:
    return run_with(chosen, lambda fetcher: fetcher.fetch(request if isinstance(request, Request) else Request(request)))


def capture_of(chosen: FetchSettings, request: Request | str) -> Capture:
    found = fetched(chosen, request)
    assert isinstance(found, Capture)
    return found


async def outcomes(fetcher: Fetcher, urls: Sequence[str]) -> list[Capture | NotModified | RashomonError]:
    """Fetch all at once; an error stands in its place."""

    async def one(url: str) -> Capture | NotModified | RashomonError:
        try:
            return await fetcher.fetch(Request(url))
        except RashomonError as error:
            return error

    return list(await asyncio.gather(*(one(url) for url in urls)))
