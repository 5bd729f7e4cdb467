"""Why it matters and what to watch: sentences of the sources that say what follows, by cue words. Precision before coverage."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache

from babel import Locale, UnknownLocaleError

from rashomon.compose.choosing import Desk, base, stands_alone
from rashomon.compose.cues import contains, cues_for
from rashomon.compose.headlines import repeats
from rashomon.model.brief import Sentence, WatchItem
from rashomon.model.claim import Citation, Claim, Saying

_MOST = 3
_NUMBERED_MONTHS = frozenset({"zh", "ja"})  # 三月 and 3月
_WEEK, _HALF_A_YEAR = timedelta(days=7), timedelta(days=182)
_LATER = timedelta(days=30)  # when to look again at what names a month or a weekday, but no day
_SHORTEST_MONTH = 3  # letters; "May" and "mai" need the future cue beside them anyway


def consequences(desk: Desk, *, shown: Iterable[Citation]) -> tuple[Sentence, ...]:
    """Return attributed sentences that say what the event leads to."""
    found = _choose(desk, shown, is_wanted=lambda saying: _is_consequence(saying.citation.span.text, base(saying.language)))
    return tuple(desk.sentence(saying, claim) for claim, saying in found)


def watch_items(desk: Desk, *, shown: Iterable[Citation]) -> tuple[WatchItem, ...]:
    """Return sentences that say what is to come and name a month or a day for it."""
    as_of = max((reading.article.published_at for reading in desk.dossier.readings if reading.article.published_at), default=None)

    def is_ahead(saying: Saying) -> bool:
        return is_dated_future(saying.citation.span.text, base(saying.language)) and not is_over(saying, as_of)

    found = _choose(desk, shown, is_wanted=is_ahead)
    return tuple(WatchItem(desk.sentence(saying, claim), _look_again(saying, as_of)) for claim, saying in found)


def _look_again(saying: Saying, as_of: datetime | None) -> date | None:
    """Return the last day that a sentence names, if it is still to come, else a day some time after the newest article."""
    if as_of is None:
        return None
    days = _days_named(saying.citation.span.text, base(saying.language), (saying.at or as_of).date())
    ahead = [day for day in days if day >= as_of.date()]
    return max(ahead, default=as_of.date() + _LATER)


def _is_consequence(text: str, language: str) -> bool:
    cues = cues_for(language)
    return contains(text, cues.consequence, language) and contains(text, cues.attribution, language)


def is_dated_future(text: str, language: str) -> bool:
    """Whether a sentence says what is to come and names a month or a day."""
    return contains(text, cues_for(language).future, language) and contains(text, calendar_words(language), language)


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
    days = set(_days_named(one.citation.span.text, base(one.language), one.at.date()))
    return bool(days) and days == set(_days_named(other.citation.span.text, base(other.language), other.at.date()))


@cache
def calendar_words(language: str) -> tuple[str, ...]:
    """Return the names of months and weekdays in a language, from CLDR, in the forms used inside a date."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ()
    names = set(_months(language)) | {
        name.casefold() for context in ("format", "stand-alone") for name in locale.days[context]["wide"].values()
    }
    return tuple(sorted(name for name in names if len(name) >= _SHORTEST_MONTH or language in _NUMBERED_MONTHS))


def is_over(saying: Saying, as_of: datetime | None) -> bool:
    """Whether every day that a sentence names lies before `as_of`; one that names only a weekday is over after a week.

    Where somebody says something, a mere weekday is mostly that of the saying ("will pay, he said on Thursday"): that is over too.
    A day without a year is taken for the nearest one that is not half a year before the article. Where the times are not known, nothing is
    over.
    """
    if saying.at is None or as_of is None:
        return False
    days = _days_named(saying.citation.span.text, base(saying.language), saying.at.date())
    if days:
        return all(day < as_of.date() for day in days)
    text, language = saying.citation.span.text, base(saying.language)
    has_month = contains(text, tuple(_months(language)), language)
    return as_of - saying.at > _WEEK or (not has_month and contains(text, cues_for(language).attribution, language))


def _days_named(text: str, language: str, written: date) -> tuple[date, ...]:
    months = _months(language)
    days = []
    for match in _day_and_month(language).finditer(text.casefold()) if months else ():
        before, month, other_month, after = match.groups()
        try:
            day = date(written.year, months[month or other_month], int(before or after))
        except ValueError:  # 31 April, or a number that is no day
            continue
        days.append(day if written - day < _HALF_A_YEAR else _a_year_on(day))
    return tuple(days)


def _a_year_on(day: date) -> date:
    return day + timedelta(days=365)


@cache
def _months(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    widths = ("wide", "abbreviated") if language in _NUMBERED_MONTHS else ("wide",)
    named = [locale.months[context][width] for context in ("format", "stand-alone") for width in widths]
    return {name.casefold(): number for names in named for number, name in names.items()}


@cache
def _day_and_month(language: str) -> re.Pattern[str]:
    """Match "17 March", "17 de março", "le 1er mars", "March 17", "3月17日": day and month, or month and day."""
    names = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s?(?:of |de |d['’])?({names})|({names})\s?(\d{{1,2}})(?!\d)")
