"""One guarded GET: no private addresses, few redirects, bounded size and time.

The name is resolved once, every address it has is checked, and the connection goes to the address that was checked, so that a name
which changes its mind in between (DNS rebinding) leads nowhere. Redirects are followed by hand, each checked alike. Source: OWASP,
"Server-Side Request Forgery Prevention".
"""

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urljoin

import httpx2

from rashomon.errors import Misconfigured, Reason, Rejected, Transient
from rashomon.fetch.addresses import is_public
from rashomon.fetch.limits import FetchLimits
from rashomon.text.urls import canonical_url

_USER_AGENT = "Rashomon/0.1"
_SERVER_ERROR, _CLIENT_ERROR, _TOO_MANY = 500, 400, 429
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from in the end, its media type without parameters, and its bytes."""

    url: str
    media_type: str
    body: bytes


def get(url: str, limits: FetchLimits | None = None, *, accept: str = "*/*") -> Fetched:
    """Fetch what is at `url`.

    Raises:
        Misconfigured: the address is none, or leads to a private host.
        Rejected: the answer is an error, too long, or redirects too often.
        Transient: the host does not answer, or not in time.
    """
    bounds = limits or FetchLimits()
    try:
        return asyncio.run(asyncio.wait_for(_follow(url, bounds, accept), bounds.seconds))
    except TimeoutError as error:
        raise Transient(f"{url[:200]} does not answer in full: it takes longer than {bounds.seconds:g} seconds") from error


async def _follow(url: str, bounds: FetchLimits, accept: str) -> Fetched:
    for _ in range(bounds.redirects + 1):
        answer = await _get_once(url, bounds, accept)
        if isinstance(answer, Fetched):
            return answer
        try:
            url = urljoin(url, answer)
        except ValueError as error:
            raise Rejected(Reason.MALFORMED, f"{url[:200]} redirects to {answer[:200]!r}, which is no address") from error
    raise Rejected(Reason.MALFORMED, f"more than {bounds.redirects} redirects, the last to {url[:200]}")


async def _get_once(url: str, limits: FetchLimits, accept: str) -> Fetched | str:
    """Fetch without following: an answer, or where it redirects to."""
    try:
        target = httpx2.URL(canonical_url(url))
    except (ValueError, httpx2.InvalidURL) as error:
        raise Misconfigured(f"{url[:200]!r} is no address to fetch: {error}") from error
    address = _public_address(target.host, target.port or (443 if target.scheme == "https" else 80), limits)
    headers = {"Host": target.netloc.decode(), "User-Agent": _USER_AGENT, "Accept": accept}
    request = httpx2.Request("GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": target.host})
    try:
        async with httpx2.AsyncClient(trust_env=False, timeout=None) as client:
            response = await client.send(request, stream=True)
            try:
                return await _read(response, str(target), limits)
            finally:
                await response.aclose()
    except httpx2.HTTPError as error:
        raise Transient(f"{target.host} does not answer: {error or type(error).__name__}") from error


async def _read(response: httpx2.Response, url: str, limits: FetchLimits) -> Fetched | str:
    status = response.status_code
    if status in _REDIRECTS and "location" in response.headers:
        return str(response.headers["location"])
    if status >= _SERVER_ERROR or status == _TOO_MANY:
        raise Transient(f"{url} answers {status}")
    if status >= _CLIENT_ERROR:
        raise Rejected(Reason.MALFORMED, f"{url} answers {status}")
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > limits.bytes:
            raise Rejected(Reason.TOO_LONG, f"{url} has more than {limits.bytes:,} bytes")
    return Fetched(url, response.headers.get("content-type", "").partition(";")[0].strip().lower(), bytes(body))


def _public_address(host: str, port: int, limits: FetchLimits) -> str:
    """Return an address of `host` to connect to, after checking that all of its addresses are public."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Transient(f"no host {host} is known: {error}") from error
    private = sorted(address for address in found if not is_public(ip_address(address.partition("%")[0])))
    if private and not limits.allow_private:
        raise Misconfigured(f"{host} is a private address ({private[0]}): nothing is fetched from there unless --allow-private says so")
    return min(found, key=lambda address: (":" in address, address))
