"""Articles with their revisions, and the outlets that answer for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Article
from rashomon.model.ids import digest_of
from rashomon.model.outlet import Outlet
from rashomon.model.revision import Changes
from rashomon.store import schema
from rashomon.store.codec import decode, encode, text_from_time, time_from_text

_CHUNK = 500  # bound parameters a statement; SQLite allows 32,766


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a page that said something else before, what it changed, and when that was seen (UTC)."""

    article: Article
    before_id: str
    seen_at: datetime
    changes: Changes


def add_article(connection: Connection, article: Article, outlet: Outlet, *, source_id: str, position: int) -> bool:
    """Keep the first revision of an article; return False if another source, or another version of this one, brought the very same before.

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
    _insert(connection, article, outlet, source_id=source_id, position=position)
    return True


def add_revision(connection: Connection, revision: Revision, outlet: Outlet, *, source_id: str, position: int) -> None:
    """Keep a later revision of an article that is stored, with what it changed."""
    article = revision.article
    _insert(connection, article, outlet, source_id=source_id, position=position)
    row = {
        "article_id": article.id,
        "first_id": article.first_id,
        "seen_at": text_from_time(revision.seen_at),
        "body": encode(_Kept(revision.before_id, revision.changes)),
    }
    connection.execute(insert(schema.revisions), row)


def latest(connection: Connection, url: str, article_id: str) -> Article | None:
    """Return the last revision of the article at this canonical url, or else of the one with this id."""
    table = schema.articles
    for known in (table.c.url == url, (table.c.id == article_id) | (table.c.first_id == article_id)):
        row = connection.execute(select(table).where(known).order_by(table.c.revision.desc()).limit(1)).one_or_none()
        if row is not None:
            return article_from_row(row)
    return None


def current_ids(connection: Connection) -> dict[str, str]:
    """Return the id of the last revision by that of the first, for the articles that have more than one."""
    table = schema.articles.c
    last = select(table.first_id, func.max(table.revision).label("revision")).where(table.first_id.is_not(None)).group_by(table.first_id)
    newest = last.subquery()
    query = select(table.id, table.first_id).join(newest, (newest.c.first_id == table.first_id) & (newest.c.revision == table.revision))
    return {row.first_id: row.id for row in connection.execute(query)}


def revisions(connection: Connection) -> Iterator[Revision]:
    """Yield every later revision of an article, the last seen first."""
    kept, table = schema.revisions, schema.articles
    query = select(table, kept.c.seen_at, kept.c.body).join(kept, kept.c.article_id == table.c.id)
    for row in connection.execute(query.order_by(kept.c.seen_at.desc(), table.c.seq.desc())):
        body = decode(row.body, _Kept)
        yield Revision(article_from_row(row), body.before_id, datetime.fromisoformat(row.seen_at), body.changes)


@dataclass(frozen=True, slots=True)
class _Kept:
    before_id: str
    changes: Changes


def _insert(connection: Connection, article: Article, outlet: Outlet, *, source_id: str, position: int) -> None:
    connection.execute(insert(schema.outlets).prefix_with("OR IGNORE"), {"id": outlet.id, "body": encode(replace(outlet, sources=()))})
    connection.execute(
        insert(schema.articles),
        {
            "id": article.id,
            "url": article.url,
            "revision": article.revision,
            "first_id": article.first_id,
            "outlet_id": article.outlet_id,
            "title": article.title,
            "text": article.text,
            "language": article.language,
            "published_at": text_from_time(article.published_at),
            "country": article.country,
            "licence": article.licence,
            "authors": encode(article.authors),
            "dated_by": article.dated_by,
            "original_url": article.original_url,
            "digest": _digest(article),
            "source_id": source_id,
            "position": position,
        },
    )


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
        authors=decode(row.authors, tuple[str, ...]),
        dated_by=row.dated_by,
        original_url=row.original_url,
        revision=row.revision,
        first_id=row.first_id,
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
