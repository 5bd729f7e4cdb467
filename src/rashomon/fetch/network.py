"""Connections that go to the very address that was checked.

This stands below the connection pool: the pool keeps, shares and encrypts connections by the name of their host, and asks here for a new
one. So a name that changes its mind between check and connection (DNS rebinding) leads nowhere, and pooling, TLS and HTTP/2 know nothing
of it. Source: OWASP, "Server-Side Request Forgery Prevention".
"""

import asyncio
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

import httpcore2

from rashomon.errors import Reason, Rejected
from rashomon.fetch.addresses import is_public
from rashomon.fetch.settings import FetchSettings

_CONNECT_S = 10.0  # for one address of several; the deadline of the request holds beside it
_ADDRESSES = 4  # the most that are tried


class CheckedNetwork(httpcore2.AsyncNetworkBackend):
    """Resolves, checks and connects. Names are resolved on threads of our own: a resolver that hangs keeps nobody else's work waiting."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._sockets = httpcore2.AnyIOBackend()
        self._resolvers = ThreadPoolExecutor(settings.connections, thread_name_prefix="resolver")

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to `host`, after checking that all of its addresses are public.

        Raises:
            Rejected: PRIVATE_ADDRESS.
            httpcore2.ConnectError: no such name, or none of its addresses answers.
        """
        target = self._settings.target_for(host.strip("[]"))
        addresses, port = ((target[0],), target[1]) if target else (await self._checked(host.strip("[]"), port), port)
        for address in addresses[:-1]:
            try:
                return await self._sockets.connect_tcp(address, port, min(timeout or _CONNECT_S, _CONNECT_S), local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait; the pool asks for this between tries."""
        await asyncio.sleep(seconds)

    def close(self) -> None:
        """Let the resolving threads go, without waiting for those that hang."""
        self._resolvers.shutdown(wait=False, cancel_futures=True)

    async def _checked(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of `host`, those of IPv4 first."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._resolvers, _resolve, host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"no host {host} is known: {error}") from error
        private = [address for address in found if not is_public(ip_address(address.partition("%")[0]))]
        if private and not self._settings.limits.allow_private:
            raise Rejected(Reason.PRIVATE_ADDRESS, f"{host} is a private address ({private[0]}): nothing is fetched from there")
        return found[:_ADDRESSES]


def _resolve(host: str, port: int) -> tuple[str, ...]:
    found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    return tuple(sorted(found, key=lambda address: (":" in address, address)))
