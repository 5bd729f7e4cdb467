"""By the numbers: of what is counted in an event, the rows that tell a reader something, in the words that reader knows."""

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
from rashomon.model.figure import Figure, limits
from rashomon.model.tally import Standing, Tally, Telling, ValueKey

_VAGUE = frozenset({"money", "percent"})
"""Units that say nothing of what is counted: such a figure is only a row if two outlets open with the very same one, and only the
one that most do. "5 %, 12 %, 3 %" tells a reader nothing."""
_OPENING = 2  # sentences
_CITATIONS = 4
_SHRINKING = frozenset({"missing"})
_AGREED, _PART = 3, Decimal("0.2")  # outlets that make a whole; share of it below which a lone value is taken for a part
_AGREE = 2  # independent voices that must give one value of what no table knows, before it is a row
_MOST_OPEN = 8  # rows of that kind: a page is no spreadsheet


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

    What no table knows has to be given one and the same value by two independent voices, and be called something in the reader's language
    or in English. `rank` orders languages for the reader: a value is printed in the words of the best of them, whoever said it first.
    """
    readings = {reading.id: reading for reading in dossier.readings}
    wholes = [(tally, _without_parts(tally)) for tally in dossier.tallies]
    rows = [_row(tally, found, rank=rank) for tally, found in wholes if found and _is_telling(tally, found, readings)]
    rows.sort(key=lambda row: (-len({key for value in row.values for key in value.outlet_ids}), row.counted is not None, row.measurand))
    first_of = {row.measurand: row for row in reversed(rows)}
    readable = [row for row in rows if row.counted is None or rank(row.language) == 0 or row.language.partition("-")[0] == "en"]
    telling = [row for row in readable if row.measurand not in _VAGUE or row is first_of[row.measurand]]
    spare = [row for row in telling if row.counted is not None][_MOST_OPEN:]
    return tuple(row for row in telling if row not in spare)


def first_figures(reading: Reading) -> Iterable[Figure]:
    """Return the first figure of each known measurand in an article, headline before text, as it stands now."""
    first: dict[tuple[str, str], Figure] = {}
    for figure in sorted(reading.annotations.figures, key=lambda found: (found.part is not Part.TITLE, found.span.start)):
        if figure.is_level:
            first.setdefault((figure.measurand, str(figure.value) if figure.measurand in _VAGUE else ""), figure)
    return first.values()


def _is_telling(tally: Tally, found: Sequence[Telling], readings: dict[str, Reading]) -> bool:
    if tally.is_open:
        voices: dict[ValueKey, set[str]] = defaultdict(set)
        for item in found:
            voices[item.key].add(item.voice)
        return max(map(len, voices.values())) >= _AGREE
    if tally.measurand in _VAGUE:
        return len({item.outlet_id for item in found if _is_in_opening(item, readings[item.article_id])}) > 1
    return len({item.outlet_id for item in found}) > 1 or len({item.key for item in found}) > 1


def _is_in_opening(item: Telling, reading: Reading) -> bool:
    sentences = reading.annotations.sentences[:_OPENING]
    return item.figure.part is Part.TITLE or any(sentence.covers(item.figure.span) for sentence in sentences)


def _without_parts(tally: Tally) -> Sequence[Telling]:
    """Leave out what a single outlet counts of a whole that most agree on ("two Portuguese among the rescued").

    That is a value of one outlet below a fifth of the value that most outlets give, said after they gave it. What is missing shrinks by
    itself and is left alone, and so is a nought: nobody counts it of a whole.
    """
    found = tally.tellings
    outlets: dict[ValueKey, set[str]] = defaultdict(set)
    for item in found:
        outlets[item.key].add(item.outlet_id)
    most = max(outlets, key=lambda key: len(outlets[key]))
    if tally.measurand in {*_VAGUE, *_SHRINKING} or len(outlets[most]) < _AGREED:
        return found
    since = next(place for place, item in enumerate(found) if item.key == most)
    return [
        item
        for place, item in enumerate(found)
        if place < since or len(outlets[item.key]) > 1 or not item.figure.value or item.figure.value >= most[0] * _PART
    ]


def _row(tally: Tally, found: Sequence[Telling], *, rank: Callable[[str], int]) -> NumberRow:
    by_value: dict[ValueKey, list[Telling]] = defaultdict(list)
    for item in found:
        by_value[item.key].append(item)
    values = tuple(_value(items, rank=rank) for items in by_value.values())
    lasting = [_Lasting(value, *_times(items)) for value, items in zip(values, by_value.values(), strict=True)]
    standing = [item for item in lasting if not item.value.is_superseded and not item.value.is_outlier]
    named = [item for item in found if item.figure.counted is not None] if tally.is_open else []
    label = min(named, key=lambda item: rank(item.language), default=None)
    if label is None or label.figure.counted is None:
        return NumberRow(tally.measurand, values, is_disputed=_is_disputed(standing))
    counted = Citation(label.article_id, label.figure.part, label.figure.counted)
    return NumberRow(label.figure.measurand, values, is_disputed=_is_disputed(standing), counted=counted, language=label.language)


def _times(items: Sequence[Telling]) -> tuple[datetime | None, datetime | None]:
    """When a value was first and last said as what holds now."""
    now = [item for item in items if not item.figure.is_former]
    return (now[0].at, now[-1].at) if now else (None, None)


def _value(items: Sequence[Telling], *, rank: Callable[[str], int]) -> NumberValue:
    own = [item for item in items if not item.figure.is_former] or list(items)
    printed = min(own, key=lambda item: rank(item.language))
    cited = {item.outlet_id: item.citation for item in (*reversed(own), printed)}
    outlet_ids = tuple(dict.fromkeys(item.outlet_id for item in own))
    citations = dict.fromkeys((printed.citation, *(cited[outlet_id] for outlet_id in outlet_ids)))
    first = printed.figure
    stands = {item.standing for item in items}
    return NumberValue(
        value=first.value,
        citations=tuple(citations)[:_CITATIONS],
        outlet_ids=outlet_ids,
        language=printed.language,
        bound=first.bound,
        high=first.high,
        unit=first.unit,
        since=_times(items)[0],
        is_superseded=stands <= {Standing.SUPERSEDED, Standing.CORRECTED},
        is_corrected=Standing.CORRECTED in stands and Standing.STANDING not in stands,
        is_outlier=Standing.OUTLIER in stands,
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
    low, high = limits(one.value, one.high, one.bound)
    other_low, other_high = limits(other.value, other.high, other.bound)
    return low > other_high or other_low > high
