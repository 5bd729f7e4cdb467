"""Dates of listings as ISO 8601 with an offset."""

import re
from calendar import timegm
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time

import dateparser  # type: ignore[import-untyped]

_LONGEST = 64  # characters
_MOST_GUESSES = 300  # a listing; a guess takes 1 to 10 ms
_YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")
_AMBIGUOUS = re.compile(r"\b(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-]\d{4}\b")  # 03/04/2026 is in March or in April
_SETTINGS = {
    "PARSERS": ["absolute-time"],  # "yesterday" would need a clock
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
}


class DateReader:
    """Reads the dates of one listing: ISO 8601, RFC 5322, and up to 300 of what else the world writes ("Пн, 12 мая 2025 10:00:00 +0300").

    A date or a time without a zone is taken as UTC. Numbers of which nobody can tell the day from the month are not read.
    """

    def __init__(self) -> None:
        self._guesses = _MOST_GUESSES

    def read(self, raw: str, parsed: struct_time | None = None) -> str | None:
        """Return `raw` as ISO 8601 with its offset; where it cannot be read, what a feed parser had `parsed` of it (UTC), or None."""
        stripped = raw.strip()
        if len(stripped) > _LONGEST:
            return None
        at = _standard(stripped)
        if at is None and self._guesses and _YEAR.search(stripped) and not _AMBIGUOUS.search(stripped):
            self._guesses -= 1
            at = _guessed(stripped)
        if at is not None:
            return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
        return _from_struct(parsed) if parsed else None


def _standard(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else None  # without one its zone is a name that RFC 5322 does not know, such as EEST


def _guessed(text: str) -> datetime | None:
    try:
        at = dateparser.parse(text, settings=_SETTINGS)
    except (ValueError, OverflowError, TypeError, KeyError, IndexError):  # seen or to be expected of text that is no date
        return None
    return at if isinstance(at, datetime) else None


def _from_struct(parsed: struct_time) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
