"""The bytes of one fetch, as they came."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """An answer of the web, or a record of an archive.

    `url` is what was asked for and `final_url` where redirects ended; `fetched_at` is in UTC. `content_type` is the header as it came,
    with its parameters. `body` is without any content coding (gzip, br). `etag` and `last_modified` are what to ask with next time.
    """

    url: str
    final_url: str
    fetched_at: datetime
    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise ValueError(f"the capture of {self.url} has a time without a zone")

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters."""
        return self.content_type.partition(";")[0].strip().lower()
