"""What is always true of clustering, whatever the news and however it arrives."""

import contextlib
import itertools
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.unit.cluster.readings import applied, nothing_expected, stream

from rashomon.cluster import Changes, ClusterSettings, EventIndex
from rashomon.cluster.agglomerate import agglomerate
from rashomon.errors import Stopped
from rashomon.model.annotation import Reading
from rashomon.model.event import Membership, Move, MoveKind

# Reviewed and emptied often, so that short streams see merges, splits and articles that leave.
BUSY = ClusterSettings(review_least=4, window_hours=96.0, undated_limit=4)
STREAMS = st.builds(stream, st.integers(0, 10_000), st.integers(1, 40))
SEVERAL = settings(deadline=None, derandomize=True, max_examples=50)


def fresh() -> EventIndex:
    return EventIndex.new(BUSY, nothing_expected)


def cut(readings: Sequence[Reading], places: Iterable[int]) -> list[Sequence[Reading]]:
    edges = [0, *sorted(place % (len(readings) + 1) for place in places), len(readings)]
    return [readings[start:end] for start, end in itertools.pairwise(edges)]


def together(changes: Iterable[Changes]) -> tuple[dict[str, Membership], list[Move]]:
    """The last word on each article, and every move in order."""
    memberships: dict[str, Membership] = {}
    moves: list[Move] = []
    for change in changes:
        memberships.update({membership.article_id: membership for membership in change.memberships})
        moves.extend(change.moves)
    return memberships, moves


def test_the_streams_of_these_tests_have_merges_splits_copies_and_departures() -> None:
    index = fresh()
    changes = index.add(stream(6, 80))

    assert {move.kind for move in changes.moves} == {MoveKind.MERGE, MoveKind.SPLIT}
    assert any(membership.copy_of for membership in changes.memberships)
    assert sum(len(event.article_ids) for event in index.events()) < 80


@SEVERAL
@given(STREAMS, st.lists(st.integers(0, 40), max_size=5))
def test_batches_do_not_matter(readings: list[Reading], places: list[int]) -> None:
    at_once, one_by_one, cut_up = fresh(), fresh(), fresh()

    whole = together([at_once.add(readings)])

    assert together([one_by_one.add([reading]) for reading in readings]) == whole
    assert together([cut_up.add(batch) for batch in cut(readings, places)]) == whole
    assert at_once.snapshot() == one_by_one.snapshot() == cut_up.snapshot()


@SEVERAL
@given(STREAMS, st.integers(0, 40))
def test_a_restored_index_goes_on_as_the_one_it_was_taken_of(readings: list[Reading], place: int) -> None:
    before, after = cut(readings, [place])
    uninterrupted = fresh()
    uninterrupted.add(before)

    restored = EventIndex.restore(uninterrupted.snapshot(), BUSY, nothing_expected)

    assert restored.events() == uninterrupted.events()
    assert restored.snapshot() == uninterrupted.snapshot()
    assert restored.add(after) == uninterrupted.add(after)
    assert restored.events() == uninterrupted.events()
    assert restored.snapshot() == uninterrupted.snapshot()


@settings(SEVERAL, max_examples=10)
@given(STREAMS)
def test_a_snapshot_after_every_article_changes_nothing(readings: list[Reading]) -> None:
    index, changes = fresh(), []
    for reading in readings:
        changes.append(index.add([reading]))
        index = EventIndex.restore(index.snapshot(), BUSY, nothing_expected)

    assert together(changes) == together([fresh().add(readings)])


@SEVERAL
@given(STREAMS)
def test_the_same_news_twice_gives_the_same_events(readings: list[Reading]) -> None:
    one, other = fresh(), fresh()

    assert one.add(readings) == other.add(readings)
    assert one.events() == other.events()


@SEVERAL
@given(STREAMS, st.lists(st.integers(0, 40), max_size=4))
def test_changes_applied_in_order_say_what_the_index_says(readings: list[Reading], places: list[int]) -> None:
    index, where = fresh(), dict[str, str]()
    for batch in cut(readings, places):
        changes = index.add(batch)
        where = applied(where, changes.memberships, changes.moves)
        standing = {article: event.id for event in index.events() for article in event.article_ids}

        assert {article: where[article] for article in standing} == standing

    assert where.keys() == {reading.id for reading in readings}


