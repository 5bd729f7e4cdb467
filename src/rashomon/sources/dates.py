"""Dates of listings as ISO 8601 with an offset."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 64  # characters


def zoned(raw: str | None) -> str | None:
    """Return an ISO 8601 (or RFC 5322) date or time with its offset, UTC where it has none; None where it is neither."""
    stripped = (raw or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(stripped[: _LONGEST + 1])
        except (ValueError, OverflowError):
            continue
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
    return None
