"""verify, over all that is stored: the pages against the articles, and the articles against their digests."""

from dataclasses import replace

from rashomon.pipeline.edition import edges_by_event
from rashomon.store import articles, nodes, schema
from rashomon.store.database import Database
from rashomon.verify import Tally, recheck


def recheck_edition(database: Database) -> Tally:
    """Check every stored node again, in every locale.

    An article whose text no longer has the digest it was stored with supports nothing: each citation of it fails.
    """
    tally = Tally()
    with database.read() as connection:
        edges = edges_by_event(connection)
        locales = tuple(connection.scalars(schema.nodes.select().with_only_columns(schema.nodes.c.locale).distinct()))
        for row in nodes.node_rows(connection, locales):
            if row.node is not None:
                node = replace(row.node, edges=edges.get(row.event_id, ()))
                cited = articles.intact_articles(connection, sorted({take.article_id for take in node.brief.takes}))
                tally = tally.plus(recheck(node, cited))
    return tally
