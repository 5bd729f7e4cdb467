"""The labels that hold for one event alone: how each outlet's country stands to it, which frame it shares, the genre of each article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.annotation import Reading
from rashomon.model.claim import Claim
from rashomon.model.entity import Entity
from rashomon.model.event import Membership
from rashomon.model.lens import Lens
from rashomon.model.outlet import Outlet
from rashomon.relate.frames import Witness, frames_of
from rashomon.relate.genre import genre_of
from rashomon.relate.relation import parties_of, relation_of


@dataclass(frozen=True, slots=True)
class EventLabels:
    """Labels of one event: by outlet id, and by article id."""

    of_outlets: dict[str, tuple[Lens, ...]]
    of_articles: dict[str, tuple[Lens, ...]]


def event_labels(
    event_id: str,
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    *,
    memberships: Mapping[str, Membership],
    outlets: Mapping[str, Outlet],
    entities: Mapping[str, Entity],
) -> EventLabels:
    """Label the outlets and articles of an event. The rater is this machine; the date is that of the newest article ("" if none has one).

    An outlet whose country nobody knows has no relation; one that only reprints others' texts no frame.
    """
    times = [reading.article.published_at for reading in readings if reading.article.published_at]
    on = max(times).date().isoformat() if times else ""
    own = [reading for reading in readings if reading.id not in memberships or memberships[reading.id].copy_of is None]
    parties = parties_of(own, entities)
    witnesses = {reading.article.outlet_id: _witness(reading, outlets) for reading in own}
    frames = frames_of(claims, witnesses, on=on, scope=event_id)
    of_outlets: dict[str, tuple[Lens, ...]] = {}
    for outlet_id, country in _countries(readings, outlets).items():
        relation = relation_of(country, parties, on=on, scope=event_id) if country else None
        found = tuple(lens for lens in (relation, frames.get(outlet_id)) if lens is not None)
        if found:
            of_outlets[outlet_id] = found
    of_articles: dict[str, tuple[Lens, ...]] = {}
    for reading in readings:
        genre = genre_of(reading, outlets.get(reading.article.outlet_id), on=on, scope=event_id)
        if genre is not None:
            of_articles[reading.id] = (genre,)
    return EventLabels(of_outlets, of_articles)


def _witness(reading: Reading, outlets: Mapping[str, Outlet]) -> Witness:
    outlet_id = reading.article.outlet_id
    owner = outlets[outlet_id].owner if outlet_id in outlets else None
    return Witness(reading.language.partition("-")[0], owner or outlet_id)


def _countries(readings: Sequence[Reading], outlets: Mapping[str, Outlet]) -> dict[str, str | None]:
    """Return the country of each outlet of the event: the registry's, else the one that an article names for it."""
    found: dict[str, str | None] = {}
    for reading in readings:
        outlet_id = reading.article.outlet_id
        known = outlets[outlet_id].country if outlet_id in outlets else None
        found[outlet_id] = known or found.get(outlet_id) or reading.article.country
    return found
