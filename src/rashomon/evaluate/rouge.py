"""ROUGE: how many words, pairs of words and common subsequences a summary shares with one that a person wrote.

Source: C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries" (2004), as computed by the package rouge-score, stemmed. That
package knows the words of English alone; other languages get our words and a Snowball stemmer where there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.errors import Misconfigured
from rashomon.evaluate.stemming import stemmer
from rashomon.text.words import words

_MEASURES = ("rouge1", "rouge2", "rougeLsum")


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1 of each measure, 0 to 100."""

    rouge1: float
    rouge2: float
    rougeLsum: float  # noqa: N815 (what everybody calls it)


def rouge(written: Sequence[str], found: Sequence[str], language: str) -> Rouge:
    """Return the score of a summary beside a written one, both as sentences, in one language.

    Raises:
        Misconfigured: rouge-score is not installed.
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise Misconfigured("this eval needs rouge-score and sumy: pip install 'rashomon[eval]'") from error
    scorer = RougeScorer(_MEASURES, use_stemmer=True, tokenizer=None if language == "en" else _Words(language))
    scores = scorer.score("\n".join(written), "\n".join(found))
    return Rouge(*(100 * scores[measure].fmeasure for measure in _MEASURES))


class _Words:
    """A tokenizer for rouge-score that knows more than a to z."""

    def __init__(self, language: str) -> None:
        self._stem = stemmer(language)

    def tokenize(self, text: str) -> list[str]:
        return [self._stem(word) for word in words(text)]
