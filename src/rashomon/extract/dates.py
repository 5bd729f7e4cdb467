"""When an article was published, as far as its source can be believed."""

from datetime import UTC, datetime

from rashomon.errors import Reason, Rejected

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


def time_from_text(raw: str) -> datetime | None:
    """Return an ISO 8601 date or time in UTC, whole seconds; None where it is well-formed but cannot be meant.

    A date alone is 00:00 UTC, a time without offset is UTC. Not meant are the zero of Unix time and years outside 1700 to 2100: what
    software writes when it does not know (`0001-01-01`).

    Raises:
        Rejected: not ISO 8601, or no day of the calendar.
    """
    try:
        at = datetime.fromisoformat(raw.strip())
    except ValueError as error:
        raise Rejected(Reason.INVALID_DATE, f"no ISO 8601 date: {raw[:40]!r}") from error
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return None
    at = at.replace(microsecond=0, tzinfo=at.tzinfo or UTC).astimezone(UTC)
    return None if at == _EPOCH else at
