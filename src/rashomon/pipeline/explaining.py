"""Finding what was decided about an event, and on what evidence."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from rashomon.model.article import Article
from rashomon.model.event import Membership, Move
from rashomon.model.head_match import HeadMatch
from rashomon.model.node import Edge
from rashomon.pipeline.edition import edges_by_event
from rashomon.store import articles, events, nodes, schema
from rashomon.store.database import Database


@dataclass(frozen=True, slots=True)
class Explanation:
    """All decisions about one event. `members` are in time order; `headlines` maps article id to headline.

    `heads` are the standing questions it bears on, `titles` what the events at the other end of its `edges` are called, by event id.
    """

    event_id: str
    members: tuple[tuple[Article, Membership], ...]
    moves: tuple[Move, ...]
    edges: tuple[Edge, ...]
    headlines: dict[str, str]
    heads: tuple[HeadMatch, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)


def explain_event(database: Database, name: str) -> Explanation | None:
    """Return what was decided about the event that `name` (event id, slug, article id or url) leads to; None if there is none."""
    with database.read() as connection:
        log = events.moves(connection)
        event_id = _event_id(connection, name)
        if event_id is None:
            return None
        event_id = events.standing_id(event_id, log)
        memberships = events.memberships_of(connection, event_id)
        found = articles.articles_by_id(connection, list(memberships))
        if not found:
            return None
        edges = edges_by_event(connection).get(event_id, ())
        members = sorted(found.values(), key=lambda article: (article.published_at is None, article.published_at or 0, article.id))
        return Explanation(
            event_id,
            tuple((article, memberships[article.id]) for article in members),
            tuple(move for move in log if event_id in {move.event_id, move.into_id}),
            edges,
            {article.id: article.title or article.text[:80] for article in members},
            next((record.heads for record, _ in nodes.event_records(connection) if record.event_id == event_id), ()),
            nodes.titles_of(connection, [edge.to_id for edge in edges]),
        )


def _event_id(connection: Connection, name: str) -> str | None:
    slug = connection.scalar(select(schema.slugs.c.event_id).where(schema.slugs.c.slug == name))
    if slug is not None:
        return str(slug)
    places, table = schema.memberships.c, schema.articles.c
    by_article = (
        select(places.event_id).join(schema.articles, table.id == places.article_id).where((table.id == name) | (table.url == name))
    )
    article = connection.scalar(by_article)
    if article is not None:
        return str(article)
    known = select(schema.moves.c.event_id).where(schema.moves.c.event_id == name)
    standing = select(places.event_id).where(places.event_id == name)
    return connection.scalar(standing.limit(1)) or connection.scalar(known.limit(1))
