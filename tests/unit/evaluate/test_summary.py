"""`rashomon eval summary`: what is measured, what it is measured beside, and what is wrong with bad gold."""

import json
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.evaluate.baselines import lead, lexrank
from rashomon.evaluate.rouge import rouge
from rashomon.evaluate.summary import cut, evaluate_summary
from rashomon.models.e5 import E5Embedder

_ARTICLES = (
    "A storm tore the roof off the market hall of Orla on Monday night. Two people were hurt. The mayor closed the harbour.",
    "The roof of Orla's market hall was torn off by a storm on Monday. Power is out in three districts, the grid operator says.",
    "Orla's harbour is closed after a storm tore off the roof of the market hall. Two people were taken to hospital.",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [{"url": f"https://paper{n}.example/a", "text": text, "event_id": "storm"} for n, text in enumerate(_ARTICLES)]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return path


def gold(folder: Path, content: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_the_same_words_score_a_hundred_and_others_nothing() -> None:
    assert rouge(["A storm hit Orla."], ["A storm hits Orla."], "en").rouge2 == 100
    assert rouge(["A storm hit Orla."], ["Nobody cares much."], "en").rouge1 == 0


def test_other_scripts_have_words_too() -> None:
    assert rouge(["Буря сорвала крышу рынка."], ["Бури сорвали крыши рынка."], "ru").rouge1 > 70
    assert rouge(["暴风雨掀翻了屋顶。"], ["暴风雨掀翻了屋顶。"], "zh").rouge2 == 100


def test_a_summary_is_cut_in_its_last_sentence() -> None:
    assert cut(["One two three.", "Four five six.", "Seven."], 5) == ["One two three.", "Four five"]
    assert cut(["暴风雨掀翻了屋顶。"], 3) == ["暴风雨"]


def test_lead_reads_on_and_lexrank_begins_with_what_all_say() -> None:
    common = "A storm destroyed the old market roof in Orla."
    articles = [
        ["Fishermen sang on the quay.", "A storm destroyed the market roof."],
        [common],
        ["Police say the market roof in Orla was destroyed."],
    ]
    assert lead(articles) == [*articles[0], *articles[1], *articles[2]]
    assert lexrank(articles, "en")[0] == common
    assert sorted(lexrank(articles, "en")) == sorted(lead(articles))


def test_a_gold_event_is_scored_beside_both(corpus: Path, tmp_path: Path) -> None:
    written = {"storm": {"title": "Storm", "text": _ARTICLES[0]}, "elsewhere": {"title": "x", "text": "Nothing here."}}
    result = evaluate_summary(corpus, gold(tmp_path, written), E5Embedder.load(), budget=20)
    assert (result.events, result.without_articles, result.budget_words) == (1, 1, 20)
    assert 0 < result.summary.rouge1 <= 100
    assert result.lead.rouge1 > 50


@pytest.mark.parametrize(
    ("content", "says"), [([], "is not a JSON object"), ({"storm": {}}, "text"), ({"other": {"text": "x"}}, "no article")]
)
def test_bad_gold_is_told(corpus: Path, tmp_path: Path, content: object, says: str) -> None:
    with pytest.raises(Misconfigured, match=says):
        evaluate_summary(corpus, gold(tmp_path, content), E5Embedder.load())


def test_a_gold_file_that_is_not_there_is_told(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="cannot be read"):
        evaluate_summary(corpus, tmp_path / "none.json", E5Embedder.load())
