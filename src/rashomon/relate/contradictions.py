"""Who denies what others say: sentences about one thing that take opposite sides, by a denial or by opposite words.

Precision goes first: that an outlet contradicts a claim is a grave thing to print. A denial therefore only counts where the words prove it:
the same words in one language, once denied and once not. Across languages a "not" proves nothing, as one thought may be put with it in one
language and without it in the next: telling denials by the majority was wrong each time on real news (docs/decisions/claims.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np

from rashomon.model.claim import Conflict
from rashomon.relate.agreement import Parts, Scores
from rashomon.relate.candidates import Candidate
from rashomon.relate.centring import Vectors
from rashomon.relate.grouping import Group
from rashomon.relate.opposites import AT_MOST, NOTICE, Stance, stances
from rashomon.text.negation import is_negated
from rashomon.text.words import is_form_of, words

_NEAR = 1.0  # log-odds from which two sentences are taken to be about the same thing
_ALIKE = 0.55  # cosine of the two parts that are compared
_AT_ONE_TIME = timedelta(hours=36)
_EQUAL = 0.8  # cosine of parts that differ in hardly a word
_CLEARER = 0.04  # by how much a part must be nearer to its group than the whole sentence, to be taken for what is said
_QUOTED = 0.2  # share of a sentence from which a quote in it is what it says, and not a word set apart
_SAME_WORDS = 0.6  # share of the words of either that the other has
_LEAST_WORD = 3  # letters


@dataclass(frozen=True, slots=True)
class Opposed:
    """A sentence (by position) that goes against a claim."""

    position: int
    conflict: Conflict
    seen: tuple[str, str]


@dataclass(slots=True)
class Statement:
    """A group of sentences on its way to a claim, with what goes against it."""

    members: tuple[int, ...]
    beside: tuple[int, ...] = ()
    against: list[Opposed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Voiced:
    """What one sentence says of its group's matter: the part that says it, and how."""

    position: int
    text: str
    vector: Vectors
    is_denial: bool
    stances: dict[str, Stance]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All sentences of an event with their vectors, those of their parts, how they agree, who speaks them, and what stands before them."""

    candidates: Sequence[Candidate]
    vectors: Vectors
    quotes: Parts
    clauses: Parts
    scores: Scores
    voices: Sequence[str]
    before: Sequence[str]


def statements_of(groups: Sequence[Group], evidence: Evidence) -> list[Statement]:
    """Return the groups as statements, parted where their sentences take opposite sides, each with what goes against it."""
    found: list[Statement] = []
    opponents: dict[int, dict[int, Opposed]] = {}
    dissents: list[Statement] = []
    for each in groups:
        statement, opposed = _divided(each, evidence, opponents)
        found.append(statement)
        apart = tuple(sorted(position for position in opposed if position in each.members))
        if apart:
            dissents.append(Statement(apart))
    for dissent in dissents:
        against = {key: one for position in dissent.members for key, one in opponents[position].items() if key not in dissent.members}
        dissent.against = [against[key] for key in sorted(against)]
    found += dissents
    _oppose_notices(found, evidence)
    return found


def _divided(group: Group, evidence: Evidence, opponents: dict[int, dict[int, Opposed]]) -> tuple[Statement, list[int]]:
    """Return a group without those of its sentences that deny what the others say, and these; who they go against joins `opponents`."""
    everybody = (*group.members, *group.beside)
    if len({evidence.voices[position] for position in everybody}) < 2:  # noqa: PLR2004 (nobody contradicts himself)
        return Statement(group.members, group.beside), []
    voiced = {position: _voiced(position, group, evidence) for position in everybody}
    opposed = _opposite_words(voiced, evidence) or _denials(voiced, evidence)
    out = {each.position for each in opposed}
    left = tuple(position for position in group.members if position not in out)
    if not left:
        return Statement(group.members, group.beside), []
    for each in opposed:
        known = opponents.setdefault(each.position, {})
        for other in (
            position for position in everybody if position not in out and _takes_other_side(voiced[each.position], voiced[position])
        ):
            known.setdefault(other, Opposed(other, each.conflict, (_side(voiced[other], each.conflict), each.seen[0])))
    return Statement(left, tuple(position for position in group.beside if position not in out), opposed), sorted(out)


def _takes_other_side(one: _Voiced, other: _Voiced) -> bool:
    """Whether two sentences of one group are on different sides; what is silent on the matter is on none."""
    shared = one.stances.keys() & other.stances.keys()
    return one.is_denial != other.is_denial or any(one.stances[name].side != other.stances[name].side for name in shared)


def _side(voiced: _Voiced, conflict: Conflict) -> str:
    """Return the words that show what side a sentence takes."""
    return (
        next((stance.words for _, stance in sorted(voiced.stances.items())), voiced.text) if conflict is Conflict.OPPOSITE else voiced.text
    )


def _voiced(position: int, group: Group, evidence: Evidence) -> _Voiced:
    """Find the part of a sentence that says what its group says: a quote or a clause, where that is clearly nearer than the whole."""
    candidate = evidence.candidates[position]
    others = [other for other in group.members if other != position] or [position]
    centre = evidence.vectors[others].mean(axis=0)
    texts, rows = [candidate.text], [evidence.vectors[position]]
    for parts, kind in ((evidence.quotes, candidate.quotes), (evidence.clauses, candidate.clauses)):
        mine = np.flatnonzero(parts.owners == position)
        texts += kind[: len(mine)]
        rows += list(parts.vectors[mine])
    nearness = np.array([float(row @ centre) for row in rows])
    quoted = np.array([text in candidate.quotes and len(text) >= _QUOTED * len(candidate.text) for text in texts])
    nearness += np.where(quoted, 1, 0)  # where somebody is quoted, the quote is what is said
    nearness[0] += _CLEARER
    best = int(nearness.argmax())
    language = candidate.saying.language
    before = evidence.before[position]
    return _Voiced(position, texts[best], rows[best], is_negated(texts[best], language), stances(texts[best], language, before=before))


def _opposite_words(voiced: dict[int, _Voiced], evidence: Evidence) -> list[Opposed]:
    """Return the smaller side where sentences of one group use words that exclude each other."""
    for name in sorted({name for each in voiced.values() for name in each.stances} - {NOTICE}):
        sides = [[each for each in voiced.values() if name in each.stances and each.stances[name].side == side] for side in (0, 1)]
        if not all(sides):
            continue
        small, large = sorted(sides, key=lambda side: (len({evidence.voices[each.position] for each in side}), -side[0].position))
        found = []
        for one in small:
            near = [other for other in large if _is_proof(one, other, name, evidence)]
            if near:
                found.append(Opposed(one.position, Conflict.OPPOSITE, (one.stances[name].words, near[0].stances[name].words)))
        if found:
            return found
    return []


def _is_proof(one: _Voiced, other: _Voiced, name: str, evidence: Evidence) -> bool:
    if evidence.voices[one.position] == evidence.voices[other.position] or evidence.scores[one.position, other.position] < _NEAR:
        return False
    alike = float(one.vector @ other.vector)
    times = [evidence.candidates[each.position].saying.at for each in (one, other)]
    if name != AT_MOST and (times[0] is None or times[1] is None or abs(times[0] - times[1]) > _AT_ONE_TIME):
        return False  # what was closed on Monday may be open on Thursday
    if name == AT_MOST and not evidence.candidates[one.position].anchors & evidence.candidates[other.position].anchors:
        return alike >= _EQUAL  # bounds must be those of one and the same number; one spelled out may not have been read
    return alike >= _ALIKE


def _denials(voiced: dict[int, _Voiced], evidence: Evidence) -> list[Opposed]:
    """Return the sentences that deny what the others of the group say, or say what the others deny."""
    sides = [[each for each in voiced.values() if each.is_denial is side] for side in (True, False)]
    if not all(sides):
        return []
    small = min(sides, key=lambda side: len({evidence.voices[each.position] for each in side}))
    proofs = ((one, _same_words_denied(one, evidence)) for one in small)
    return [Opposed(one.position, Conflict.DENIAL, (one.text, proof)) for one, proof in proofs if proof is not None]


def _same_words_denied(one: _Voiced, evidence: Evidence) -> str | None:
    """Return what another voice says in the same words and language but for the denial, anywhere in the event."""
    language = evidence.candidates[one.position].saying.language
    for position, other in enumerate(evidence.candidates):
        if evidence.voices[position] != evidence.voices[one.position] and other.saying.language == language:
            for text in (*other.quotes, other.text):
                if _has_same_words(one.text, text) and is_negated(text, language) != one.is_denial:
                    return text
    return None


def _has_same_words(one: str, other: str) -> bool:
    mine, others = ({word for word in words(text) if len(word) >= _LEAST_WORD or not word.isascii()} for text in (one, other))
    if not mine or not others or not _SAME_WORDS <= len(mine) / len(others) <= 1 / _SAME_WORDS:
        return False
    shared = sum(any(is_form_of(word, each) for each in others) for word in mine)
    shared_back = sum(any(is_form_of(word, each) for each in mine) for word in others)
    return min(shared / len(mine), shared_back / len(others)) >= _SAME_WORDS


def _oppose_notices(found: Sequence[Statement], evidence: Evidence) -> None:
    """Hold statements that a warning went out against statements that nobody heard one: they share no words, only the matter.

    Who tells both sides contradicts neither.
    """
    sides: tuple[list[int], list[int]] = ([], [])
    said: dict[int, Stance] = {}
    for statement in found:
        for position in statement.members:
            candidate = evidence.candidates[position]
            stance = stances(candidate.text, candidate.saying.language, before=evidence.before[position]).get(NOTICE)
            if stance is not None:
                sides[stance.side].append(position)
                said[position] = stance
    if not all(sides):
        return
    tellers = [{evidence.candidates[position].saying.outlet_id for position in side} for side in sides]
    for statement in found:
        held = [said[position].side for position in statement.members if position in said]
        if held and len(set(held)) == 1 and 2 * len(held) >= len(statement.members):
            own = next(said[position].words for position in statement.members if position in said)
            present = {each.position for each in statement.against}
            statement.against += [
                Opposed(position, Conflict.OPPOSITE, (said[position].words, own))
                for position in sides[1 - held[0]]
                if position not in present and evidence.candidates[position].saying.outlet_id not in tellers[held[0]]
            ]
