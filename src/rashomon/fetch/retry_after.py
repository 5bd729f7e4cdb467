"""How long a host asked to be left alone (RFC 9110 section 10.2.3)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_S = 86_400.0  # a host that asks for a month, or for ever, is asked again after a day


def seconds_asked_for(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """Return the seconds of `Retry-After`, between 0 and `LONGEST_S`, or None where there is none that can be read.

    A date is read against the host's own `Date`, so that a clock that is wrong on either side does no harm; without one, against `now`.
    """
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked[:9]), LONGEST_S)
    until = _time_from_http_date(asked)
    if until is None:
        return None
    since = _time_from_http_date(headers.get("date", "")) or now
    return min(max((until - since).total_seconds(), 0.0), LONGEST_S)


def _time_from_http_date(text: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(text)
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
