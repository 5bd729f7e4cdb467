"""The dossier: all, and only, what a composer may use for one event."""

from dataclasses import dataclass, field

from rashomon.model.annotation import Reading
from rashomon.model.claim import Claim
from rashomon.model.entity import Entity
from rashomon.model.event import Membership
from rashomon.model.judgement import Doubt
from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Outlet
from rashomon.model.tally import Tally
from rashomon.model.utterance import Utterance


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """An event's claims with the readings behind them.

    `readings` are in order of time (undated ones last, in order of arrival); `memberships` maps article id to how it got here;
    `outlets` maps outlet id to outlet; `lenses` maps outlet id to its labels, those for this event alone among them (relation, frame);
    `labels` maps article id to those of that one article (genre); `separations` maps an axis to how much more outlets under one of its
    labels side with each other, in standard errors, where that can be said; `entities` maps entity id to entity for every linked
    mention in the readings. `claims` are in order of support, widest first, and so are `tallies`, what is counted, and `utterances`, what
    is quoted, those of most outlets first. `doubts` are pairs of names that may be one entity, for a person to judge.
    """

    event_id: str
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    memberships: dict[str, Membership] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    lenses: dict[str, tuple[Lens, ...]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    labels: dict[str, tuple[Lens, ...]] = field(default_factory=dict)
    separations: dict[Axis, float] = field(default_factory=dict)
    tallies: tuple[Tally, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError(f"event {self.event_id} has no readings")

    def lenses_of(self, reading: Reading) -> tuple[Lens, ...]:
        """All labels of an article: its outlet's, then its own."""
        return (*self.lenses.get(reading.article.outlet_id, ()), *self.labels.get(reading.id, ()))

    def reading(self, article_id: str) -> Reading:
        """The reading of one article; KeyError if it is not in the dossier."""
        for reading in self.readings:
            if reading.id == article_id:
                return reading
        raise KeyError(article_id)
