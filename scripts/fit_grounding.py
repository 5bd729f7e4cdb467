"""Fits what the signs of the grounding gate are worth, and prints them for `rashomon/verify/grounding/weights.py`.

A logistic regression over the lines of the seen parts of evals/grounding that no check fails, each set and label weighing the same.
Beside them stand its own negatives: each supported claim against its document without the sentences that were its evidence, so that the fit
knows claims that a text just does not speak of. Signs can only speak against a claim: weights are held at or below zero, because in gold
made of small edits the unsupported claims have more words of the text than the supported, which is true of such gold only. With so few
lines the weights are drawn towards a common value. The bias is then set where the mean balanced accuracy of the seen parts is best,
smoothed over neighbouring values.

Gold made of edits would have the gate refuse what people write about a text in their own words. So headlines stand beside it, where the
corpora of `RASHOMON_EVAL_DATA` (or ../shared/data/news) are there: every second article's own headline counts as supported, that of
another article of its language as not. The other half is not fitted to: `--headlines` counts it.

Run: `python scripts/fit_grounding.py`
"""

import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.models.e5 import E5Embedder
from rashomon.text.languages import identify
from rashomon.verify.grounding import GroundingGate
from rashomon.verify.grounding.checks import failures_of
from rashomon.verify.grounding.evidence import find_evidence
from rashomon.verify.grounding.gate import language_of
from rashomon.verify.grounding.opened import Embed, OpenedText
from rashomon.verify.grounding.passage import Passage
from rashomon.verify.grounding.signs import SIGNS

