"""The summary: the claims with the widest independent support, in time order."""

from collections.abc import Sequence

from rashomon.compose.choosing import Desk, weight
from rashomon.compose.headlines import repeats
from rashomon.model.brief import Sentence
from rashomon.model.claim import Claim, Saying

_BUDGET = 700.0  # characters of an alphabet: about 110 words of English
_MOST = 6
_LEAST = 2  # sentences to reach, with claims of a single voice if need be


def summarise(desk: Desk, *, after: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the summary: claims of two or more voices within the budget; none says again what stands in `after` or in another."""
    chosen: list[tuple[Claim, Saying]] = []
    said = [sentence.text for sentence in after]
    spent = 0.0
    for claim in desk.dossier.claims:
        if len(chosen) >= _MOST or (claim.voices == 1 and len(chosen) >= _LEAST):
            break
        saying = desk.best_saying(claim)
        if saying is None or any(repeats(saying.citation.span.text, other) for other in said):
            continue
        length = weight(saying.citation.span.text, saying.language)
        if spent + length <= _BUDGET:
            chosen.append((claim, saying))
            said.append(saying.citation.span.text)
            spent += length
    chosen.sort(key=lambda item: (item[0].sayings[0].at is None, item[0].sayings[0].at or 0, item[1].citation.span.start))
    return tuple(desk.sentence(saying, claim, link=True) for claim, saying in chosen)
