"""From the sentences of an event's articles to claims, each with everybody who says it and everybody who says otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

import numpy as np

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.claim import Claim, Conflict, Contradiction, Saying
from rashomon.model.figure import Figure
from rashomon.model.ids import content_id
from rashomon.relate.agreement import Parts, Weights, agreement
from rashomon.relate.candidates import Candidate, candidates_of
from rashomon.relate.centring import Vectors, centred
from rashomon.relate.contradictions import Evidence, Opposed, Statement, statements_of
from rashomon.relate.grouping import GroupingSettings, group
from rashomon.relate.standing import Told, figure_conflicts
from rashomon.relate.support import Independence
from rashomon.text.negation import is_negated

Embed = Callable[[Sequence[str]], Vectors]
_DIGITS = 3  # of a cosine: more are not the same on every machine
MAX_PARTS = 2_000  # clauses and quotes of an event that are compared; the first come first


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """How sentences become claims: what each sign of agreement weighs, and when sentences are grouped."""

    weights: Weights = field(default_factory=Weights)
    grouping: GroupingSettings = field(default_factory=GroupingSettings)


DEFAULTS = ClaimSettings()


def claims_of(
    event_id: str,
    readings: Sequence[Reading],
    *,
    independence: Independence,
    embed: Embed,
    means: Mapping[str, Vectors],
    settings: ClaimSettings = DEFAULTS,
) -> tuple[Claim, ...]:
    """Return what the readings say, widest independent support first, then earliest.

    `embed` is called once, with every distinct candidate sentence, quote and clause (so a caller can keep vectors by text); it returns raw
    unit rows, which are centred here by `means` (see `centring.centred`). Sentences that are equal but for case and punctuation are one
    sentence: agency copies cost nothing. A sentence that says two things is a saying of two claims.
    """
    candidates = candidates_of(readings)
    distinct = list({candidate.folded: candidate for candidate in reversed(candidates)}.values())[::-1]
    if not distinct:
        return ()
    vectors, quotes, clauses = _embedded(distinct, embed=embed, means=means)
    evidence = Evidence(
        candidates=distinct,
        vectors=vectors,
        quotes=quotes,
        clauses=clauses,
        scores=agreement(distinct, vectors, quotes, clauses, weights=settings.weights),
        voices=[independence.voice(item.saying.citation.article_id) for item in distinct],
        before=_before(distinct, readings),
    )
    statements = statements_of(group(evidence.scores, settings=settings.grouping), evidence)
    said = _said(distinct, candidates)
    claims = (_claim(event_id, statement, evidence, said, independence=independence) for statement in statements)
    return tuple(sorted(claims, key=_by_support))


def _embedded(distinct: Sequence[Candidate], *, embed: Embed, means: Mapping[str, Vectors]) -> tuple[Vectors, Parts, Parts]:
    """Return the centred vectors of sentences, of their quotes and of their clauses, from one call to the embedder."""
    quotes = [(place, text) for place, item in enumerate(distinct) for text in item.quotes][:MAX_PARTS]
    clauses = [(place, text) for place, item in enumerate(distinct) for text in item.clauses][: MAX_PARTS - len(quotes)]
    units = [*((place, item.text) for place, item in enumerate(distinct)), *quotes, *clauses]
    texts = list(dict.fromkeys(text for _, text in units))
    row = {text: place for place, text in enumerate(texts)}
    raw = np.asarray(embed(texts))[[row[text] for _, text in units]]
    rows = centred(raw, [distinct[place].saying.language for place, _ in units], means=means)
    first, second = len(distinct), len(distinct) + len(quotes)
    return rows[:first], _parts(rows[first:second], quotes), _parts(rows[second:], clauses)


def _parts(rows: Vectors, units: Sequence[tuple[int, str]]) -> Parts:
    return Parts(rows, np.array([place for place, _ in units], dtype=np.intp))


def _said(distinct: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return, for each distinct sentence, everybody who has it word for word."""
    place = {item.folded: position for position, item in enumerate(distinct)}
    said: list[list[Candidate]] = [[] for _ in distinct]
    for candidate in candidates:
        said[place[candidate.folded]].append(candidate)
    return said


