"""From the readings of an event to its dossier: all, and only, what a composer may use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.annotation import Reading
from rashomon.model.dossier import Dossier
from rashomon.model.entity import Entity
from rashomon.model.event import Membership
from rashomon.model.lens import Lens
from rashomon.model.outlet import Outlet
from rashomon.relate.centring import Vectors
from rashomon.relate.claims import Embed, claims_of
from rashomon.relate.judged import Judged
from rashomon.relate.labels import event_labels
from rashomon.relate.names import arisen_names, linked
from rashomon.relate.projection import with_hidden_names
from rashomon.relate.separation import separations
from rashomon.relate.support import Independence
from rashomon.relate.tallies import tallies_of
from rashomon.relate.utterances import home_of, utterances_of
from rashomon.text.languages import primary_subtag


@dataclass(frozen=True, slots=True)
class Background:
    """What is known beside the articles.

    Outlets and their lenses by outlet id, listed entities by id, mean sentence vectors by language, and what people judged of names.
    """

    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    lenses: Mapping[str, tuple[Lens, ...]] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    means: Mapping[str, Vectors] = field(default_factory=dict)
    judged: Judged = field(default_factory=Judged)


def build_dossier(
    event_id: str, readings: Sequence[Reading], *, memberships: Mapping[str, Membership], background: Background, embed: Embed
) -> Dossier:
    """Number the claims of an event's readings and gather what a composer may use beside them.

    `embed` is called with the candidate sentences (`claims.claims_of`), with the words around figures of which no table knows what they
    count (`tallies.tallies_of`) and, where two languages are quoted, with the quotes. The dossier's entities that `background` lacks
    arose here, out of names that no list knows (`names.arisen_names`); the mentions in its readings already point at them. A linked
    mention whose entity `background` does not hold keeps its id but has no entry.

    Raises:
        ValueError: there are no readings.
    """
    ordered = sorted(readings, key=_by_time)
    sources = {reading.id: reading.article.outlet_id for reading in ordered}
    independence = Independence.of(sources, memberships=memberships, outlets=background.outlets)
    ordered = with_hidden_names(ordered)
    arisen = arisen_names(ordered, independence=independence, known=background.entities, judged=background.judged)
    ordered = [linked(reading, arisen.entities) for reading in ordered]
    entities = {entity.id: entity for entity in arisen.entities.values()}
    mentioned = sorted({mention.entity_id for reading in ordered for mention in reading.annotations.mentions if mention.entity_id})
    entities.update({key: background.entities[key] for key in mentioned if key in background.entities and key not in entities})
    outlet_ids = sorted(set(sources.values()))
    claims = claims_of(event_id, ordered, independence=independence, embed=embed, means=background.means)
    labels = event_labels(event_id, ordered, claims, memberships=memberships, outlets=background.outlets, entities=entities)
    own = sorted({reading.article.outlet_id for reading in ordered if reading.id not in independence.copies})
    lenses = {key: (*background.lenses.get(key, ()), *labels.of_outlets.get(key, ())) for key in outlet_ids}
    return Dossier(
        event_id=event_id,
        readings=tuple(ordered),
        claims=claims,
        memberships={reading.id: memberships[reading.id] for reading in ordered if reading.id in memberships},
        outlets={key: background.outlets[key] for key in outlet_ids if key in background.outlets},
        lenses={key: found for key, found in lenses.items() if found},
        entities=entities,
        labels=labels.of_articles,
        separations=separations(
            claims,
            {**lenses, **_genres_of_outlets(ordered, lenses, labels.of_articles)},
            {reading.article.outlet_id: primary_subtag(reading.language) for reading in reversed(ordered)},
            outlet_ids=own,
        ),
        tallies=tallies_of(ordered, independence=independence, embed=embed, means=background.means),
        utterances=utterances_of(
            event_id,
            ordered,
            independence=independence,
            countries={key: background.outlets[key].country or "" for key in outlet_ids if key in background.outlets},
            home=home_of(ordered, background.entities),
            embed=embed,
            means=background.means,
        ),
        doubts=arisen.doubts,
    )


def _genres_of_outlets(
    readings: Sequence[Reading], lenses: Mapping[str, tuple[Lens, ...]], of_articles: Mapping[str, tuple[Lens, ...]]
) -> dict[str, tuple[Lens, ...]]:
    """Return the labels of outlets together with a label of their articles that all of these share."""
    by_outlet: dict[str, list[tuple[Lens, ...]]] = {}
    for reading in readings:
        by_outlet.setdefault(reading.article.outlet_id, []).append(of_articles.get(reading.id, ()))
    found = {}
    for outlet_id, labels in by_outlet.items():
        values = {tuple((lens.axis, lens.value) for lens in each) for each in labels}
        found[outlet_id] = (*lenses.get(outlet_id, ()), *(labels[0] if len(values) == 1 else ()))
    return found


def _by_time(reading: Reading) -> tuple[bool, float]:
    at = reading.article.published_at
    return (at is None, at.timestamp() if at else 0.0)
