"""Which figures of one claim cannot stand together: an outlier, or a value that was later corrected. A toll that grows is neither."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from rashomon.model.claim import Conflict, Contradiction, Saying
from rashomon.model.figure import Bound, Figure

_GROWING = frozenset({"dead", "injured", "arrested", "rescued", "homes", "evacuated"})
_SHRINKING = frozenset({"missing"})
_OUTLIER = Decimal("1.5")  # times the standing value, or the standing value times it: more than outlets differ by that count along
_CORRECTED = timedelta(hours=12)  # between a value and the lower one that replaced it: within it, outlets print older counts side by side
_ABOUT = Decimal("0.1")  # what "about" leaves room for, either way


@dataclass(frozen=True, slots=True)
class Told:
    """A saying with the figures in it, and all its numbers; `voice` is who speaks, copies and outlets of one owner being one."""

    saying: Saying
    figures: tuple[Figure, ...]
    voice: str
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Level:
    """How many of one thing one saying says there are."""

    figure: Figure
    told: Told

    @property
    def at(self) -> datetime:
        """When it was said; only asked of levels that have a time."""
        at = self.told.saying.at
        if at is None:
            raise ValueError("a figure without a time has no order")
        return at


def figure_conflicts(told: Sequence[Told]) -> list[Contradiction]:
    """Return the sayings of one claim whose figure cannot be true beside the one that stands, with both figures as said.

    Only of what can but grow (a toll), or but shrink (the missing), the order of values tells anything. The standing value is the last one
    that two voices give. Against it stands a value beyond it that was said before, that nobody else repeats or exceeds later, and that is
    either far off (an outlier) or was replaced long after it was said (a correction). What has no time is never held against anybody.
    """
    found: dict[Saying, Contradiction] = {}
    levels: defaultdict[str, list[_Level]] = defaultdict(list)
    for each in told:
        for measurand, figure in _levels(each.figures).items():
            levels[measurand].append(_Level(figure, each))
    for measurand, said in sorted(levels.items()):
        dated = sorted((level for level in said if level.told.saying.at is not None), key=_when)
        standing = _standing(dated)
        if standing is None:
            continue
        for level in dated:
            if _is_against(level, standing, dated, grows=measurand in _GROWING):
                seen = (level.figure.span.text, standing.figure.span.text)
                found.setdefault(level.told.saying, Contradiction(level.told.saying, Conflict.FIGURE, seen))
    return list(found.values())


def _levels(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Return the figure of each measurand that a sentence gives one value of; two values tell of a change, or of parts."""
    by_measurand: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measurand in _GROWING | _SHRINKING:
            by_measurand[figure.measurand].append(figure)
    return {name: found[0] for name, found in by_measurand.items() if len({(each.value, each.high) for each in found}) == 1}


def _standing(dated: Sequence[_Level]) -> _Level | None:
    """Return the last telling of the last value that two voices give, None where no two agree."""
    voices: defaultdict[tuple[Decimal, Decimal | None], set[str]] = defaultdict(set)
    for level in dated:
        voices[level.figure.value, level.figure.high].add(level.told.voice)
    shared = [level for level in dated if len(voices[level.figure.value, level.figure.high]) > 1]
    return shared[-1] if shared else None


def _is_against(level: _Level, standing: _Level, dated: Sequence[_Level], *, grows: bool) -> bool:
    if format(standing.figure.value.normalize(), "f") in level.told.numbers:
        return False  # it has the standing value too ("19 of the 43 on board")
    if level.at >= standing.at or not are_exclusive(level.figure, standing.figure) or not _is_beyond(level, standing, grows=grows):
        return False
    if any(
        other.told.voice != level.told.voice and other.at > standing.at and not _is_beyond(level, other, grows=grows) for other in dated
    ):
        return False  # what stands was the older count
    high, low = sorted((level.figure.value, standing.figure.value), reverse=True)
    first_said = min(other.at for other in dated if other.figure.value == standing.figure.value and other.at > level.at)
    last_said = max(other.at for other in dated if other.figure.value == level.figure.value)
    return high >= low * _OUTLIER or first_said - last_said >= _CORRECTED


def _is_beyond(level: _Level, other: _Level, *, grows: bool) -> bool:
    return level.figure.value > other.figure.value if grows else level.figure.value < other.figure.value


def _when(level: _Level) -> tuple[datetime, str]:
    return level.at, level.told.voice


def are_exclusive(one: Figure, other: Figure) -> bool:
    """Whether two values of one thing cannot both be true."""
    (low, high), (other_low, other_high) = _limits(one), _limits(other)
    return low > other_high or other_low > high


def _limits(figure: Figure) -> tuple[Decimal, Decimal]:
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    match figure.bound:
        case Bound.AT_LEAST:
            return low, Decimal("Infinity")
        case Bound.AT_MOST:
            return Decimal("-Infinity"), high
        case Bound.ABOUT:
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
        case _:
            return low, high
