"""How events stand to each other: found over shared names, weighed by similarity and time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import exp, log

from rashomon.model.node import Edge, Relation
from rashomon.model.reference import BackReference
from rashomon.relate.centring import Vectors
from rashomon.relate.pointing import Pointed, Pointer, TypingSettings


@dataclass(frozen=True, slots=True, eq=False)
class EventSummary:
    """What relating needs of an event: the mean of its articles' centred vectors, its entities, and when it was first and last written of.

    `vector` may have any length (it is scaled here) but must be centred per language, or everything is similar to everything.
    `references` are the sentences with which its articles point back at earlier events; `arisen` those of its entities that no list holds:
    names of a dam, a ship, a lawyer, which two events do not share by chance.
    """

    event_id: str
    vector: Vectors
    entity_ids: tuple[str, ...]
    first_at: datetime | None = None
    last_at: datetime | None = None
    references: tuple[BackReference, ...] = ()
    arisen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """What makes two events related.

    `similarity` and `weight` (summed rarity of the shared entities, natural logs) are the least of each; `score` the least of cosine plus
    a tenth of the weight, faded by time with `half_life`. `arisen` is how many words of names that no list holds relate two events by
    themselves, whatever is told: "Boa Ventura" does, "Ventura" does not. `follows` and `follows_weight` are what a *follows* needs where
    no article says so, `part_of` what a *part of* needs; `typing` is what an article's own words must come up to. An entity in more than
    `ubiquitous` of all events (and more than ten) leads to no candidates. `most` edges an event; `window` events back are looked at for
    each entity.
    """

    similarity: float = 0.25
    weight: float = 1.0
    score: float = 0.5
    half_life: timedelta = timedelta(days=30)
    follows: float = 0.45
    follows_weight: float = 3.0
    part_of: float = 0.55
    arisen: int = 2
    typing: TypingSettings = field(default_factory=TypingSettings)
    ubiquitous: float = 0.2
    most: int = 5
    window: int = 48


DEFAULTS = EdgeSettings()
_SOON = 0.25  # of nearness: two half-lives. Words that point back further than that mostly point at something else


@dataclass(frozen=True, slots=True)
class _Pair:
    earlier: EventSummary
    later: EventSummary
    similarity: float
    shared: tuple[str, ...]
    weight: float
    score: float
    pointed: Pointed | None = None


def relate_events(events: Sequence[EventSummary], *, settings: EdgeSettings = DEFAULTS) -> tuple[Edge, ...]:
    """Return the edges between events, strongest pair first, each pair as two edges, one from either side.

    Symmetric by construction: a pair is decided once, and holds if both events still have room for it. The later event (for *part of*,
    the smaller one) has the type, with the words of its articles that say so if they do; its twin from the other side has the same type
    and `is_inverse` ("followed by", "has part"). Time is near-linear in the number of events: an inverted index over entities offers each
    event at most `window` earlier ones for each entity.
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
        candidates = [pair for other, names in shared.items() if (pair := _pair(events[other], event, names, rarity, settings)) is not None]
        yield from _admitted(event, candidates, rarity, settings)


def _pair(
    earlier: EventSummary, later: EventSummary, names: Sequence[str], rarity: Mapping[str, float], settings: EdgeSettings
) -> _Pair | None:
    weight = sum(rarity[name] for name in names)
    if weight < settings.weight:
        return None
    similarity = _cosine(earlier.vector, later.vector)
    score = (similarity + min(weight, 5.0) / 10) * _nearness(earlier, later, settings.half_life)
    ranked = sorted(names, key=lambda name: (-rarity[name], name))
    return _Pair(earlier, later, similarity, tuple(ranked[:5]), weight, score)


def _admitted(event: EventSummary, candidates: Sequence[_Pair], rarity: Mapping[str, float], settings: EdgeSettings) -> Iterator[_Pair]:
    """Yield the pairs of an event with earlier ones that are near enough, or that its own articles point at."""
    pointer = Pointer(event.references, rarity, settings.typing)
    pointed = pointer.targets(
        {pair.earlier.event_id: (pair.earlier.vector, pair.similarity, pair.earlier.entity_ids) for pair in candidates}
    )
    for pair in candidates:
        said = pointed.get(pair.earlier.event_id)
        is_soon = _nearness(pair.earlier, pair.later, settings.half_life) >= _SOON
        share_names = sum(len(name.split("-")) for name in pair.earlier.arisen & pair.later.arisen) >= settings.arisen
        if said is not None and is_soon:
            yield replace(pair, pointed=said, score=pair.score + settings.score)
        elif (share_names and is_soon) or (pair.similarity >= settings.similarity and pair.score >= settings.score):
            yield pair


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
    later, earlier = pair.later.event_id, pair.earlier.event_id
    relation = pair.pointed.reference.relation if pair.pointed else _by_shape(pair, settings)
    similarity = round(pair.similarity, 4)
    said = Edge(later, earlier, relation, similarity, pair.shared, because=pair.pointed.because if pair.pointed else None)
    return said, Edge(earlier, later, relation, similarity, pair.shared, is_inverse=relation is not Relation.RELATED)


def _by_shape(pair: _Pair, settings: EdgeSettings) -> Relation:
    """Say how two events stand to each other where no article does: by time, likeness and names alone."""
    gap = _gap(pair.earlier, pair.later)
    if gap is not None and gap > timedelta(0) and pair.similarity >= settings.follows and pair.weight >= settings.follows_weight:
        return Relation.FOLLOWS
    if pair.similarity >= settings.part_of and _is_within(pair.later, pair.earlier):
        return Relation.PART_OF
    return Relation.RELATED


def _is_within(small: EventSummary, large: EventSummary) -> bool:
    """Whether one event lies in the other's time with time to spare on both sides, and names nobody that the other does not name."""
    if small.first_at is None or small.last_at is None or large.first_at is None or large.last_at is None:
        return False
    in_time = large.first_at < small.first_at and small.last_at < large.last_at
    return in_time and len(small.entity_ids) > 1 and set(small.entity_ids) < set(large.entity_ids)
