"""The page: printed text of the form of product.md section 5, unproven, whoever wrote it.

Nothing here is checked: a page may count wrongly, cite nothing and link nowhere. That is what `rashomon.audit` is for. Everything that a
page of the reference form prints, and everything that our own richer pages print, has a place here, so that reading and writing lose
nothing. A section that the page does not have is empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rashomon.model.inline import Text


@dataclass(frozen=True, slots=True)
class Field:
    """A named value of the front matter: one line, `key: value`."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class MetaField:
    """A named value of the meta line: `heads: A, B`."""

    key: str
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A printed count: `10 takes`."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The meta line. `line` is its line in the file, from 1; 0 if it never stood in one."""

    fields: tuple[MetaField, ...] = ()
    counts: tuple[Count, ...] = ()
    line: int = field(default=0, compare=False)

    def values(self, key: str) -> tuple[Text, ...]:
        """The values of a field, none if there is no such field."""
        return next((item.values for item in self.fields if item.key == key), ())

    def value(self, key: str) -> str:
        """The words of a field's values, "" if there is no such field."""
        return ", ".join(text.plain for text in self.values(key))

    def count(self, *labels: str) -> Count | None:
        """The first count under one of these labels (its singular and its plural, say)."""
        return next((count for count in self.counts if count.label in labels), None)


@dataclass(frozen=True, slots=True)
class Position:
    """A paragraph of the split.

    `stance` is "held by" or "as reported by" where the page names `holders` in the strict form, "" where it only tells (then there are
    no holders). `lens` names the group that the holders share; `said` of its `members` outlets say it, `said_elsewhere` of `others`.
    """

    statement: Text
    stance: str = ""
    holders: tuple[Text, ...] = ()
    lens: str = ""
    said: int = 0
    members: int = 0
    said_elsewhere: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A line of the numbers: `value` and what it counts, with what stood between them (", " or " — ").

    The rest is of the strict form. `reading` is what the value means, in plain digits: "34", ">=34", "<=34", "~34", "34..40", with "%",
    an ISO 4217 code or the symbol of a measure behind. `outlets` say it; `since` is an ISO 8601 date; `status` is "", "disputed",
    "superseded", "corrected" or "outlier".
    """

    value: Text
    label: Text
    separator: str = ", "
    reading: str = ""
    outlets: tuple[Text, ...] = ()
    since: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class WatchItem:
    """Something to watch. `look_again` is an ISO 8601 date, "" where the page gives none in the strict form."""

    text: Text
    look_again: str = ""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words a take prints between quotation marks (kept without them). `is_headline` says that the page labels them as a headline.

    `standing` is "altered", "translated" or "misattributed" where the page says that another outlet, `against_outlet`, gives the same
    utterance otherwise; `against` are the words there, for a misattributed quote the name of who says it there.
    """

    text: str
    speaker: str = ""
    is_headline: bool = False
    line: int = field(default=0, compare=False)
    standing: str = ""
    against: str = ""
    against_outlet: str = ""


