"""The composed account of an event in one language, made of parts that cannot exist without citations."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rashomon.model.claim import Citation
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis, Lens
from rashomon.model.quote import QuoteStatus


@dataclass(frozen=True, slots=True)
class EntityLink:
    """Half-open code points `[start, end)` of a sentence's text that link to an entity's page."""

    start: int
    end: int
    entity_id: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Printed words with the citations that support them.

    `language` is BCP 47 of the words, which may differ from the page's locale (then the page marks it). In an extractive brief the
    words are exactly those of the first citation.
    """

    text: str
    language: str
    citations: tuple[Citation, ...]
    links: tuple[EntityLink, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a sentence without a citation cannot be printed: {self.text[:80]!r}")


@dataclass(frozen=True, slots=True)
class PrintedQuote:
    """A quote as printed: the words are those of `citation`, and come from nowhere else.

    Where `status` says that the same utterance stands otherwise elsewhere (altered, translated, misattributed), `against` are the words
    of another article that say so, in `against_language`, and `against_speaker` who is named as the speaker there.
    """

    citation: Citation
    language: str
    status: QuoteStatus
    speaker: Citation | None = None
    against: Citation | None = None
    against_language: str = ""
    against_speaker: Citation | None = None

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.citation.span.text


@dataclass(frozen=True, slots=True)
class Take:
    """One outlet's treatment of the event in one article.

    `framing` is the article's own most telling sentence, or its headline. `is_full` says that its text was read;
    `copy_of` is the article whose text this one repeats. `lenses` are the labels of its outlet and its own.
    """

    article_id: str
    outlet_id: str
    url: str
    language: str
    country: str | None
    published_at: datetime | None
    framing: Sentence | None
    quote: PrintedQuote | None = None
    is_full: bool = True
    copy_of: str | None = None
    lenses: tuple[Lens, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberValue:
    """One distinct value of a measurand: the words printed are those of the first citation.

    `outlet_ids` say it; `since` is when it was first said; `is_superseded` when everyone who said it has since said another;
    `is_corrected` when that was a lower one, of what can only grow; `is_outlier` when one voice alone says it, far from all others.
    """

    value: Decimal
    citations: tuple[Citation, ...]
    outlet_ids: tuple[str, ...]
    language: str
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    unit: str = ""
    since: datetime | None = None
    is_superseded: bool = False
    is_corrected: bool = False
    is_outlier: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a number without a citation cannot be printed: {self.value}")

    @property
    def text(self) -> str:
        """The words as the source has them, qualifier included."""
        return self.citations[0].span.text


@dataclass(frozen=True, slots=True)
class NumberRow:
    """All values of one measurand, in order of first saying. Disputed: two standing values, of different outlets, that cannot both hold.

    Where no table knows the measurand, `counted` are the words of an article that say what is counted, in `language`.
    """

    measurand: str
    values: tuple[NumberValue, ...]
    is_disputed: bool = False
    counted: Citation | None = None
    language: str = ""


class Stance(StrEnum):
    """How outlets stand to a position that they print: they are of the side that holds it, or they report what others hold."""

    HELD = "held by"
    REPORTED = "as reported by"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of the split: what is held, by whom, and how one-sided that is.

    `holder_ids` are outlets whose own sentence is cited; by `stance` they hold it or only report it. `lens` names the group that
    tells it, if they share one; `said` of `members` outlets of the group say it, `said_elsewhere` of `others` outside do.
    `actor_id` is the entity whose words they are, where that is known.
    """

    statement: Sentence
    holder_ids: tuple[str, ...]
    lens: Lens | None
    said: int
    members: int
    said_elsewhere: int
    others: int
    stance: Stance = Stance.HELD
    actor_id: str | None = None

    def __post_init__(self) -> None:
        if not self.holder_ids:
            raise ValueError("a position needs a holder")


@dataclass(frozen=True, slots=True)
class WatchItem:
    """What is to come, as a source says it, and the day on which to look whether it came.

    `look_again` is the last day that the sentence names, else a fixed time after the newest article; None where nothing is dated.
    """

    sentence: Sentence
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What was first reported on a day (UTC): the earliest of the articles cited is of that day."""

    on: date
    sentence: Sentence


class ReportState(StrEnum):
    """What one outlet did with one claim. `ABSENT` means: not in the text we read."""

    REPORTED = "reported"
    CONTRADICTED = "contradicted"
    ABSENT = "absent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim across the outlets of the event: `states` runs parallel to `Matrix.outlet_ids`.

    `against` cites the words of each outlet that contradicts it, in the order of the columns.
    """

    statement: Sentence
    voices: int
    states: tuple[ReportState, ...]
    against: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if len(self.against) != self.states.count(ReportState.CONTRADICTED):
            raise ValueError("every contradicted state needs the words that contradict")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reports what: claims down, outlets across."""

    outlet_ids: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    def __post_init__(self) -> None:
        if any(len(row.states) != len(self.outlet_ids) for row in self.rows):
            raise ValueError("every row of the matrix needs one state an outlet")


@dataclass(frozen=True, slots=True)
class Brief:
    """The account of an event for one locale. Sections with nothing to say are empty, never padded.

    `axis` groups the takes. `missing` are ids of actors (countries, bodies) that the event names and from whose side no take comes.
    """

    event_id: str
    locale: str
    title: Sentence
    deck: Sentence | None
    summary: tuple[Sentence, ...]
    takes: tuple[Take, ...]
    positions: tuple[Position, ...] = ()
    numbers: tuple[NumberRow, ...] = ()
    why: tuple[Sentence, ...] = ()
    watch: tuple[WatchItem, ...] = ()
    matrix: Matrix | None = None
    axis: Axis | None = None
    missing: tuple[str, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
