"""How a source fares after a reading, and when it is read next. Pure: the moment is an argument.

None of the numbers is measured on live feeds, for none can be reached from where this was written. They bound what is asked of a host: no
source is read more often than every ten minutes, nor one that answers less often than daily.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.model.source import Health, SourceRecord

LEAST_S, MOST_S = 600.0, 86_400.0
_GONE_S = 7 * 86_400.0
_RETRY_S = 900.0  # the first pause after a failure; it doubles with each in a row
_SURELY_GONE = 3  # answers 404 in a row; 410 says so at once, but is followed up all the same
_BLOCKED = frozenset({Reason.ROBOTS, Reason.OPTED_OUT, Reason.BLOCKED, Reason.PRIVATE_ADDRESS, Reason.UNTRUSTED})

# After a page was read it is looked at again to see whether it has changed: corrections come within days, mostly within hours.
_RECHECKS = (timedelta(hours=3), timedelta(hours=24), timedelta(hours=72))
_LINK_TRIES = 5
_LINK_RETRY_S = 1_800.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a listing said: its entries, how many of them were new and how many dated, and what was refused.

    `refresh_s` is how often it wants to be read, in seconds; None if it does not say.
    """

    entries: int
    fresh: int
    dated: int
    refused: Mapping[Reason, int]
    refresh_s: float | None = None
    detail: str = ""


def after_listing(record: SourceRecord, heard: Heard, *, now: datetime) -> SourceRecord:
    """Return the record after a listing was read.

    The interval is halved when something new came, quartered when all of it was new (then some may have been missed), and grows by half
    when nothing was. It never falls below what the listing asks for.
    """
    listed = Health.OK if heard.dated else Health.UNDATED
    health = listed if heard.entries else Health.EMPTY
    factor = 1.5 if not heard.fresh else 0.25 if heard.fresh == heard.entries and record.read_at else 0.5
    return replace(
        record,
        health=health,
        read_at=now,
        fresh_at=now if heard.fresh else record.fresh_at,
        interval_s=_clamped(record.interval_s * factor, heard.refresh_s),
        failures=0,
        entries=heard.entries,
        fresh=heard.fresh,
        refused=dict(heard.refused),
        detail=heard.detail,
    )


def after_unchanged(record: SourceRecord, *, now: datetime) -> SourceRecord:
    """Return the record after a source answered that its listing is as before: one that was empty or undated still is."""
    return replace(
        record,
        health=_still(record),
        read_at=now,
        interval_s=_clamped(record.interval_s * 1.5),
        failures=0,
        fresh=0,
        refused={},
        detail="",
    )


def _still(record: SourceRecord) -> Health:
    if not record.entries:
        return Health.EMPTY
    return Health.UNDATED if record.health is Health.UNDATED else Health.UNCHANGED


def after_failure(record: SourceRecord, error: Rejected | Transient, *, now: datetime) -> SourceRecord:
    """Return the record after a source could not be read."""
    return replace(record, health=health_of(error), read_at=now, failures=record.failures + 1, fresh=0, refused={}, detail=str(error)[:300])


def health_of(error: Rejected | Transient) -> Health:
    """Return what a failed reading says of a source."""
    if isinstance(error, TimedOut):
        return Health.TIMEOUT
    if isinstance(error, Transient):
        return Health.UNREACHABLE
    if error.reason in _BLOCKED:
        return Health.BLOCKED
    return Health.GONE if error.reason is Reason.GONE else Health.UNREADABLE


def next_reading(record: SourceRecord, *, now: datetime, retry_after_s: float | None = None) -> datetime:
    """Return when a source is due again: after its interval, or after a pause that doubles with each failure."""
    if record.health.is_alive:
        pause = record.interval_s
    elif record.health is Health.GONE and record.failures >= _SURELY_GONE:
        pause = _GONE_S
    elif record.health in {Health.BLOCKED, Health.UNREADABLE, Health.GONE}:
        pause = MOST_S
    else:
        pause = min(_RETRY_S * 2 ** min(record.failures - 1, 16), MOST_S)
    return now + timedelta(seconds=max(pause, retry_after_s or 0.0))


def next_look(checks: int, *, now: datetime) -> datetime | None:
    """Return when to see whether a page has changed, after `checks` such looks; None when it is left alone."""
    return now + _RECHECKS[checks] if checks < len(_RECHECKS) else None


def next_try(tries: int, *, now: datetime, retry_after_s: float | None = None) -> datetime | None:
    """Return when to fetch a page again after `tries` failures in a row before this one; None when it is given up."""
    if tries + 1 >= _LINK_TRIES:
        return None
    return now + timedelta(seconds=max(_LINK_RETRY_S * 2**tries, retry_after_s or 0.0))


def _clamped(interval_s: float, refresh_s: float | None = None) -> float:
    return min(max(interval_s, LEAST_S, refresh_s or 0.0), MOST_S)
