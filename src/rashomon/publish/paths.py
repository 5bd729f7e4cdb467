"""Where each page stands in the site: paths without a leading slash, as `en/n/flood-in-aral`; an extension makes it a file."""

import re
from enum import StrEnum

from rashomon.model.ids import content_id

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,119}")
_RESERVED = frozenset({"index"})


class Form(StrEnum):
    """The three twins of every page; the value is the extension."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


def segment(name: str) -> str:
    """Return `name` as one path segment: itself where it is a plain lower-case slug or domain, else a content id of it.

    Ids come from registries and from corpus lines that anybody may write; none of them may name a folder above, or another page.
    """
    if name not in _RESERVED and _PLAIN.fullmatch(name):
        return name
    return content_id("x", name)


def front_path(locale: str) -> str:
    """The edition's front page in `locale`."""
    return f"{locale}/index"


def facet_path(locale: str, facet: str, name: str) -> str:
    """A page of one facet: facet `n`, `entity`, `head`, `lens`, `region`, `outlet` or `d`, name any id."""
    return f"{locale}/{facet}/{segment(name)}"


def index_path(locale: str, facet: str) -> str:
    """The list of all pages of one facet."""
    return f"{locale}/{facet}/index"


def to_root(path: str) -> str:
    """The relative way from a file at `path` to the root of the site, as "../../"; "" for a file in the root."""
    return "../" * path.count("/")


def href(path: str, *, seen_from: str, form: Form = Form.HTML) -> str:
    """The relative link from the page at `seen_from` to the page at `path` in `form`. It works from any folder and from a disk."""
    here, there = seen_from.split("/"), path.split("/")
    shared = 0
    while shared < min(len(here), len(there)) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared - 1) + "/".join(there[shared:]) + f".{form}"


def public_url(base_url: str | None, path: str) -> str:
    """The address that names the HTML page at `path`: absolute if the edition has a base url, else from the root of the site."""
    address = path.removesuffix("index") if path.endswith("/index") and path.count("/") == 1 else f"{path}.html"
    return f"{base_url or ''}/{address}"
