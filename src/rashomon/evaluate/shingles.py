"""How much of a text was found, as the article-extraction-benchmark measures it, so that numbers can be put beside theirs."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

_WORDS = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a found text shares with its gold: `both`, `found_only` and `gold_only` are shares of all shingles and add up to 1.

    All three are 0 where neither text has a word.
    """

    both: float
    found_only: float
    gold_only: float

    @property
    def precision(self) -> float | None:
        """The share of what was found that is gold; None where nothing was found."""
        found = self.both + self.found_only
        return self.both / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where there is no gold."""
        gold = self.both + self.gold_only
        return self.both / gold if gold else None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of this page alone: 1 where neither text has a word."""
        parts = 2 * self.both + self.found_only + self.gold_only
        return 2 * self.both / parts if parts else 1.0


def overlap(found: str, gold: str) -> Overlap:
    """Return the overlap of two texts as bags of shingles of four words; a text of one to three words is one shingle.

    A word is a run of letters, digits and underscores, in any script, case kept. In scripts without spaces a word is what stands between
    two punctuation marks, so that one wrong character costs up to four such stretches.

    Source: scrapinghub/article-extraction-benchmark, `evaluate.py` (`string_shingle_matching`).
    """
    ours, theirs = _shingles(found), _shingles(gold)
    both = (ours & theirs).total()
    together = (ours | theirs).total()
    if not together:
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(both / together, (ours - theirs).total() / together, (theirs - ours).total() / together)


def means(overlaps: Iterable[Overlap]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pages, each page weighing the same.

    As there: precision is the mean over pages where something was found, recall over those with gold, F1 the harmonic mean of the two.
    """
    every = list(overlaps)
    precision = _mean(each.precision for each in every)
    recall = _mean(each.recall for each in every)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: Iterable[float | None]) -> float:
    known = [each for each in values if each is not None]
    return fmean(known) if known else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    count = max(1, len(words) - _WORDS + 1) if words else 0
    return Counter(tuple(words[start : start + _WORDS]) for start in range(count))
