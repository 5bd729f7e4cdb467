"""Tallies: the figures of all articles of an event, grouped by what they count, with how each value stands to the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.figure import Figure
from rashomon.model.tally import Tally, Telling
from rashomon.relate.candidates import folded
from rashomon.relate.centring import Vectors
from rashomon.relate.open_figures import grouped
from rashomon.relate.support import Independence
from rashomon.relate.tolls import with_standing

Embed = Callable[[Sequence[str]], Vectors]
_BY_VALUE = frozenset({"money", "percent"})
"""Units that say nothing of what is counted: only the very same sum can be the same thing."""
_ALONE = "measure"  # a length or weight of nobody knows what


def tallies_of(readings: Sequence[Reading], *, independence: Independence, embed: Embed, means: Mapping[str, Vectors]) -> tuple[Tally, ...]:
    """Return what is counted in an event, the most widely told first.

    Of each article only the first figure of a known measurand counts, and what it replaces: later ones are mostly of other times and
    places. Parts of a larger number and sizes of a change are no levels and are left out. `embed` is called once, with the words around
    every figure of an open measurand, and not at all where there are fewer than two of them.
    """
    known: dict[str, list[Telling]] = defaultdict(list)
    unknown: list[tuple[Telling, Reading]] = []
    for reading in readings:
        for figure in _levels(reading):
            telling = _telling(figure, reading, independence)
            if figure.is_open:
                unknown.append((telling, reading))
            else:
                known[_name(figure)].append(telling)
    found = [_tally(tellings, is_open=False) for tellings in known.values()]
    found += [_tally(tellings, is_open=True) for tellings in grouped(unknown, embed=embed, means=means)]
    return tuple(sorted(found, key=lambda tally: (-len({telling.voice for telling in tally.tellings}), tally.is_open, tally.measurand)))


def _levels(reading: Reading) -> Iterator[Figure]:
    """Yield the figures of an article that may stand in a tally, headline before text."""
    seen: set[tuple[str, bool, str]] = set()
    for figure in sorted(reading.annotations.figures, key=lambda found: (found.part is not Part.TITLE, found.span.start)):
        if figure.is_change and figure.measurand not in _BY_VALUE:
            continue
        if figure.is_part or figure.measurand == _ALONE:
            continue
        varies = figure.is_open or figure.measurand in _BY_VALUE
        place = (figure.measurand, figure.is_former, f"{figure.value} {figure.high} {figure.unit}" if varies else "")
        if place not in seen:
            seen.add(place)
            yield figure


def _name(figure: Figure) -> str:
    return f"{figure.measurand} {figure.value} {figure.high} {figure.unit}" if figure.measurand in _BY_VALUE else figure.measurand


def _telling(figure: Figure, reading: Reading, independence: Independence) -> Telling:
    article = reading.article
    at = article.published_at
    if figure.as_of is not None:
        at = datetime.combine(figure.as_of, time(), tzinfo=UTC)
    return Telling(
        figure=figure,
        article_id=reading.id,
        outlet_id=article.outlet_id,
        voice=independence.voice(reading.id),
        language=reading.language,
        speaker=_speaker(figure, reading),
        at=at,
    )


def _speaker(figure: Figure, reading: Reading) -> str:
    """Name who is said to say a figure: the entity, if a mention in the words leads to one, else the words."""
    if figure.speaker is None:
        return ""
    for mention in _mentions(figure, reading):
        return mention
    return folded(figure.speaker.text)


def _mentions(figure: Figure, reading: Reading) -> Iterable[str]:
    span = figure.speaker
    return (
        mention.entity_id
        for mention in reading.annotations.mentions
        if mention.entity_id and mention.part is figure.part and span is not None and span.covers(mention.span)
    )


def _tally(tellings: Sequence[Telling], *, is_open: bool) -> Tally:
    """Order tellings by time. An earlier value that others told as theirs stands in their words alone."""
    ordered = tuple(sorted(tellings, key=_by_time))
    told = {telling.figure.value for telling in ordered if not telling.figure.is_former}
    kept = tuple(item for item in with_standing(ordered) if not item.figure.is_former or item.figure.value not in told)
    return Tally(ordered[0].figure.measurand, kept, is_open)


def _by_time(telling: Telling) -> tuple[bool, float]:
    return (telling.at is None, telling.at.timestamp() if telling.at else 0.0)
