"""How the values of one tally stand to each other: superseded, corrected downwards, or far from all others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from rashomon.model.figure import Figure
from rashomon.model.tally import Standing, Telling, ValueKey

GROWING = frozenset({"dead", "injured", "arrested", "rescued", "evacuated"})
"""What can only become more: a lower value that comes later corrects the higher one."""
_FAR = Decimal(2)  # times more, or less, than all others say
_VOICES = 3  # that must agree on where the truth lies before one that does not is called an outlier
_NEAR = timedelta(hours=48)  # tolls of the first hours are low without being wrong


def with_standing(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings of one tally, in their order (that of time), each with its standing.

    A voice supersedes itself: its last value stands. So does a named speaker, whoever quotes it. What an article calls an earlier value is
    superseded for all who told it before that article. Different speakers never supersede each other: they disagree.
    """
    outliers = {place for place, telling in enumerate(tellings) if _is_outlier(telling, tellings)}
    replaced: dict[int, Telling] = {}
    for places in _series(tellings, outliers):
        for place in places:
            later = next((tellings[other] for other in places if other > place and tellings[other].key != tellings[place].key), None)
            last = tellings[places[-1]]
            if later is not None and last.key != tellings[place].key:
                replaced.setdefault(place, later)
    for place, telling in enumerate(tellings):
        for earlier in _called_former(place, tellings):
            replaced.setdefault(earlier, telling)
    return tuple(
        replace(telling, standing=Standing.OUTLIER if place in outliers else _standing(telling, replaced.get(place), tellings))
        for place, telling in enumerate(tellings)
    )


def are_exclusive(one: Figure, other: Figure) -> bool:
    """Whether two values of one thing cannot both be true."""
    low, high = one.limits()
    other_low, other_high = other.limits()
    return low > other_high or other_low > high


def _series(tellings: Sequence[Telling], outliers: set[int]) -> Iterable[list[int]]:
    """Return the places of each outlet, and of each named speaker, in order; what is called an earlier value is nobody's last word."""
    series: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        if telling.figure.is_former or place in outliers:
            continue
        series["outlet", telling.outlet_id].append(place)
        if telling.speaker:
            series["speaker", telling.speaker].append(place)
    return series.values()


def _called_former(place: int, tellings: Sequence[Telling]) -> Iterable[int]:
    """Return the places of what an article calls an earlier value: its own words, and all who told that value before."""
    telling = tellings[place]
    if telling.figure.is_former:
        return ()
    formers = {other.figure.value for other in tellings if other.article_id == telling.article_id and other.figure.is_former}
    if not formers:
        return ()
    return [
        at
        for at, other in enumerate(tellings)
        if other.figure.value in formers
        and other.figure.value != telling.figure.value
        and (other.article_id == telling.article_id or (other.at is not None and telling.at is not None and other.at < telling.at))
    ]


def _standing(telling: Telling, replaced: Telling | None, tellings: Sequence[Telling]) -> Standing:
    if replaced is None:
        return Standing.SUPERSEDED if telling.figure.is_former else Standing.STANDING
    grows = telling.figure.measurand in GROWING
    is_corrected = grows and replaced.figure.value < telling.figure.value and are_exclusive(telling.figure, replaced.figure)
    return Standing.CORRECTED if is_corrected and not _is_told_again(telling.key, replaced, tellings) else Standing.SUPERSEDED


def _is_told_again(key: ValueKey, replaced: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether others still tell the value after the lower one: then it is disputed, not corrected."""
    after = [item for item in tellings if item.at is not None and replaced.at is not None and item.at > replaced.at]
    return any(item.key == key and not item.figure.is_former and item.voice != replaced.voice for item in after)


def _is_outlier(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether one voice alone tells a value twice, or half, of what three others tell at that time, and nobody ever comes near it."""
    figure = telling.figure
    others = [item for item in tellings if item.voice != telling.voice and not item.figure.is_former]
    if figure.measurand not in GROWING or figure.is_former or any(item.key == telling.key for item in others):
        return False  # who is missing is found, and what no table knows may be another thing
    if len({item.voice for item in others}) < _VOICES:
        return False
    if all(figure.value > _FAR * item.figure.value for item in others) and _exclude(figure, others):
        return True
    before = [item for item in others if telling.at is None or (item.at is not None and timedelta(0) <= telling.at - item.at <= _NEAR)]
    return all(_FAR * figure.value < item.figure.value for item in before) and _exclude(figure, before)


def _exclude(figure: Figure, others: Iterable[Telling]) -> bool:
    """Whether enough voices tell what cannot be true together with a figure: "at least 12" leaves room for 140."""
    return len({item.voice for item in others if are_exclusive(figure, item.figure)}) >= _VOICES
