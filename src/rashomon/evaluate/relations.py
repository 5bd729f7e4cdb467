"""`rashomon eval relations`: how often two events stand to each other as people say they do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.evaluate.vectors import Read, read_articles
from rashomon.model.annotation import Reading
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.model.node import Relation
from rashomon.models.embedder import Embedder
from rashomon.relate import EventSummary, references_of, relate_events

NONE = "none"
_UNTYPED = frozenset({NONE, Relation.RELATED.value})


class _Told(msgspec.Struct):
    language: str
    published_at: datetime
    title: str
    text: str


class _Pair(msgspec.Struct):
    id: str
    relation: str
    earlier: _Told
    later: _Told
    part: str = ""


@dataclass(frozen=True, slots=True)
class RelationScore:
    """`recall` is the share of typed pairs that are found with their type, `precision` of the types found that are right.

    `linked` is the share of pairs that are related in any way and have an edge, `strays` the number of edges between events of different
    pairs: the noise. `by_relation` gives found and wanted.
    """

    pairs: int
    precision: float
    recall: float
    linked: float
    strays: int
    by_relation: dict[str, str] = field(default_factory=dict)


def evaluate_relations(path: Path, embedder: Embedder, *, part: str = "") -> RelationScore:
    """Relate all events of a file of pairs at once, each event told by one article, and compare.

    The lines of other parts take part, as the noise that a real edition has; only those of `part` are scored.

    Raises:
        Misconfigured: the file cannot be read, or a line is not of this shape.
    """
    pairs = [pair for _, pair in read_gold_lines(path, _Pair, shape="`id`, `relation`, `earlier`, `later`")]
    articles = {(pair.id, end): _article(pair, end) for pair in pairs for end in ("earlier", "later")}
    read = read_articles(list(articles.values()), embedder)
    found = {(edge.event_id, edge.to_id): edge.relation.value for edge in relate_events(_summaries(read, embedder)) if not edge.is_inverse}
    ends = {pair.id: (articles[pair.id, "earlier"].id, articles[pair.id, "later"].id) for pair in pairs}
    scored = [pair for pair in pairs if not part or pair.part == part]
    told = {pair.id: _found(found, ends[pair.id]) for pair in scored}
    typed = [pair for pair in scored if pair.relation not in _UNTYPED]
    right = [pair for pair in typed if told[pair.id] == pair.relation]
    claimed = [pair for pair in scored if told[pair.id] not in _UNTYPED]
    related = [pair for pair in scored if pair.relation != NONE]
    pair_of = {article_id: pair_id for pair_id, both in ends.items() for article_id in both}
    return RelationScore(
        pairs=len(scored),
        precision=len(right) / max(1, len(claimed)),
        recall=len(right) / max(1, len(typed)),
        linked=sum(told[pair.id] != NONE for pair in related) / max(1, len(related)),
        strays=len({frozenset(edge) for edge in found if pair_of[edge[0]] != pair_of[edge[1]]}),
        by_relation=_by_relation(scored, told),
    )


def _article(pair: _Pair, end: str) -> Article:
    told: _Told = getattr(pair, end)
    url = f"https://gold.example/{pair.id}/{end}"
    return Article(content_id("article", url), url, f"{end}.example", told.title, told.text, told.language, told.published_at)


def _summaries(read: Read, embedder: Embedder) -> list[EventSummary]:
    return [_summary(read, reading, embedder) for reading in read.readings]


def _summary(read: Read, reading: Reading, embedder: Embedder) -> EventSummary:
    at = reading.article.published_at
    names = tuple(sorted({mention.entity_id for mention in reading.annotations.mentions if mention.entity_id}))
    references = references_of([reading], embed=embedder.embed, means=read.means)
    return EventSummary(reading.id, read.centre_of([reading]), names, at, at, references)


def _found(edges: dict[tuple[str, str], str], ends: tuple[str, str]) -> str:
    earlier, later = ends
    return edges.get((later, earlier)) or edges.get((earlier, later)) or NONE


def _by_relation(pairs: Sequence[_Pair], told: dict[str, str]) -> dict[str, str]:
    rows: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        rows[pair.relation].append(told[pair.id] == pair.relation)
    return {relation: f"{sum(row)}/{len(row)}" for relation, row in sorted(rows.items())}
