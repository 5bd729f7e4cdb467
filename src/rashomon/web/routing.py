"""Which rendition a request means: extensions may be left out, and `Accept` then chooses the twin."""

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.publish import Rendition

_TWINS = {"text/html": "html", "text/markdown": "md", "application/json": "json"}
_ANY = frozenset({"*/*", "text/*"})


@dataclass(frozen=True, slots=True)
class Found:
    """A rendition and its site path. `is_negotiated` when another `Accept` may get another one."""

    path: str
    rendition: Rendition
    is_negotiated: bool = False


def find(renditions: Mapping[str, Rendition], path: str, accept: str) -> Found | None:
    """Return what `path` (no leading slash) means; None where there is nothing.

    `en/n/flood.md` is that file; `en/n/flood` the twin that `accept` prefers, HTML if it has no preference; `en/` is `en/index`.
    """
    if path in renditions:
        return Found(path, renditions[path])
    stem = f"{path}index" if not path or path.endswith("/") else path
    for extension in (*preferred(accept), "html"):
        name = f"{stem}.{extension}"
        if name in renditions:
            return Found(name, renditions[name], is_negotiated=True)
    return None


def preferred(accept: str) -> list[str]:
    """The extensions that an `Accept` header asks for, best first. Source: RFC 9110, section 12.5.1."""
    ranked = []
    for order, item in enumerate(accept.split(",")[:20]):
        name, _, parameters = item.partition(";")
        media_type = name.strip().lower()
        quality = _quality(parameters)
        extension = "html" if media_type in _ANY else _TWINS.get(media_type)
        if extension and quality > 0:
            ranked.append((-quality, order, extension))
    return [extension for _, _, extension in sorted(ranked)]


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
