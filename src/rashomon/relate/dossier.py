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
from rashomon.relate.names import arisen_names, linked
from rashomon.relate.projection import with_hidden_names
from rashomon.relate.support import Independence


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

    `embed` is called once with the candidate sentences (`claims.claims_of`). The dossier's entities that `background` lacks arose
    here, out of names that no list knows (`names.arisen_names`); the mentions in its readings already point at them. A linked mention
    whose entity `background` does not hold keeps its id but has no entry.

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
    return Dossier(
        event_id=event_id,
        readings=tuple(ordered),
        claims=claims_of(event_id, ordered, independence=independence, embed=embed, means=background.means),
        memberships={reading.id: memberships[reading.id] for reading in ordered if reading.id in memberships},
        outlets={key: background.outlets[key] for key in outlet_ids if key in background.outlets},
        lenses={key: background.lenses[key] for key in outlet_ids if background.lenses.get(key)},
        entities=entities,
        doubts=arisen.doubts,
    )


def _by_time(reading: Reading) -> tuple[bool, float]:
    at = reading.article.published_at
    return (at is None, at.timestamp() if at else 0.0)
