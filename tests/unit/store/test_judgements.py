"""The log of judgements only grows, and doubts are asked for until somebody judges them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.judgement import Doubt, Judgement, Verdict
from rashomon.pipeline.reviewing import open_doubts
from rashomon.store import events, nodes
from rashomon.store.database import Database
from rashomon.store.judgements import add_judgement, judgements, put_doubts

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
VELDE = Doubt("Maarten Velde", "马滕·费尔德", (("Maarten Velde",), ("马滕·费尔德",)), (("en",), ("zh",)), (2, 1), 64)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open(tmp_path)


def test_judgements_are_kept_in_order_and_none_is_lost(database: Database) -> None:
    first = Judgement("Maarten Velde", "马滕·费尔德", Verdict.UNSURE, "Ana", AT)
    second = Judgement("Maarten Velde", "马滕·费尔德", Verdict.SAME, "Ana", AT, "same photograph")
    with database.write() as connection:
        add_judgement(connection, first)
        add_judgement(connection, second)
        assert judgements(connection) == (first, second)


def test_a_doubt_of_several_events_is_asked_for_once_and_until_it_is_judged(database: Database) -> None:
    with database.write() as connection:
        put_doubts(connection, "event-1", (VELDE,))
        put_doubts(connection, "event-2", (VELDE,))
        (item,) = open_doubts(connection)
        assert (item.doubt, item.event_ids) == (VELDE, ("event-1", "event-2"))

        add_judgement(connection, Judgement("马滕·费尔德", "maarten-velde", Verdict.DIFFERENT, "Ana", AT))
        assert open_doubts(connection) == ()


def test_the_names_of_an_entity_come_from_all_its_events_and_go_with_them(database: Database) -> None:
    english = Entity("maarten-velde", EntityKind.NAME, {"en": "Maarten Velde"})
    french = Entity("maarten-velde", EntityKind.PERSON, {"fr": "Maarten Velde"}, ("M. Velde",))
    with database.write() as connection:
        nodes.put_arisen(connection, "event-1", (english,))
        nodes.put_arisen(connection, "event-2", (french,))
        united = Entity("maarten-velde", EntityKind.PERSON, {"en": "Maarten Velde", "fr": "Maarten Velde"}, ("M. Velde",))
        assert nodes.entities(connection) == {"maarten-velde": united}

        events.forget_event(connection, "event-2")
        assert nodes.entities(connection) == {"maarten-velde": english}


def test_a_judgement_is_of_two_names_and_has_a_time_with_its_zone() -> None:
    with pytest.raises(ValueError, match="two names"):
        Judgement("Ana", " ", Verdict.SAME, "Ana", AT)
    with pytest.raises(ValueError, match="zone"):
        Judgement("Ana", "Anna", Verdict.SAME, "Ana", AT.replace(tzinfo=None))
