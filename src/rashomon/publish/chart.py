"""A small chart of one measurand over time, as coordinates: the template draws them.

Each standing or superseded value is a dot at the time it was first said; the line follows the highest value said so far, so a toll that
rises, a correction and an outlier can be told apart at a glance. The table above it holds the same values in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from rashomon.publish.shapes import NumberEntry, NumberGroup

WIDTH, HEIGHT = 320, 150  # of the view box: drawn near its own size on a phone, so its type stays legible
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 44, 22, 24
_FEWEST = 2
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: position in the view box, what to print beside it ("" where a neighbour's label stands), how many outlets say it."""

    x: float
    y: float
    label: str
    title: str
    is_superseded: bool
    radius: float


@dataclass(frozen=True, slots=True)
class Chart:
    """One measurand: the dots in order of time, a step line (`points` of an SVG polyline), and the two ends of the time axis."""

    label: str
    dots: tuple[Dot, ...]
    line: str
    first: datetime
    last: datetime
    baseline: int = HEIGHT - _BOTTOM

    @property
    def is_one_day(self) -> bool:
        """Whether the ends of the axis differ in hours only."""
        return self.first.date() == self.last.date()


def chart_of(group: NumberGroup) -> Chart | None:
    """Draw a measurand; None unless at least two different values of one unit were said at different times."""
    timed = [(value, number) for value in group.values if value.since and (number := _number(value)) is not None]
    if len({number for _, number in timed}) < _FEWEST or len({value.unit for value, _ in timed}) != 1:
        return None
    timed.sort(key=lambda item: (_time(item[0]), item[1]))
    first, last = _time(timed[0][0]), _time(timed[-1][0])
    seconds = (last - first).total_seconds()
    if not seconds:
        return None
    top = max(number for _, number in timed)
    if top <= 0:
        return None
    dots: list[Dot] = []
    for value, number in timed:
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * (_time(value) - first).total_seconds() / seconds
        y = HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * float(max(number, Decimal(0)) / top)
        label = "" if any(abs(x - dot.x) < 24 and abs(y - dot.y) < 13 and dot.label for dot in dots) else value.reading  # noqa: PLR2004 (px)
        dots.append(Dot(round(x, 1), round(y, 1), label, _title(value), value.is_superseded, min(7.0, 3.0 + len(value.outlets) * 0.6)))
    return Chart(group.label, tuple(dots), _steps(dots), first, last)


def _time(value: NumberEntry) -> datetime:
    if value.since is None:
        raise ValueError("only values with a time are drawn")
    return value.since


def _number(value: NumberEntry) -> Decimal | None:
    try:
        number = Decimal(value.value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS else None


def _title(value: NumberEntry) -> str:
    return f"{value.reading}: {', '.join(outlet.name for outlet in value.outlets)}"


def _steps(dots: Sequence[Dot]) -> str:
    """A line that goes up, never down, at the moment a higher value is said."""
    points = []
    height = float(HEIGHT - _BOTTOM)
    for dot in dots:
        if dot.y < height:
            points += [(dot.x, height), (dot.x, dot.y)]
            height = dot.y
    points.append((dots[-1].x, height))
    return " ".join(f"{x:g},{y:g}" for x, y in points)
