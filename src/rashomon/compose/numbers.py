"""By the numbers: what is counted, all distinct values, who says each since when."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import combinations

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.brief import NumberRow, NumberValue
from rashomon.model.claim import Citation
from rashomon.model.dossier import Dossier
from rashomon.model.figure import Bound, Figure

_VAGUE = frozenset({"money", "percent"})
"""Units that say nothing of what is counted: such a figure is only a row if two outlets open with the very same one, and only the
one that most do. "5 %, 12 %, 3 %" tells a reader nothing."""
_OPENING = 2  # sentences
_Key = tuple[Decimal, Decimal | None, str, Bound]  # "at least 17" and "17" are two values
_CITATIONS = 4
_SHRINKING = frozenset({"missing"})
_AGREED, _PART = 3, Decimal("0.2")  # outlets that make a whole; share of it below which a lone value is taken for a part


@dataclass(frozen=True, slots=True)
class _Said:
    figure: Figure
    reading: Reading

    @property
    def at(self) -> datetime | None:
        return self.reading.article.published_at

    @property
    def citation(self) -> Citation:
        return Citation(self.reading.id, self.figure.part, self.figure.span)

    @property
    def is_in_opening(self) -> bool:
        sentences = self.reading.annotations.sentences[:_OPENING]
        return self.figure.part is Part.TITLE or any(sentence.covers(self.figure.span) for sentence in sentences)

    @property
    def key(self) -> _Key:
        return (self.figure.value, self.figure.high, self.figure.unit, self.figure.bound)


@dataclass(frozen=True, slots=True)
class _Lasting:
    """A value with the times at which it was first and last said."""

    value: NumberValue
    since: datetime | None
    until: datetime | None

    def is_before(self, other: "_Lasting") -> bool:
        return self.until is not None and other.since is not None and self.until < other.since


def number_rows(dossier: Dossier, *, rank: Callable[[str], int]) -> tuple[NumberRow, ...]:
    """Return a row for each measurand that two outlets give a value of, or one outlet two, the most told first.

    `rank` orders languages for the reader: a value is printed in the words of the best of them, whoever said it first.
    Of each article only the first figure of a measurand counts: later ones are mostly of other times and places. A later value of an
    outlet supersedes its earlier one.
    """
    said: dict[str, list[_Said]] = defaultdict(list)
    for reading in dossier.readings:
        for figure in first_figures(reading):
            measurand = (
                figure.measurand if figure.measurand not in _VAGUE else f"{figure.measurand} {figure.value} {figure.high} {figure.unit}"
            )
            said[measurand].append(_Said(figure, reading))
    wholes = [_without_parts(found) for found in said.values()]
    rows = [_row(found[0].figure.measurand, found, rank=rank) for found in wholes if _is_telling(found)]
    rows.sort(key=lambda row: (-len({key for value in row.values for key in value.outlet_ids}), row.measurand))
    first_of = {row.measurand: row for row in reversed(rows)}
    return tuple(row for row in rows if row.measurand not in _VAGUE or row is first_of[row.measurand])


def first_figures(reading: Reading) -> Iterable[Figure]:
    """Return the first figure of each measurand in an article, headline before text."""
    first: dict[tuple[str, str], Figure] = {}
    for figure in sorted(reading.annotations.figures, key=lambda found: (found.part is not Part.TITLE, found.span.start)):
        first.setdefault((figure.measurand, str(figure.value) if figure.measurand in _VAGUE else ""), figure)
    return first.values()


def _is_telling(found: Sequence[_Said]) -> bool:
    if found[0].figure.measurand in _VAGUE:
        return len({item.reading.article.outlet_id for item in found if item.is_in_opening}) > 1
    return len({item.reading.article.outlet_id for item in found}) > 1 or len({item.key for item in found}) > 1


def _without_parts(found: Sequence[_Said]) -> Sequence[_Said]:
    """Leave out what a single outlet counts of a whole that most agree on ("two Portuguese among the rescued").

    That is a value of one outlet below a fifth of the value that most outlets give, said after they gave it. What is missing shrinks by
    itself and is left alone.
    """
    outlets: dict[_Key, set[str]] = defaultdict(set)
    for item in found:
        outlets[item.key].add(item.reading.article.outlet_id)
    most = max(outlets, key=lambda key: len(outlets[key]))
    if found[0].figure.measurand in {*_VAGUE, *_SHRINKING} or len(outlets[most]) < _AGREED:
        return found
    since = next(place for place, item in enumerate(found) if item.key == most)
    return [item for place, item in enumerate(found) if place < since or len(outlets[item.key]) > 1 or item.figure.value >= most[0] * _PART]


def _row(measurand: str, found: Sequence[_Said], *, rank: Callable[[str], int]) -> NumberRow:
    standing: dict[str, _Key] = {}
    by_value: dict[_Key, list[_Said]] = defaultdict(list)
    for item in found:
        standing[item.reading.article.outlet_id] = item.key
        by_value[item.key].append(item)
    values = tuple(_value(items, rank=rank, is_superseded=key not in standing.values()) for key, items in by_value.items())
    lasting = [_Lasting(value, items[0].at, items[-1].at) for value, items in zip(values, by_value.values(), strict=True)]
    return NumberRow(measurand, values, is_disputed=_is_disputed([item for item in lasting if not item.value.is_superseded]))


def _value(items: Sequence[_Said], *, rank: Callable[[str], int], is_superseded: bool) -> NumberValue:
    printed = min(items, key=lambda item: rank(item.reading.language))
    cited = {item.reading.article.outlet_id: item.citation for item in (*reversed(items), printed)}
    outlet_ids = tuple(dict.fromkeys(item.reading.article.outlet_id for item in items))
    citations = dict.fromkeys((printed.citation, *(cited[outlet_id] for outlet_id in outlet_ids)))
    first = printed.figure
    return NumberValue(
        value=first.value,
        citations=tuple(citations)[:_CITATIONS],
        outlet_ids=outlet_ids,
        language=printed.reading.language,
        bound=first.bound,
        high=first.high,
        unit=first.unit,
        since=items[0].at,
        is_superseded=is_superseded,
    )


def _is_disputed(standing: Sequence[_Lasting]) -> bool:
    """Whether two of the values cannot both be true and were said at one time.

    A toll that only ever grew is no dispute: who printed the first one and never wrote again has not contradicted the last. A value that
    was last said before the other came up is therefore not held against it; where times are not known, both stand.
    """
    return any(
        are_exclusive(one.value, other.value) and not one.is_before(other) and not other.is_before(one)
        for one, other in combinations(standing, 2)
    )


def are_exclusive(one: NumberValue | Figure, other: NumberValue | Figure) -> bool:
    """Whether two values of one thing cannot both be true."""
    low, high = _limits(one)
    other_low, other_high = _limits(other)
    return low > other_high or other_low > high


def _limits(value: NumberValue | Figure) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest true value that a figure leaves room for; "about" leaves a tenth."""
    low, high = value.value, value.high if value.high is not None else value.value
    match value.bound:
        case Bound.AT_LEAST:
            return low, Decimal("Infinity")
        case Bound.AT_MOST:
            return Decimal("-Infinity"), high
        case Bound.ABOUT:
            return low * Decimal("0.9"), high * Decimal("1.1")
        case _:
            return low, high
