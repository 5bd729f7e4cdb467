"""What a site allows: its robots.txt (RFC 9309) and its tdmrep.json, each asked for once a day."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx2
from protego import Protego

from rashomon.errors import RashomonError, Reason, Rejected, TimedOut, Transient
from rashomon.fetch.opt_out import Reservations, reservations_of, robots_lines_for, signals_of

_FRESH = timedelta(hours=24)  # RFC 9309 section 2.4
_TROUBLE = timedelta(minutes=10)  # until a site that could not say what it allows is asked again
_REMEMBERED = 4_096  # sites
# "Unavailable" in the words of RFC 9309 section 2.3.1: the site has no rules. More than five redirects count as that, too.
_WITHOUT_RULES = frozenset({Reason.GONE, Reason.BLOCKED, Reason.HTTP_ERROR, Reason.REDIRECTS})

ReadSmall = Callable[[httpx2.URL], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a robots.txt for us: which paths, how often, and to what end."""

    rules: Protego
    signals: Protego
    crawl_delay_s: float

    def check(self, url: httpx2.URL, product: str) -> None:
        """Raise Rejected, ROBOTS or OPTED_OUT, where `url` is not to be fetched."""
        if not self.rules.can_fetch(str(url), product):
            raise Rejected(Reason.ROBOTS, f"robots.txt of {url.host} forbids {_path(url)} to {product}")
        if not self.signals.can_fetch(str(url), product):
            raise Rejected(Reason.OPTED_OUT, f"robots.txt of {url.host} says for {_path(url)} content-signal: ai-input=no or search=no")


def robots_from(body: bytes, product: str) -> Robots:
    """Read a robots.txt; anything is one, if an empty one."""
    text = body.decode("utf-8-sig", errors="replace")
    rules = Protego.parse(robots_lines_for(text, product))
    return Robots(rules, signals_of(text, product), rules.crawl_delay(product) or 0.0)


@dataclass(slots=True)
class _Site:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    robots: Robots | None = None
    robots_until: datetime | None = None
    trouble: RashomonError | None = None
    reservations: Reservations = field(default_factory=Reservations)
    reservations_until: datetime | None = None


class Permissions:
    """The rules of all sites (scheme, host and port), each fetched by the first task that needs it while the others wait.

    Args:
        product: our product token.
        read: fetches a small file, and raises what `Fetcher.fetch` raises.
        now: the clock by which rules grow old.
    """

    def __init__(self, product: str, read: ReadSmall, *, now: Callable[[], datetime]) -> None:
        self._product = product
        self._read = read
        self._now = now
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    async def check(self, url: httpx2.URL) -> float:
        """Return how many seconds the site wants between two requests; 0 where it does not say.

        Raises:
            Rejected: ROBOTS or OPTED_OUT: `url` is not to be fetched.
            Transient: the site cannot say at the moment, which means no.
        """
        site = self._site(url)
        async with site.lock:
            robots = await self._robots(site, url)
            robots.check(url, self._product)
            if (await self._reservations(site, url)).reserve(str(url)):
                raise Rejected(Reason.OPTED_OUT, f"tdmrep.json of {url.host} says for {_path(url)} tdm-reservation: 1")
        return robots.crawl_delay_s

    async def _robots(self, site: _Site, url: httpx2.URL) -> Robots:
        if site.robots_until is None or self._now() >= site.robots_until:
            await self._renew_robots(site, url)
        if site.trouble is not None and site.robots_until is not None:
            raise _again(site.trouble, (site.robots_until - self._now()).total_seconds())
        return site.robots or robots_from(b"", self._product)

    async def _renew_robots(self, site: _Site, url: httpx2.URL) -> None:
        """Ask for the rules. Where they cannot be had, those of yesterday hold on (RFC 9309 section 2.4)."""
        try:
            site.robots = robots_from(await self._read(url.join("/robots.txt")), self._product)
            site.trouble, fresh = None, _FRESH
        except Rejected as rejected:
            fresh = _FRESH if rejected.reason in _WITHOUT_RULES else _TROUBLE
            site.robots = None
            site.trouble = None if rejected.reason in _WITHOUT_RULES else rejected
        except Transient as transient:
            fresh = max(_TROUBLE, timedelta(seconds=transient.retry_after_s or 0))
            site.trouble = None if site.robots else transient
        site.robots_until = self._now() + fresh

    async def _reservations(self, site: _Site, url: httpx2.URL) -> Reservations:
        if site.reservations_until is None or self._now() >= site.reservations_until:
            try:
                site.reservations = reservations_of(await self._read(url.join("/.well-known/tdmrep.json")))
                fresh = _FRESH
            except Rejected:  # "Failure to provide access ... implies that the origin server does not implement this protocol."
                site.reservations, fresh = Reservations(), _FRESH
            except Transient:
                fresh = _TROUBLE
            site.reservations_until = self._now() + fresh
        return site.reservations

    def _site(self, url: httpx2.URL) -> _Site:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        site = self._sites.setdefault(origin, _Site())
        self._sites.move_to_end(origin)
        for oldest in list(self._sites)[: max(0, len(self._sites) - _REMEMBERED)]:
            if not self._sites[oldest].lock.locked():
                del self._sites[oldest]
        return site


def _again(trouble: RashomonError, left_s: float) -> RashomonError:
    """The same trouble for the next who asks: an error that is raised twice would gather two traces."""
    if isinstance(trouble, Rejected):
        return Rejected(trouble.reason, trouble.detail)
    kind = TimedOut if isinstance(trouble, TimedOut) else Transient
    return kind(f"no robots.txt, so nothing is fetched for now: {trouble}", retry_after_s=max(left_s, 0.0))


def _path(url: httpx2.URL) -> str:
    return url.raw_path.decode("ascii")[:80]
