"""What an audit says: findings with their place, and rules that could not be judged."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. An error keeps what it stands in off our own pages and makes the command fail; `OFF` silences a rule."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class Section(StrEnum):
    """Where on a page something stands; the values are what people read."""

    FRONT = "front matter"
    TITLE = "title"
    DECK = "deck"
    META = "meta"
    SUMMARY = "summary"
    SPLIT = "split"
    MISSING = "missing sides"
    NUMBERS = "numbers"
    WHY = "why it matters"
    WATCH = "what to watch"
    TAKES = "takes"
    MATRIX = "who reports what"
    TIMELINE = "timeline"
    GRAPH = "across the graph"
    RECEIPTS = "receipts"
    SOURCES = "sources"
    CANONICAL = "canonical address"
    OTHER = "another section"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where on a page: a section, one of its items, and the line of the file.

    `item` counts from 0, takes through all groups; None is the section as a whole. `line` counts from 1; 0 if the page was not read from
    lines.
    """

    section: Section
    item: int | None = None
    line: int = 0

    def __str__(self) -> str:
        words = str(self.section) if self.item is None else f"{self.section}, item {self.item + 1}"
        return f"{words} (line {self.line})" if self.line else words


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule saw, and what it expected there instead. Both are one line that a reader who knows nothing of the rule understands."""

    place: Place
    seen: str
    expected: str


@dataclass(frozen=True, slots=True)
class NotCheckable:
    """The rule, or a part of it, could not be judged: something that it needs was not given. It is not a pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with the rule that found it and how bad that is held to be."""

    rule: str
    severity: Severity
    place: Place
    seen: str
    expected: str


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not be judged, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """An audit: the findings in the order of the page, the rules that could not be judged, and those that passed in full."""

    findings: tuple[Finding, ...]
    unjudged: tuple[Unjudged, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
