"""How long a server asked to be left alone.

RFC 9110 §10.2.3. A date is read against the server's own ``Date``, so that neither side's clock matters.
"""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime


def seconds_asked_for(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of ``Retry-After``, never negative, or None where there is none that can be read."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        wait = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return max(wait.total_seconds(), 0.0)
