"""One file or response of an edition."""

from collections.abc import Callable
from dataclasses import dataclass

HTML = "text/html; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
JSON = "application/json"
ATOM = "application/atom+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, eq=False)
class Rendition:
    """Bytes of one media type, made when asked for; asking twice gives equal bytes.

    `redirect` is the site path (with extension) that a server answers with instead; a static site has the bytes, which lead there too.
    """

    media_type: str
    make: Callable[[], bytes]
    redirect: str = ""

    def render(self) -> bytes:
        """The bytes."""
        return self.make()
