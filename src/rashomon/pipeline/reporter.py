"""How a run tells what it is doing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Progress(Protocol):
    """One stage under way."""

    def advance(self, amount: int = 1, /, **counts: int) -> None:
        """Say that `amount` more items are through, and add to named counts (`rejected=1`)."""


class Reporter(Protocol):
    """Somebody who wants to know."""

    def stage(self, name: str, *, total: int | None, unit: str) -> AbstractContextManager[Progress]:
        """Open a stage over `total` items (None if that is not known beforehand)."""


class _Silence:
    def advance(self, amount: int = 1, /, **counts: int) -> None:
        pass


class Silent:
    """A reporter for callers that do not want to know."""

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Progress]:  # noqa: ARG002 (the port's names)
        """Open a stage and say nothing of it."""
        yield _Silence()