@SEVERAL
@given(STREAMS)
def test_every_article_is_in_exactly_one_event(readings: list[Reading]) -> None:
    index = fresh()
    changes = index.add(readings)
    held = [article for event in index.events() for article in event.article_ids]
    ids = [event.id for event in index.events()]

    assert len(held) == len(set(held))
    assert len(ids) == len(set(ids))
    assert sorted(membership.article_id for membership in changes.memberships) == sorted(reading.id for reading in readings)


@SEVERAL
@given(STREAMS)
def test_redirects_end_at_an_event_that_stands(readings: list[Reading]) -> None:
    changes = fresh().add(readings)
    into = {move.event_id: move.into_id for move in changes.moves if move.kind is MoveKind.MERGE}
    merges = [move for move in changes.moves if move.kind is MoveKind.MERGE]
    where = applied({}, changes.memberships, changes.moves)

    assert len(into) == len(merges), "an event went elsewhere twice"
    for former in into:
        event_id, steps = former, 0
        while event_id in into:
            event_id, steps = into[event_id], steps + 1
            assert steps <= len(into), "redirects go in a circle"
        assert event_id in where.values()


@SEVERAL
@given(STREAMS)
def test_evidence_is_finite_and_names_an_article_that_came(readings: list[Reading]) -> None:
    known = {reading.id for reading in readings}
    changes = fresh().add(readings)

    for evidence in [*(one.evidence for one in changes.memberships), *(one.evidence for one in changes.moves)]:
        assert evidence.nearest_id is None or evidence.nearest_id in known
        assert np.isfinite([evidence.similarity, evidence.overlap, evidence.score, evidence.gap_hours or 0.0]).all()


@SEVERAL
@given(STREAMS)
def test_a_copy_is_in_the_event_of_its_original(readings: list[Reading]) -> None:
    index = fresh()
    changes = index.add(readings)
    originals = {membership.article_id: membership.copy_of for membership in changes.memberships if membership.copy_of}
    standing = {article: event.id for event in index.events() for article in event.article_ids}

    assert all(original not in originals for original in originals.values())
    assert all(standing[copy] == standing[original] for copy, original in originals.items() if {copy, original} <= standing.keys())


@settings(SEVERAL, max_examples=100)
@given(STREAMS, st.data())
def test_a_damaged_snapshot_is_told_or_harmless_but_never_crashes(readings: list[Reading], data: st.DataObject) -> None:
    index = fresh()
    index.add(readings)
    body = bytearray(index.snapshot())
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))

    with contextlib.suppress(Stopped):
        EventIndex.restore(bytes(body), BUSY, nothing_expected)


@settings(SEVERAL, max_examples=20)
@given(STREAMS, st.data())
def test_a_snapshot_cut_short_is_told(readings: list[Reading], data: st.DataObject) -> None:
    index = fresh()
    index.add(readings)
    body = index.snapshot()

    with pytest.raises(Stopped, match="damaged"):
        EventIndex.restore(body[: data.draw(st.integers(0, len(body) - 1))], BUSY, nothing_expected)


def average_link_by_hand(scores: NDArray[np.float64], threshold: float) -> list[list[int]]:
    groups = [[index] for index in range(len(scores))]
    while len(groups) > 1:
        links = {
            (one, other): scores[np.ix_(groups[one], groups[other])].mean() for one, other in itertools.combinations(range(len(groups)), 2)
        }
        one, other = max(links, key=lambda pair: float(links[pair]))
        if links[one, other] < threshold:
            break
        groups[one] = sorted(groups[one] + groups.pop(other))
    return sorted(groups)


@settings(SEVERAL, max_examples=100)
@given(st.integers(0, 10_000), st.integers(0, 9), st.floats(-1, 1))
def test_agglomeration_is_average_link(seed: int, size: int, threshold: float) -> None:
    drawn = np.random.default_rng(seed).uniform(-1, 1, size=(size, size))
    scores = (drawn + drawn.T) / 2
    untouched = scores.copy()

    assert agglomerate(scores, threshold) == average_link_by_hand(scores, threshold)
    assert (scores == untouched).all()


def test_the_digest_tells_every_constant_apart() -> None:
    assert ClusterSettings().digest == ClusterSettings().digest != BUSY.digest
