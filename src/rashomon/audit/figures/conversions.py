"""Two units for one measure: "100 km (62 miles)", "38 °C (100 °F)"."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise

import regex

from rashomon.audit.figures.measured import Measure, find_measures
from rashomon.audit.figures.told import Told
from rashomon.audit.finding import Fault

_OPEN = regex.compile(r"[ \u00a0]?[(（][^()（）\p{Nd}]{0,24}$")
_CLOSE = regex.compile(r"[ \u00a0]?[)）]")
_RANGE_BEFORE = regex.compile(r"\p{Nd}\s?(?:[-–—~〜]|[\p{L}]{1,5}\s)\s?$")
_NEAR = 14  # characters before a measure in which the larger part of it stands: "6 feet 2 inches (188 cm)"
_LEEWAY = Decimal("0.02")  # of a measure: writers convert with 1.6 and with 1.61


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the dimension that it measures, and how it becomes the dimension's own unit."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal

    def own(self, value: Decimal) -> Decimal:
        """Return a value of this unit in the dimension's own."""
        return (value - self.offset) * self.factor

    def of(self, value: Decimal) -> Decimal:
        """Return a value of the dimension's own unit in this one."""
        return value / self.factor + self.offset


def conversions(sentence: Told) -> Iterator[Fault]:
    """Yield each measure whose other unit, in brackets behind it, is no rounding of the same."""
    text = sentence.words
    measures = find_measures(text, sentence.language)
    for place, (one, other) in enumerate(pairwise(measures)):
        between = text[one.end : other.start]
        opened = _OPEN.search(between)
        if opened is None or one.is_percent or other.is_percent or _RANGE_BEFORE.search(text[max(0, one.start - _NEAR) : one.start]):
            continue
        unit, rival = _unit(between[: opened.start()], text[max(0, one.start - _NEAR) : one.start]), _unit_behind(text, other.end)
        if unit is None or rival is None or unit.dimension != rival.dimension or unit == rival:
            continue
        if place and one.start - measures[place - 1].end <= _NEAR and _unit(text[measures[place - 1].end : one.start], "") is not None:
            continue
        if not _agree(one, unit, other, rival):
            right = rival.of(unit.own(one.value))
            closed = _CLOSE.search(text, other.end)
            yield Fault(
                sentence.place,
                f'"{text[one.start : closed.end() if closed else other.end]}"',
                f"about {_rounded(right)} in the second unit, or the first number mended",
            )


def _agree(one: Measure, unit: Unit, other: Measure, rival: Unit) -> bool:
    low, high = _span(one, unit)
    rival_low, rival_high = _span(other, rival)
    if low <= rival_high and rival_low <= high:
        return True
    if not unit.offset and not rival.offset:
        return False
    # Degrees that something rose or fell by: no offset.
    difference, other_difference = one.value * unit.factor, other.value * rival.factor
    return abs(difference - other_difference) <= one.slack * unit.factor + other.slack * rival.factor + abs(difference) * _LEEWAY


def _span(measure: Measure, unit: Unit) -> tuple[Decimal, Decimal]:
    leeway = abs(measure.value) * _LEEWAY if not unit.offset else Decimal(0)
    return unit.own(measure.low - leeway), unit.own(measure.high + leeway)


def _unit(between: str, lead: str) -> Unit | None:
    """Return the unit that is all there is between a number and the bracket, or right before the number ("kilomita 100")."""
    word = between.strip(" \u00a0\u202f-‐\t").lower()
    return _units().get(word) or (_units().get(lead.strip().rpartition(" ")[2].lower()) if not word else None)


def _unit_behind(text: str, end: int) -> Unit | None:
    """Return the unit between a number and the bracket that closes behind it."""
    tail = text[end : end + 40]
    closed = _CLOSE.search(tail)
    if closed is None:
        return None
    word = tail[: closed.start()].strip(" \u00a0\u202f-‐").lower()
    return _units().get(word) or (_units().get(text[:end].rpartition("(")[2].strip().partition(" ")[0].lower()) if not word else None)


def _rounded(value: Decimal) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004 (above, digits are grouped)


@cache
def _units() -> Mapping[str, Unit]:
    table = tomllib.loads((files(__package__) / "units.toml").read_text("utf-8"))
    return {
        word: Unit(name, dimension, Decimal(unit["factor"]), Decimal(unit.get("offset", "0")))
        for dimension, units in table.items()
        for name, unit in units.items()
        for word in unit["words"]
    }
