"""Figures: numbers with what they count."""

from dataclasses import dataclass
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
    of a range, whose upper end is `high`. `measurand` is what is counted: an id of the measurand table ("dead", "injured", ...) or,
    for money and percentages, the unit alone. `unit` is "", "%" or an ISO 4217 code.
    """

    part: Part
    span: Span
    value: Decimal
    measurand: str
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    unit: str = ""
