"""How events stand to each other: found over shared names, weighed by similarity and time, typed only where the evidence is real."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log

from rashomon.model.node import Edge, Relation
from rashomon.relate.centring import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class EventSummary:
    """What relating needs of an event: the mean of its articles' centred vectors, its entities, and when it was first and last written of.

    `vector` may have any length (it is scaled here) but must be centred per language, or everything is similar to everything.
    """

    event_id: str
    vector: Vectors
    entity_ids: tuple[str, ...]
    first_at: datetime | None = None
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """What makes two events related.

    `similarity` and `weight` (summed rarity of the shared entities, natural logs) are the least of each; `score` the least of cosine plus
    a tenth of the weight, faded by time with `half_life`. `follows` and `follows_weight` are what a *follows* needs instead, `part_of`
    what a *part of* needs. An entity in more than `ubiquitous` of all events (and more than ten) leads to no candidates. `most` edges an
    event; `window` events back are looked at for each entity.
    """

    similarity: float = 0.25
    weight: float = 1.0
    score: float = 0.5
    half_life: timedelta = timedelta(days=30)
    follows: float = 0.45
    follows_weight: float = 3.0
    part_of: float = 0.55
    ubiquitous: float = 0.2
    most: int = 5
    window: int = 48


DEFAULTS = EdgeSettings()


@dataclass(frozen=True, slots=True)
class _Pair:
    earlier: EventSummary
    later: EventSummary
    similarity: float
    shared: tuple[str, ...]
    weight: float
    score: float


def relate_events(events: Sequence[EventSummary], *, settings: EdgeSettings = DEFAULTS) -> tuple[Edge, ...]:
    """Return the edges between events, strongest pair first, each pair as two edges, one from either side.

    Symmetric by construction: a pair is decided once, and holds if both events still have room for it. The edge that carries the type
    (*follows* from the later event, *part of* from the smaller one) has a twin from the other side that says *related*; reading the twin
    backwards gives "followed by" or "has part". Time is near-linear in the number of events: an inverted index over entities offers
    each event at most `window` earlier ones for each entity.
    """
    ordered = sorted(events, key=_by_time)
    rarity = _rarity(ordered, settings)
    pairs = sorted(_pairs(ordered, rarity, settings), key=lambda pair: (-pair.score, pair.earlier.event_id, pair.later.event_id))
    room: dict[str, int] = defaultdict(lambda: settings.most)
    edges: list[Edge] = []
    for pair in pairs:
        ids = pair.earlier.event_id, pair.later.event_id
        if all(room[event_id] > 0 for event_id in ids):
            for event_id in ids:
                room[event_id] -= 1
            edges += _edges(pair, settings)
    return tuple(edges)


def _by_time(event: EventSummary) -> tuple[bool, float, str]:
    return (event.first_at is None, event.first_at.timestamp() if event.first_at else 0.0, event.event_id)


def _rarity(events: Sequence[EventSummary], settings: EdgeSettings) -> dict[str, float]:
    """Weigh each entity by how few events it is in; ubiquitous ones weigh nothing and are left out."""
    frequency: dict[str, int] = defaultdict(int)
    for event in events:
        for entity_id in set(event.entity_ids):
            frequency[entity_id] += 1
    most = max(10.0, settings.ubiquitous * len(events))
    return {key: log((1 + len(events)) / count) for key, count in frequency.items() if 1 < count <= most}


def _pairs(events: Sequence[EventSummary], rarity: Mapping[str, float], settings: EdgeSettings) -> Iterator[_Pair]:
    postings: dict[str, list[int]] = defaultdict(list)
    for position, event in enumerate(events):
        shared: dict[int, list[str]] = defaultdict(list)
        for entity_id in sorted(set(event.entity_ids) & rarity.keys()):
            for other in postings[entity_id][-settings.window :]:
                shared[other].append(entity_id)
            postings[entity_id].append(position)
        for other, names in shared.items():
            pair = _pair(events[other], event, names, rarity, settings)
            if pair is not None:
                yield pair


def _pair(
    earlier: EventSummary, later: EventSummary, names: Sequence[str], rarity: Mapping[str, float], settings: EdgeSettings
) -> _Pair | None:
    weight = sum(rarity[name] for name in names)
    if weight < settings.weight:
        return None
    similarity = _cosine(earlier.vector, later.vector)
    score = (similarity + min(weight, 5.0) / 10) * _nearness(earlier, later, settings.half_life)
    if similarity < settings.similarity or score < settings.score:
        return None
    ranked = sorted(names, key=lambda name: (-rarity[name], name))
    return _Pair(earlier, later, similarity, tuple(ranked[:5]), weight, score)


def _cosine(one: Vectors, other: Vectors) -> float:
    lengths = float((one @ one) * (other @ other)) ** 0.5
    return float(one @ other) / lengths if lengths > 0 else 0.0


def _nearness(earlier: EventSummary, later: EventSummary, half_life: timedelta) -> float:
    """Return 1 for events at one time, half after `half_life`; 1 where a time is not known, so that names and meaning decide."""
    gap = _gap(earlier, later)
    return 1.0 if gap is None else exp(-log(2) * max(0.0, gap.total_seconds()) / half_life.total_seconds())


def _gap(earlier: EventSummary, later: EventSummary) -> timedelta | None:
    end = earlier.last_at or earlier.first_at
    return None if end is None or later.first_at is None else later.first_at - end


def _edges(pair: _Pair, settings: EdgeSettings) -> tuple[Edge, Edge]:
    start, to, relation = pair.later.event_id, pair.earlier.event_id, Relation.RELATED
    gap = _gap(pair.earlier, pair.later)
    if gap is not None and gap > timedelta(0) and pair.similarity >= settings.follows and pair.weight >= settings.follows_weight:
        relation = Relation.FOLLOWS
    elif pair.similarity >= settings.part_of and _is_within(pair.later, pair.earlier):
        relation = Relation.PART_OF
    return (
        Edge(start, to, relation, round(pair.similarity, 4), pair.shared),
        Edge(to, start, Relation.RELATED, round(pair.similarity, 4), pair.shared),
    )


def _is_within(small: EventSummary, large: EventSummary) -> bool:
    """Whether one event lies in the other's time with time to spare on both sides, and names nobody that the other does not name."""
    if small.first_at is None or small.last_at is None or large.first_at is None or large.last_at is None:
        return False
    in_time = large.first_at < small.first_at and small.last_at < large.last_at
    return in_time and len(small.entity_ids) > 1 and set(small.entity_ids) < set(large.entity_ids)
