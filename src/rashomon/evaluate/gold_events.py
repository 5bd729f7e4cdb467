"""Gold events as a run would know them: annotated and related through the very stages, but grouped by the gold."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.evaluate.gold import by_time, read_gold
from rashomon.model.annotation import Reading
from rashomon.model.dossier import Dossier
from rashomon.model.event import Membership
from rashomon.models.background import Background as ExpectedMeans
from rashomon.models.embedder import Embedder
from rashomon.registry import Registry, lenses_of, load_entities, load_registry
from rashomon.relate import Background, build_dossier

_BATCH = 64


@dataclass(frozen=True, slots=True, eq=False)
class GoldEvents:
    """The readings of each gold event of a corpus, and all that relating them needs beside an embedder."""

    readings: Mapping[str, Sequence[Reading]]
    memberships: Mapping[str, Membership]
    background: Background

    def dossier(self, event_id: str, embedder: Embedder) -> Dossier:
        """Relate the articles of one gold event; KeyError if the corpus has none of it."""
        return build_dossier(
            event_id, self.readings[event_id], memberships=self.memberships, background=self.background, embed=embedder.embed
        )

    def dossiers(self, embedder: Embedder) -> dict[str, Dossier]:
        """Relate the articles of every gold event that was wanted and has any."""
        return {event_id: self.dossier(event_id, embedder) for event_id in self.readings}


def read_gold_events(corpus: Path, embedder: Embedder, *, wanted: Collection[str], registry: Registry | None = None) -> GoldEvents:
    """Annotate and cluster a whole corpus, and keep the articles of the `wanted` gold events.

    The clusterer sees all articles, in order of time, as it does in a run: from it come the means of languages, and who copies whom.
    `registry` is the shipped one by default.

    Raises:
        Misconfigured: the corpus cannot be read.
    """
    known, entities = registry or load_registry(), load_entities()
    articles, gold = read_gold(corpus, known)
    annotator = Annotator(embedder, Gazetteer(entities))
    index = EventIndex.new(ClusterSettings(), ExpectedMeans(embedder))
    memberships: dict[str, Membership] = {}
    readings: dict[str, list[Reading]] = defaultdict(list)
    ordered = sorted(articles, key=by_time)
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        annotated = [Reading(article, notes) for article, notes in zip(batch, annotator.annotate(batch), strict=True)]
        memberships |= {membership.article_id: membership for membership in index.add(annotated).memberships}
        for reading in annotated:
            if gold.get(reading.id) in wanted:
                readings[gold[reading.id]].append(reading)
    background = Background(
        outlets=dict(known.outlets),
        lenses={key: lenses_of(outlet) for key, outlet in known.outlets.items()},
        entities={entity.id: entity for entity in entities},
        means={language: index.means.mean(language).astype(np.float32) for language in index.means.sums},
    )
    return GoldEvents(readings, memberships, background)
