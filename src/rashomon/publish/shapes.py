"""The shapes of pages: what a page says, with every name resolved, before any format is chosen.

HTML, Markdown and JSON are written from the same values, so the three cannot tell different things. Paths are site paths without
extension (`en/entity/mali`; the JSON twin of one is at `en/entity/mali.json`). Words of articles are short quotes with their offsets,
never bodies. Languages are BCP 47, countries ISO 3166-1 alpha-2 or UN M49, times UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime

from rashomon.model.node import Counts, Receipt
from rashomon.model.page import Page as PrintedPage


@dataclass(frozen=True, slots=True)
class Words:
    """Words somebody wrote, and their language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Something with a name, and the path of its page ("" where it has none). `language` is that of the name."""

    label: str
    path: str = ""
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LinkedSpan:
    """Half-open code points of a statement that lead to a page."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Printed words with the numbers of the page's citations that support them."""

    text: str
    language: str
    citations: tuple[int, ...]
    links: tuple[LinkedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class LensLabel:
    """A lens as printed. `accent` (0 to 7) is its colour, the same on every page; `raters` say who labels so, how and when."""

    axis: str
    value: str
    label: str
    path: str
    accent: int
    raters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletRef:
    """An outlet as printed."""

    id: str
    name: str
    country: str
    country_name: str
    path: str


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """Where words stand: article, part, half-open code points, and a link that lands on them ("" for an address that is no web link)."""

    number: int
    outlet: OutletRef
    article_id: str
    part: str
    start: int
    end: int
    words: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """One side of the split, with its denominators: `said` of `members` in the group of `lens`, `said_elsewhere` of `others`.

    `stance` is "held by" or "as reported by"; `actor` is whose words they are, where that is known.
    """

    statement: Statement
    holders: tuple[OutletRef, ...]
    lens: LensLabel | None
    said: int
    members: int
    said_elsewhere: int
    others: int
    stance: str = "held by"
    actor: Ref | None = None


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """One value of a measurand: the source's words, what they mean (`reading` in the locale's digits and words), who says so."""

    words: Words
    reading: str
    value: str
    high: str | None
    bound: str
    unit: str
    outlets: tuple[OutletRef, ...]
    since: datetime | None
    is_superseded: bool
    is_corrected: bool
    is_outlier: bool
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """All values of one measurand, in order of first saying. `language` is the label's: not the locale's where it is an article's words."""

    measurand: str
    label: str
    is_disputed: bool
    values: tuple[NumberEntry, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class WatchEntry:
    """Something to watch, and the day to look again."""

    statement: Statement
    look_again: date | None


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What was first reported on a day."""

    on: date
    statement: Statement


@dataclass(frozen=True, slots=True)
class ElsewhereEntry:
    """What a quote is compared with: the words of another outlet for the same utterance, and who is named as their speaker there."""

    words: Words
    speaker: str
    outlet: OutletRef
    url: str


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A verified quote in its own language. `elsewhere` is there where the status says that the utterance stands otherwise."""

    words: Words
    speaker: str
    status: str
    url: str
    elsewhere: ElsewhereEntry | None = None


@dataclass(frozen=True, slots=True)
class TakeEntry:
    """One outlet's treatment. `number` counts the takes of the page; `url` lands on the quoted or framing words."""

    number: int
    article_id: str
    outlet: OutletRef
    language: str
    language_name: str
    country: str
    country_name: str
    published_at: datetime | None
    framing: Statement | None
    quote: QuoteEntry | None
    url: str
    is_full: bool
    copy_of: Ref | None
    lenses: tuple[LensLabel, ...]
    revised_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakeGroup:
    """Takes under one lens; `lens` is None for those without a label on the axis."""

    lens: LensLabel | None
    takes: tuple[TakeEntry, ...]


@dataclass(frozen=True, slots=True)
class AxisMember:
    """A lens on one of the other axes, and the numbers of the takes under it."""

    lens: LensLabel | None
    takes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AxisGrouping:
    """How another axis would group the takes."""

    axis: str
    label: str
    groups: tuple[AxisMember, ...]
    raters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixColumns:
    """Neighbouring columns of the matrix under one lens."""

    lens: LensLabel | None
    outlets: tuple[OutletRef, ...]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One claim: states run along the columns; `reported` of `read` outlets whose text was read have it.

    `against` runs along the columns too: the number of the citation whose words contradict the claim, 0 where none does.
    """

    statement: Statement
    voices: int
    states: tuple[str, ...]
    reported: int
    read: int
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixShare:
    """What one group of outlets does with one claim: `reported` and `contradicted` of the `read` whose text was read."""

    reported: int
    contradicted: int
    read: int


@dataclass(frozen=True, slots=True)
class MatrixGrouping:
    """The same claims counted by the lenses of one axis: a share a lens, None for outlets without a label on it; rows as in the table."""

    axis: str
    label: str
    lenses: tuple[LensLabel | None, ...]
    rows: tuple[tuple[MatrixShare, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """Who reports what: by outlet, and counted by group, a grouping an axis, that of the page first."""

    columns: tuple[MatrixColumns, ...]
    rows: tuple[MatrixLine, ...]
    groupings: tuple[MatrixGrouping, ...]


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """A related node, how it stands to this one, and what they share.

    `printed` is the relation in the grammar of the Markdown form; `because` are words of an article of this event that say so.
    """

    relation: str
    label: str
    title: Words
    path: str
    similarity: float
    shared: tuple[Ref, ...]
    printed: str = ""
    because: Statement | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """One outlet in the strip of a card: its accent, -1 for an outlet without a label."""

    name: str
    accent: int


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A disputed measurand, in short."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A node as other pages list it. `position` is its most lopsided one; `disputed` its disputed numbers."""

    event_id: str
    title: Words
    deck: Words | None
    path: str
    on: date | None
    until: date | None
    counts: Counts
    witnesses: tuple[Witness, ...]
    disputed: tuple[NumberLine, ...]
    position: PositionEntry | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the box beside a page's title. `path` or `url` where the value leads somewhere."""

    label: str
    value: str
    path: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: a page and how many nodes (or articles) it holds."""

    ref: Ref
    count: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change of a text: `part` is `headline` or `text`; without `before` it was added, without `after` taken out."""

    part: str
    before: Words | None
    after: Words | None


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as outlet, day and corrections pages list it; `seen_at` is when its `changes` were seen, `more` how many are not shown."""

    headline: Words
    outlet: OutletRef
    url: str
    published_at: datetime | None
    node: str
    seen_at: datetime | None = None
    changes: tuple[ChangeEntry, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a facet page; whatever is empty is not shown. `look` is `lead`, `cards`, `list` or `text`."""

    id: str
    heading: str
    note: str = ""
    look: str = "cards"
    more: Ref | None = None
    paragraphs: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    entries: tuple[IndexEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetPage:
    """Every page that is not a node: fronts, facets, indexes, method. `alternates` maps locale to the same page's path there."""

    type: str
    id: str
    locale: str
    path: str
    url: str
    alternates: dict[str, str]
    title: Words
    deck: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    feed: str = ""


@dataclass(frozen=True, slots=True)
class NodePage:
    """A node. Sections with nothing to say are empty. `type` is "node"."""

    type: str
    id: str
    slug: str
    locale: str
    path: str
    url: str
    alternates: dict[str, str]
    title: Words
    deck: Statement | None
    on: date | None
    until: date | None
    as_of: datetime | None
    revision: int
    heads: tuple[Ref, ...]
    counts: Counts
    summary: tuple[Statement, ...]
    positions: tuple[PositionEntry, ...]
    missing: tuple[Ref, ...]
    numbers: tuple[NumberGroup, ...]
    why: tuple[Statement, ...]
    watch: tuple[WatchEntry, ...]
    axis: str
    axis_label: str
    groups: tuple[TakeGroup, ...]
    other_axes: tuple[AxisGrouping, ...]
    matrix: MatrixTable | None
    timeline: tuple[DayEntry, ...]
    related: tuple[RelatedEntry, ...]
    entities: tuple[Ref, ...]
    receipt: Receipt
    citations: tuple[CitationEntry, ...]


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A foreign page in our frame. `html` and `markdown` are the page with its links led to our pages, for either twin.

    `language` is that of its words, `direction` how they run; `original` its own address, "" if that cannot be followed; `dangling` are
    links of it that lead nowhere here.
    """

    type: str
    id: str
    locale: str
    path: str
    url: str
    alternates: dict[str, str]
    title: Words
    deck: str
    language: str
    direction: str
    origin_name: str
    original: str
    counts: Counts
    dangling: tuple[str, ...]
    has_audit: bool
    html: PrintedPage
    markdown: PrintedPage


Page = NodePage | FacetPage | ImportedPage
