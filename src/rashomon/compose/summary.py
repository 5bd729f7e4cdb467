"""The summary: the claims with the widest independent support, in time order."""

from collections.abc import Sequence

from rashomon.compose.choosing import Desk, base, weight
from rashomon.compose.forward import is_dated_future
from rashomon.compose.headlines import repeats
from rashomon.model.brief import Sentence
from rashomon.model.claim import Claim, Saying

_BUDGET = 700.0  # characters of an alphabet: about 110 words of English
_MOST = 6
_ENOUGH = 3  # sentences after which no more are taken in other languages than the page's
_LEAST = 2  # sentences to reach with claims of a single voice in the page's language, if need be


def summarise(desk: Desk, *, after: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the summary: claims of two or more voices within the budget, first those that somebody makes in the page's language.

    None says again what stands in `after` or in another. What is still to come is left to the section on what to watch.
    """
    chosen: list[tuple[Claim, Saying]] = []
    said = [sentence.text for sentence in after]
    for claims, limit in _rounds(desk):
        for claim in claims:
            saying = desk.best_saying(claim)
            if len(chosen) < limit and saying is not None and _adds(saying, said) and _has_room(chosen, saying):
                chosen.append((claim, saying))
                said.append(saying.citation.span.text)
    chosen.sort(key=lambda item: (item[0].sayings[0].at is None, item[0].sayings[0].at or 0, item[1].citation.span.start))
    return tuple(desk.sentence(saying, claim, link=True) for claim, saying in chosen)


def _rounds(desk: Desk) -> tuple[tuple[list[Claim], int], ...]:
    """Return which claims to go through, in which order, and how many sentences there may be after each round."""
    wide = [claim for claim in desk.dossier.claims if claim.voices > 1]
    own = [claim for claim in wide if _is_own(desk, claim)]
    single = [claim for claim in desk.dossier.claims if claim.voices == 1 and _is_own(desk, claim)]
    return (own, _MOST), ([claim for claim in wide if claim not in own], _ENOUGH), (single, _LEAST)


def _is_own(desk: Desk, claim: Claim) -> bool:
    saying = desk.best_saying(claim)
    return saying is not None and base(saying.language) == desk.language


def _adds(saying: Saying, said: Sequence[str]) -> bool:
    text = saying.citation.span.text
    return not is_dated_future(text, base(saying.language)) and not any(repeats(text, other) for other in said)


def _has_room(chosen: Sequence[tuple[Claim, Saying]], saying: Saying) -> bool:
    """Whether the budget holds another sentence: what comes first in support has it, wherever it stands in time."""
    sayings = (*(other for _, other in chosen), saying)
    return sum(weight(one.citation.span.text, one.language) for one in sayings) <= _BUDGET
