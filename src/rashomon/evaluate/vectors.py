"""Events as evaluations need them: annotated, with the means of their languages as the clusterer learns them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.evaluate.gold import by_time
from rashomon.model.annotation import Reading
from rashomon.model.article import Article
from rashomon.models.background import Background
from rashomon.models.embedder import Embedder
from rashomon.registry import load_entities
from rashomon.relate import centred

_BATCH = 64
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """Readings in order of time, and the mean vector of each language, shape (d,)."""

    readings: tuple[Reading, ...]
    means: Mapping[str, Vector]

    def centre_of(self, readings: Sequence[Reading]) -> Vector:
        """Return the mean of centred vectors, shape (d,)."""
        vectors = np.array([reading.annotations.vector for reading in readings])
        centre: Vector = centred(vectors, [reading.language for reading in readings], means=self.means).mean(axis=0)
        return centre


def read_articles(articles: Sequence[Article], embedder: Embedder) -> Read:
    """Annotate articles and stream them through the clusterer, for the means that it learns."""
    index = EventIndex.new(ClusterSettings(), Background(embedder))
    found = annotated(articles, embedder)
    for start in range(0, len(found), _BATCH):
        index.add(found[start : start + _BATCH])
    languages = sorted({reading.language for reading in found})
    return Read(tuple(found), {language: index.means.mean(language).astype(np.float32) for language in languages})


def annotated(articles: Sequence[Article], embedder: Embedder) -> list[Reading]:
    """Return the readings of articles, in order of time."""
    annotator = Annotator(embedder, Gazetteer(load_entities()))
    ordered = sorted(articles, key=by_time)
    return [Reading(article, notes) for article, notes in zip(ordered, annotator.annotate(ordered), strict=True)]
