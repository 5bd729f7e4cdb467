"""Figures against gold: the small world's with all measurands, sentences in fifteen languages, and a toll told over four days.

In the small world a figure is right where an article's gold has its value (and, where gold's measurand names a currency or per cent, its
unit). Gold leaves out numbers that only colour a scene, so precision is a lower bound.
"""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.annotate import Annotator, Gazetteer
from rashomon.annotate.figures import find_figures
from rashomon.compose import compose
from rashomon.evaluate.figures import evaluate_figures
from rashomon.extract import extract
from rashomon.model.annotation import Reading
from rashomon.model.article import Entry, Part
from rashomon.model.brief import NumberRow
from rashomon.model.figure import Figure
from rashomon.model.tally import Standing, Tally
from rashomon.models.background import Background as ExpectedMeans
from rashomon.models.e5 import E5Embedder
from rashomon.registry import load_entities, load_registry
from rashomon.relate import Background, build_dossier
from rashomon.shipped import shipped
from rashomon.sources import read_corpus

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))["figures"]
SENTENCES = ROOT / "evals" / "figures"

Share = dict[str, float]


def is_said(figure: Figure, gold: dict[str, Any]) -> bool:
    wanted: str = gold["measurand"]
    unit = wanted.removeprefix("money_").upper() if wanted.startswith("money_") else "%" if wanted.endswith("_percent") else None
    return figure.value == Decimal(str(gold["value"])) and (unit is None or figure.unit in {unit, ""})


def small_world() -> tuple[Share, Share]:
    """Recall and precision of the small world's figures, by language."""
    listed = json.loads((shipped("small-world") / "gold" / "figures.json").read_text("utf-8"))
    wanted, hits, found, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in (shipped("small-world") / "articles.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        language = article.get("language", "")
        gold = [item for item in listed if item["url"] == article["url"]]
        figures = [
            *find_figures(article.get("title", ""), language, part=Part.TITLE),
            *find_figures(article["text"], language, part=Part.TEXT),
        ]
        for item in gold:
            wanted[item["language"]] += 1
            hits[item["language"]] += any(is_said(figure, item) for figure in figures)
        found[language] += len(figures)
        right[language] += sum(any(is_said(figure, item) for item in gold) for figure in figures)
    return {key: hits[key] / count for key, count in wanted.items()}, {key: right[key] / found[key] for key in wanted}


def below(reached: Share, floors: Share) -> dict[str, tuple[float, float]]:
    assert reached.keys() == floors.keys()
    return {key: (reached[key], floor) for key, floor in floors.items() if reached[key] < floor}


def test_figures_of_the_small_world_whatever_they_count() -> None:
    recall, precision = small_world()
    print(json.dumps({"recall": recall, "precision": precision}))  # noqa: T201 (make evals shows the numbers)

    assert below(recall, FLOORS["small-world-all"]["recall"]) == {}
    assert below(precision, FLOORS["small-world-all"]["precision"]) == {}


@pytest.mark.parametrize("part", ["seen", "unseen"])
def test_figures_of_sentences_stay_above_their_floor_in_every_language(part: str) -> None:
    result = evaluate_figures(SENTENCES / f"{part}.jsonl")
    recall = {language: score.recall for language, score in result.by_language.items()}
    precision = {language: score.precision for language, score in result.by_language.items()}
    print(part, json.dumps({"recall": recall, "precision": precision}))  # noqa: T201

    assert below(recall, FLOORS[part]["recall"]) == {}
    assert below(precision, FLOORS[part]["precision"]) == {}
    assert min(result.bounds, result.standings, result.speakers) >= FLOORS[part]["marks"]


@pytest.fixture(scope="module")
def toll() -> tuple[Tally, NumberRow]:
    """What the stages of a run make of the dead of an invented landslide: the tally, and the row on the page."""
    registry, embedder = load_registry(), E5Embedder.load()
    entries = [entry for entry in read_corpus(SENTENCES / "toll.jsonl") if isinstance(entry, Entry)]
    articles = [extract(entry, registry).article for entry in entries]
    notes = Annotator(embedder, Gazetteer(load_entities())).annotate(articles)
    expected = ExpectedMeans(embedder)
    means = {note.language: expected(note.language).astype(np.float32) for note in notes}
    readings = [Reading(article, note) for article, note in zip(articles, notes, strict=True)]
    dossier = build_dossier("korvasand", readings, memberships={}, background=Background(means=means), embed=embedder.embed)
    (tally,) = (found for found in dossier.tallies if found.measurand == "dead")
    (row,) = (found for found in compose(dossier, "en").numbers if found.measurand == "dead")
    return tally, row


def test_a_toll_told_in_ten_languages_comes_out_in_order(toll: tuple[Tally, NumberRow]) -> None:
    tally, row = toll

    assert {telling.language for telling in tally.tellings} == {"en", "fr", "ru", "es", "ar", "de", "zh", "hi", "pt", "tr"}
    assert [int(value.value) for value in row.values if not value.is_outlier] == [12, 15, 23, 31, 38, 35]
    assert [value.text for value in row.values if value.value == Decimal(12)] == ["at least 12"]


def test_the_downward_correction_of_the_toll_comes_out(toll: tuple[Tally, NumberRow]) -> None:
    tally, row = toll

    assert {int(value.value) for value in row.values if value.is_corrected} == {38}
    assert {told.standing for told in tally.tellings if told.figure.value == Decimal(35)} == {Standing.STANDING}


def test_the_outlier_of_the_toll_comes_out_and_makes_no_dispute(toll: tuple[Tally, NumberRow]) -> None:
    _, row = toll

    assert [(int(value.value), len(value.outlet_ids)) for value in row.values if value.is_outlier] == [(140, 1)]
    assert not row.is_disputed
