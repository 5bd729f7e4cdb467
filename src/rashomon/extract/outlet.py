"""Who answers for an entry."""

import re
from hashlib import blake2b

from anyascii import anyascii

from rashomon.extract.plain import plain_line
from rashomon.model.outlet import Outlet
from rashomon.registry import Registry
from rashomon.text.urls import host_of

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.ASCII)
_LONGEST_NAME = 120  # characters
_LONGEST_SLUG = 60  # characters; with the digest it stays below the 80 of registered ids


def outlet_of(declared: str, url: str, registry: Registry, *, country: str | None) -> Outlet:
    """Return the outlet that a source declared (registry id, domain or name), or else the one that the host of `url` belongs to.

    A declared outlet is taken at its word: `es.wikinews.org` is not `en.wikinews.org`, nor an outlet registered for `wikinews.org`.
    A host also belongs to the outlet of a domain that it lies under. An outlet that the registry does not know is made here, with
    `country` as its own.
    """
    declared = plain_line(declared[:_LONGEST_NAME])
    name = _host_or_name(declared) if declared else host_of(url)
    known = registry.named(name.lower()) if declared else registry.of_host(name)
    if known is not None:
        return known
    domains = (name,) if _HOST.fullmatch(name) else ()
    return Outlet(id=_id_of(name, registry), name=name, domains=domains, country=country, registered=False)


def _host_or_name(declared: str) -> str:
    """A declared domain (or a whole address) in the spelling of hosts; any other name as it is."""
    address = declared if declared.startswith(("http://", "https://")) else f"https://{declared}"
    try:
        host = host_of(address)
    except ValueError:
        return declared
    return host if "." in host else declared


def _id_of(name: str, registry: Registry) -> str:
    """An id that no other name gets, and no registered outlet: those have single hyphens only."""
    if _HOST.fullmatch(name) and len(name) <= _LONGEST_SLUG:
        slug = name.replace("-", "--").replace(".", "-")
        if slug not in registry.outlets:
            return slug
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:_LONGEST_SLUG].strip("-") or "outlet"
    return f"{slug}-{blake2b(name.encode(), digest_size=4).hexdigest()}"
