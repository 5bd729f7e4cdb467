"""Keeping a page that was read: as a new article, as a revision of one, or not at all where it says what it said before."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from rashomon.extract import Extracted, changes
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.store import articles
from rashomon.store.articles import Revision


class Kept(StrEnum):
    """What became of a page that was read."""

    ARTICLE = "articles"
    REVISION = "revisions"
    KNOWN = "known"


def keep_page(connection: Connection, extracted: Extracted, *, seen_at: datetime, source_id: str, position: int) -> Kept:
    """Keep what was read from a page, seen at `seen_at`.

    An article is known by its address, or by the link that led to it. Its outlet, address and date of publication stay those of the first
    revision: a page that moves or is dated anew is still that article.
    """
    article, outlet = extracted.article, extracted.outlet
    before = articles.latest(connection, article.url, article.id)
    if before is None:
        articles.add_article(connection, article, outlet, source_id=source_id, position=position)
        return Kept.ARTICLE
    changed = changes(before, article)
    if changed is None:
        return Kept.KNOWN
    revised = _revised(article, before)
    articles.add_revision(connection, Revision(revised, before.id, seen_at, changed), outlet, source_id=source_id, position=position)
    return Kept.REVISION


def _revised(article: Article, before: Article) -> Article:
    number = before.revision + 1
    first_id = before.first_id or before.id
    return replace(
        article,
        id=content_id("article", first_id, str(number)),
        url=before.url,
        outlet_id=before.outlet_id,
        published_at=before.published_at or article.published_at,
        dated_by=before.dated_by if before.published_at else article.dated_by,
        country=before.country,
        revision=number,
        first_id=first_id,
    )
