"""The summary: what the most independent voices say, within a budget, in time order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compose.choosing import Desk, base, first_sentence, has_unheld_superlative, weight
from rashomon.compose.coverage import Coverage
from rashomon.compose.forward import looks_ahead
from rashomon.compose.likeness import repeats
from rashomon.model.brief import Sentence
from rashomon.model.claim import Claim, Saying
from rashomon.model.dossier import Dossier
from rashomon.text.words import words

_BUDGET = 700.0  # characters of an alphabet: about 110 words of English
_MOST = 6
_ENOUGH = 3  # sentences after which no more are taken in other languages than the page's
_LEAST = 2  # sentences to reach with claims of a single voice in the page's language, if need be
# What standing first, and a standard deviation of support, are worth beside what a sentence covers; and the power of its length in words by
# which its coverage is divided. Chosen by leaving out one article of an event and summarising the others (docs/decisions/compose.md).
_EARLY, _SUPPORT = 0.6, 0.3
_LENGTH = 0.5
_SHORT = 8  # words: a shorter sentence gains nothing by being short
_QUOTED = 3.0  # taken off a sentence that is nothing but somebody's words: a summary tells what happened, the takes what was said


@dataclass(frozen=True, slots=True)
class _Choice:
    claim: Claim
    saying: Saying


def summarise(desk: Desk, *, after: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the summary: claims of two or more voices within the budget, first those that somebody makes in the page's language.

    None says again what stands in `after` or in another, or that something was the greatest where nobody holds that. What is
    still to come is left to the section on what to watch.
    """
    chosen: list[_Choice] = []
    said = [sentence.text for sentence in after]
    for claims, limit in _rounds(desk):
        for choice in _ranked(desk, claims, said):
            if len(chosen) == limit:
                break
            text, language = choice.saying.citation.span.text, base(choice.saying.language)
            if _has_room(chosen, choice.saying) and not has_unheld_superlative(text, language):
                chosen.append(choice)
                said.append(choice.saying.citation.span.text)
    chosen.sort(key=lambda item: (item.claim.sayings[0].at is None, item.claim.sayings[0].at or 0, item.saying.citation.span.start))
    return tuple(desk.sentence(item.saying, item.claim, link=True) for item in chosen)


def most_telling(dossier: Dossier, locale: str) -> Iterator[str]:
    """Yield sentences in the locale's language, the one that tells most first, each measured beside those before it.

    This is the measure by which the summary takes its sentences, without the page's rules that claims of a single voice come last and that
    a sentence stands alone: those that do not come at the end. For measuring it at any length.
    """
    desk = Desk(dossier, locale)
    said: list[str] = []
    own = [claim for claim in dossier.claims if any(base(saying.language) == desk.language for saying in claim.sayings)]
    for alone in (True, False):
        for choice in _ranked(desk, own, said, alone=alone):
            if base(choice.saying.language) == desk.language:
                said.append(choice.saying.citation.span.text)
                yield said[-1]


def _rounds(desk: Desk) -> tuple[tuple[list[Claim], int], ...]:
    """Return which claims to go through, and how many sentences there may be after each round."""
    wide = [claim for claim in desk.dossier.claims if claim.voices > 1]
    own = [claim for claim in wide if _is_own(desk, claim)]
    single = [claim for claim in desk.dossier.claims if claim.voices == 1 and _is_own(desk, claim) and not _is_headline(desk, claim)]
    return (own, _MOST), ([claim for claim in wide if claim not in own], _ENOUGH), (single, _LEAST)


def _is_own(desk: Desk, claim: Claim) -> bool:
    saying = desk.best_saying(claim)
    return saying is not None and base(saying.language) == desk.language


def _is_headline(desk: Desk, claim: Claim) -> bool:
    """Whether a claim of one voice is how an article without a headline begins ("Situation note no. 1, 3 March"): its take shows it."""
    citation = claim.sayings[0].citation
    return citation == first_sentence(desk.readings[citation.article_id])


def _ranked(desk: Desk, claims: Sequence[Claim], said: list[str], *, alone: bool = True) -> Iterator[_Choice]:
    """Yield the claims that still add something to what is `said`, the best first; the caller adds to `said` what it takes."""
    found = ((claim, desk.best_saying(claim, alone=alone)) for claim in claims)
    left = [_Choice(claim, saying) for claim, saying in found if saying is not None and not looks_ahead(saying)]
    if not left:
        return
    coverage = {language: Coverage(desk.in_language(language), desk.voices) for language in {base(item.saying.language) for item in left}}
    mean = sum(item.claim.voices for item in left) / len(left)
    deviation = (sum((item.claim.voices - mean) ** 2 for item in left) / len(left)) ** 0.5 or 1.0
    counted = 0

    def worth(item: _Choice) -> float:
        text = item.saying.citation.span.text
        covers: float = coverage[base(item.saying.language)].gain(text) / max(_SHORT, len(words(text))) ** _LENGTH
        early = _EARLY / (1 + desk.position(item.saying.citation))
        return covers + early + _SUPPORT * (item.claim.voices - mean) / deviation - _QUOTED * desk.quoted_share(item.saying.citation)

    while left:
        for text in said[counted:]:
            for each in coverage.values():
                each.take(text)
        counted = len(said)
        best = max(left, key=worth)
        left.remove(best)
        if not any(repeats(best.saying.citation.span.text, other) for other in said):
            yield best


def _has_room(chosen: Sequence[_Choice], saying: Saying) -> bool:
    """Whether the budget holds another sentence."""
    sayings = (*(other.saying for other in chosen), saying)
    return sum(weight(one.citation.span.text, one.language) for one in sayings) <= _BUDGET
