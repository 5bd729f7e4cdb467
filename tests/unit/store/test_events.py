"""Slugs and event ids stay true through growth and merges."""

from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import Misconfigured
from rashomon.model.event import Evidence, Move, MoveKind
from rashomon.store import events, facts, nodes
from rashomon.store.database import Database
from rashomon.store.vectors import cached

EVIDENCE = Evidence(None, 0.9, 0.0, (), None, 0.9, 0.5)


def merge(event_id: str, into_id: str) -> Move:
    return Move(MoveKind.MERGE, event_id, into_id, EVIDENCE, ())


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open(tmp_path)


def test_an_event_keeps_the_first_slug_it_got(database: Database) -> None:
    with database.write() as connection:
        assert nodes.settle_slug(connection, "event-1", "flood-in-vela") == "flood-in-vela"
        assert nodes.settle_slug(connection, "event-1", "vela-counts-its-dead") == "flood-in-vela"


def test_a_taken_slug_gets_a_number(database: Database) -> None:
    with database.write() as connection:
        nodes.settle_slug(connection, "event-1", "flood")
        assert nodes.settle_slug(connection, "event-2", "flood") == "flood-2"
        assert nodes.settle_slug(connection, "event-3", "flood") == "flood-3"


def test_merges_are_followed_to_the_event_that_stands() -> None:
    log = [merge("event-1", "event-2"), merge("event-3", "event-4"), merge("event-2", "event-3")]
    assert events.standing_id("event-1", log) == "event-3"
    assert events.standing_id("event-4", log) == "event-4"


def test_a_split_does_not_redirect() -> None:
    assert events.standing_id("event-1", [Move(MoveKind.SPLIT, "event-1", "event-2", EVIDENCE, ("a",))]) == "event-1"


def test_moves_come_back_in_order(database: Database) -> None:
    log = (merge("event-1", "event-2"), merge("event-2", "event-3"))
    with database.write() as connection:
        events.add_moves(connection, log)
        assert events.moves(connection) == log


def test_a_pinned_fact_cannot_change(database: Database) -> None:
    with database.write() as connection:
        facts.pin(connection, "annotator", "one")
        facts.pin(connection, "annotator", "one")
        with pytest.raises(Misconfigured, match="made with annotator one, now it is two"):
            facts.pin(connection, "annotator", "two")


def test_only_texts_never_seen_are_embedded(database: Database) -> None:
    asked: list[str] = []

    def embed(texts: object) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        assert isinstance(texts, list)
        asked.extend(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)

    with database.write() as connection:
        lookup = cached(connection, embed, model_id="m", dimensions=2)
        assert lookup(["one", "three", "one"]).tolist() == [[3, 1], [5, 1], [3, 1]]
        assert lookup(["three", "seven"]).tolist() == [[5, 1], [5, 1]]
        assert lookup([]).shape == (0, 2)
    assert asked == ["one", "three", "seven"]
