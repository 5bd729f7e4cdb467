"""Finds the few sentences of a document that a claim has to be held against."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from rashomon.verify.grounding.names import is_acronym
from rashomon.verify.grounding.opened import Embed, OpenedText, nouns_of
from rashomon.verify.grounding.passage import Passage, coverage

_NEAREST = 3  # sentences for the whole claim
_FOR_A_CLAUSE = 2  # sentences for each of its clauses
_WORDS = 0.2  # what all content words of a claim are worth in cosine, when sentences are ranked
_WORDS_WITHOUT_NAMES = 0.3
_WRITTEN = regex.compile(r"\p{L}+")
_LEAST_CLAUSE = 2  # content words
_CLOSE, _CLOSEST = 0.25, 0.65  # cosines, centred on the document, between which sentences in two languages go from strange to alike


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a document comes nearest to a claim.

    `nearest` are its best three sentences, best first, and `places` where they stand; `held` adds the best of each clause, `around`
    their neighbours. `part` is the clause of the best sentence that comes nearest. `likeness` is 0 to 1: the share of the claim's words
    in the best sentence or, across languages, a measure of their nearness in meaning; differences tell the more, the more alike two
    sentences are. `closeness` is the cosine to the best sentence once the mean of the document is taken off both. `unnamed` is the place
    of the sentence that comes nearest when the names are taken out of the claim, and `names` are those names.
    """

    nearest: tuple[Passage, ...]
    places: tuple[int, ...]
    held: frozenset[int]
    around: frozenset[int]
    part: Passage
    likeness: float
    closeness: float
    unnamed: int
    names: tuple[str, ...]


def find_evidence(claim: Passage, text: OpenedText, embed: Embed) -> Evidence:
    """Search a document that has at least one sentence."""
    names = names_to_check(claim, text)
    clauses = [part for part in claim.clauses if len(part.content) >= _LEAST_CLAUSE]
    unnamed = Passage(_without(claim.text, names), claim.language) if names else claim
    vectors = embed([claim.text, unnamed.text, *(clause.text for clause in clauses)])
    nearness = text.vectors @ vectors[0]
    words = text.covered(claim)
    order = _best(nearness + _WORDS * words, _NEAREST)
    held = set(order)
    for clause, vector in zip(clauses, vectors[2:], strict=True):
        held.update(_best(text.vectors @ vector + _WORDS * text.covered(clause), _FOR_A_CLAUSE))
    is_same_language = claim.language == text.language
    closeness = _closeness(vectors[0], text)
    best = text.passages[order[0]]
    likeness = float(words[order[0]]) if is_same_language else min(1.0, max(0.0, (closeness - _CLOSE) / (_CLOSEST - _CLOSE)))
    beside = {place + step for place in held for step in (-1, 0, 1)}
    return Evidence(
        nearest=tuple(text.passages[place] for place in order),
        places=tuple(order),
        held=frozenset(held),
        around=frozenset(place for place in beside if 0 <= place < len(text.passages)),
        part=max(best.clauses, key=lambda part: coverage(unnamed, [part]), default=best) if is_same_language else best,
        likeness=likeness,
        closeness=closeness,
        unnamed=_best(text.vectors @ vectors[1] + _WORDS_WITHOUT_NAMES * text.covered(unnamed) * is_same_language, 1)[0],
        names=names,
    )


def names_to_check(claim: Passage, text: OpenedText) -> tuple[str, ...]:
    """Return the names of a claim that can be looked for in a document, in order.

    None where either is written without spaces. The first word counts if the document shows that it is a name;
    initials that it lacks are left out, since it may give the name in full. In
    German every noun has a capital: there only words count that the document has too, and that nowhere follow an article or an adjective.
    """
    if {claim.language, text.language} & {"zh", "ja"}:
        return ()
    first = next(iter(claim.words), "")
    found = set(claim.names)
    if text.is_name(first) and claim.text.lstrip("\"'“”«»„¿¡([ ")[:1].isupper():
        found.add(first)
    found -= {name.casefold() for name in _WRITTEN.findall(claim.text) if is_acronym(name) and not text.places(name.casefold())}
    if claim.language == "de":
        found = {name for name in found if text.name_places(name)} - text.nouns - nouns_of(claim)
    return tuple(sorted(found, key=lambda name: (claim.words.index(name) if name in claim.words else len(claim.words), name)))


def _closeness(vector: NDArray[np.float32], text: OpenedText) -> float:
    if len(text.passages) == 1:
        return float(text.vectors[0] @ vector)
    centred = text.vectors - text.mean
    centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    claim = vector - text.mean
    return float((centred @ claim).max() / max(float(np.linalg.norm(claim)), 1e-9))


def _best(scores: NDArray[np.float32], count: int) -> list[int]:
    return [int(place) for place in np.lexsort((np.arange(len(scores)), -scores))[:count]]


def _without(text: str, names: Sequence[str]) -> str:
    listed = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    return regex.sub(rf"(?i)(?<!\p{{L}})(?:{listed})[\p{{L}}\p{{M}}]*", "", text)
