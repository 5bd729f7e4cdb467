"""`evaluate_clustering` over a small corpus, with the embedder that ships."""

import json
import math
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.evaluate.clustering import ClusteringScore, evaluate_clustering
from rashomon.models.e5 import E5Embedder

Line = dict[str, str]

DAM = [
    "Eleven people died when water from the Karsu dam reached Telaryk on Tuesday morning. Rescuers moved 3,600 residents to schools.",
    "The wave from the Karsu dam flooded Telaryk early on Tuesday and killed eleven; 3,600 residents were taken to schools uphill.",
    "Telaryk counts its dead after the flood: eleven bodies found below the Karsu dam, sixty people missing, 3,600 residents evacuated.",
]
BANK = [
    "The central bank raised its key interest rate by half a percentage point to 4.75 percent, citing inflation in food and rents.",
    "Borrowing becomes dearer: the central bank lifts its interest rate to 4.75 percent to slow inflation, its third increase this year.",
]


def line(event_id: str, number: int, text: str, *, hour: int | None = 0) -> Line:
    fields = {"url": f"https://paper.example/{event_id}/{number}", "text": text, "language": "en", "outlet": "paper", "event_id": event_id}
    return fields if hour is None else {**fields, "published_at": f"2026-03-03T{hour:02}:00:00Z"}


CORPUS = [
    line("bank", 1, BANK[0], hour=9),
    line("dam", 1, DAM[0], hour=8),
    line("dam", 2, DAM[1], hour=10),
    line("bank", 2, BANK[1], hour=11),
    line("dam", 3, DAM[2], hour=None),
]
UNSCORED = {"url": "https://paper.example/no-gold", "text": "The national team won the final by three goals to one.", "language": "en"}


@pytest.fixture(scope="module")
def embedder() -> E5Embedder:
    return E5Embedder.load()


def written(folder: Path, *lines: Line | str) -> Path:
    path = folder / "corpus.jsonl"
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, embedder: E5Embedder) -> ClusteringScore:
    """The score of the corpus as it stands."""
    return evaluate_clustering(written(tmp_path_factory.mktemp("told"), *CORPUS), embedder)


def timeless(score: ClusteringScore) -> ClusteringScore:
    return replace(score, articles_per_second=0.0)


def test_a_score_has_counts_measures_and_speed(told: ClusteringScore) -> None:
    score = asdict(told)

    assert list(score) == ["articles", "events", "clusters", "b3_precision", "b3_recall", "b3_f1", "ari", "articles_per_second"]
    assert (score["articles"], score["events"]) == (5, 2)
    assert 1 <= score["clusters"] <= 5
    assert all(0 < score[key] <= 1 for key in ("b3_precision", "b3_recall", "b3_f1"))
    assert 0 < score["articles_per_second"] < math.inf


def test_what_cannot_be_read_or_has_no_gold_is_not_scored(tmp_path: Path, embedder: E5Embedder) -> None:
    hostile = [
        "",
        "{",
        "[1]",
        '{"event_id": 7, "url": "https://paper.example/7", "text": "Seven."}',
        '{"event_id": "dam", "text": "no address"}',
    ]

    score = evaluate_clustering(written(tmp_path, *hostile, UNSCORED, *CORPUS, CORPUS[0]), embedder)

    assert (score.articles, score.events) == (5, 2)


def test_clustering_never_sees_gold(tmp_path: Path, embedder: E5Embedder, told: ClusteringScore) -> None:
    others = ["x", "x", "y", "z", "z"]
    misled = evaluate_clustering(
        written(tmp_path, *({**article, "event_id": other} for article, other in zip(CORPUS, others, strict=True))), embedder
    )

    assert misled.clusters == told.clusters
    assert misled.events == 3
    assert misled.b3_f1 < told.b3_f1


def test_the_order_of_lines_does_not_count_for_dated_articles(tmp_path: Path, embedder: E5Embedder, told: ClusteringScore) -> None:
    backwards = evaluate_clustering(written(tmp_path, *reversed(CORPUS)), embedder)

    assert timeless(backwards) == timeless(told)


@pytest.mark.parametrize("lines", [[UNSCORED], []])
def test_a_corpus_without_gold_is_no_evaluation(tmp_path: Path, embedder: E5Embedder, lines: list[Line]) -> None:
    with pytest.raises(Misconfigured, match="event_id"):
        evaluate_clustering(written(tmp_path, *lines), embedder)


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path, embedder: E5Embedder) -> None:
    with pytest.raises(Misconfigured):
        evaluate_clustering(tmp_path / "missing.jsonl", embedder)
