"""Signs that a text does not say what a sentence says. None is certain; `weights.py` adds them up.

Each returns how strongly it shows: 0 for not at all, mostly 1 for plainly. They hold in and across all content languages.
"""

from collections.abc import Callable
from difflib import SequenceMatcher

from rashomon.verify.grounding.cues import has_cue, is_denied
from rashomon.verify.grounding.evidence import Evidence
from rashomon.verify.grounding.opened import OpenedText
from rashomon.verify.grounding.passage import Passage
from rashomon.verify.grounding.speakers import speakers_in

Sign = Callable[[Passage, Evidence, OpenedText], float]
_STEM = 5  # letters by which longer words are compared
_ALIKE = 0.6  # from this likeness on, a claim is read as a copy with changes
_QUOTES = frozenset('"“«„「')
_CLOSE = 0.5  # cosine
_HALF = 0.5  # of the claim's words
_MOST_COMPARED = 120  # words of a sentence


def strange_names(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """How many names of the claim are nowhere in the text."""
    del claim
    return float(sum(not text.name_places(name) for name in evidence.names))


def far_names(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """How many names of the claim are in the text, but not where the rest of the claim is."""
    del claim
    places = [text.name_places(name) for name in evidence.names]
    return float(sum(bool(found) and found.isdisjoint(evidence.around) for found in places))


def names_missing_from_the_rest(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """The share of the names that are not in the sentence which says the rest of the claim, nor in the one before."""
    del claim
    there = {evidence.unnamed, evidence.unnamed - 1}
    return sum(text.name_places(name).isdisjoint(there) for name in evidence.names) / max(1, len(evidence.names))


def other_names_in_the_rest(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the sentence which says the rest of the claim has names, and none of them is the claim's."""
    del claim
    if not evidence.names or any(evidence.unnamed in text.name_places(name) for name in evidence.names):
        return 0.0
    return float(bool(text.names_at(evidence.unnamed)))


def said_by_another(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim ascribes words to somebody who is in the text, but not where those words are said."""
    if not has_cue(claim.text, "said", claim.language) or not _is_speech(text.passages[evidence.unnamed].text, text.language):
        return 0.0
    there = {evidence.unnamed, evidence.unnamed - 1}
    elsewhere = [bool(places := text.name_places(name)) and places.isdisjoint(there) for name in evidence.names]
    return float(any(elsewhere) or _is_another_speaker(claim, evidence, text))


def denial_differs(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim denies something and the nearest sentence does not; or its nearest clause denies and the claim does not."""
    denies = is_denied(claim.text, claim.language)
    other = evidence.nearest[0] if denies else evidence.part
    return float(denies != is_denied(other.text, text.language))


def denial_differs_in_a_copy(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """As `denial_differs`, weighed by how alike the sentences are."""
    return denial_differs(claim, evidence, text) * evidence.likeness


def coming_told_as_done(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the nearest clause plans, expects or doubts what the claim simply tells."""
    is_coming = has_cue(evidence.part.text, "coming", text.language)
    return float(is_coming and not has_cue(claim.text, "coming", claim.language))


def coming_told_as_done_in_a_copy(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """As `coming_told_as_done`, weighed by how alike the sentences are."""
    return coming_told_as_done(claim, evidence, text) * evidence.likeness


def all_without_all(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim speaks of all or every, and the text does not, weighed up to three times as much where the claim is a copy."""
    if not has_cue(claim.text, "all", claim.language) or is_denied(claim.text, claim.language):
        return 0.0
    is_in_text = any(has_cue(near.text, "all", text.language) for near in evidence.nearest)
    return 0.0 if is_in_text else 0.5 + evidence.likeness


def superlative_of_its_own(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim calls something the largest, worst or first, and the text does not."""
    return float(
        has_cue(claim.text, "superlative", claim.language)
        and not any(has_cue(near.text, "superlative", text.language) for near in evidence.nearest)
    )


def other_direction(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim tells a rise or a yes where the text tells a fall or a no, or the other way round."""
    return float(any(_is_opposed(claim, evidence, text, one, other) for one, other in (("up", "down"), ("accept", "refuse"))))


def one_place_differs(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """Whether the claim copies a sentence of its language but for one place, where it has other words."""
    if claim.language != text.language or evidence.likeness < _ALIKE:
        return 0.0
    mine, theirs = _stems(claim), _stems(evidence.nearest[0])
    known, said = frozenset(theirs), frozenset(mine)
    places = 0
    for kind, start, end, at, to in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        if kind == "replace" and not known.issuperset(mine[at:to]) and not said.issuperset(theirs[start:end]):
            places += 1
    return evidence.likeness * (places == 1)


def numbers_elsewhere(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """How many numbers of the claim stand in the text only where it speaks of something else."""
    places = [text.numbers.get(value, frozenset()) for value, _, _ in claim.numbers]
    return float(sum(bool(found) and found.isdisjoint(evidence.around) for found in places))


def meant_otherwise(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """How far the nearest sentence stays below a closeness that supported sentences reach, in cosine."""
    del claim, text
    return max(0.0, _CLOSE - evidence.closeness)


def said_in_other_words(claim: Passage, evidence: Evidence, text: OpenedText) -> float:
    """How much of the claim's words the evidence lacks, beyond half of them; nothing across languages."""
    return max(0.0, _HALF - text.share(claim, evidence.around)) if claim.language == text.language else 0.0


SIGNS: dict[str, Sign] = {
    sign.__name__: sign
    for sign in (
        strange_names,
        far_names,
        names_missing_from_the_rest,
        other_names_in_the_rest,
        said_by_another,
        denial_differs,
        denial_differs_in_a_copy,
        coming_told_as_done,
        coming_told_as_done_in_a_copy,
        all_without_all,
        superlative_of_its_own,
        other_direction,
        one_place_differs,
        numbers_elsewhere,
        meant_otherwise,
        said_in_other_words,
    )
}


def _is_speech(text: str, language: str) -> bool:
    return has_cue(text, "said", language) or not _QUOTES.isdisjoint(text)


def _is_another_speaker(claim: Passage, evidence: Evidence, text: OpenedText) -> bool:
    """Whether who speaks, in a language without capitals, is in the text but not in the nearest sentence or beside it."""
    if claim.language != text.language:
        return False
    near = "\n".join(text.passages[place].text for place in range(max(0, evidence.unnamed - 1), evidence.unnamed + 1))
    speakers = speakers_in(claim.text, claim.language)
    return bool(speakers) and not any(speaker in near for speaker in speakers) and any(text.says(speaker) for speaker in speakers)


def _is_opposed(claim: Passage, evidence: Evidence, text: OpenedText, one: str, other: str) -> bool:
    best = evidence.nearest[0].text
    mine = (has_cue(claim.text, one, claim.language), has_cue(claim.text, other, claim.language))
    theirs = (has_cue(best, one, text.language), has_cue(best, other, text.language))
    return mine in {(True, False), (False, True)} and theirs == (mine[1], mine[0])


def _stems(passage: Passage) -> list[str]:
    return [word[:_STEM] if len(word) > _STEM + 1 else word for word in passage.words[:_MOST_COMPARED]]
