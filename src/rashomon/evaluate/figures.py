"""`rashomon eval figures`: how many of the figures of a text are found, and how many of those found are right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec

from rashomon.annotate.figures import find_figures
from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.model.article import Part
from rashomon.model.figure import Bound, Figure


class _Gold(msgspec.Struct):
    """What a sentence says. `measurand` is an id of the table; `counted` are words that the counted ones must hold."""

    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str = ""
    measurand: str = ""
    counted: str = ""
    speaker: str = ""
    is_former: bool = False
    is_change: bool = False


class _Wire(msgspec.Struct):
    language: str
    text: str
    figures: list[_Gold]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of the figures of some sentences, 0 to 1."""

    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class FigureScore:
    """All sentences together, and those of each language.

    A figure is right where value, range, unit and measurand are; an open measurand is right where its words hold the gold's. `bounds`,
    `standings` and `speakers` are the shares, among the right ones, whose bound is right, whose marks of change and of an earlier value
    are, and whose speaker is named where gold names one.
    """

    sentences: int
    total: Score
    by_language: dict[str, Score]
    bounds: float
    standings: float
    speakers: float


def evaluate_figures(path: Path) -> FigureScore:
    """Read the figures of each line's `text` and compare with its `figures`.

    Raises:
        Misconfigured: the file cannot be read, or a line is not of this shape.
    """
    items = _read(path)
    scores: dict[str, Score] = {}
    pairs: list[tuple[_Gold, Figure]] = []
    for language in dict.fromkeys(item.language for item in items):
        wanted = found = right = 0
        for item in items:
            if item.language == language:
                figures = find_figures(item.text, language, part=Part.TEXT)
                matched = matches(item.figures, figures)
                wanted, found, right = wanted + len(item.figures), found + len(figures), right + len(matched)
                pairs += matched
        scores[language] = Score(wanted, found, right)
    counts = Counter[str]()
    for score in scores.values():
        counts.update(wanted=score.wanted, found=score.found, right=score.right)
    named = [pair for pair in pairs if pair[0].speaker]
    return FigureScore(
        sentences=len(items),
        total=Score(counts["wanted"], counts["found"], counts["right"]),
        by_language=scores,
        bounds=_share(gold.bound == figure.bound for gold, figure in pairs),
        standings=_share((gold.is_former, gold.is_change) == (figure.is_former, figure.is_change) for gold, figure in pairs),
        speakers=_share(figure.speaker is not None and gold.speaker.casefold() in figure.speaker.text.casefold() for gold, figure in named),
    )


def matches(wanted: Sequence[_Gold], found: Sequence[Figure]) -> list[tuple[_Gold, Figure]]:
    """Pair each wanted figure with one that was found; none is used twice."""
    left = list(found)
    pairs = []
    for gold in wanted:
        figure = next((figure for figure in left if _is_same(gold, figure)), None)
        if figure is not None:
            left.remove(figure)
            pairs.append((gold, figure))
    return pairs


def _is_same(gold: _Gold, figure: Figure) -> bool:
    if (gold.value, gold.high, gold.unit) != (figure.value, figure.high, figure.unit):
        return False
    if gold.measurand:
        return figure.measurand == gold.measurand
    return not gold.counted or (figure.counted is not None and gold.counted.casefold() in figure.counted.text.casefold())


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 1.0


def _read(path: Path) -> list[_Wire]:
    return [item for _, item in read_gold_lines(path, _Wire, shape="`language`, `text`, `figures`")]
