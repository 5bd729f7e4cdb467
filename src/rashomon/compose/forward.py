"""Why it matters and what to watch: sentences of the sources that say what follows, by cue words. Precision before coverage."""

from collections.abc import Iterable
from functools import cache

from babel import Locale, UnknownLocaleError

from rashomon.compose.choosing import Desk, base, stands_alone
from rashomon.compose.cues import contains, cues_for
from rashomon.compose.headlines import repeats
from rashomon.model.brief import Sentence
from rashomon.model.claim import Citation, Claim, Saying

_MOST = 3
_SHORTEST_MONTH = 3  # letters; "May" and "mai" need the future cue beside them anyway


def consequences(desk: Desk, *, shown: Iterable[Citation]) -> tuple[Sentence, ...]:
    """Return attributed sentences that say what the event leads to."""
    return _chosen(desk, shown, is_wanted=_is_consequence)


def watch_items(desk: Desk, *, shown: Iterable[Citation]) -> tuple[Sentence, ...]:
    """Return sentences that say what is to come and name a month or a day for it."""
    return _chosen(desk, shown, is_wanted=is_dated_future)


def _is_consequence(text: str, language: str) -> bool:
    cues = cues_for(language)
    return contains(text, cues.consequence, language) and contains(text, cues.attribution, language)


def is_dated_future(text: str, language: str) -> bool:
    """Whether a sentence says what is to come and names a month or a day."""
    return contains(text, cues_for(language).future, language) and contains(text, calendar_words(language), language)


def _chosen(desk: Desk, shown: Iterable[Citation], *, is_wanted) -> tuple[Sentence, ...]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    taken = set(shown)
    found: list[tuple[Claim, Saying]] = []
    for claim in desk.dossier.claims:
        fit = [
            saying
            for saying in claim.sayings
            if saying.citation not in taken and stands_alone(saying) and is_wanted(saying.citation.span.text, base(saying.language))
        ]
        if fit:
            found.append((claim, min(fit, key=lambda saying: desk.rank(saying.language))))
    found.sort(key=lambda item: (desk.rank(item[1].language), -item[0].voices))
    chosen: list[tuple[Claim, Saying]] = []
    for claim, saying in found:
        if len(chosen) < _MOST and not any(repeats(saying.citation.span.text, other.citation.span.text) for _, other in chosen):
            chosen.append((claim, saying))
    return tuple(desk.sentence(saying, claim) for claim, saying in chosen)


@cache
def calendar_words(language: str) -> tuple[str, ...]:
    """Return the names of months and weekdays in a language, from CLDR, in the forms used inside a date."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ()
    names = {
        name.casefold()
        for context in ("format", "stand-alone")
        for name in (*locale.months[context]["wide"].values(), *locale.days[context]["wide"].values())
    }
    return tuple(sorted(name for name in names if len(name) >= _SHORTEST_MONTH or language in {"zh", "ja"}))
