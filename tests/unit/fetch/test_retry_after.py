from datetime import UTC, datetime

import pytest

from rashomon.fetch.retry_after import seconds_asked_for

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
AT_NOON, TWO_MINUTES_LATER = "Fri, 01 May 2026 12:00:00 GMT", "Fri, 01 May 2026 12:02:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 0 "}, 0),
        ({"retry-after": TWO_MINUTES_LATER, "date": AT_NOON}, 120),
        ({"retry-after": TWO_MINUTES_LATER}, 120),
        ({"retry-after": TWO_MINUTES_LATER, "date": "today"}, 120),
        ({"retry-after": AT_NOON, "date": TWO_MINUTES_LATER}, 0),
        ({"retry-after": "Friday, 01-May-26 12:02:00 GMT"}, 120),
        ({"retry-after": "Fri May  1 12:02:00 2026"}, 120),
        ({"retry-after": "Fri, 01 May 2026 14:02:00 +0200"}, 120),
        ({"retry-after": "9" * 400}, 86_400),
        ({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}, 86_400),
    ],
)
def test_seconds_and_dates_are_read_and_a_day_is_the_longest(headers: dict[str, str], seconds: float) -> None:
    assert seconds_asked_for(headers, now=NOON) == seconds


@pytest.mark.parametrize("value", ["", "soon", "-1", "1.5", "٣", "1e3", "Fri, 99 May 2026 12:00:00 GMT"])
def test_what_cannot_be_read_says_nothing(value: str) -> None:
    assert seconds_asked_for({"retry-after": value}, now=NOON) is None
    assert seconds_asked_for({}, now=NOON) is None
