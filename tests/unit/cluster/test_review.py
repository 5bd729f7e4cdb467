"""What a review of the window moves, merges and keeps."""

import math

import numpy as np
from tests.unit.cluster.readings import NO_FINGERPRINT, axis, nothing_expected

from rashomon.cluster.groups import Groups
from rashomon.cluster.means import RunningMeans
from rashomon.cluster.review import Review, review
from rashomon.cluster.settings import ClusterSettings
from rashomon.cluster.window import Member, Window
from rashomon.model.event import MoveKind
from rashomon.model.ids import content_id

SETTINGS = ClusterSettings()


def reviewed(*events: dict[str, int], hours: float = 1.0, copies: dict[str, str] | None = None) -> Review:
    """Review events given as article → axis of its vector; articles come one every `hours`, event after event."""
    window, groups = Window(), Groups()
    for event in events:
        slot = -1
        for name, number in event.items():
            row = window.size
            member = Member(name, -1, "en", row * hours, 1.0, frozenset(), NO_FINGERPRINT, copy_of=(copies or {}).get(name))
            window.append(member, axis(number), axis(number))
            slot = groups.found(member, len(axis(number))) if slot < 0 else slot
            groups.add(slot, row, member, axis(number))
    return review(window, groups, RunningMeans(SETTINGS.mean_prior, nothing_expected), SETTINGS)


def articles(looked_at: Review) -> dict[str, list[str]]:
    return {group.id: [looked_at.window.members[row].id for row in group.rows] for group in looked_at.groups.groups if group.rows}


def test_events_that_have_become_one_go_into_the_older() -> None:
    looked_at = reviewed({"a": 0, "b": 0}, {"x": 1}, {"c": 0, "d": 0, "e": 0})
    older, younger = content_id("event", "a"), content_id("event", "c")

    assert [(move.kind, move.event_id, move.into_id, move.article_ids) for move in looked_at.moves] == [
        (MoveKind.MERGE, younger, older, ("c", "d", "e"))
    ]
    assert articles(looked_at)[older] == ["a", "b", "c", "d", "e"]
    assert {name: membership.event_id for name, membership in looked_at.memberships.items()} == dict.fromkeys("cde", older)


def test_a_merge_says_what_it_was_decided_on() -> None:
    (move,) = reviewed({"a": 0}, {"b": 0}).moves

    assert move.evidence.nearest_id == "a"
    assert move.evidence.score >= move.evidence.threshold
    assert move.evidence.gap_hours == 1


def test_a_chain_of_merges_ends_in_the_oldest() -> None:
    looked_at = reviewed({"a": 0}, {"b": 0}, {"c": 0})

    assert articles(looked_at) == {content_id("event", "a"): ["a", "b", "c"]}


def test_what_no_longer_hangs_together_becomes_an_event_of_its_own() -> None:
    looked_at = reviewed({"a": 0, "b": 1, "c": 1, "d": 0, "e": 0})
    event_id, fresh = content_id("event", "a"), content_id("event", "b")

    assert articles(looked_at) == {event_id: ["a", "d", "e"], fresh: ["b", "c"]}
    assert [(move.kind, move.event_id, move.into_id, move.article_ids) for move in looked_at.moves] == [
        (MoveKind.SPLIT, event_id, fresh, ("b", "c"))
    ]


def test_the_larger_part_keeps_the_id_and_the_founder_founds_again() -> None:
    looked_at = reviewed({"a": 0, "b": 1, "c": 1})

    assert articles(looked_at) == {content_id("event", "a", "1"): ["a"], content_id("event", "a"): ["b", "c"]}


def test_a_copy_stays_with_its_original() -> None:
    looked_at = reviewed({"a": 0, "b": 1, "c": 1}, copies={"b": "a", "c": "a"})

    assert looked_at.moves == []
    assert articles(looked_at) == {content_id("event", "a"): ["a", "b", "c"]}


def test_a_review_of_events_that_stand_well_changes_nothing() -> None:
    looked_at = reviewed({"a": 0, "b": 0, "c": 0}, {"d": 1, "e": 1, "f": 1})

    assert (looked_at.moves, looked_at.memberships) == ([], {})
    assert len(articles(looked_at)) == 2


def test_articles_from_before_the_window_are_dropped() -> None:
    looked_at = reviewed({"a": 0}, {"b": 1}, {"c": 2}, hours=SETTINGS.window_hours)

    assert [member.id for member in looked_at.window.members] == ["b", "c"]
    assert len(looked_at.window.rows) == 2


def test_a_window_of_undated_articles_can_be_reviewed() -> None:
    looked_at = reviewed({"a": 0}, {"b": 0}, {"c": 1}, hours=math.nan)

    assert sum(len(names) for names in articles(looked_at).values()) == 3
    assert all(np.isfinite(move.evidence.score) for move in looked_at.moves)
