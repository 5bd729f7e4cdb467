"""The one door to the web for everything that is collected: polite, guarded, and honest about who asks."""

import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx2
import stamina

from rashomon.errors import Reason, Rejected
from rashomon.fetch import statuses
from rashomon.fetch.deadline import Deadline
from rashomon.fetch.exchange import Answer, Exchange, Unconnected
from rashomon.fetch.limits import FetchLimits
from rashomon.fetch.opt_out import opt_out_of
from rashomon.fetch.permissions import Permissions
from rashomon.fetch.settings import FetchSettings
from rashomon.fetch.turns import Turns
from rashomon.model.capture import Capture
from rashomon.text.urls import canonical_url

_SMALL = FetchLimits(bytes=500 << 10, seconds=10.0, redirects=5)  # of robots.txt: RFC 9309 sections 2.3.1.2 and 2.5
_BACK_OFF_S = 0.2  # before the second try, and twice that before each further one; stamina adds up to a second by chance
_LONGEST_VALIDATOR = 1_024  # characters of an ETag that are worth keeping

Ask = Callable[[httpx2.URL], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch.

    `etag` and `last_modified` are those of the last capture: an answer that nothing changed is then `NotModified`. `limit_bytes` stands
    in for that of the settings. `is_listing` says that it is a feed or a sitemap.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"
    limit_bytes: int | None = None
    is_listing: bool = False


@dataclass(frozen=True, slots=True)
class NotModified:
    """What is at `url` is what it was when its validators were given."""

    url: str
    fetched_at: datetime


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages and listings; an async context manager, to be shared by all tasks of a run.

    `permanent` maps the addresses of listings to where they moved for good (301 and 308 all the way).

    Args:
        settings: who asks, and within what limits.
        now: the clock of captures and of what sites allow.
        ssl_context: which certificates are trusted; those of the system by default.
    """

    def __init__(
        self, settings: FetchSettings, *, now: Callable[[], datetime] = _utc_now, ssl_context: ssl.SSLContext | None = None
    ) -> None:
        self.permanent: dict[str, str] = {}
        self._settings = settings
        self._now = now
        self._exchange = Exchange(settings, ssl_context=ssl_context)
        self._turns = Turns(delay_s=settings.delay_s, max_delay_s=settings.max_delay_s, connections=settings.connections)
        self._permissions = Permissions(settings.product, self._read_small, now=now)

    async def __aenter__(self) -> Self:
        await self._exchange.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._exchange.__aexit__(*error)

    async def fetch(self, request: Request) -> Capture | NotModified:
        """Fetch what `request` asks for, as its host allows.

        Raises:
            Rejected: INVALID_URL; ROBOTS, OPTED_OUT, PRIVATE_ADDRESS: it is not to be fetched; REDIRECTS, GONE, BLOCKED, HTTP_ERROR,
                UNTRUSTED, TOO_LONG, MALFORMED: the answer is no good.
            Transient: 408, 429, 5xx, or no connection; TimedOut: not in time. The host may answer later.
        """
        try:
            target = _target(request.url)
        except ValueError as error:
            raise Rejected(Reason.INVALID_URL, f"{request.url[:200]!r} is no address to fetch: {error}") from error
        limits = self._settings.limits
        if request.limit_bytes is not None:
            limits = replace(limits, bytes=request.limit_bytes)
        headers, deadline = _headers_of(request), Deadline(limits.seconds, str(target)[:200])

        async def ask(url: httpx2.URL) -> Answer:
            delay_s = await self._permissions.check(url)
            return await self._ask(url, headers, limits=limits, deadline=deadline, delay_s=delay_s)

        answer, moved_to = await _follow(target, ask, redirects=limits.redirects)
        if request.is_listing and moved_to is not None:
            self.permanent[request.url] = str(moved_to)
        if answer.status == HTTPStatus.NOT_MODIFIED and {"If-None-Match", "If-Modified-Since"} & set(headers):
            return NotModified(request.url, self._now())
        self._check(answer)
        return self._capture(request, answer)

    def _check(self, answer: Answer) -> None:
        statuses.check(answer, retry_after_s=statuses.rest_asked_for(answer, now=self._now(), otherwise_s=self._settings.max_delay_s))

    def _capture(self, request: Request, answer: Answer) -> Capture:
        content_type = answer.headers.get("content-type", "")
        is_page = not content_type or "html" in content_type.lower()
        signal = opt_out_of(
            answer.headers.multi_items(), answer.body, product=self._settings.product, is_page=is_page, is_listing=request.is_listing
        )
        if signal is not None:
            raise Rejected(Reason.OPTED_OUT, f"{str(answer.url)[:200]} says {signal}")
        return Capture(
            url=request.url,
            final_url=str(answer.url),
            fetched_at=self._now(),
            status=answer.status,
            content_type=content_type,
            body=answer.body,
            etag=_validator(answer.headers, "etag"),
            last_modified=_validator(answer.headers, "last-modified"),
        )

    async def _ask(
        self,
        url: httpx2.URL,
        headers: Mapping[str, str],
        *,
        limits: FetchLimits,
        deadline: Deadline,
        delay_s: float = 0.0,
        cut: bool = False,
    ) -> Answer:
        """Ask a host once it is our turn there; once more if the connection fails."""
        async for attempt in stamina.retry_context(on=Unconnected, attempts=self._settings.tries, timeout=None, wait_initial=_BACK_OFF_S):
            with attempt:
                async with self._turns.turn(url.host, delay_s=delay_s):
                    async with deadline.within():
                        answer = await self._exchange.get(url, headers, limits=limits, cut=cut)
                    rest_s = statuses.rest_asked_for(answer, now=self._now(), otherwise_s=self._settings.max_delay_s)
                    if rest_s is not None:
                        self._turns.leave_alone(url.host, rest_s)
        return answer

    async def _read_small(self, url: httpx2.URL) -> bytes:
        """Fetch a file that says what a site allows: no rules hold for it but those of politeness, and what is too long of it is cut."""
        limits = replace(_SMALL, seconds=min(_SMALL.seconds, self._settings.limits.seconds))
        deadline = Deadline(limits.seconds, str(url)[:200])

        async def ask(url: httpx2.URL) -> Answer:
            return await self._ask(url, {"Accept": "*/*"}, limits=limits, deadline=deadline, cut=True)

        answer, _ = await _follow(url, ask, redirects=limits.redirects)
        self._check(answer)
        return answer.body


async def _follow(url: httpx2.URL, ask: Ask, *, redirects: int) -> tuple[Answer, httpx2.URL | None]:
    """Ask until an answer is no redirect; return it, and where `url` moved for good, None where it did not."""
    trail = [url]
    is_permanent = True
    while True:
        answer = await ask(trail[-1])
        location = statuses.redirect_of(answer)
        if location is None:
            return answer, trail[-1] if is_permanent and len(trail) > 1 else None
        if len(trail) > redirects:
            raise Rejected(Reason.REDIRECTS, f"{str(url)[:200]}: more than {redirects} redirects")
        is_permanent = is_permanent and answer.status in statuses.PERMANENT
        trail.append(_redirected(trail[-1], location))
        if trail[-1] in trail[:-1]:
            raise Rejected(Reason.REDIRECTS, f"{str(url)[:200]} redirects in a circle")


def _redirected(url: httpx2.URL, location: str) -> httpx2.URL:
    try:
        return _target(urljoin(str(url), location.strip().replace(" ", "%20")))
    except ValueError as error:
        raise Rejected(Reason.REDIRECTS, f"{str(url)[:200]} redirects to {location[:80]!r}: {error}") from error


def _target(url: str) -> httpx2.URL:
    """The address to ask for: checked like any other, yet with all its parameters, for a host may tell them apart."""
    known, asked = urlsplit(canonical_url(url)), urlsplit(url.strip())
    try:
        return httpx2.URL(urlunsplit((known.scheme, known.netloc, asked.path or "/", asked.query, "")))
    except httpx2.InvalidURL as error:
        raise ValueError(str(error)) from error


def _headers_of(request: Request) -> dict[str, str]:
    headers = {"Accept": request.accept, "If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}


def _validator(headers: httpx2.Headers, name: str) -> str | None:
    value = headers.get(name, "")
    return value if 0 < len(value) <= _LONGEST_VALIDATOR else None
