"""How events stand to each other."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.relate.invented_event import NOON

from rashomon.model.node import Edge, Relation
from rashomon.relate import EventSummary, relate_events

ENTITIES = ("telsu", "telaryk", "orto-bel")


def event(event_id: str, *direction: float, entities: tuple[str, ...] = ENTITIES, day: float = 0, days: float = 0.5) -> EventSummary:
    start = NOON + timedelta(days=day)
    return EventSummary(event_id, np.array(direction, dtype=np.float32), entities, start, start + timedelta(days=days))


OTHERS = tuple(event(f"other-{n}", 0, 0, 1, entities=(f"name-{n}",), day=n) for n in range(30))


def edges(*events: EventSummary) -> dict[tuple[str, str], Edge]:
    return {(edge.event_id, edge.to_id): edge for edge in relate_events([*events, *OTHERS])}


def test_a_later_event_of_the_same_thread_follows_the_earlier_one() -> None:
    found = edges(event("flood", 1, 0), event("report", 0.9, 0.4, day=7))

    assert found["report", "flood"].relation is Relation.FOLLOWS
    assert found["flood", "report"].relation is Relation.FOLLOWS
    assert found["flood", "report"].is_inverse
    assert set(found["report", "flood"].shared) == set(ENTITIES)


def test_two_names_that_no_list_holds_relate_events_that_tell_of_different_things() -> None:
    dam = frozenset({"orto-bel", "telaryk"})
    flood, fund = (replace(event(key, *way, day=day), arisen=dam) for key, way, day in (("flood", (1, 0), 0), ("fund", (0, 1), 9)))

    assert edges(flood, fund)["fund", "flood"].relation is Relation.RELATED
    assert edges(flood, replace(fund, arisen=frozenset({"telaryk"}))) == {}


def test_an_event_within_another_is_part_of_it() -> None:
    found = edges(event("talks", 1, 0, days=10), event("walkout", 1, 0.1, entities=ENTITIES[:2], day=4))

    assert found["walkout", "talks"].relation is Relation.PART_OF


def test_a_common_name_alone_relates_nothing() -> None:
    assert edges(event("flood", 1, 0), event("match", 0, 1)) == {}


def test_likeness_without_a_common_name_relates_nothing() -> None:
    assert edges(event("ferry", 1, 0, entities=("quilmay",)), event("river-boat", 1, 0, entities=("tapiri",))) == {}


def test_a_name_that_is_everywhere_relates_nothing() -> None:
    everywhere = [event(f"event-{n}", 1, 0, entities=("united-nations",), day=n / 10) for n in range(40)]

    assert relate_events(everywhere) == ()


def test_undated_events_are_at_most_related() -> None:
    undated = [EventSummary(key, np.array([1, 0], dtype=np.float32), ENTITIES) for key in ("a", "b")]

    assert {edge.relation for edge in edges(*undated).values()} == {Relation.RELATED}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 40), st.sets(st.sampled_from("abcdefgh"))), max_size=25), st.randoms())
def test_edges_come_in_pairs_few_an_event_and_whatever_the_order_of_the_events(
    drawn: list[tuple[int, int, set[str]]], chance: Random
) -> None:
    events = [
        event(f"e{n}", np.cos(angle / 3), np.sin(angle / 3), entities=tuple(names), day=day) for n, (angle, day, names) in enumerate(drawn)
    ]
    found = relate_events(events)
    shuffled = list(events)
    chance.shuffle(shuffled)
    pairs = {(edge.event_id, edge.to_id) for edge in found}

    assert relate_events(shuffled) == found
    assert pairs == {(b, a) for a, b in pairs}
    assert len(pairs) == len(found)
    assert all(sum(a == item.event_id for a, _ in pairs) <= 5 for item in events)
