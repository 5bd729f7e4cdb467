"""Annotations, and the readings they make together with their articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, func, insert, select

from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article
from rashomon.model.entity import Mention
from rashomon.model.figure import Figure
from rashomon.model.quote import Quote
from rashomon.model.span import Span
from rashomon.store import schema
from rashomon.store.articles import article_from_row
from rashomon.store.codec import bytes_from_vector, decode, encode, vector_from_bytes

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Body:
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]


def count_unannotated(connection: Connection) -> int:
    """Return how many articles have no annotations yet."""
    return connection.scalar(select(func.count()).select_from(_unannotated().subquery())) or 0


def next_unannotated(connection: Connection, limit: int) -> tuple[Article, ...]:
    """Return the first `limit` articles without annotations, in order of arrival."""
    query = _unannotated().order_by(schema.articles.c.seq).limit(limit)
    return tuple(article_from_row(row) for row in connection.execute(query))


def _unannotated() -> Select[Any]:
    done = select(schema.annotations.c.article_id).where(schema.annotations.c.article_id == schema.articles.c.id)
    return select(schema.articles).where(~done.exists())


def add_annotations(connection: Connection, batch: Iterable[Annotations]) -> None:
    """Keep the annotations of some articles."""
    rows = [
        {
            "article_id": item.article_id,
            "made_by": item.made_by,
            "language": item.language,
            "body": encode(_Body(item.sentences, item.mentions, item.figures, item.quotes)),
            "vector": bytes_from_vector(item.vector),
            "fingerprint": item.fingerprint.astype("<u4", copy=False).tobytes(),
        }
        for item in batch
    ]
    if rows:
        connection.execute(insert(schema.annotations), rows)


def readings_by_id(connection: Connection, ids: Sequence[str]) -> tuple[Reading, ...]:
    """Return the readings of these articles, in the order of `ids`; one that is not annotated raises KeyError."""
    marks = schema.annotations.c
    columns = (marks.language.label("annotated_language"), marks.body, marks.vector, marks.fingerprint, marks.made_by)
    query = select(schema.articles, *columns).join(schema.annotations, marks.article_id == schema.articles.c.id)
    found: dict[str, Reading] = {}
    for start in range(0, len(ids), _CHUNK):
        for row in connection.execute(query.where(schema.articles.c.id.in_(ids[start : start + _CHUNK]))):
            body = decode(row.body, _Body)
            found[row.id] = Reading(
                article_from_row(row),
                Annotations(
                    article_id=row.id,
                    language=row.annotated_language,
                    sentences=body.sentences,
                    vector=vector_from_bytes(row.vector),
                    fingerprint=np.frombuffer(row.fingerprint, dtype="<u4"),
                    mentions=body.mentions,
                    figures=body.figures,
                    quotes=body.quotes,
                    made_by=row.made_by,
                ),
            )
    return tuple(found[article_id] for article_id in ids)
