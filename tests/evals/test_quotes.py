"""Quotes against their gold: spans and speakers in fifteen languages, and how the quotes of the small world stand to each other.

`evals/quotes` holds invented passages, half of them unseen while the rules were made. The small world's gold says of each quote which
utterance it gives, and whether it is verbatim, translated or altered.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.compose import compose
from rashomon.evaluate.gold import by_time, read_gold
from rashomon.evaluate.quotes import evaluate_quotes
from rashomon.model.annotation import Reading
from rashomon.model.dossier import Dossier
from rashomon.model.quote import QuoteStatus
from rashomon.model.utterance import Rendering
from rashomon.models.background import Background as ExpectedMeans
from rashomon.models.e5 import E5Embedder
from rashomon.models.embedder import Vectors
from rashomon.registry import load_entities, load_registry
from rashomon.relate import Background, build_dossier
from rashomon.shipped import shipped
from rashomon.verify import verify

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text("utf-8"))
WORLD = shipped("small-world")
GOLD: list[dict[str, Any]] = json.loads((WORLD / "gold" / "quotes.json").read_text("utf-8"))
ALTERED: list[dict[str, str]] = json.loads((WORLD / "gold" / "expectations.json").read_text("utf-8"))["altered_quotes"]


class Ones:
    """Vectors play no part in spans and speakers."""

    id = "ones/4"
    dimensions = 4

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), self.dimensions), 0.5, dtype=np.float32)


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quotes") / "all.jsonl"
    path.write_text("".join(file.read_text("utf-8") for file in sorted((ROOT / "evals" / "quotes").glob("*.jsonl"))), "utf-8")
    return path


def test_spans_and_speakers_stay_above_their_floors(passages: Path) -> None:
    result = evaluate_quotes(passages, Annotator(Ones(), Gazetteer(load_entities())))
    reached = {name: asdict(score) for name, score in (*result.by_part.items(), *result.by_language.items())}
    print("quote-spans", json.dumps(reached))  # noqa: T201 (make evals shows the numbers)
    floors: dict[str, dict[str, float]] = FLOORS["quote-spans"]
    assert reached.keys() == floors.keys()
    assert {name: reached[name] for name, least in floors.items() if any(reached[name][key] < value for key, value in least.items())} == {}


@pytest.fixture(scope="module")
def dossiers() -> list[Dossier]:
    registry, entities, embedder = load_registry((WORLD / "outlets.toml",)), load_entities(), E5Embedder.load()
    articles, gold = read_gold(WORLD / "articles.jsonl", registry)
    ordered = sorted(articles, key=by_time)
    notes = Annotator(embedder, Gazetteer(entities)).annotate(ordered)
    readings = [Reading(article, item) for article, item in zip(ordered, notes, strict=True)]
    index = EventIndex.new(ClusterSettings(), ExpectedMeans(embedder))
    memberships = {item.article_id: item for item in index.add(readings).memberships}
    means = {language: index.means.mean(language).astype(np.float32) for language in index.means.sums}
    background = Background(outlets=registry.outlets, entities={entity.id: entity for entity in entities}, means=means)
    by_event: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if gold.get(reading.id):
            by_event[gold[reading.id]].append(reading)
    return [
        build_dossier(event_id, found, memberships=memberships, background=background, embed=embedder.embed)
        for event_id, found in sorted(by_event.items())
    ]


def marked(dossier: Dossier) -> Iterator[tuple[str, Rendering, dict[str, Any]]]:
    """The renderings that gold marks, each with its utterance."""
    for utterance in dossier.utterances:
        for rendering in utterance.renderings:
            url, words = dossier.reading(rendering.citation.article_id).article.url, rendering.citation.span.text
            found = next((item for item in GOLD if item["url"] == url and (item["text"] in words or words in item["text"])), None)
            if found is not None:
                yield utterance.id, rendering, found


@pytest.mark.slow
def test_utterances_and_their_statuses_stay_above_their_floors(dossiers: list[Dossier]) -> None:
    told: Counter[tuple[str, str]] = Counter()
    pairs: Counter[tuple[bool, bool]] = Counter()
    for dossier in dossiers:
        items = list(marked(dossier))
        told.update((item["status"], rendering.status.value) for _, rendering, item in items)
        pairs.update((one[0] == other[0], one[2]["utterance"] == other[2]["utterance"]) for one, other in combinations(items, 2))
    altered = told["altered", "altered"]
    reached = {
        "pair_precision": pairs[True, True] / (pairs[True, True] + pairs[True, False]),
        "pair_recall": pairs[True, True] / (pairs[True, True] + pairs[False, True]),
        "status_accuracy": sum(count for (gold, found), count in told.items() if gold == found) / told.total(),
        "altered_precision": altered / max(1, sum(count for (_, found), count in told.items() if found == "altered")),
        "altered_recall": altered / len(ALTERED),
    }
    print("utterances", json.dumps(reached))  # noqa: T201 (make evals shows the numbers)
    assert {key: (reached[key], floor) for key, floor in FLOORS["utterances"]["small-world"].items() if reached[key] < floor} == {}


@pytest.mark.slow
def test_no_page_prints_a_quote_that_is_no_span_and_every_altered_one_is_shown_against_its_original(dossiers: list[Dossier]) -> None:
    shown = set()
    for dossier in dossiers:
        brief, _ = verify(compose(dossier, "en"), dossier)
        for quote in (take.quote for take in brief.takes if take.quote):
            cited = [item for item in (quote.citation, quote.speaker, quote.against, quote.against_speaker) if item]
            assert all(item.span.holds_in(dossier.reading(item.article_id).article.part(item.part)) for item in cited)
            if quote.status is QuoteStatus.ALTERED and quote.against:
                shown.add((quote.text, quote.against.span.text))
    assert shown == {(item["altered"], item["original"]) for item in ALTERED}
