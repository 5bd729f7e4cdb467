"""`rashomon eval clustering`: a gold corpus through the very stages of a run, and gold looked at only when all is decided."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.errors import Misconfigured
from rashomon.evaluate.gold import by_time, read_gold
from rashomon.evaluate.metrics import adjusted_rand_index, b_cubed
from rashomon.model.annotation import Reading
from rashomon.model.article import Article
from rashomon.model.event import MoveKind
from rashomon.models.background import Background
from rashomon.models.embedder import Embedder
from rashomon.registry import load_entities, load_registry

_BATCH = 64


@dataclass(frozen=True, slots=True)
class ClusteringScore:
    """How well articles were grouped. `events` is the number of gold events, `clusters` of those found.

    `articles_per_second` covers extraction, annotation with the embedder, and clustering.
    """

    articles: int
    events: int
    clusters: int
    b3_precision: float
    b3_recall: float
    b3_f1: float
    ari: float
    articles_per_second: float


def evaluate_clustering(path: Path, embedder: Embedder, *, settings: ClusterSettings | None = None) -> ClusteringScore:
    """Stream a corpus whose lines carry a gold `event_id` through extract, annotate and cluster.

    Articles come in time order, ties and undated ones by input order; lines without gold take part and are not scored.

    Raises:
        Misconfigured: the file cannot be read, or no line of it has both gold and something to read.
    """
    registry = load_registry()
    annotator = Annotator(embedder, Gazetteer(load_entities()))
    articles, gold = read_gold(path, registry)
    started = time.perf_counter()
    found = _clustered(sorted(articles, key=by_time), annotator, EventIndex.new(settings or ClusterSettings(), Background(embedder)))
    seconds = time.perf_counter() - started
    scored = [article.id for article in articles if article.id in gold]
    if not scored:
        raise Misconfigured(f"{path}: no line has an `event_id` and something to read")
    labels, truth = [found[key] for key in scored], [gold[key] for key in scored]
    b3 = b_cubed(labels, truth)
    return ClusteringScore(
        articles=len(scored),
        events=len(set(truth)),
        clusters=len(set(labels)),
        b3_precision=b3.precision,
        b3_recall=b3.recall,
        b3_f1=b3.f1,
        ari=adjusted_rand_index(labels, truth),
        articles_per_second=len(articles) / max(seconds, 1e-9),
    )


def _clustered(articles: Sequence[Article], annotator: Annotator, index: EventIndex) -> dict[str, str]:
    """Return the event of each article, as it stands when the last one is in."""
    where: dict[str, str] = {}
    into: dict[str, str] = {}
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        readings = [Reading(article, notes) for article, notes in zip(batch, annotator.annotate(batch), strict=True)]
        changes = index.add(readings)
        where.update({membership.article_id: membership.event_id for membership in changes.memberships})
        into.update({move.event_id: move.into_id for move in changes.moves if move.kind is MoveKind.MERGE})
    return {article_id: _standing(event_id, into) for article_id, event_id in where.items()}


def _standing(event_id: str, into: dict[str, str]) -> str:
    while event_id in into:
        event_id = into[event_id]
    return event_id
