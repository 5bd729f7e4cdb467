"""What back-references point at: each at one earlier event at most, the one that it names and means most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.brief import Sentence
from rashomon.model.node import Relation
from rashomon.model.reference import BackReference
from rashomon.relate.centring import Vectors
from rashomon.relate.references import vector_of

_LEAST = {Relation.CONTRADICTS: 0.35, Relation.UPDATES: 0.35, Relation.FOLLOWS: 0.3, Relation.RESPONDS_TO: 0.22, Relation.PART_OF: 0.22}


@dataclass(frozen=True, slots=True)
class TypingSettings:
    """What makes a back-reference point at an event.

    `least` is the least likeness by relation: the greater of the cosines of the sentence, and of its event, with the earlier event. A
    denial says again what it denies, and a new toll what it counts; an answer may speak of other things. `score` is the least of that
    likeness plus a tenth of the rarity of the names that the sentence shares with the earlier event (natural logs). Measured on the seen
    half of evals/relations/pairs.jsonl, where unrelated events of one country lie at .04 to .27 (docs/decisions/relations.md).
    """

    least: Mapping[Relation, float] = field(default_factory=lambda: _LEAST)
    score: float = 0.5


@dataclass(frozen=True, slots=True)
class Pointed:
    """A back-reference with how well it fits the event that it points at."""

    reference: BackReference
    score: float

    @property
    def because(self) -> Sentence:
        """The words that say so."""
        return Sentence(self.reference.citation.span.text, self.reference.language, (self.reference.citation,))


Earlier = tuple[Vectors, float, tuple[str, ...]]
"""An earlier event: its vector (any length), how like the later event it is, and the entities it names."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The back-references of one event. `rarity` weighs entities (natural logs); those that it lacks weigh nothing."""

    references: Sequence[BackReference]
    rarity: Mapping[str, float]
    settings: TypingSettings

    def targets(self, events: Mapping[str, Earlier]) -> dict[str, Pointed]:
        """Return the events that are pointed at, each with the words that fit it best.

        A reference points at the one event that it fits best, so that "after the flood" does not lead to every flood of a country.
        """
        found: dict[str, Pointed] = {}
        for reference in self.references:
            vector = vector_of(reference)
            fits = {key: fit for key, event in events.items() if (fit := self._fit(reference, vector, event)) is not None}
            if fits:
                key = min(fits, key=lambda one: (-fits[one], one))
                if key not in found or fits[key] > found[key].score:
                    found[key] = Pointed(reference, fits[key])
        return found

    def _fit(self, reference: BackReference, vector: Vectors, event: Earlier) -> float | None:
        centre, similarity, entity_ids = event
        weight = sum(self.rarity.get(name, 0.0) for name in set(reference.names).intersection(entity_ids))
        if not weight:
            return None
        length = float(centre @ centre) ** 0.5
        likeness = max(similarity, float(vector @ centre) / length if length else 0.0)
        score = likeness + min(weight, 5.0) / 10
        return score if likeness >= self.settings.least[reference.relation] and score >= self.settings.score else None
