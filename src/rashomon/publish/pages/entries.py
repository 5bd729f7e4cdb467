"""Parts that more than one kind of page shows: positions, numbers in short, cards, articles."""

from decimal import Decimal

from rashomon.model.brief import NumberRow, NumberValue, Position, Sentence
from rashomon.model.edition import ListedArticle
from rashomon.model.node import Node
from rashomon.publish.links import link_target
from rashomon.publish.pages.takes import lens_on
from rashomon.publish.shapes import ArticleEntry, Card, NumberLine, PositionEntry, Statement, Witness, Words
from rashomon.publish.site import Site, accent_of
from rashomon.publish.wording import Wording

_STRIP = 48  # witnesses drawn in a card: at 5 px each they fill a phone's column
_VALUES_IN_SHORT = 4
_MOST_DIGITS = 40  # beyond it a number stays in scientific notation


def plain_decimal(value: Decimal) -> str:
    """A number in plain digits, as data: "12500", "3.5"."""
    return format(value.normalize(), "f") if value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS else str(value)


def printed_number(value: NumberValue, wording: Wording) -> str:
    """What a value means, in the locale's digits, with bound and unit: "at least 300", "12–15 %"."""
    high = wording.amount(value.high, value.unit) if value.high is not None else None
    return wording.bounded(wording.amount(value.value, value.unit), value.bound, high)


def position_entry(position: Position, site: Site, statement: Statement) -> PositionEntry:
    """A position with its holders and denominators."""
    return PositionEntry(
        statement=statement,
        holders=tuple(site.outlet_ref(holder) for holder in position.holder_ids),
        lens=site.lens_label(position.lens) if position.lens else None,
        said=position.said,
        members=position.members,
        said_elsewhere=position.said_elsewhere,
        others=position.others,
        stance=position.stance,
        actor=site.entity_ref(position.actor_id) if position.actor_id else None,
    )


def lopsidedness(position: Position) -> float:
    """How one-sided a position is, 0 to 1: the share of its group that says it less the share of all others that do.

    Both shares are smoothed by one outlet that says it and one that does not (Laplace), so that "1 of 1, 0 of 1" does not beat
    "9 of 10, 0 of 12".
    """
    inside = (position.said + 1) / (position.members + 2)
    outside = (position.said_elsewhere + 1) / (position.others + 2)
    return max(0.0, inside - outside)


def one_sidedness(node: Node) -> float:
    """How one-sided a node's most lopsided position is; 0 without one."""
    return max((lopsidedness(position) for position in node.brief.positions if position.lens), default=0.0)


def card(node: Node, site: Site) -> Card:
    """A node as other pages list it."""
    brief = node.brief
    outlets: dict[str, int] = {}
    for take in brief.takes:
        lens = lens_on(take.lenses, brief.axis)
        outlets.setdefault(take.outlet_id, accent_of(lens) if lens else -1)
    strip = sorted(outlets.items(), key=lambda item: (item[1] < 0, item[1]))[:_STRIP]
    split = max((position for position in brief.positions if position.lens), key=lopsidedness, default=None)
    return Card(
        event_id=node.event_id,
        title=_words(brief.title),
        deck=_words(brief.deck) if brief.deck else None,
        path=site.node_path(node),
        on=node.on,
        until=node.until,
        counts=node.counts,
        witnesses=tuple(Witness(site.outlet(outlet_id).name_in(site.locale), accent) for outlet_id, accent in strip),
        disputed=tuple(number_line(row, site.wording) for row in brief.numbers if row.is_disputed),
        position=position_entry(split, site, Statement(split.statement.text, split.statement.language, ())) if split else None,
    )


def number_line(row: NumberRow, wording: Wording) -> NumberLine:
    """A measurand's standing values in short."""
    values = dict.fromkeys(printed_number(value, wording) for value in row.values if not value.is_superseded)
    return NumberLine(row.counted.span.text if row.counted else wording.measurand(row.measurand), tuple(values)[:_VALUES_IN_SHORT])


def article_entry(listing: ListedArticle, site: Site) -> ArticleEntry:
    """An article as outlet and day pages list it."""
    node = site.by_slug.get(listing.event_slug) if listing.event_slug else None
    return ArticleEntry(
        headline=Words(listing.headline, listing.language),
        outlet=site.outlet_ref(listing.outlet_id),
        url=link_target(listing.url),
        published_at=listing.published_at,
        node=site.node_path(node) if node else "",
    )


def _words(sentence: Sentence) -> Words:
    return Words(sentence.text, sentence.language)
