"""Tallies: what all articles of an event say of one thing that is counted, value after value."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from rashomon.model.claim import Citation
from rashomon.model.figure import Bound, Figure

ValueKey = tuple[Decimal, Decimal | None, str, Bound]
"""What makes two figures one value: "at least 17" and "17" are two."""


class Standing(StrEnum):
    """How a value stands to the others of its tally.

    `SUPERSEDED`: all who said it have since said another, or an article gives it as an earlier one. `CORRECTED`: the same, by a lower one
    of what can only grow: it was wrong. `OUTLIER`: one voice alone says it, far from what all others say at that time.
    """

    STANDING = "standing"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    OUTLIER = "outlier"


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's figure.

    `voice` is the independent voice that speaks (owner, or outlet), `speaker` who is said to say it ("" if nobody is), `at` when it was
    said: the day the article gives, or the article's own time.
    """

    figure: Figure
    article_id: str
    outlet_id: str
    voice: str
    language: str
    speaker: str = ""
    at: datetime | None = None
    standing: Standing = Standing.STANDING

    @property
    def key(self) -> ValueKey:
        """The value it tells."""
        return (self.figure.value, self.figure.high, self.figure.unit, self.figure.bound)

    @property
    def citation(self) -> Citation:
        """The words of the number."""
        return Citation(self.article_id, self.figure.part, self.figure.span)


@dataclass(frozen=True, slots=True)
class Tally:
    """All tellings of one thing, in order of time (undated ones last).

    `measurand` is an id of the measurand table, "money" or "percent"; of a tally that `is_open` it is the counted words of the first.
    """

    measurand: str
    tellings: tuple[Telling, ...]
    is_open: bool = False

    def __post_init__(self) -> None:
        if not self.tellings:
            raise ValueError(f"nobody tells {self.measurand}")
