"""The gate: what a sentence says is held against the few sentences of a text that come nearest to it."""

from dataclasses import dataclass

from rashomon.text.languages import identify, primary_subtag
from rashomon.verify.grounding.checks import failures_of
from rashomon.verify.grounding.evidence import find_evidence
from rashomon.verify.grounding.opened import Embed, OpenedText
from rashomon.verify.grounding.passage import MOST_CHARACTERS, Passage
from rashomon.verify.grounding.weights import score_of

LONGEST_SENTENCE = 2_000  # characters of a claim; the rest is not read
_SURE = 0.8  # of the identifier, before a claim is held to be in another language than its document


@dataclass(frozen=True, slots=True)
class GateSettings:
    """When a sentence counts as supported: no check fails, and its score is at least `least_score`.

    One half is what `weights.py` was fitted for (docs/decisions/grounding.md): there both kinds of error weigh the same.
    """

    least_score: float = 0.5


@dataclass(frozen=True, slots=True)
class Grounding:
    """The judgement on one sentence.

    `failures` name the checks that it does not pass, with what was seen; `evidence` is the nearest sentence of the text. `score` is 0 to 1:
    how likely it is that the text supports the sentence by the signs of `signs.py`, and 0 where a check fails. `doubts` are the signs
    that showed.
    """

    is_supported: bool
    score: float
    failures: tuple[str, ...]
    evidence: str
    doubts: tuple[str, ...] = ()


class GroundingGate:
    """Judges sentences against texts.

    `embed` returns unit rows of texts. The last document stays open, so that its next sentence costs a few vectors only.
    """

    def __init__(self, embed: Embed, settings: GateSettings | None = None) -> None:
        self._embed = embed
        self._settings = settings or GateSettings()
        self._open: tuple[tuple[str, str], OpenedText] | None = None

    def judge(self, document: str, sentence: str, *, language: str | None = None) -> Grounding:
        """Say whether `document` supports `sentence`; `language` is the document's, found where it is not given."""
        document, sentence = _whole(document[:MOST_CHARACTERS]), _whole(sentence[:LONGEST_SENTENCE])
        primary = primary_subtag(identify(document, declared=language).language)
        text = self._opened(document, primary)
        claim = Passage(sentence.strip(), language_of(sentence, primary))
        if not text.passages or not claim.words:
            return Grounding(is_supported=False, score=0.0, failures=("evidence: there is nothing to hold it against",), evidence="")
        evidence = find_evidence(claim, text, self._embed)
        failures = failures_of(claim, evidence, text)
        score, doubts = score_of(claim, evidence, text)
        return Grounding(
            is_supported=not failures and score >= self._settings.least_score,
            score=0.0 if failures else score,
            failures=failures,
            evidence=evidence.nearest[0].text,
            doubts=doubts,
        )

    def _opened(self, document: str, language: str) -> OpenedText:
        key = (document, language)
        if self._open is None or self._open[0] != key:
            self._open = (key, OpenedText(document, language, self._embed))
        return self._open[1]


def language_of(sentence: str, document_language: str) -> str:
    """Return the language of a claim: that of its document, unless its script or the identifier surely says otherwise."""
    expected = identify(sentence, declared=document_language).language
    found = identify(sentence, declared=None)
    return primary_subtag(found.language if found.confidence >= _SURE else expected)


def _whole(text: str) -> str:
    """Put a mark in the place of half characters (lone surrogates), which no tool for texts takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
