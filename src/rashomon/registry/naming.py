"""What an outlet is called when all that is known of it is an address."""

from collections.abc import Container
from itertools import chain, count

from tld import get_tld
from tld.utils import Result

from rashomon.registry.entities import slug
from rashomon.registry.spelling import ID_LIMIT, is_domain
from rashomon.text.urls import host_of

# Labels that say what a host serves, not whose it is.
_SERVICES = frozenset({"feeds", "feed", "rss", "xml", "atom", "www", "www2", "m"})
# Hosts that carry the feeds of many: their name is no outlet's domain.
_SHARED = frozenset(
    {
        *("feeds.feedburner.com", "feeds2.feedburner.com", "feedproxy.google.com", "feeds.feedblitz.com", "news.google.com", "rss.app"),
        *("youtube.com", "reddit.com", "medium.com", "rsshub.app", "fetchrss.com", "politepol.com", "rss.bridge", "openrss.org"),
    }
)


def domain_of(url: str) -> str | None:
    """Return the domain under which an outlet with this site or feed is known ("feeds.npr.org" → "npr.org").

    None for a host that carries feeds of many, or that is only an address of the internet. ValueError as for `canonical_url`.
    """
    host = host_of(url)
    if host in _SHARED or not is_domain(host):
        return None
    first, _, rest = host.partition(".")
    return rest if first in _SERVICES and "." in rest and _suffix(host) != rest else host


def id_for(domain: str, taken: Container[str]) -> str:
    """Return an id for the outlet with this domain: without its public suffix, or with it, or with a number, whatever is not taken."""
    return _free((slug(domain.removesuffix("." + _suffix(domain))), slug(domain)), taken)


def id_for_name(name: str, taken: Container[str]) -> str:
    """Return an id for an outlet of which only a name is known, with a number where it is taken."""
    return _free((slug(name),), taken)


def _free(candidates: tuple[str, ...], taken: Container[str]) -> str:
    cut = [candidate[: ID_LIMIT - 6].strip("-") or "outlet" for candidate in candidates]
    numbered = (f"{cut[-1]}-{number}" for number in count(2))
    return next(candidate for candidate in chain(cut, numbered) if candidate not in taken)


def _suffix(host: str) -> str:
    """The public suffix of a host ("co.uk"), by the list that Mozilla keeps; its last label where the list has none."""
    found = get_tld(f"https://{host}", fail_silently=True, as_object=True, search_private=True)
    return found.tld if isinstance(found, Result) else host.rpartition(".")[2]
