"""Figures: numbers with what they count."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


class Bound(StrEnum):
    """How a number limits the true value."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    ABOUT = "about"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said in an article.

    `span` covers the number with its qualifier and scale word ("at least 34", "12万"); `value` is what that means, the lower end
    of a range, whose upper end is `high`. `measurand` is what is counted: an id of the measurand table ("dead", "injured", ...); for money,
    percentages and measures the kind alone; or, if `is_open`, the counted words themselves, case-folded ("container ships").
    `unit` is "", "%", an ISO 4217 code, or the symbol of a measure ("t", "km").

    `counted` are the words that say what is counted, where they stand beside the number; `speaker` is who is said to say it; `as_of` the
    day the article itself says it held on. `is_former`: the article gives it as an earlier value ("up from 11", "previously put at 11").
    `is_change`: it is the size of a change, not a level ("rose by 12"). `is_part`: it is a part of another number ("including 4 children").
    """

    part: Part
    span: Span
    value: Decimal
    measurand: str
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    unit: str = ""
    counted: Span | None = None
    speaker: Span | None = None
    as_of: date | None = None
    is_open: bool = False
    is_former: bool = False
    is_change: bool = False
    is_part: bool = False

    @property
    def is_level(self) -> bool:
        """Whether it says how many there are, now and in all, of what the measurand table, money or a percentage names."""
        return not (self.is_open or self.is_former or self.is_change or self.is_part)

    def limits(self) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest true value that it leaves room for."""
        return limits(self.value, self.high, self.bound)


def limits(value: Decimal, top: Decimal | None, bound: Bound) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest true value that a number leaves room for; "about" leaves a tenth."""
    high = value if top is None else top
    match bound:
        case Bound.AT_LEAST:
            return value, Decimal("Infinity")
        case Bound.AT_MOST:
            return Decimal("-Infinity"), high
        case Bound.ABOUT:
            return value * Decimal("0.9"), high * Decimal("1.1")
        case _:
            return value, high
