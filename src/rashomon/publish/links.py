"""Links to where an article stands, and to the very words in it."""

import re
from urllib.parse import quote, urlsplit

from rashomon.publish.neutral import one_line

_SCHEMES = frozenset({"http", "https"})
_KEEP = "!#$%&'*+,/:;=?@~"  # reserved and unreserved characters that may stand in a link; brackets and quotes may not
_WHOLE = 60  # characters that are quoted whole in a fragment: below it the address stays readable, above it start and end are enough
_EDGE_WORDS = 4
_EDGE_CHARACTERS = 8
_BRACKETED_HOST = re.compile(r"^[a-z]+://(?:[^/@]*@)?\[")


def link_target(url: str) -> str:
    """Return `url` as it may stand in a link: http or https with a host, everything doubtful percent-encoded. Otherwise "".

    `javascript:`, `data:`, relative and unparseable addresses give "": the page then names the outlet without a link.
    """
    if any(character < " " or character == "\x7f" for character in url):
        return ""
    candidate = url.strip()
    try:
        parts = urlsplit(candidate)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not host or _BRACKETED_HOST.match(candidate.lower()):
        return ""
    return quote(candidate.encode("utf-8", "replace"), safe=_KEEP)


def text_fragment(words: str) -> str:
    """Return the text directive that makes a browser land on `words`, with its leading `:~:`.

    Long passages name their first and last words only, as the draft advises for robustness. Source: WICG, "URL Fragment Text
    Directives"; `-`, `,` and `&` separate the directive's parts and are encoded.
    """
    line = one_line(words)
    if len(line) <= _WHOLE:
        return ":~:text=" + _encoded(line)
    start, end = _edges(line)
    return f":~:text={_encoded(start)},{_encoded(end)}"


def source_link(url: str, words: str) -> str:
    """Return the address of `words` in the article at `url`, or "" where `link_target` gives ""."""
    target = link_target(url)
    if not target or not words:
        return target
    separator = "" if "#" in target else "#"
    return target.split(":~:", 1)[0] + separator + text_fragment(words)


def _edges(line: str) -> tuple[str, str]:
    words = line.split(" ")
    if len(words) > 2 * _EDGE_WORDS:
        return " ".join(words[:_EDGE_WORDS]), " ".join(words[-_EDGE_WORDS:])
    return line[:_EDGE_CHARACTERS], line[-_EDGE_CHARACTERS:]


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
