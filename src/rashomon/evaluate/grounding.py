"""`rashomon eval grounding`: how often the gate agrees with people on whether a text supports a sentence."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.models.embedder import Embedder
from rashomon.verify.grounding import GroundingGate

_YES = frozenset(
    {"1", "true", "yes", "supported", "supports", "support", "correct", "consistent", "entailment", "entailed", "faithful", "factual"}
)
_NO = frozenset(
    {
        *("0", "false", "no", "unsupported", "refutes", "refuted", "not supported", "not_supported", "incorrect", "inconsistent"),
        *("contradiction", "neutral", "hallucinated", "unfaithful", "not enough info", "nonfactual", "-1"),
    }
)


class _Wire(msgspec.Struct):
    document: str
    claim: str
    label: bool | int | float | str
    edit: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class GroundingScore:
    """`balanced_accuracy` is the mean of the shares of supported and of unsupported claims that are told as such, 0 to 100.

    `by_edit` and `by_part` give the share told right, and the balanced accuracy, where lines name what was edited, or a part.
    """

    claims: int
    supported: int
    balanced_accuracy: float
    supported_accuracy: float
    unsupported_accuracy: float
    by_edit: dict[str, float]
    by_part: dict[str, float]


def evaluate_grounding(path: Path, embedder: Embedder) -> GroundingScore:
    """Judge each line's claim by its document.

    Raises:
        Misconfigured: the file cannot be read, a line is not of this shape, or all labels are alike.
    """
    gate = GroundingGate(embedder.embed)
    items = _read(path)
    told = [(item, _is_supported(item, path), gate.judge(item.document, item.claim).is_supported) for item in items]
    if len({truth for _, truth, _ in told}) < 2:  # noqa: PLR2004 (supported, and not)
        raise Misconfigured(f"{path} has no claims of both labels: nothing can be balanced")
    yes, no = _right(told, label=True), _right(told, label=False)
    edits = Counter(item.edit for item in items if item.edit)
    parts = sorted({item.part for item in items if item.part})
    return GroundingScore(
        claims=len(told),
        supported=sum(truth for _, truth, _ in told),
        balanced_accuracy=(yes + no) / 2,
        supported_accuracy=yes,
        unsupported_accuracy=no,
        by_edit={edit: _share([truth == found for item, truth, found in told if item.edit == edit]) for edit in sorted(edits)},
        by_part={part: _balanced([row for row in told if row[0].part == part]) for part in parts},
    )


def _balanced(told: list[tuple[_Wire, bool, bool]]) -> float:
    return (_right(told, label=True) + _right(told, label=False)) / 2


def _right(told: list[tuple[_Wire, bool, bool]], *, label: bool) -> float:
    return _share([found == truth for _, truth, found in told if truth is label])


def _share(right: list[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0


def _read(path: Path) -> list[_Wire]:
    return [item for _, item in read_gold_lines(path, _Wire, shape="`document`, `claim`, `label`")]


def _is_supported(item: _Wire, path: Path) -> bool:
    label = str(item.label).strip().lower() if isinstance(item.label, str) else str(int(item.label))
    if label in _YES or label in _NO:
        return label in _YES
    raise Misconfigured(f"{path}: {item.label!r} is no label; use 1 and 0, true and false, or supported and unsupported")
