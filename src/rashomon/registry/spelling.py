"""How ids, domains and languages are written in the registry."""

import re

ID_LIMIT = 80  # characters: ids are file names of pages

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def is_id(text: str) -> bool:
    """Whether a text is an id: lower-case letters and digits with single hyphens between them, not too many."""
    return len(text) <= ID_LIMIT and bool(_ID.fullmatch(text))


def is_domain(text: str) -> bool:
    """Whether a text is a host name in lower case and `xn--` form, without `www.`."""
    return bool(_DOMAIN.fullmatch(text)) and not text.startswith("www.")


def is_language(text: str) -> bool:
    """Whether a text has the form of a BCP 47 tag."""
    return bool(_LANGUAGE.fullmatch(text))
