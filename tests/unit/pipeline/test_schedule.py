"""When a source is read again, and a page looked at again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import Reason, Rejected, TimedOut, Transient
from rashomon.model.source import Health, SourceRecord
from rashomon.pipeline.collecting.schedule import (
    LEAST_S,
    MOST_S,
    Heard,
    after_failure,
    after_listing,
    after_unchanged,
    health_of,
    next_look,
    next_reading,
    next_try,
)

NOW = datetime(2026, 4, 20, 6, tzinfo=UTC)


def heard(entries: int, fresh: int, *, dated: int | None = None, refresh_s: float | None = None) -> Heard:
    return Heard(entries, fresh, entries if dated is None else dated, {}, refresh_s)


def test_a_source_with_news_is_read_sooner_and_one_without_later() -> None:
    known = SourceRecord(interval_s=4_000.0, read_at=NOW)
    assert after_listing(known, heard(10, 2), now=NOW).interval_s == 2_000
    assert after_listing(known, heard(10, 10), now=NOW).interval_s == 1_000
    assert after_listing(known, heard(10, 0), now=NOW).interval_s == 6_000
    assert after_unchanged(known, now=NOW).interval_s == 6_000


def test_a_source_is_not_read_more_often_than_it_asks() -> None:
    assert after_listing(SourceRecord(), heard(10, 5, refresh_s=7_200), now=NOW).interval_s == 7_200


@pytest.mark.parametrize(
    ("listing", "health"), [(heard(3, 1), Health.OK), (heard(0, 0), Health.EMPTY), (heard(3, 1, dated=0), Health.UNDATED)]
)
def test_what_a_listing_holds_is_its_health(listing: Heard, health: Health) -> None:
    assert after_listing(SourceRecord(), listing, now=NOW).health is health


@pytest.mark.parametrize(
    ("error", "health"),
    [
        (TimedOut("slow"), Health.TIMEOUT),
        (Transient("refused"), Health.UNREACHABLE),
        (Rejected(Reason.ROBOTS, ""), Health.BLOCKED),
        (Rejected(Reason.GONE, ""), Health.GONE),
        (Rejected(Reason.MALFORMED, ""), Health.UNREADABLE),
    ],
)
def test_what_went_wrong_is_its_health(error: Rejected | Transient, health: Health) -> None:
    assert health_of(error) is health


def test_pauses_double_with_each_failure_and_heed_what_the_host_asks() -> None:
    first = after_failure(SourceRecord(), Transient("503"), now=NOW)
    second = after_failure(first, Transient("503"), now=NOW)
    assert next_reading(second, now=NOW) - NOW == 2 * (next_reading(first, now=NOW) - NOW)
    assert next_reading(first, now=NOW, retry_after_s=50_000) == NOW + timedelta(seconds=50_000)


def test_a_source_that_stays_gone_is_asked_once_a_week() -> None:
    record = SourceRecord()
    for _ in range(3):
        record = after_failure(record, Rejected(Reason.GONE, "404"), now=NOW)
    assert next_reading(record, now=NOW) == NOW + timedelta(days=7)


@given(rounds=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=30))
def test_the_interval_stays_within_its_bounds(rounds: list[tuple[int, int]]) -> None:
    record = SourceRecord()
    for entries, fresh in rounds:
        record = after_listing(record, heard(entries, min(entries, fresh)), now=NOW)
        assert LEAST_S <= record.interval_s <= MOST_S


def test_a_page_is_looked_at_again_three_times() -> None:
    looks = [next_look(checks, now=NOW) for checks in range(4)]
    assert looks[3] is None
    assert [at - NOW for at in looks[:3] if at] == [timedelta(hours=3), timedelta(hours=24), timedelta(hours=72)]


def test_a_link_is_given_up_after_five_tries() -> None:
    assert [next_try(tries, now=NOW) is None for tries in range(5)] == [False, False, False, False, True]


def test_a_listing_without_entries_or_dates_is_not_well_because_it_did_not_change() -> None:
    empty = after_listing(SourceRecord(), Heard(0, 0, 0, {}), now=NOW)
    undated = after_listing(SourceRecord(), Heard(3, 3, 0, {}), now=NOW)
    dated = after_listing(SourceRecord(), Heard(3, 3, 3, {}), now=NOW)
    assert [after_unchanged(each, now=NOW).health for each in (empty, undated, dated)] == [Health.EMPTY, Health.UNDATED, Health.UNCHANGED]
