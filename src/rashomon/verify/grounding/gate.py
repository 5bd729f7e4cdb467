"""The gate: what a sentence says is held against the few sentences of a text that come nearest to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.text.languages import identify, primary_subtag
from rashomon.verify.grounding.checks import CHECKS
from rashomon.verify.grounding.passage import Passage, coverage, passages_of

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class GateSettings:
    """When a sentence counts as supported.

    Its content words must be found in the evidence to at least `coverage`; less will do down to `least_coverage` as its meaning is nearer:
    each hundredth of cosine above `near` is worth one of coverage. `evidence` is how many sentences of the text are held against it.
    Chosen on the seen part of evals/grounding; docs/decisions/grounding.md has the unseen.
    """

    coverage: float = 0.6
    least_coverage: float = 0.35
    near: float = 0.86
    evidence: int = 3


@dataclass(frozen=True, slots=True)
class Grounding:
    """The judgement on one sentence.

    `failures` name the checks that it does not pass, with what was seen; `evidence` is the nearest sentence of the text. `score` is 0 to 1:
    the share of its words that are covered, corrected by meaning, and 0 where a check fails.
    """

    is_supported: bool
    score: float
    failures: tuple[str, ...]
    evidence: str


class GroundingGate:
    """Judges sentences against texts.

    `embed` returns unit rows of texts; sentences are compared by meaning and by words.
    """

    def __init__(self, embed: Embed, settings: GateSettings | None = None) -> None:
        self._embed = embed
        self._settings = settings or GateSettings()

    def judge(self, document: str, sentence: str, *, language: str | None = None) -> Grounding:
        """Say whether `document` supports `sentence`; `language` is the document's, found where it is not given."""
        primary = primary_subtag(identify(document, declared=language).language)
        claim = Passage(sentence, primary)
        passages = passages_of(document, primary)
        if not passages or not claim.words:
            return Grounding(is_supported=False, score=0.0, failures=("evidence: there is nothing to hold it against",), evidence="")
        nearness = self._nearness(claim, passages)
        order = sorted(range(len(passages)), key=lambda place: (-nearness[place], place))
        nearest = [passages[place] for place in order[: self._settings.evidence]]
        window = [
            passages[place] for place in sorted({place + step for place in order[:1] for step in (-1, 0, 1)}) if 0 <= place < len(passages)
        ]
        failures = tuple(failure for check in CHECKS if (failure := check(claim, nearest, passages)) is not None)
        covered = coverage(claim, [*nearest, *window])
        meaning = max(0.0, float(nearness[order[0]]) - self._settings.near)
        is_covered = covered >= max(self._settings.least_coverage, self._settings.coverage - meaning)
        score = 0.0 if failures else min(1.0, covered + meaning)
        return Grounding(is_covered and not failures, score, failures, nearest[0].text)

    def _nearness(self, claim: Passage, passages: Sequence[Passage]) -> NDArray[np.float32]:
        vectors = self._embed([claim.text, *(passage.text for passage in passages)])
        words = np.array([coverage(claim, [passage]) for passage in passages], dtype=np.float32)
        return np.asarray(vectors[1:] @ vectors[0] + 0.2 * words, dtype=np.float32)
