"""From a list of feeds to outlets: whose each feed is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.model.outlet import ListedSource, Outlet
from rashomon.registry.lookup import Registry
from rashomon.registry.naming import domain_of, id_for, id_for_name
from rashomon.registry.opml import Feed
from rashomon.registry.spelling import is_language
from rashomon.text.urls import canonical_url, host_of


@dataclass(frozen=True, slots=True)
class Additions:
    """The outlets to write into a person's own file, whole; how many of them are new; and how many feeds were known already."""

    outlets: tuple[Outlet, ...]
    new: int
    feeds: int
    known_feeds: int


def outlets_with(feeds: Iterable[Feed], registry: Registry) -> Additions:
    """Return what these feeds add to a registry.

    A feed of a registered outlet (by the host of its site, else of the feed) becomes a source of a copy of that outlet. Feeds of one other
    domain become one new outlet, named as its first feed. Without a site, a feed on a host that carries many is an outlet of its own, with
    no domain.
    """
    changed: dict[str, Outlet] = {}
    by_domain: dict[str, str] = {}
    taken = set(registry.outlets)
    known_feeds = added = 0
    known = {canonical_url(source.url) for outlet in registry.outlets.values() for source in outlet.sources}
    for feed in feeds:
        if feed.url in known:
            known_feeds += 1
            continue
        known.add(feed.url)
        added += 1
        outlet = _owner(feed, registry)
        domain = None if outlet else domain_of(feed.site or feed.url) or (domain_of(feed.url) if feed.site else None)
        outlet_id = outlet.id if outlet else by_domain.get(domain or "")
        if outlet_id is None:
            outlet = _new(feed, domain, taken)
            outlet_id = outlet.id
            taken.add(outlet_id)
            if domain:
                by_domain[domain] = outlet_id
        base = changed.get(outlet_id) or outlet
        if base is not None:
            changed[outlet_id] = replace(base, sources=(*base.sources, ListedSource(feed.url, language=_language(feed))))
    return Additions(tuple(changed.values()), len(changed.keys() - registry.outlets.keys()), added, known_feeds)


def _owner(feed: Feed, registry: Registry) -> Outlet | None:
    hosts = (host_of(address) for address in (feed.site, feed.url) if address)
    return next((outlet for host in hosts if (outlet := registry.of_host(host))), None)


def _new(feed: Feed, domain: str | None, taken: set[str]) -> Outlet:
    language = _language(feed)
    languages = (language,) if language else ()
    if domain is not None:
        return Outlet(id_for(domain, taken), feed.name or domain, (domain,), languages=languages)
    name = feed.name or feed.url.partition("://")[2]
    return Outlet(id_for_name(name, taken), name, languages=languages)


def _language(feed: Feed) -> str | None:
    return feed.language if feed.language and is_language(feed.language) else None
