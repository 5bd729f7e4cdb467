"""How collecting stands: what a person who runs Rashomon wants to know."""

from dataclasses import dataclass
from datetime import datetime

from rashomon.errors import Reason
from rashomon.model.rejection import Rejection
from rashomon.model.source import Health


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source as it fares: see `SourceRecord` for the fields. `next_at` is when it is read again."""

    url: str
    outlet: str | None
    health: Health
    last_read_at: datetime | None
    fresh_at: datetime | None
    next_at: datetime
    entries: int
    failures: int
    refused: dict[Reason, int]
    detail: str


@dataclass(frozen=True, slots=True)
class Status:
    """Sources, freshness, backlog and rejections at the moment `at` (UTC).

    `backlog` counts links that are due, `waiting` those that will be, `unread` fetched pages that nobody has read. `newest_at` is the
    date of the newest article. `refused` adds up what the listings had last that could not be taken; `rejections` are links set aside.
    """

    at: datetime
    sources: tuple[SourceStatus, ...]
    articles: int
    revisions: int
    newest_at: datetime | None
    backlog: int
    waiting: int
    unread: int
    rejections: dict[Reason, int]
    examples: tuple[Rejection, ...]

    @property
    def health(self) -> dict[Health, int]:
        """How many sources fare how, in the order of `Health`."""
        found = [source.health for source in self.sources]
        return {health: found.count(health) for health in Health if health in found}

    @property
    def refused(self) -> dict[Reason, int]:
        """How many entries of the listings could not be taken when they were last read, by reason."""
        reasons = sorted({reason for source in self.sources for reason in source.refused})
        return {reason: sum(source.refused.get(reason, 0) for source in self.sources) for reason in reasons}
