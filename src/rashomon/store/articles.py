"""Sources, articles, their outlets, and rejections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, func, insert, select, update

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Article
from rashomon.model.ids import digest_of
from rashomon.model.outlet import Outlet
from rashomon.model.rejection import Rejection
from rashomon.store import schema
from rashomon.store.codec import decode, encode, text_from_time, time_from_text

_CHUNK = 500  # bound parameters a statement; SQLite allows 32,766


@dataclass(frozen=True, slots=True)
class SourceState:
    """How far a version of a source has been read: `position` is the last entry taken in, `is_done` that there is no more."""

    position: int = 0
    is_done: bool = False


def source_state(connection: Connection, source_id: str, *, name: str) -> SourceState:
    """Return how far a source has been read, and note it under `name` if it is new."""
    table = schema.sources
    row = connection.execute(select(table.c.position, table.c.is_done).where(table.c.id == source_id)).one_or_none()
    if row is None:
        connection.execute(insert(table), {"id": source_id, "name": name, "position": 0, "is_done": False})
        return SourceState()
    return SourceState(row.position, row.is_done)


def advance_source(connection: Connection, source_id: str, state: SourceState) -> None:
    """Record how far a source has been read, in the transaction that keeps what was read."""
    table = schema.sources
    connection.execute(update(table).where(table.c.id == source_id).values(position=state.position, is_done=state.is_done))


def add_rejections(connection: Connection, source_id: str, rejections: Iterable[Rejection]) -> None:
    """Keep why entries of a source were set aside, one row an entry."""
    rows = [{"source_id": source_id, "position": item.position, "reason": item.reason.value, "detail": item.detail} for item in rejections]
    if rows:
        connection.execute(insert(schema.rejections), rows)


def rejection_counts(connection: Connection, source_ids: Sequence[str]) -> dict[Reason, int]:
    """Return how many entries of these sources were set aside, by reason, the most frequent first."""
    table = schema.rejections
    count = func.count().label("n")
    query = select(table.c.reason, count).where(table.c.source_id.in_(source_ids)).group_by(table.c.reason).order_by(count.desc(), "reason")
    return {Reason(row.reason): row.n for row in connection.execute(query)}


def rejections_of(connection: Connection, source_ids: Sequence[str], *, limit: int) -> Iterator[Rejection]:
    """Yield the first `limit` rejections of these sources, in the order of the sources' names and positions."""
    table, names = schema.rejections, schema.sources
    query = (
        select(names.c.name, table.c.position, table.c.reason, table.c.detail)
        .join(names, names.c.id == table.c.source_id)
        .where(table.c.source_id.in_(source_ids))
        .order_by(names.c.name, table.c.position)
        .limit(limit)
    )
    for row in connection.execute(query):
        yield Rejection(row.name, row.position, Reason(row.reason), row.detail)


def add_article(connection: Connection, article: Article, outlet: Outlet, *, source_id: str, position: int) -> bool:
    """Keep an article; return False if another source, or another version of this one, brought the very same before.

    Raises:
        Rejected: this source had the url already, or the url is stored with other content.
    """
    table = schema.articles
    digest = _digest(article)
    known = connection.execute(
        select(table.c.digest, table.c.source_id, table.c.position, schema.sources.c.name)
        .join(schema.sources, schema.sources.c.id == table.c.source_id)
        .where((table.c.url == article.url) | (table.c.id == article.id))
    ).first()
    if known is not None:
        if known.source_id != source_id and known.digest == digest:
            return False
        raise Rejected(Reason.DUPLICATE_URL, f"{article.url} is already there from {known.name}, line {known.position}")
    connection.execute(insert(schema.outlets).prefix_with("OR IGNORE"), {"id": outlet.id, "body": encode(replace(outlet, sources=()))})
    connection.execute(
        insert(table),
        {
            "id": article.id,
            "url": article.url,
            "outlet_id": article.outlet_id,
            "title": article.title,
            "text": article.text,
            "language": article.language,
            "published_at": text_from_time(article.published_at),
            "country": article.country,
            "licence": article.licence,
            "digest": digest,
            "source_id": source_id,
            "position": position,
        },
    )
    return True


def _digest(article: Article) -> str:
    return digest_of(encode(article))


def articles_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    """Return the stored articles among `ids`."""
    table = schema.articles
    found: dict[str, Article] = {}
    for start in range(0, len(ids), _CHUNK):
        for row in connection.execute(select(table).where(table.c.id.in_(ids[start : start + _CHUNK]))):
            found[row.id] = article_from_row(row)
    return found


def article_from_row(row: Row[tuple[object, ...]]) -> Article:
    """Return the article in a row that holds all columns of the table."""
    return Article(
        id=row.id,
        url=row.url,
        outlet_id=row.outlet_id,
        title=row.title,
        text=row.text,
        language=row.language,
        published_at=time_from_text(row.published_at),
        country=row.country,
        licence=row.licence,
    )


def outlets(connection: Connection) -> dict[str, Outlet]:
    """Return every outlet that an article has named, by id."""
    return {row.id: decode(row.body, Outlet) for row in connection.execute(select(schema.outlets).order_by(schema.outlets.c.id))}


def intact_articles(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    """Return those of the articles whose content still has the digest it was stored with."""
    table = schema.articles.c
    found = articles_by_id(connection, ids)
    digests: dict[str, str] = {}
    for start in range(0, len(ids), _CHUNK):
        query = select(table.id, table.digest).where(table.id.in_(ids[start : start + _CHUNK]))
        digests.update((row.id, row.digest) for row in connection.execute(query))
    return {key: article for key, article in found.items() if _digest(article) == digests[key]}


def outlet_of_article(connection: Connection) -> dict[str, str]:
    """Return the outlet id of every article."""
    table = schema.articles.c
    return {row.id: row.outlet_id for row in connection.execute(select(table.id, table.outlet_id))}
