"""One GET over a shared pool: an answer, or the error that is its true name. Redirects are the business of who asks."""

import ssl
from collections.abc import AsyncIterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self

import httpcore2
import httpx2
from h2.exceptions import H2Error

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.fetch.coding import ACCEPTED, read_body
from rashomon.fetch.limits import FetchLimits
from rashomon.fetch.network import CheckedNetwork
from rashomon.fetch.settings import FetchSettings

_KEEP_OPEN_S = 15.0  # an idle connection; the pause between two requests to a host is shorter, as a rule
_WITH_BODY = frozenset({200, 203})
_PASSED_OVER = 64 << 10  # bytes


class Unconnected(Transient):
    """The connection was not made, or broke: worth another try at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host says to one request. Only a page has a body; of redirects and errors none is read."""

    url: httpx2.URL
    status: int
    headers: httpx2.Headers
    body: bytes = b""


class Exchange:
    """A pool of connections; HTTP/2 where the host speaks it, and certificates that verify, always."""

    def __init__(self, settings: FetchSettings, *, ssl_context: ssl.SSLContext | None = None) -> None:
        self._introduction = settings.introduction
        self._network = CheckedNetwork(settings)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=ssl_context or httpx2.create_ssl_context(trust_env=False),
            max_connections=settings.connections,
            max_keepalive_connections=settings.connections,
            keepalive_expiry=_KEEP_OPEN_S,
            http2=True,
            network_backend=self._network,
        )

    async def get(self, url: httpx2.URL, headers: Mapping[str, str], *, limits: FetchLimits, cut: bool = False) -> Answer:
        """Ask for `url`, once.

        Raises:
            Rejected: PRIVATE_ADDRESS, UNTRUSTED, TOO_LONG, MALFORMED.
            Unconnected: the host is not known, refuses, or hangs up.
        """
        asked = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._introduction,
            "Accept-Encoding": ACCEPTED,
            **headers,
        }
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        is_read = False
        try:
            async with self._pool.stream("GET", target, headers=list(asked.items())) as response:
                answer, is_read = await _read(url, response, limits, cut=cut)
                return answer
        except httpcore2.TimeoutException as error:
            raise TimedOut(f"{url.host} does not answer in time") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, H2Error) as error:  # h2's own come through while a body is read
            raise _named(error, url.host) from error
        finally:
            if not is_read:
                await self._hang_up(target.origin)

    async def _hang_up(self, origin: httpcore2.Origin) -> None:
        """Close what is open to a host: of HTTP/2 an answer left unread would go on filling the connection's window."""
        for connection in self._pool.connections:
            if connection.can_handle_request(origin):
                await connection.aclose()

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pool.aclose()
        self._network.close()


async def _read(url: httpx2.URL, response: httpcore2.Response, limits: FetchLimits, *, cut: bool) -> tuple[Answer, bool]:
    """Read an answer, and say whether it was read to its end."""
    headers = httpx2.Headers(response.headers)
    async with aclosing(response.aiter_stream()) as wire:
        if response.status not in _WITH_BODY:
            return Answer(url, response.status, headers), await _passes_over(wire)
        declared = headers.get("content-length", "")
        if not cut and declared.isdigit() and int(declared[:18]) > limits.bytes:
            raise Rejected(Reason.TOO_LONG, f"{url} has more than {limits.bytes:,} bytes: it declares {declared[:18]}")
        body = await read_body(wire, headers.get("content-encoding", ""), limits=limits, url=str(url), cut=cut)
        return Answer(url, response.status, headers, body), not cut


async def _passes_over(wire: AsyncIterable[bytes]) -> bool:
    """Read a body that nobody wants, so that its connection serves again; False where it is too long for that."""
    read = 0
    async for chunk in wire:
        read += len(chunk)
        if read > _PASSED_OVER:
            return False
    return True


def _named(error: Exception, host: str) -> Rejected | Unconnected:
    """The error that an error of the pool stands for; the pool puts what happened below into its first argument."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Rejected(Reason.UNTRUSTED, f"{host} cannot be trusted: {getattr(cause, 'verify_message', '') or cause.reason}")
    is_malformed = isinstance(error, H2Error) or (isinstance(error, httpcore2.ProtocolError) and isinstance(cause, Exception))
    if is_malformed and not str(cause).startswith("peer closed connection"):  # the words of h11 for a body that is cut short
        return Rejected(Reason.MALFORMED, f"{host} does not speak HTTP: {' '.join(str(error).split())[:120]}")
    return Unconnected(f"{host} does not answer: {str(error)[:120] or type(error).__name__}")
