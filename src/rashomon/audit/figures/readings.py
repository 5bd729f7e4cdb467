"""What a value leaves room for: two values of one thing that leave room for a common truth do not contradict each other."""

from dataclasses import dataclass
from decimal import Decimal

import regex

from rashomon.model.figure import Bound
from rashomon.text.numbers import Number

_READING = regex.compile(r"(>=|<=|~)?(\d{1,18}(?:\.\d{1,9})?)(?:\.\.(\d{1,18}(?:\.\d{1,9})?))?(%| [A-Z]{3})?")
_BOUNDS = {">=": Bound.AT_LEAST, "<=": Bound.AT_MOST, "~": Bound.ABOUT, "": Bound.EXACT, None: Bound.EXACT}
_ABOUT_LOW, _ABOUT_HIGH = Decimal("0.9"), Decimal("1.1")  # as the composer holds it: "about" leaves a tenth


@dataclass(frozen=True, slots=True)
class Room:
    """The least and the greatest true value that a figure leaves room for, in its unit ("", "%" or an ISO 4217 code)."""

    low: Decimal
    high: Decimal
    unit: str = ""

    def excludes(self, other: "Room") -> bool:
        """Whether the two cannot both be true. Values in different units say nothing of each other."""
        return self.unit == other.unit and (self.low > other.high or other.low > self.high)


def room_of_reading(reading: str) -> Room | None:
    """Return the room that the printed reading of a line leaves (">=34", "34..40", "12.5%"), None if it is none of the form."""
    found = _READING.fullmatch(reading.strip())
    if found is None:
        return None
    value = Decimal(found[2])
    return _room(value, Decimal(found[3]) if found[3] else value, _BOUNDS[found[1]], (found[4] or "").strip())


def room_of_number(number: Number) -> Room:
    """Return the room that a number in a text leaves."""
    return _room(number.value, number.value if number.high is None else number.high, number.bound, number.unit)


def _room(low: Decimal, high: Decimal, bound: Bound, unit: str) -> Room:
    match bound:
        case Bound.AT_LEAST:
            return Room(low, Decimal("Infinity"), unit)
        case Bound.AT_MOST:
            return Room(Decimal("-Infinity"), high, unit)
        case Bound.ABOUT:
            return Room(low * _ABOUT_LOW, high * _ABOUT_HIGH, unit)
        case _:
            return Room(low, high, unit)
