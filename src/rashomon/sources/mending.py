"""Ampersands that XML does not allow: the commonest fault of feeds, and the one that spoils addresses."""

import html
import re
from html.entities import html5
from typing import Final

_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
# A CDATA section, where an ampersand is just that (one that never ends goes on to the end), or a reference, or a bare ampersand.
_REFERENCE = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})|#(?P<number>[0-9]{1,8}|[xX][0-9a-fA-F]{1,7}));|&", re.DOTALL
)


def with_good_references(text: str) -> str:
    """Return the text of an XML document with bare ampersands escaped, and with HTML's references as the characters they mean.

    A reference to what is no character, such as half of a surrogate pair, becomes U+FFFD.
    """
    return _REFERENCE.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    if match["number"] is not None:
        return html.escape(html.unescape(match[0])) or "\ufffd"
    name = match["name"]
    if name is None:
        return "&amp;" if match[0] == "&" else match[0]
    if name in _PREDEFINED:
        return match[0]
    meant = html5.get(f"{name};")
    return html.escape(meant) if meant else f"&amp;{name};"
