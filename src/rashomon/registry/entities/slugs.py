"""Names as parts of an address."""

import re

from anyascii import anyascii

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return a name in lower-case Latin letters and hyphens."""
    return _NOT_SLUG.sub("-", anyascii(name).casefold()).strip("-")