FOLDER = Path(__file__).parents[1] / "evals" / "grounding"
CORPORA = Path(os.environ.get("RASHOMON_EVAL_DATA", Path(__file__).parents[2] / "shared" / "data" / "news"))
SHORTEST_TEXT, MOST_HEADLINES = 300, 60
SETS = ("small-world", "languages", "abstractive")
EXPECTED = {
    "meant_otherwise": -3.0,
    "said_in_other_words": -2.0,
    "denial_differs": -0.4,
    "coming_told_as_done": -0.4,
    "said_by_another": -1.2,
}
ONE_SIGN = -0.7  # what any other is drawn to
PULL = 0.01
BEREFT = 0.1  # weight of the claims without their evidence, beside all others
SMOOTH = 7  # thresholds on either side, a twentieth each
STEPS, RATE = 8_000, 0.2

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim against one document."""

    of: str
    is_supported: bool
    fails: bool
    signs: tuple[float, ...]


def main() -> None:
    """Print the weights."""
    embed = E5Embedder.load().embed
    if "--headlines" in sys.argv:
        gate = GroundingGate(embed)
        told = [(label, gate.judge(text, headline).is_supported) for text, headline, label in headlines(part=1)]
        for label in (True, False):
            found_so = [found for truth, found in told if truth is label]
            print(f"{'own' if label else 'other'} headlines called supported: {sum(found_so)} of {len(found_so)}")  # noqa: T201
        return
    rows, bereft = read(embed)
    fitted = [row for row in rows if not row.fails]
    alone = [row for row in bereft if not row.fails]
    counts: dict[tuple[str, bool], int] = defaultdict(int)
    for row in rows:
        counts[row.of, row.is_supported] += 1
    weights = [1 / counts[row.of, row.is_supported] for row in fitted]
    weights += [BEREFT * sum(weights) / 2 / len(alone)] * len(alone)
    signs = np.array([row.signs for row in (*fitted, *alone)])
    labels = np.array([*(row.is_supported for row in fitted), *(False for _ in alone)], dtype=float)
    found, bias = fit(signs, labels, np.array(weights))
    bias -= best_threshold(rows, alone, found, bias)
    print(f"WITHOUT_SIGNS = {bias:.2f}")  # noqa: T201
    for name, weight in zip(SIGNS, found, strict=True):
        print(f'    "{name}": {weight:.2f},')  # noqa: T201


def read(embed: Embed) -> tuple[list[Row], list[Row]]:
    """Return the seen claims, and the supported ones among them without their evidence."""
    rows, bereft = [], []
    for name in SETS:
        for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
            item = json.loads(line)
            if item["part"] != "seen":
                continue
            text = OpenedText(item["document"], identify(item["document"], declared=None).language, embed)
            claim = Passage(item["claim"], language_of(item["claim"], text.language))
            rows.append(row(name, claim, text, embed, is_supported=bool(item["label"])))
            held = find_evidence(claim, text, embed).held
            rest = "\n".join(passage.text for place, passage in enumerate(text.passages) if place not in held)
            if item["label"] and rest:
                bereft.append(row(name, claim, OpenedText(rest, text.language, embed), embed, is_supported=False))
    for document, headline, label in headlines(part=0):
        text = OpenedText(document, identify(document, declared=None).language, embed)
        rows.append(row("headlines", Passage(headline, language_of(headline, text.language)), text, embed, is_supported=label))
    return rows, bereft


def headlines(part: int) -> Iterator[tuple[str, str, bool]]:
    """Yield texts with their own headline, and with that of another article of their language; every second article, from `part` on."""
    for name in ("meantime-dev", "wikinews-de"):
        path = CORPORA / f"{name}.jsonl"
        articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
        by_language: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for article in articles:
            headline = re.sub(r"^\d+ - ", "", article.get("title") or "")
            if headline and len(article["text"]) > SHORTEST_TEXT and not article["text"].startswith(headline):
                by_language[article["language"]].append((article["text"], headline))
        for kept in by_language.values():
            chosen = kept[part::2][:MOST_HEADLINES]
            for place, (text, headline) in enumerate(chosen):
                yield text, headline, True
                yield text, chosen[place - 1][1], False


def row(name: str, claim: Passage, text: OpenedText, embed: Embed, *, is_supported: bool) -> Row:
    """Look for the signs."""
    evidence = find_evidence(claim, text, embed)
    signs = tuple(sign(claim, evidence, text) for sign in SIGNS.values())
    return Row(name, is_supported, bool(failures_of(claim, evidence, text)), signs)


def fit(signs: Floats, labels: Floats, weights: Floats) -> tuple[Floats, float]:
    """Return weights at or below zero, and the bias: projected gradient descent."""
    expected = np.array([EXPECTED.get(name, ONE_SIGN) for name in SIGNS])
    found, bias = expected.copy(), 0.0
    for _ in range(STEPS):
        error = weights * (1 / (1 + np.exp(-(signs @ found + bias))) - labels) / weights.sum()
        found = np.minimum(found - RATE * (signs.T @ error + PULL * (found - expected)), 0)
        bias -= RATE * float(error.sum())
    return found, bias


def best_threshold(rows: list[Row], alone: list[Row], found: Floats, bias: float) -> float:
    """Return the logit from which on claims should count as supported."""
    candidates = np.linspace(-1.5, 1.5, 61)
    logits = np.array([np.dot(row.signs, found) + bias if not row.fails else -np.inf for row in rows])
    lost = np.array([np.dot(row.signs, found) + bias for row in alone])

    def worth(threshold: float) -> float:
        told = logits > threshold
        shares = [
            np.mean([told[place] == row.is_supported for place, row in enumerate(rows) if row.of == name and row.is_supported is label])
            for name in sorted({row.of for row in rows})
            for label in (True, False)
        ]
        return float(np.mean(shares) + 0.3 * BEREFT * np.mean(lost <= threshold))

    values = np.array([worth(float(candidate)) for candidate in candidates])
    smooth = np.convolve(np.pad(values, SMOOTH, mode="edge"), np.ones(2 * SMOOTH + 1) / (2 * SMOOTH + 1), mode="valid")
    return float(candidates[int(smooth.argmax())])


if __name__ == "__main__":
    main()
