"""The timeline: what several voices say, by the day on which it was first said."""

from collections import defaultdict
from datetime import UTC, date

from rashomon.compose.choosing import Desk
from rashomon.model.brief import TimelineEntry
from rashomon.model.claim import Claim

_A_DAY, _DAYS = 2, 8  # entries a day, days: with more nobody reads it
_LEAST_DAYS = 2  # on one day there is nothing to order
_LEAST_VOICES = 2


def timeline_of(desk: Desk) -> tuple[TimelineEntry, ...]:
    """Return the claims of two voices or more by the day (UTC) of their first saying, the widest of each day; empty for a single day.

    The day is when it was first reported, not when it happened. Each entry is in the words of that day, and cites no later ones.
    """
    by_day: dict[date, list[TimelineEntry]] = defaultdict(list)
    for claim in desk.dossier.claims:
        entry = _entry(desk, claim) if claim.voices >= _LEAST_VOICES else None
        if entry is not None and len(by_day[entry.on]) < _A_DAY:
            by_day[entry.on].append(entry)
    days = sorted(day for day, entries in by_day.items() if entries)
    if len(days) < _LEAST_DAYS:
        return ()
    told = sorted(sorted(days, key=lambda day: (-max(len(entry.sentence.citations) for entry in by_day[day]), day))[:_DAYS])
    return tuple(entry for day in told for entry in by_day[day])


def _entry(desk: Desk, claim: Claim) -> TimelineEntry | None:
    """Return a claim in words of the day on which it was first said: later ones may give other values of it."""
    first = claim.sayings[0].at
    if first is None:
        return None
    on = first.astimezone(UTC).date()
    then = Claim(claim.id, tuple(one for one in claim.sayings if one.at and one.at.astimezone(UTC).date() == on), claim.voices)
    saying = desk.best_saying(then)
    return None if saying is None else TimelineEntry(on, desk.sentence(saying, then))