def _before(distinct: Sequence[Candidate], readings: Sequence[Reading]) -> list[str]:
    """Return the sentence that stands before each candidate in its article, "" before the first and for headlines."""
    sentences = {reading.id: reading.annotations.sentences for reading in readings}
    ahead = {(key, later.end): earlier.text for key, spans in sentences.items() for earlier, later in pairwise(spans)}
    places = (item.saying.citation for item in distinct)
    return [ahead.get((each.article_id, each.span.end), "") if each.part is Part.TEXT else "" for each in places]


def _claim(
    event_id: str, statement: Statement, evidence: Evidence, said: Sequence[Sequence[Candidate]], *, independence: Independence
) -> Claim:
    centre = evidence.vectors[list(statement.members)].mean(axis=0)
    members = [
        _placed(candidate, nearness=float(evidence.vectors[position] @ centre), is_beside=position in statement.beside)
        for position in (*statement.members, *statement.beside)
        for candidate in said[position]
    ]
    kept = _one_each(members)
    told = {candidate.saying: _told(candidate, independence) for candidate in kept}
    conflicts = {each.saying: each for each in figure_conflicts(list(told.values()))}
    agreeing = [candidate for candidate in kept if candidate.saying not in conflicts]
    holding = {candidate.saying.outlet_id for candidate in agreeing if told[candidate.saying].figures}
    gone = {saying.outlet_id for saying in conflicts} - holding  # what else they say of it, without a figure, does not take it back
    agreeing = [candidate for candidate in agreeing if candidate.saying.outlet_id not in gone] or kept
    sayings = tuple(sorted((candidate.saying for candidate in agreeing), key=_by_time))
    own = {saying.outlet_id for saying in sayings}
    opposed = [_contradiction(each, candidate) for each in statement.against for candidate in said[each.position]]
    against = [each for each in (*conflicts.values(), *opposed) if each.saying.outlet_id not in own]
    first = sayings[0].citation
    return Claim(
        id=content_id("claim", event_id, first.article_id, first.part, str(first.span.start), first.span.text, str(sayings[0].is_beside)),
        sayings=sayings,
        voices=independence.voices((candidate.saying, candidate.folded) for candidate in agreeing),
        contradictions=tuple(sorted(against, key=lambda each: _by_time(each.saying))),
    )


def _placed(candidate: Candidate, *, nearness: float, is_beside: bool) -> Candidate:
    return replace(candidate, saying=replace(candidate.saying, is_beside=is_beside, nearness=round(nearness, _DIGITS)))


def _told(candidate: Candidate, independence: Independence) -> Told:
    """What a sentence counts, but for what it denies ("the report of 120 dead has no support")."""
    language = candidate.saying.language
    figures = tuple(figure for figure in candidate.figures if not is_negated(_clause_of(figure, candidate), language))
    return Told(candidate.saying, figures, independence.voice(candidate.saying.citation.article_id), candidate.anchors)


def _clause_of(figure: Figure, candidate: Candidate) -> str:
    return next((clause for clause in candidate.clauses if figure.span.text in clause), candidate.text)


def _contradiction(opposed: Opposed, candidate: Candidate) -> Contradiction:
    return Contradiction(candidate.saying, Conflict(opposed.conflict), opposed.seen)


def _one_each(members: Sequence[Candidate]) -> list[Candidate]:
    """Keep, of each part of each article, the sentence nearest to what all say, and rather one whose first claim this is."""
    ordered = sorted(
        members, key=lambda item: (*_source(item), item.saying.is_beside, -item.saying.nearness, item.saying.citation.span.start)
    )
    return [next(same) for _, same in groupby(ordered, key=_source)]


def _source(candidate: Candidate) -> tuple[str, Part]:
    return candidate.saying.citation.article_id, candidate.saying.citation.part


def _by_time(saying: Saying) -> tuple[bool, float, str, Part, int]:
    at = saying.at
    place = saying.citation
    return (at is None, at.timestamp() if at else 0.0, place.article_id, place.part, place.span.start)


def _by_support(claim: Claim) -> tuple[int, int, bool, float, str]:
    first = claim.sayings[0].at
    return (-claim.voices, -len(claim.outlet_ids), first is None, first.timestamp() if first else 0.0, claim.id)
