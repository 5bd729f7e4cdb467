"""From the sentences of an event's articles to claims, each with everybody who says it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import numpy as np

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.claim import Claim, Saying
from rashomon.model.ids import content_id
from rashomon.relate.candidates import Candidate, candidates_of
from rashomon.relate.centring import Vectors, centred
from rashomon.relate.grouping import GroupingSettings, group
from rashomon.relate.support import Independence

Embed = Callable[[Sequence[str]], Vectors]
DEFAULTS = GroupingSettings()


def claims_of(
    event_id: str,
    readings: Sequence[Reading],
    *,
    independence: Independence,
    embed: Embed,
    means: Mapping[str, Vectors],
    settings: GroupingSettings = DEFAULTS,
) -> tuple[Claim, ...]:
    """Return what the readings say, widest independent support first, then earliest.

    `embed` is called once, with every distinct candidate sentence in order (so a caller can keep vectors by text); it returns raw unit
    rows, which are centred here by `means` (see `centring.centred`). Sentences that are equal but for case and punctuation are one
    sentence: agency copies cost nothing.
    """
    candidates = candidates_of(readings)
    distinct = list({candidate.folded: candidate for candidate in reversed(candidates)}.values())[::-1]
    if not distinct:
        return ()
    vectors = centred(np.asarray(embed([item.text for item in distinct])), [item.saying.language for item in distinct], means=means)
    place = {item.folded: position for position, item in enumerate(distinct)}
    said: list[list[Candidate]] = [[] for _ in distinct]
    for candidate in candidates:
        said[place[candidate.folded]].append(candidate)
    claims = []
    for members in group(distinct, vectors, settings=settings):
        centre = vectors[members].mean(axis=0)
        closeness = {distinct[member].folded: float(vectors[member] @ centre) for member in members}
        sayings = _one_each([candidate for member in members for candidate in said[member]], closeness)
        claims.append(_claim(event_id, sayings, independence=independence))
    return tuple(sorted(claims, key=_by_support))


def _one_each(candidates: Sequence[Candidate], closeness: Mapping[str, float]) -> list[Candidate]:
    """Keep, of each part of each article, the sentence nearest to what all say."""
    ordered = sorted(candidates, key=lambda item: (*_source(item), -closeness[item.folded], item.saying.citation.span.start))
    return [next(same) for _, same in groupby(ordered, key=_source)]


def _source(candidate: Candidate) -> tuple[str, Part]:
    return candidate.saying.citation.article_id, candidate.saying.citation.part


def _claim(event_id: str, candidates: Sequence[Candidate], *, independence: Independence) -> Claim:
    sayings = tuple(sorted((candidate.saying for candidate in candidates), key=_by_time))
    first = sayings[0].citation
    claim_id = content_id("claim", event_id, first.article_id, first.part, str(first.span.start), first.span.text)
    return Claim(claim_id, sayings, voices=independence.voices((item.saying, item.folded) for item in candidates))


def _by_time(saying: Saying) -> tuple[bool, float, str, Part, int]:
    at = saying.at
    place = saying.citation
    return (at is None, at.timestamp() if at else 0.0, place.article_id, place.part, place.span.start)


def _by_support(claim: Claim) -> tuple[int, int, bool, float, str]:
    first = claim.sayings[0].at
    return (-claim.voices, -len(claim.outlet_ids), first is None, first.timestamp() if first else 0.0, claim.id)
