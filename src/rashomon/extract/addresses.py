"""Where a page says that it is: its own address, and that of an original elsewhere."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from tld import get_fld

from rashomon.extract.metadata import Metadata
from rashomon.text.urls import canonical_url

# AMP caches serve a page of another host and say of which: https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
_CACHED = re.compile(r"https?://(?:[a-z0-9-]+\.cdn\.ampproject\.org/[acvwx]|(?:www\.)?google\.[a-z.]{2,6}/amp)/(?:s/)?(?P<host>[^/?]+)")


def addresses(said: Metadata, fetched_from: str) -> tuple[str, str | None]:
    """Return the address of a page and that of its original, where it names one on somebody else's site.

    A canonical link on the same registrable domain is believed, so an AMP page is known under its article's address, unless it leads to a
    front page. What was fetched from an AMP cache belongs to the host that the cache's address names, and to nobody whom only the page
    names. A canonical link elsewhere names an original, as do the `syndication-source` and `original-source` elements that Google
    introduced in 2010.
    """
    own = canonical_url(fetched_from)
    cached = _CACHED.match(own)
    home = _domain(f"https://{cached['host']}/") if cached else _domain(own)
    named = _article_at(said.canonical, fetched_from)
    if named is not None and _domain(named) == home:
        return named, _elsewhere(said.originals, fetched_from, home)
    return own, _elsewhere((said.canonical, *said.originals), fetched_from, home)


def _elsewhere(raws: Iterable[str], base: str, home: str) -> str | None:
    found = (_article_at(raw, base) for raw in raws)
    return next((each for each in found if each is not None and _domain(each) != home), None)


def _article_at(raw: str, base: str) -> str | None:
    """The address that is meant, None if it is none or that of a front page."""
    if not raw.strip():
        return None
    try:
        named = canonical_url(urljoin(base, raw.strip()))
    except ValueError:
        return None
    return named if urlsplit(named).path.strip("/") and named.isprintable() else None


def _domain(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return get_fld(url, fail_silently=True) or host.removeprefix("www.")
