"""What every source can do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection


class Source(Protocol):
    """A place that lists articles: a corpus file, a feed, an archive."""

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield what the source lists, in its order, and in its place whatever cannot be read.

        Positions grow strictly, so that a run that was stopped can go on behind the last position it kept.

        Raises:
            Misconfigured: the source as a whole cannot be read, and a person must fix that.
            Transient: it cannot be read now.
        """
        ...


class LocalSource(Source, Protocol):
    """A source on disk: a file, or a folder of files."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...
