"""What one side leaves out shows on the page: the omissions of the small world's gold, in the matrices of its events.

A fact is found where a row of the matrix is a claim that has one of the fact's gold sentences. Of each fact found, the outlets that say it
should be marked as reporting it, and those that omit it should not.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rashomon.compose import compose
from rashomon.evaluate.claims_gold import Place
from rashomon.evaluate.gold_events import read_gold_events
from rashomon.model.brief import MatrixRow, ReportState
from rashomon.model.dossier import Dossier
from rashomon.models.e5 import E5Embedder
from rashomon.shipped import shipped
from rashomon.verify import verify

ROOT = Path(__file__).parents[2]
WORLD = shipped("small-world")
FLOORS: dict[str, float] = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))["omissions"]["small-world"]


@dataclass
class Found:
    """How much of the gold omissions shows."""

    facts: int = 0
    reported: int = 0
    reporting: int = 0
    omitted: int = 0
    omitting: int = 0


def places_of(facts: dict[tuple[str, str], Any], event_id: str, fact: str) -> list[Place]:
    return [Place(each["url"], each["part"], each["start"], each["end"]) for each in facts[event_id, fact]["same"]]


def row_of(rows: tuple[MatrixRow, ...], dossier: Dossier, places: list[Place]) -> MatrixRow | None:
    """The row that most of the fact's sentences stand behind, None if it is none's."""
    url = {reading.id: reading.article.url for reading in dossier.readings}

    def support(row: MatrixRow) -> int:
        first = row.statement.citations[0]
        claims = [claim for claim in dossier.claims if any(saying.citation == first for saying in claim.sayings)]
        cited = [saying.citation for claim in claims for saying in claim.sayings if claim.voices == row.voices]
        found = [Place(url[each.article_id], each.part, each.span.start, each.span.end) for each in cited]
        return sum(any(map(place.overlaps, found)) for place in places)

    best = max(rows, key=support)
    return best if support(best) else None


@pytest.mark.slow
def test_an_omission_is_not_reported_and_what_is_said_is() -> None:
    embedder = E5Embedder.load()
    omissions = json.loads((WORLD / "gold" / "expectations.json").read_text("utf-8"))["omissions"]
    gold = json.loads((ROOT / "evals" / "claims" / "small-world.json").read_text("utf-8"))
    facts = {(event["event_id"], claim["claim"]): claim for event in gold for claim in event["claims"]}
    events = read_gold_events(WORLD / "articles.jsonl", embedder, wanted={each["event_id"] for each in omissions})
    found = Found()
    for event_id in sorted({each["event_id"] for each in omissions}):
        dossier = events.dossier(event_id, embedder)
        matrix = verify(compose(dossier, "en"), dossier)[0].matrix
        assert matrix is not None
        for omission in (each for each in omissions if each["event_id"] == event_id):
            row = row_of(matrix.rows, dossier, places_of(facts, event_id, omission["fact"]))
            if row is None:
                continue
            found.facts += 1
            reported = [key for key, state in zip(matrix.outlet_ids, row.states, strict=True) if state is ReportState.REPORTED]
            for outlet_id in omission["said_by"]:
                found.reporting += 1
                found.reported += any(key.startswith(outlet_id) for key in reported)
            for outlet_id in omission["omitted_by"]:
                found.omitting += 1
                found.omitted += not any(key.startswith(outlet_id) for key in reported)
    print("omissions", found)  # noqa: T201 (make evals shows the numbers)
    assert found.facts >= FLOORS["facts"]
    assert found.reported / found.reporting >= FLOORS["reported"]
    assert found.omitted / found.omitting >= FLOORS["omitted"]
