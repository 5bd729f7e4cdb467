"""Files that every page uses, named by their content, so that a browser may keep them for ever."""

from functools import cache
from importlib.resources import files

from rashomon.model.ids import digest_of

_MEDIA_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
_NAMES = ("rashomon.css", "mark.svg")
_DIGITS = 10


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Return site path to media type and bytes of every asset."""
    return {asset_path(name): (_MEDIA_TYPES[name.rsplit(".", 1)[1]], _content(name)) for name in _NAMES}


@cache
def asset_path(name: str) -> str:
    """Return the site path of one asset: `rashomon.css` is at `assets/rashomon-1f2e3d4c5b.css`."""
    stem, extension = name.rsplit(".", 1)
    return f"assets/{stem}-{digest_of(_content(name))[:_DIGITS]}.{extension}"


def stylesheet() -> str:
    """Return the style that every page has."""
    return _content("rashomon.css").decode()


@cache
def _content(name: str) -> bytes:
    return (files("rashomon.publish") / "static" / name).read_bytes()
