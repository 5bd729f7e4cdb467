"""Why it matters and what to watch: sentences of the sources that say what follows, by cue words. Precision before coverage."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from rashomon.audit.attribution import is_attributed
from rashomon.compose.choosing import Desk, base, stands_alone
from rashomon.compose.cues import contains, cues_for
from rashomon.compose.days import NamedDay, Precision, days_named
from rashomon.compose.likeness import repeats
from rashomon.model.brief import Sentence, WatchItem
from rashomon.model.claim import Citation, Claim, Saying

_MOST = 3
_SOME_DAY = date(2000, 6, 15)  # stands in for the day of an undated article: only whether a day is named can be told


def consequences(desk: Desk, *, shown: Iterable[Citation]) -> tuple[Sentence, ...]:
    """Return attributed sentences that say what the event leads to."""
    found = _choose(desk, shown, is_wanted=lambda saying: is_consequence(saying.citation.span.text, base(saying.language)))
    return tuple(desk.sentence(saying, claim) for claim, saying in found)


def watch_items(desk: Desk, *, shown: Iterable[Citation]) -> tuple[WatchItem, ...]:
    """Return sentences that say what is to come and name a day, a month or a weekday for it."""
    as_of = max((reading.article.published_at for reading in desk.dossier.readings if reading.article.published_at), default=None)

    def is_wanted(saying: Saying) -> bool:
        return is_dated_future(saying) and not is_over(saying, as_of)

    found = _choose(desk, shown, is_wanted=is_wanted)
    return tuple(WatchItem(desk.sentence(saying, claim), look_again(saying, as_of)) for claim, saying in found)


def look_again(saying: Saying, as_of: datetime | None) -> date | None:
    """Return the last day that a sentence names and that is still to come; None where times are not known."""
    if as_of is None:
        return None
    return max((day.on for day in _days_of(saying) if day.on >= as_of.date()), default=None)


def is_consequence(text: str, language: str) -> bool:
    """Whether a sentence says what something leads to, and who says so."""
    cues = cues_for(language)
    if not contains(text, cues.consequence, language, forms=cues.consequence_forms):
        return False
    return contains(text, cues.attribution, language) or is_attributed(text, language)


def is_dated_future(saying: Saying) -> bool:
    """Whether a sentence says what is to come and names a day, a month or a weekday for it that lies ahead of its article.

    A day with its year needs no further word. Where somebody says something, a mere weekday is mostly that of the saying ("will pay, he
    said on Thursday") and does not count.
    """
    text, language = saying.citation.span.text, base(saying.language)
    cues = cues_for(language)
    days = _days_of(saying)
    if not days or contains(text, cues.past, language):
        return False
    is_dated = saying.at is not None
    ahead = [day for day in days if not is_dated or (saying.at is not None and day.on > saying.at.date())]
    if not ahead:
        return False
    if ahead[0].precision is Precision.WEEKDAY and (contains(text, cues.attribution, language) or is_attributed(text, language)):
        return False
    by_itself = is_dated and ahead[0].precision is Precision.DAY and (cues.present_is_future or any(day.has_year for day in ahead))
    return by_itself or contains(text, cues.future, language, forms=cues.future_forms)


def looks_ahead(saying: Saying) -> bool:
    """Whether a sentence says what is to come and names any day, be it that of the saying: enough to keep it out of what has happened."""
    cues, language = cues_for(base(saying.language)), base(saying.language)
    return bool(_days_of(saying)) and contains(saying.citation.span.text, cues.future, language, forms=cues.future_forms)


def is_over(saying: Saying, as_of: datetime | None) -> bool:
    """Whether every day that a sentence names lies before `as_of`. Where the times are not known, nothing is over."""
    if saying.at is None or as_of is None:
        return False
    return all(day.on < as_of.date() for day in _days_of(saying))


def _days_of(saying: Saying) -> tuple[NamedDay, ...]:
    return days_named(saying.citation.span.text, base(saying.language), written=saying.at.date() if saying.at else _SOME_DAY)


def _choose(desk: Desk, shown: Iterable[Citation], *, is_wanted: Callable[[Saying], bool]) -> list[tuple[Claim, Saying]]:
    taken = set(shown)
    found: list[tuple[Claim, Saying]] = []
    for claim in desk.dossier.claims:
        fit = [saying for saying in claim.sayings if saying.citation not in taken and stands_alone(saying) and is_wanted(saying)]
        if fit:
            found.append((claim, min(fit, key=lambda saying: desk.rank(saying.language))))
    found.sort(key=lambda item: (desk.rank(item[1].language), -item[0].voices))
    chosen: list[tuple[Claim, Saying]] = []
    for claim, saying in found:
        if len(chosen) < _MOST and not any(_is_same(saying, other) for _, other in chosen):
            chosen.append((claim, saying))
    return chosen


def _is_same(one: Saying, other: Saying) -> bool:
    """Whether two sentences say the same: in like words, or in two languages of the same days."""
    if base(one.language) == base(other.language) or one.at is None or other.at is None:
        return repeats(one.citation.span.text, other.citation.span.text)
    days = {day.on for day in _days_of(one) if day.precision is Precision.DAY}
    return bool(days) and days == {day.on for day in _days_of(other) if day.precision is Precision.DAY}
