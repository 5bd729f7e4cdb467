"""`rashomon eval claims`: what counts as together, as contradicted, and what is wrong with bad gold."""

import hashlib
import json
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.evaluate.claims import evaluate_claims
from rashomon.evaluate.claims_gold import ClaimsGold, Kind, Place, read_claims_gold
from rashomon.models.e5 import E5Embedder

A, B, C = (f"https://paper{n}.example/a" for n in range(3))
TEXTS = {
    A: "A storm tore the roof off the market hall of Orla on Monday night.",
    B: "The roof of Orla's market hall was torn off by a storm on Monday night.",
    C: "The central bank of Orla left its interest rate at four percent.",
}


def sentence(url: str, **more: str) -> dict[str, object]:
    return {"url": url, "part": "text", "start": 0, "end": len(TEXTS[url]), **more}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps({"url": url, "text": text, "event_id": "storm"}) for url, text in TEXTS.items()), "utf-8")
    return path


def written(path: Path, content: object) -> Path:
    path.write_text("\n".join(map(json.dumps, content)) if isinstance(content, tuple) else json.dumps(content), "utf-8")
    return path


def test_every_pair_of_an_event_is_judged_by_the_claims_that_share_it(tmp_path: Path, corpus: Path) -> None:
    gold = written(tmp_path / "gold.json", [{"event_id": "storm", "claims": [{"claim": "roof", "same": [sentence(A), sentence(B)]}]}])

    score = evaluate_claims(gold, [corpus], E5Embedder.load())

    assert (score.pairs.precision, score.pairs.recall, set(score.by_languages)) == (1.0, 1.0, {"same language"})
    assert score.pairs.pairs >= 3
    assert (score.contradicted.found, score.contradicted.gold) == (0, 0)


def test_judged_pairs_carry_the_hash_of_words_that_are_not_copied(tmp_path: Path, corpus: Path) -> None:
    one, other, third = (sentence(url, sha256=hashlib.sha256(text.encode()).hexdigest()) for url, text in TEXTS.items())
    lines = (
        {"event_id": "storm", "one": one, "other": other, "label": "same", "part": "unseen", "corpus": "x"},
        {"event_id": "storm", "one": third, "other": other, "label": "different", "part": "unseen"},
        {"event_id": "flood", "one": third, "other": other, "label": "unsure"},
    )
    score = evaluate_claims(written(tmp_path / "gold.jsonl", lines), [corpus], E5Embedder.load())

    assert (score.events, score.without_articles, score.pairs.pairs) == (1, 1, 2)
    assert score.by_part["unseen"].f1 == 1

    changed = ({"event_id": "storm", "one": one | {"sha256": "0" * 64}, "other": other, "label": "same"},)
    with pytest.raises(Misconfigured, match="has not the sentence"):
        evaluate_claims(written(tmp_path / "gold.jsonl", changed), [corpus], E5Embedder.load())


def test_a_contradiction_is_right_either_way_round_and_unsure_where_the_gold_is() -> None:
    one, other, third = (Place(url, "text", 0, 40) for url in (A, B, C))
    gold = ClaimsGold(contradictions=[((one,), other)], unsure=[((one,), third)])

    assert gold.verdict([one], other) is Kind.CONTRADICTS
    assert gold.verdict([other], one) is Kind.CONTRADICTS
    assert gold.verdict([one], third) is Kind.UNSURE
    assert gold.verdict([other], third) is Kind.DIFFERENT


def test_a_sentence_without_its_dateline_is_the_same_place() -> None:
    whole = Place(A, "text", 0, 100)

    assert whole.overlaps(Place(A, "text", 30, 100))
    assert not whole.overlaps(Place(A, "text", 100, 200))
    assert not whole.overlaps(Place(A, "title", 0, 100))


@pytest.mark.parametrize(("name", "content"), [("gold.json", {"storm": []}), ("gold.jsonl", ({"event_id": "storm"},))])
def test_gold_of_another_shape_is_named(tmp_path: Path, name: str, content: object) -> None:
    with pytest.raises(Misconfigured, match="gold"):
        read_claims_gold(written(tmp_path / name, content))


def test_gold_of_other_articles_is_an_error(tmp_path: Path, corpus: Path) -> None:
    gold = written(tmp_path / "gold.json", [{"event_id": "flood", "claims": []}])
    with pytest.raises(Misconfigured, match="event_id"):
        evaluate_claims(gold, [corpus], E5Embedder.load())
