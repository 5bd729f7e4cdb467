"""The dossiers of a corpus's gold events: annotated and related as in a run, but grouped by the gold."""

from collections import defaultdict
from collections.abc import Iterable
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


def gold_dossiers(corpus: Path, embedder: Embedder, event_ids: Iterable[str], *, registry: Registry | None = None) -> dict[str, Dossier]:
    """Return the dossier of each of the gold events that has articles, in the order of `event_ids`.

    `registry` is the shipped one by default.

    Raises:
        Misconfigured: the corpus cannot be read.
    """
    known, entities, wanted = registry or load_registry(), load_entities(), tuple(event_ids)
    articles, gold = read_gold(corpus, known)
    annotator = Annotator(embedder, Gazetteer(entities))
    index = EventIndex.new(ClusterSettings(), ExpectedMeans(embedder))
    memberships: dict[str, Membership] = {}
    by_event: dict[str, list[Reading]] = defaultdict(list)
    ordered = sorted(articles, key=by_time)
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        readings = [Reading(article, notes) for article, notes in zip(batch, annotator.annotate(batch), strict=True)]
        memberships |= {membership.article_id: membership for membership in index.add(readings).memberships}
        for reading in readings:
            if gold.get(reading.id) in wanted:
                by_event[gold[reading.id]].append(reading)
    background = Background(
        outlets=known.outlets,
        lenses={key: lenses_of(outlet) for key, outlet in known.outlets.items()},
        entities={entity.id: entity for entity in entities},
        means={language: index.means.mean(language).astype(np.float32) for language in index.means.sums},
    )
    return {
        event_id: build_dossier(event_id, by_event[event_id], memberships=memberships, background=background, embed=embedder.embed)
        for event_id in wanted
        if event_id in by_event
    }
