"""What a person is asked to judge, and what becomes of it: the next run makes the pages anew."""

from dataclasses import dataclass

from sqlalchemy import Connection

from rashomon.model.judgement import Doubt
from rashomon.relate import Judged
from rashomon.relate.names import name_key
from rashomon.store import judgements


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A pair of names that nobody has judged, with the events that it arose in."""

    doubt: Doubt
    event_ids: tuple[str, ...]


def open_doubts(connection: Connection) -> tuple[OpenDoubt, ...]:
    """Return the doubts without a verdict, those of the most events first; a pair that several events doubt is asked for once."""
    judged = Judged.of(judgements.judgements(connection))
    events: dict[frozenset[str], list[str]] = {}
    found: dict[frozenset[str], Doubt] = {}
    for event_id, doubt in judgements.doubts(connection):
        pair = frozenset((name_key(doubt.one), name_key(doubt.other)))
        if judged.verdicts.get(pair) is None:
            found.setdefault(pair, doubt)
            events.setdefault(pair, []).append(event_id)
    ranked = sorted(found, key=lambda pair: (-len(events[pair]), -found[pair].likeness, found[pair].one, found[pair].other))
    return tuple(OpenDoubt(found[pair], tuple(events[pair])) for pair in ranked)
