"""Quality against the floors in evals/floors.json: a run below a floor fails, and a floor may only rise.

Corpora that are not part of the project are looked for beside the checkout (`../shared/data/news`) or in `RASHOMON_EVAL_DATA`; an eval
whose corpus is not there is skipped, and says so.
"""

import json
import os
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from rashomon.evaluate.claims import evaluate_claims
from rashomon.evaluate.clustering import evaluate_clustering
from rashomon.evaluate.entities import evaluate_entities
from rashomon.evaluate.extraction import evaluate_extraction
from rashomon.evaluate.grounding import evaluate_grounding
from rashomon.evaluate.heads import evaluate_heads
from rashomon.evaluate.merging import evaluate_merging
from rashomon.evaluate.relations import evaluate_relations
from rashomon.evaluate.summary import evaluate_summary
from rashomon.models.e5 import E5Embedder
from rashomon.shipped import shipped

ROOT = Path(__file__).parents[2]
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((ROOT / "evals" / "floors.json").read_text())
ELSEWHERE = Path(os.environ.get("RASHOMON_EVAL_DATA", ROOT.parent / "shared" / "data" / "news"))


@pytest.fixture(scope="module")
def embedder() -> E5Embedder:
    return E5Embedder.load()


def corpus(name: str) -> Path:
    if name == "small-world":
        return shipped("small-world") / "articles.jsonl"
    path = ELSEWHERE / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"{path.name} is not here: set RASHOMON_EVAL_DATA to its folder")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["clustering"])
def test_clustering_stays_above_its_floor(name: str, embedder: E5Embedder) -> None:
    result = asdict(evaluate_clustering(corpus(name), embedder))
    print(name, json.dumps(result))  # noqa: T201 (make evals shows the numbers)
    short = {key: (result[key], floor) for key, floor in FLOORS["clustering"][name].items() if result[key] < floor}
    assert not short


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["summary"])
def test_summaries_stay_above_their_floor_and_above_lead_and_lexrank(name: str, embedder: E5Embedder) -> None:
    result = evaluate_summary(corpus(name), ROOT / "evals" / "summary" / f"{name}.json", embedder)
    print(name, json.dumps(asdict(result)))  # noqa: T201
    found, lead, lexrank = asdict(result.summary), asdict(result.lead), asdict(result.lexrank)
    assert not {measure: found[measure] for measure, floor in FLOORS["summary"][name].items() if found[measure] < floor}
    assert not {measure: found[measure] for measure in found if found[measure] <= max(lead[measure], lexrank[measure])}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["grounding"])
def test_the_gate_stays_above_its_floor(name: str, embedder: E5Embedder) -> None:
    result = evaluate_grounding(ROOT / "evals" / "grounding" / f"{name}.jsonl", embedder)
    print(name, json.dumps(asdict(result)))  # noqa: T201
    assert result.balanced_accuracy >= FLOORS["grounding"][name]["balanced_accuracy"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["relations"])
def test_relations_stay_above_their_floor(name: str, embedder: E5Embedder) -> None:
    result = asdict(evaluate_relations(ROOT / "evals" / "relations" / f"{name}.jsonl", embedder))
    print(name, json.dumps(result))  # noqa: T201
    assert not {key: (result[key], floor) for key, floor in FLOORS["relations"][name].items() if result[key] < floor}
    assert result["strays"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["heads"])
def test_heads_stay_above_their_floor(name: str, embedder: E5Embedder) -> None:
    told = ROOT / "evals" / "heads" / f"{name}.jsonl"
    gold = told if told.exists() else told.with_suffix(".json")
    result = asdict(evaluate_heads(gold, embedder, corpus=None if gold == told else corpus(name)))
    print(name, json.dumps(result))  # noqa: T201
    assert not {key: (result[key], floor) for key, floor in FLOORS["heads"][name].items() if result[key] < floor}


CLAIMS = {"small-world": ("small-world.json", ("small-world",)), "shared-news": ("shared-news.jsonl", ("meantime-dev", "itn-dev"))}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS["claims"])
def test_claims_stay_above_their_floor_and_contradicted_is_right(name: str, embedder: E5Embedder) -> None:
    gold, corpora = CLAIMS[name]
    result = evaluate_claims(ROOT / "evals" / "claims" / gold, [corpus(each) for each in corpora], embedder)
    print(name, json.dumps(asdict(result)))  # noqa: T201
    found = asdict(result.pairs) | {f"contradicted_{key}": value for key, value in asdict(result.contradicted).items()}
    assert not {key: (found[key], floor) for key, floor in FLOORS["claims"][name].items() if found[key] < floor}


@pytest.mark.parametrize("name", FLOORS["extraction"])
def test_extraction_stays_above_its_floor(name: str) -> None:
    result = asdict(evaluate_extraction(ROOT / "evals" / "extraction" / name)[0])
    print(name, json.dumps(result))  # noqa: T201 (make evals shows the numbers)
    short = {key: (result[key], floor) for key, floor in FLOORS["extraction"][name].items() if result[key] < floor}
    assert not short


@pytest.mark.parametrize("name", FLOORS["entities"])
def test_names_are_found_and_linked_above_their_floor_in_every_language(name: str) -> None:
    result = evaluate_entities(ROOT / "evals" / "entities" / f"{name}.jsonl")
    print(name, json.dumps(asdict(result)))  # noqa: T201 (make evals shows the numbers)
    total = asdict(result.total)
    assert not {key: (total[key], floor) for key, floor in FLOORS["entities"][name].items() if total[key] < floor}
    floors = FLOORS["entities-by-language"].get(name, {})
    assert not {key: (result.by_language[key].f1, floor) for key, floor in floors.items() if result.by_language[key].f1 < floor}


@pytest.mark.parametrize("name", FLOORS["names"])
def test_names_are_made_one_across_languages_above_their_floor(name: str) -> None:
    result = asdict(evaluate_merging(corpus(name), shipped(name) / "gold" / "entities.json"))
    print(name, json.dumps(result))  # noqa: T201
    assert not {key: (result[key], floor) for key, floor in FLOORS["names"][name].items() if result[key] < floor}


def test_floors_only_rise() -> None:
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", "evals/floors.json"],  # noqa: S607 (git from the path, as everywhere)
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    for commit in log.stdout.split():
        former = subprocess.run(["git", "show", f"{commit}:evals/floors.json"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
        for place, floor in flat(json.loads(former.stdout)).items():
            assert flat(FLOORS).get(place, -1) >= floor, f"{'/'.join(place)} was {floor} in {commit[:8]}"


def flat(floors: dict[str, Any], *above: str) -> dict[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {}
    for key, value in floors.items():
        found |= flat(value, *above, key) if isinstance(value, dict) else {(*above, key): float(value)}
    return found
