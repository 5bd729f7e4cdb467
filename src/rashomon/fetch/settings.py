"""How the fetcher introduces itself, what a request may cost, and how long a host is left alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address

from rashomon.errors import Misconfigured
from rashomon.fetch.limits import FetchLimits

_PRODUCT = re.compile(r"(?P<product>[A-Za-z_-]+)(?:/[\w.+-]+)?(?: [ -~]*)?")
_PATTERN = re.compile(r"\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[?[0-9a-f:]+\]?")
_PORTS = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What a `Fetcher` needs to know.

    `contact` is an address (of a page, or mailto:) where the owner of a host can reach whoever runs this; it goes into the user agent.
    `delay_s` is the least time between the end of one request to a host and the next; a Crawl-delay of its robots.txt may raise it. Who
    would have to wait for longer than `max_delay_s` is told to come back later. `connections` is how many hosts are asked at once, each
    by one connection. `tries` is how often a connection that fails is made before the request fails.

    `connect_to` says for names of hosts where their connections go, like curl's --connect-to: {"gazette.example": "127.0.0.1:8123"};
    a name may be "*.example" or "*". It is for mirrors and tests: nothing else of a request changes, and only what is named here may be
    a private address without `limits.allow_private`.
    """

    user_agent: str = "Rashomon/0.1"
    contact: str | None = None
    limits: FetchLimits = field(default_factory=FetchLimits)
    delay_s: float = 1.0
    max_delay_s: float = 60.0
    connections: int = 32
    tries: int = 2
    connect_to: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _PRODUCT.fullmatch(self.user_agent):
            raise Misconfigured(f"the user agent {self.user_agent!r} must begin with a product name: 'Rashomon/0.1'")
        if self.contact is not None and not re.fullmatch(r"(?:https?://|mailto:)[!-'*-~]+", self.contact):
            raise Misconfigured(f"the contact {self.contact!r} must be an address that begins with https:// or mailto:")
        if self.connections < 1 or self.tries < 1 or self.delay_s < 0 or self.max_delay_s < self.delay_s:
            raise Misconfigured("fetching needs at least one connection, one try, and delays with 0 <= delay_s <= max_delay_s")
        for pattern, target in self.connect_to.items():
            if not _PATTERN.fullmatch(pattern):
                raise Misconfigured(f"connect_to: {pattern!r} is no host: give a name in lower case, '*.name' or '*'")
            _address_and_port(target)

    @property
    def introduction(self) -> str:
        """The whole User-Agent header."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def product(self) -> str:
        """The product token by which robots.txt may name us (RFC 9309 section 2.2.1)."""
        found = _PRODUCT.fullmatch(self.user_agent)
        return found["product"] if found else ""

    def target_for(self, host: str) -> tuple[str, int] | None:
        """Where `connect_to` sends the connections of `host`, None where it says nothing. The longest pattern that fits wins."""
        labels = host.split(".")
        for pattern in (host, *(f"*.{'.'.join(labels[i:])}" for i in range(1, len(labels))), "*"):
            if pattern in self.connect_to:
                return _address_and_port(self.connect_to[pattern])
        return None


def _address_and_port(target: str) -> tuple[str, int]:
    address, _, port = target.rpartition(":")
    try:
        return str(ip_address(address.strip("[]"))), _PORTS.index(int(port)) + 1
    except ValueError as error:
        raise Misconfigured(f"connect_to: {target!r} must be an address and a port: '127.0.0.1:8123' or '[::1]:8123'") from error
