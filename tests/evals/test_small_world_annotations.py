"""Recall of the small world's gold quotes and figures, a language at a time, through the stages of a run.

A quote is found where its words are the content of a quote of the same article, or the one contains the other. A figure is found
where value and measurand (for money and percentages, value and unit) are those of a figure of the same article. Gold figures of
which no measurand here speaks ("sirens_failed", "tonnes_per_day") are what a reader of the whole would want; they are not counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.annotate import Annotator, Gazetteer
from rashomon.annotate.measurands import measurand_ids
from rashomon.extract import extract
from rashomon.model.annotation import Annotations
from rashomon.model.article import Entry
from rashomon.model.figure import Figure
from rashomon.models.embedder import Vectors
from rashomon.registry import load_entities, load_registry
from rashomon.shipped import shipped
from rashomon.sources import read_corpus

FLOORS = json.loads((Path(__file__).parents[2] / "evals" / "floors.json").read_text("utf-8"))
WORLD = shipped("small-world")
MEASURANDS = {**{name: name for name in measurand_ids()}, "homes_destroyed": "homes", "homes_flooded": "homes"}

Gold = dict[str, Any]
Notes = dict[str, Annotations]


class Ones:
    """Vectors play no part in quotes and figures."""

    id = "ones/4"
    dimensions = 4

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), self.dimensions), 0.5, dtype=np.float32)


@pytest.fixture(scope="module")
def notes() -> Notes:
    registry = load_registry()
    entries = [entry for entry in read_corpus(WORLD / "articles.jsonl") if isinstance(entry, Entry)]
    found = Annotator(Ones(), Gazetteer(load_entities())).annotate([extract(entry, registry).article for entry in entries])
    return {entry.url: annotations for entry, annotations in zip(entries, found, strict=True)}


def gold(name: str) -> list[Gold]:
    listed: list[Gold] = json.loads((WORLD / "gold" / f"{name}.json").read_text("utf-8"))
    return listed


def is_quoted(item: Gold, notes: Notes) -> bool:
    contents = [quote.content.text for quote in notes[item["url"]].quotes]
    return any(content in item["text"] or item["text"] in content for content in contents)


def is_counted(item: Gold, notes: Notes) -> bool:
    return any(is_same(item, figure) for figure in notes[item["url"]].figures)


def is_same(item: Gold, figure: Figure) -> bool:
    wanted: str = item["measurand"]
    if figure.value != Decimal(str(item["value"])):
        return False
    if wanted.startswith("money_"):
        return figure.unit == wanted.removeprefix("money_").upper()
    if wanted.endswith("_percent"):
        return figure.unit == "%"
    return figure.measurand == MEASURANDS[wanted]


def is_of_a_known_kind(item: Gold) -> bool:
    wanted: str = item["measurand"]
    return wanted in MEASURANDS or wanted.startswith("money_") or wanted.endswith("_percent")


def recall(items: Sequence[Gold], found: Callable[[Gold, Notes], bool], notes: Notes) -> dict[str, float]:
    """The share of gold items found, by language."""
    all_of = Counter(item["language"] for item in items)
    hits = Counter(item["language"] for item in items if found(item, notes))
    return {language: hits[language] / count for language, count in all_of.items()}


@pytest.mark.parametrize(
    ("kind", "found", "is_scored"),
    [("quotes", is_quoted, lambda _: True), ("figures", is_counted, is_of_a_known_kind)],
    ids=["quotes", "figures"],
)
def test_recall_stays_above_its_floor_in_every_language(
    kind: str, found: Callable[[Gold, Notes], bool], is_scored: Callable[[Gold], bool], notes: Notes
) -> None:
    reached = recall([item for item in gold(kind) if is_scored(item)], found, notes)
    print(kind, json.dumps(reached))  # noqa: T201 (make evals shows the numbers)
    floors: dict[str, float] = FLOORS[kind]["small-world"]
    assert reached.keys() == floors.keys()
    assert {language: (reached[language], floor) for language, floor in floors.items() if reached[language] < floor} == {}
