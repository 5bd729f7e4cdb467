"""Which addresses are one host's on the public internet."""

from ipaddress import IPv4Address, IPv6Address, ip_network

# Addresses of IPv6 that carry one of IPv4, or were never public: IPv4-compatible, NAT64 (RFC 6052), Teredo, 6to4, site-local (RFC 3879).
_CARRIERS = tuple(map(ip_network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10")))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one host's on the internet. Those that only carry another address are not: where they lead is not known."""
    return address.is_global and not address.is_multicast and not any(address in network for network in _CARRIERS)
