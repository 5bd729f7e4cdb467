"""Counting what a store holds."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from rashomon.store import nodes, schema


@dataclass(frozen=True, slots=True)
class Tally:
    """What an edition holds.

    `events` are those of two or more outlets, the only ones that can have a node; `nodes` counts pages over all locales; `singles`
    are articles whose event has one outlet only.
    """

    articles: int
    outlets: int
    languages: int
    events: int
    singles: int
    nodes: int
    withheld: int
    citations: int
    quotes: int
    dropped: int

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Name and number of each count, for printing."""
        return (
            ("articles", self.articles),
            ("outlets", self.outlets),
            ("languages", self.languages),
            ("events told by two or more outlets", self.events),
            ("articles that stand alone", self.singles),
            ("node pages", self.nodes),
            ("citations verified", self.citations),
            ("quotes verified", self.quotes),
            ("lines dropped by the verifier", self.dropped),
        )


def tally_of(connection: Connection, locales: tuple[str, ...]) -> Tally:
    """Count what the store holds for these locales."""
    articles, marks, places = schema.articles.c, schema.annotations.c, schema.memberships.c
    outlets = func.count(func.distinct(articles.outlet_id))
    sizes = (
        select(func.count().label("size"))
        .select_from(schema.memberships)
        .join(schema.articles, articles.id == places.article_id)
        .group_by(places.event_id)
    )
    singles = connection.scalar(select(func.sum(sizes.having(outlets == 1).subquery().c.size))) or 0
    rows = list(nodes.node_rows(connection, locales))
    receipts = [row.node.receipt for row in rows if row.node is not None]
    return Tally(
        articles=connection.scalar(select(func.count()).select_from(schema.articles).where(articles.revision == 1)) or 0,
        outlets=connection.scalar(select(outlets)) or 0,
        languages=connection.scalar(select(func.count(func.distinct(marks.language)))) or 0,
        events=connection.scalar(select(func.count()).select_from(sizes.having(outlets > 1).subquery())) or 0,
        singles=singles,
        nodes=len(receipts),
        withheld=sum(row.node is None for row in rows),
        citations=sum(receipt.citations for receipt in receipts),
        quotes=sum(receipt.quotes for receipt in receipts),
        dropped=sum(len(receipt.dropped) for receipt in receipts),
    )
