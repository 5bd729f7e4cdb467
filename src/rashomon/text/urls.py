"""Addresses of articles: one spelling for one page, and links that land on quoted words."""

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

import idna

_SCHEMES = {"http": 80, "https": 443}
_LONGEST = 8_192  # characters; servers refuse longer ones (RFC 9110 section 4.1 asks for 8,000)
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")  # RFC 3986 appendix A has none of these
_ASCII_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

# Parameters that say how a reader came, never what is shown; each is documented by the service that appends it.
_TRACKING_PREFIXES = ("utm_", "at_campaign", "at_medium", "at_custom", "hsa_", "pk_", "mtm_", "oly_")
_TRACKING = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id"),
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "s_cid", "wt_mc", "wt_zmc", "ns_campaign", "ns_mchannel"),
        *(
            "ns_source",
            "ns_linkname",
            "cmpid",
            "xtor",
            "_ga",
            "_gl",
            "ocid",
            "ref_src",
            "ref_url",
            "smid",
            "guccounter",
            "__twitter_impression",
        ),
    }
)

# Text fragments: https://wicg.github.io/scroll-to-text-fragment/
_WHOLE_UP_TO = 100  # characters; above it start and end of the quote are enough to find it and survive small edits between them
_EDGE_WORDS = 5
_EDGE_CHARACTERS = 12  # for an edge without spaces: CJK and Thai have some five words in that many


def canonical_url(raw: str) -> str:
    """Return the one spelling of `raw` under which its page is known.

    Scheme and host are lower-cased (IDNA 2008 with UTS 46 mapping), and the default port, the fragment and tracking parameters are
    dropped (RFC 3986 section 6.2). Path and the other parameters stay byte for byte, for servers may tell any two of them apart.

    Raises:
        ValueError: not an absolute http or https address of a named host, too long, or with a password in it.
    """
    parts = _split(raw)
    scheme = parts.scheme.lower()
    host = _ascii_host(parts)
    port = "" if parts.port in {None, _SCHEMES[scheme]} else f":{parts.port}"
    kept = "&".join(field for field in parts.query.split("&") if not _is_tracking(field)) if parts.query else ""
    return f"{scheme}://{host}{port}{parts.path or '/'}{'?' + kept if kept else ''}"


def host_of(url: str) -> str:
    """Return the host of `url` without a leading `www.`; ValueError as for `canonical_url`."""
    return _ascii_host(_split(url)).removeprefix("www.")


def text_fragment_url(url: str, words: str) -> str:
    """Return `url` with a text fragment, so that browsers scroll to `words` and mark them.

    A long quote, or one over several lines (a fragment's term cannot leave its block), is given by its first and last words.

    Raises:
        ValueError: `words` has nothing to look for.
    """
    if not words.strip():
        raise ValueError("a text fragment needs words")
    address, hash_, fragment = url.partition("#")
    fragment = fragment.split(":~:", 1)[0]
    return f"{address}#{fragment if hash_ else ''}:~:text={_directive(words)}"


def _directive(words: str) -> str:
    lines = [line for line in words.splitlines() if line.strip()]
    collapsed = " ".join(words.split())
    if len(lines) == 1 and len(collapsed) <= _WHOLE_UP_TO:
        return _encoded(collapsed)
    first, last = " ".join(lines[0].split()), " ".join(lines[-1].split())
    if len(lines) == 1 and len(first) <= 2 * _EDGE_CHARACTERS:
        return _encoded(first)
    return f"{_encoded(_edge(first, at_end=False))},{_encoded(_edge(last, at_end=True))}"


def _edge(line: str, *, at_end: bool) -> str:
    words = line.split()
    edge = " ".join(words[-_EDGE_WORDS:] if at_end else words[:_EDGE_WORDS])
    if len(words) >= _EDGE_WORDS and len(edge) <= _WHOLE_UP_TO:
        return edge
    return (line[-_EDGE_CHARACTERS:] if at_end else line[:_EDGE_CHARACTERS]).strip()


def _encoded(words: str) -> str:
    # `-`, `,` and `&` delimit terms; quote() leaves only the first of them as it is.
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _split(raw: str) -> SplitResult:
    stripped = raw.strip()
    if len(stripped) > _LONGEST:
        raise ValueError(f"an address of {len(stripped)} characters is too long")
    if _FORBIDDEN.search(stripped):
        raise ValueError(f"an address cannot hold spaces, control characters or brackets: {stripped[:80]!r}")
    parts = urlsplit(stripped)  # raises ValueError itself on a broken IPv6 host
    if parts.scheme.lower() not in _SCHEMES:
        raise ValueError(f"not an http or https address: {stripped[:80]!r}")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a user name in it cannot be published")
    return parts


def _ascii_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{IPv6Address(host).compressed}]"
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise ValueError(f"not a host name: {host[:80]!r}") from error
    if not _ASCII_HOST.fullmatch(host):
        raise ValueError(f"not a host name: {host[:80]!r}")
    return host


def _is_tracking(field: str) -> bool:
    name = field.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
