"""What the small world was made to show, counted over the briefs of its events: the split, the sides, the axis, tolls and omissions.

Gold: `gold/expectations.json` and `gold/quotes.json` of the small world, and `evals/lenses/small-world.json`, which says of each event who is
party to it, which axes may group it and why, and which utterances make its split. Events are grouped by gold, so that only what stands
on their pages is measured.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rashomon.compose import compose
from rashomon.evaluate.gold_events import read_gold_events
from rashomon.evaluate.lenses import evaluate_lenses
from rashomon.model.brief import Brief, ReportState
from rashomon.model.dossier import Dossier
from rashomon.model.lens import Axis
from rashomon.models.e5 import E5Embedder
from rashomon.registry import load_registry
from rashomon.shipped import shipped
from rashomon.verify import verify

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))["lenses"]
WORLD = shipped("small-world")
EXPECTED: dict[str, Any] = json.loads((WORLD / "gold" / "expectations.json").read_text("utf-8"))
OURS: dict[str, Any] = json.loads((ROOT / "evals" / "lenses" / "small-world.json").read_text("utf-8"))


@dataclass(frozen=True)
class Page:
    """An event as related, and the brief of its English page as verified."""

    dossier: Dossier
    brief: Brief


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    registry = load_registry([WORLD / "outlets.toml"])
    embedder = E5Embedder.load()
    dossiers = read_gold_events(WORLD / "articles.jsonl", embedder, wanted=OURS, registry=registry).dossiers(embedder)
    return {key: Page(dossier, verify(compose(dossier, "en"), dossier)[0]) for key, dossier in dossiers.items()}


def reaches(name: str, found: int, expected: int) -> None:
    print(f"small-world {name}: {found} of {expected}")  # noqa: T201 (make evals shows the numbers)
    assert found / expected >= FLOORS["small-world"][name]


@pytest.mark.slow
def test_the_split_gives_both_sides_their_words(pages: Mapping[str, Page]) -> None:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for quote in json.loads((WORLD / "gold" / "quotes.json").read_text("utf-8")):
        words[quote["utterance"]].append(quote["text"])
    wanted = [(event, utterance) for event, gold in OURS.items() for utterance in gold["split"]]
    shown = [
        any(text.rstrip(".。।") in position.statement.text for text in words[utterance] for position in pages[event].brief.positions)
        for event, utterance in wanted
    ]
    reaches("split", sum(shown), len(wanted))


@pytest.mark.slow
def test_no_side_is_said_to_be_missing_that_has_a_take(pages: Mapping[str, Page]) -> None:
    assert [page.brief.missing for page in pages.values()] == [()] * len(pages)


@pytest.mark.slow
def test_outlets_stand_to_the_event_as_a_reader_would_say(pages: Mapping[str, Page]) -> None:
    right = [found == wanted for event, page in pages.items() for found, wanted in relations(OURS[event], page.dossier)]
    reaches("relation", sum(right), len(right))


def relations(gold: Mapping[str, list[str]], dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield for each outlet of an event what it is labelled and what the gold says."""
    for outlet_id in sorted({reading.article.outlet_id for reading in dossier.readings}):
        country = dossier.outlets[outlet_id].country or ""
        named = {"party": gold["parties"], "ally": gold.get("allies", []), "neighbour": gold.get("neighbours", [])}
        wanted = next((relation for relation, countries in named.items() if country in countries), "distant")
        labels = [lens.value for lens in dossier.lenses.get(outlet_id, ()) if lens.axis is Axis.RELATION]
        yield (labels[0].partition("-")[0] if labels else "", wanted)


@pytest.mark.slow
def test_the_axis_is_one_that_a_reader_would_group_by(pages: Mapping[str, Page]) -> None:
    right = [page.brief.axis in OURS[event]["axes"] for event, page in pages.items()]
    reaches("axis", sum(right), len(right))


@pytest.mark.slow
def test_tolls_are_shown_in_their_sequence(pages: Mapping[str, Page]) -> None:
    whole = [sequence_is_shown(toll, pages[toll["event_id"]].brief) for toll in EXPECTED["rising_tolls"]]
    reaches("tolls", sum(whole), len(whole))


def sequence_is_shown(toll: Mapping[str, Any], brief: Brief) -> bool:
    """Whether a row holds every value of a gold sequence, in its order."""
    wanted = [step["value"] for step in toll["sequence"]]
    for row in brief.numbers:
        if row.measurand == toll["measurand"]:
            printed = [int(value.value) for value in row.values if int(value.value) in wanted]
            return list(dict.fromkeys(printed)) == wanted
    return False


@pytest.mark.slow
def test_omissions_show_in_the_matrix(pages: Mapping[str, Page]) -> None:
    shown = [omission_is_shown(omission, pages[omission["event_id"]].brief) for omission in EXPECTED["omissions"]]
    reaches("omissions", sum(shown), len(shown))


def omission_is_shown(omission: Mapping[str, Any], brief: Brief) -> bool:
    """Whether a row is reported by at least half of those who tell the fact, and by none of those who leave it out."""
    if brief.matrix is None:
        return False
    for row in brief.matrix.rows:
        reported = {key for key, state in zip(brief.matrix.outlet_ids, row.states, strict=True) if state is ReportState.REPORTED}
        if reported.isdisjoint(omission["omitted_by"]) and 2 * len(reported & set(omission["said_by"])) >= len(omission["said_by"]):
            return True
    return False


@pytest.mark.slow
def test_the_outlier_and_the_lagging_toll_are_shown_as_values_of_their_own(pages: Mapping[str, Page]) -> None:
    shown = []
    for odd in (EXPECTED["outlier"], EXPECTED["lagging"]):
        rows = [row for row in pages[odd["event_id"]].brief.numbers if row.measurand == odd["measurand"]]
        shown.append(any(int(value.value) == odd["value"] and odd["outlet"] in value.outlet_ids for row in rows for value in row.values))
    reaches("odd-values", sum(shown), len(shown))


@pytest.mark.parametrize("part", ["tuning", "unseen"])
def test_genres_outlooks_and_consequences_stay_above_their_floors(part: str) -> None:
    score = evaluate_lenses(ROOT / "evals" / "lenses", part)
    print(part, score)  # noqa: T201
    found = {
        name: value
        for rate, figure in (("watch", score.watch), ("why", score.why), ("genre", score.genre))
        for name, value in ((f"{rate}_precision", figure.precision), (f"{rate}_recall", figure.recall))
    } | {"days": score.days, "worst_language": min(score.languages.values())}
    assert not {name: (found[name], floor) for name, floor in FLOORS[part].items() if found[name] < floor}
