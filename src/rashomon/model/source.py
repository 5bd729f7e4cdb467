"""Sources on the web: how each fares, and when it is read again."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rashomon.errors import Reason
from rashomon.model.outlet import SourceKind


class Health(StrEnum):
    """What became of the last reading of a source. The values are stored and printed: never rename one, only add."""

    UNREAD = "unread"
    OK = "ok"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    UNDATED = "undated"
    BLOCKED = "blocked"
    GONE = "gone"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"

    @property
    def is_alive(self) -> bool:
        """Whether the source answered with a listing, or that its listing is as before."""
        return self in {Health.OK, Health.UNCHANGED, Health.EMPTY, Health.UNDATED}


@dataclass(frozen=True, slots=True)
class WebSource:
    """A listing on the web that a run reads, and the outlet it was registered for (None: each entry's host tells)."""

    url: str
    kind: SourceKind = SourceKind.FEED
    outlet_id: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """All that is remembered of a source between two readings; times are UTC, `interval_s` seconds.

    `failures` counts readings in a row that failed; `entries` is how many the last listing had, `fresh` how many of them were new, and
    `refused` how many could not be taken, by reason. `moved_to` is where permanent redirects led. `detail` is one line for a person.
    """

    health: Health = Health.UNREAD
    read_at: datetime | None = None
    fresh_at: datetime | None = None
    interval_s: float = 3_600.0
    failures: int = 0
    entries: int = 0
    fresh: int = 0
    refused: dict[Reason, int] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    detail: str = ""
