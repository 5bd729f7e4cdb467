"""Which outlet an address belongs to."""

from collections.abc import Container

from tld import get_tld
from tld.utils import Result

from rashomon.text.urls import host_of

# Hosts that carry the feeds of many: an address there says nothing of whose it is.
CARRIERS = frozenset(
    {
        *(
            "feedburner.com",
            "google.com",
            "feedblitz.com",
            "rss.app",
            "follow.it",
            "feedspot.com",
            "feedx.net",
            "politepol.com",
            "rsshub.app",
        ),
        *("wordpress.com", "blogspot.com", "youtube.com", "reddit.com", "medium.com", "substack.com", "facebook.com", "twitter.com"),
        *("x.com", "instagram.com", "t.me", "wixsite.com", "weebly.com", "yahoo.com", "github.io", "githubusercontent.com", "archive.org"),
        *("appspot.com", "fetchrss.com", "rssboard.org", "morss.it", "wikipedia.org", "linkedin.com", "vk.com", "apple.com", "issuu.com"),
    }
)

FEED_CARRIERS = frozenset({"feedburner.com", "feedblitz.com"})


def host_in(address: str) -> str | None:
    """Return the host of what a list has as an address, which is not always one; None if nothing there is a host."""
    text = address.strip().split(" ", 1)[0]
    try:
        host = host_of(text if "://" in text else f"http://{text}")
    except ValueError:
        return None
    return host if "." in host else None


def domain_of(host: str, known: Container[str]) -> str | None:
    """Return the domain of the outlet at `host`: the longest of the known ones that the host lies under, else its registrable domain.

    None for a host that carries feeds of many, and for one that is only a public suffix or a number.
    """
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if (candidate := ".".join(labels[start:])) in known:
            return candidate
    found = get_tld(f"http://{host}", fail_silently=True, as_object=True, search_private=False)
    if not isinstance(found, Result) or not found.fld or found.fld in CARRIERS:
        return None
    return found.fld


def same_site(host: str, feed_host: str) -> bool:
    """Whether a feed at `feed_host` can be of the outlet at `host`: the same registrable domain, or a carrier's."""
    mine, feeds = (get_tld(f"http://{each}", fail_silently=True, as_object=True) for each in (host, feed_host))
    if not isinstance(mine, Result) or not isinstance(feeds, Result):
        return False
    return feeds.fld == mine.fld or feeds.fld in FEED_CARRIERS