@dataclass(frozen=True, slots=True)
class TakeLine:
    """A take as printed.

    `region` and `language` are the two words in its parentheses. `copy_of` names the outlet whose text this one repeats, where the page
    says so; `is_link_only` that the page labels it as a link alone. `source` is the address as printed.
    """

    outlet: str
    region: str = ""
    language: str = ""
    framing: Text | None = None
    quote: QuoteLine | None = None
    source: str = ""
    is_link_only: bool = False
    copy_of: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TakeGroup:
    """Takes under one heading, which names a lens or says `unlabelled`."""

    lens: str
    takes: tuple[TakeLine, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One claim across the columns of the matrix: `states` are "reported", "contradicted", "absent" or "unread".

    `against` are the numbers of the sources whose words contradict it, along the columns, 0 where none is given; empty if none is at all.
    """

    statement: Text
    voices: int
    states: tuple[str, ...]
    against: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reports what: outlets across, claims down."""

    outlets: tuple[Text, ...]
    rows: tuple[MatrixLine, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A line of the timeline; `on` is an ISO 8601 date or time."""

    on: str
    text: Text


@dataclass(frozen=True, slots=True)
class GraphLine:
    """A line of "Across the graph": `Related: …`, `Entities: …`, `follows: …`."""

    label: str
    items: tuple[Text, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """Something that was kept off the page: by which rule, from where, and what it was."""

    rule: str
    place: str
    seen: str


@dataclass(frozen=True, slots=True)
class Receipts:
    """What was checked, what was dropped, what made the page, and where its audit lies."""

    checked: tuple[Count, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()
    made_by: str = ""
    audit: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What a citation number stands for: an outlet's words, where they stand (half-open code points of a part), and their address.

    `part` is "title" or "text", "" where the page gives no place (then `start` and `end` are 0).
    """

    number: int
    outlet: Text
    language: str = ""
    words: str = ""
    article: str = ""
    part: str = ""
    start: int = 0
    end: int = 0
    url: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class OtherSection:
    """A section whose heading is not of this form: its heading and its paragraphs and lines, markup kept as it was written."""

    heading: str
    blocks: tuple[str, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as printed, in the order in which it is read."""

    title: Text
    front: tuple[Field, ...] = ()
    deck: Text | None = None
    meta: Meta = Meta()
    summary: tuple[Text, ...] = ()
    split: tuple[Position, ...] = ()
    missing: tuple[Text, ...] = ()
    numbers: tuple[NumberLine, ...] = ()
    why: tuple[Text, ...] = ()
    watch: tuple[WatchItem, ...] = ()
    takes: tuple[TakeGroup, ...] = ()
    matrix: Matrix | None = None
    timeline: tuple[TimelineLine, ...] = ()
    graph: tuple[GraphLine, ...] = ()
    receipts: Receipts | None = None
    sources: tuple[SourceLine, ...] = ()
    others: tuple[OtherSection, ...] = ()
    canonical: str = ""

    def front_value(self, key: str) -> str:
        """A value of the front matter, "" if it has none of this name."""
        return next((item.value for item in self.front if item.key == key), "")

    @property
    def locale(self) -> str:
        """The locale of the page: as its front matter says, else the first part of its canonical address's path, else ""."""
        declared = self.front_value("locale")
        if declared:
            return declared
        path = self.canonical.partition("://")[2].partition("/")[2] or self.canonical.lstrip("/")
        first = path.partition("/")[0]
        return first if 2 <= len(first.partition("-")[0]) <= 3 and first.replace("-", "").isalnum() else ""  # noqa: PLR2004 (ISO 639)

    @property
    def slug(self) -> str:
        """The last part of the canonical address's path without extension, "" if there is none."""
        path = self.canonical.partition("://")[2].partition("/")[2] if "://" in self.canonical else self.canonical
        return path.split("#")[0].split("?")[0].rstrip("/").rpartition("/")[2].removesuffix(".html")

    @property
    def all_takes(self) -> tuple[TakeLine, ...]:
        """The takes of all groups, in order."""
        return tuple(take for group in self.takes for take in group.takes)

    @property
    def on(self) -> date | None:
        """The (first) day of the event, if the meta line gives one."""
        return _day(self.meta.value("date").partition("/")[0])

    @property
    def as_of(self) -> date | None:
        """The day up to which the page tells, if it says so."""
        return _day(self.front_value("as_of") or self.meta.value("as of"))

    def source(self, number: int) -> SourceLine | None:
        """What a citation number stands for."""
        return next((source for source in self.sources if source.number == number), None)

    def texts(self) -> Iterator[Text]:
        """Every printed text of the page that may hold links, in the order in which it is read."""
        yield self.title
        if self.deck:
            yield self.deck
        for item in self.meta.fields:
            yield from item.values
        yield from self.summary
        for position in self.split:
            yield position.statement
            yield from position.holders
        yield from self.missing
        for number in self.numbers:
            yield number.value
            yield number.label
            yield from number.outlets
        yield from self.why
        yield from (item.text for item in self.watch)
        yield from (take.framing for take in self.all_takes if take.framing)
        if self.matrix:
            yield from self.matrix.outlets
            yield from (row.statement for row in self.matrix.rows)
        yield from (item.text for item in self.timeline)
        for line in self.graph:
            yield from line.items
        yield from (source.outlet for source in self.sources)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
