"""`rashomon eval extraction` on folders of both shapes, and what is wrong with a folder."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason
from rashomon.evaluate.extraction import evaluate_extraction

TEXT = [
    "The river Vela broke its banks on Sunday night and flooded the lower town of Aral.",
    "At least 12 people were killed and 300 families had to leave their homes, the fire service said.",
]
HEAD = '<title>River floods Aral</title><meta property="article:published_time" content="2026-04-20T05:00:00+02:00"><meta name="author" content="Ana Lindt">'
GOLD: dict[str, object] = {"url": "https://gazette.example/2026/flood", "text": "\n".join(TEXT), "fetched_at": "2026-04-20T12:00:00Z"}


def page(head: str = HEAD, paragraphs: list[str] = TEXT) -> str:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def write(folder: Path, name: str, *, html: str, gold: Mapping[str, object]) -> None:
    (folder / f"{name}.html").write_text(html, "utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold), "utf-8")


def test_a_page_that_is_read_as_gold_says(tmp_path: Path) -> None:
    said: dict[str, object] = {
        "title": "River floods Aral",
        "published_at": "2026-04-20T03:00:00Z",
        "authors": ["Ana Lindt"],
        "original_url": None,
    }
    write(tmp_path, "flood", html=page(), gold=GOLD | said)
    total, (score,) = evaluate_extraction(tmp_path)
    assert (total.pages, total.precision, total.recall, total.f1) == (1, 1.0, 1.0, 1.0)
    assert (score.title, score.date, score.authors, score.addresses, score.set_aside) == (True, True, True, True, None)


def test_what_differs_from_gold_is_wrong_and_what_gold_does_not_say_is_not_measured(tmp_path: Path) -> None:
    write(tmp_path, "flood", html=page(), gold=GOLD | {"title": "Flood", "published_at": "2026-04-19"})
    total, (score,) = evaluate_extraction(tmp_path)
    assert (score.title, score.date, score.authors) == (False, False, None)
    assert (total.titles, total.dates, total.authors) == (0.0, 0.0, None)


def test_a_page_that_has_no_date_must_get_none(tmp_path: Path) -> None:
    write(tmp_path, "dated", html=page(), gold=GOLD | {"published_at": None})
    write(tmp_path, "undated", html=page(head=""), gold=GOLD | {"published_at": None})
    assert [score.date for score in evaluate_extraction(tmp_path)[1]] == [False, True]


def test_an_article_that_was_set_aside_has_recall_0(tmp_path: Path) -> None:
    write(tmp_path, "read", html=page(), gold=GOLD)
    write(tmp_path, "short", html=page(paragraphs=["Read more tomorrow."]), gold=GOLD)
    total, scores = evaluate_extraction(tmp_path)
    assert [score.set_aside for score in scores] == [None, Reason.TOO_SHORT]
    assert (total.precision, total.recall, total.set_aside_precision) == (1.0, 0.5, 0.0)


def test_what_is_no_article_is_to_be_set_aside(tmp_path: Path) -> None:
    nothing: dict[str, object] = {"url": "https://gazette.example/film", "is_article": False}
    write(tmp_path, "film", html="<html><body><video src=a.mp4></video></body></html>", gold=nothing | {"reason": "not-an-article"})
    write(tmp_path, "missed", html=page(), gold=nothing | {"reason": "paywalled"})
    total, _ = evaluate_extraction(tmp_path)
    assert (total.articles, total.f1, total.set_aside_recall, total.set_aside_precision, total.reasons) == (0, None, 0.5, 1.0, 0.5)


def test_the_shape_of_the_article_extraction_benchmark(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "0a1b.html.gz").write_bytes(gzip.compress(page().encode()))
    truth = {"0a1b": {"articleBody": GOLD["text"], "url": "https://gazette.example/2026/flood", "articleBody_html": "<p>"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    total, _ = evaluate_extraction(tmp_path)
    assert (total.articles, total.f1, total.titles) == (1, 1.0, None)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (GOLD | {"body": "x"}, "unknown field `body`"),
        (GOLD | {"text": ""}, "an article has a `text`"),
        (GOLD | {"is_article": False}, "`is_article` false and no `text`"),
        (GOLD | {"published_at": "yesterday"}, "`published_at` is a day"),
        (GOLD | {"published_at": "2026-04-20T03:00:00"}, "with its offset"),
        (GOLD | {"fetched_at": "2026-04-20T03:00:00"}, "time without a zone"),
        ({"text": "x"}, "missing required field `url`"),
    ],
)
def test_gold_that_breaks_its_form_is_named(tmp_path: Path, gold: dict[str, object], said: str) -> None:
    write(tmp_path, "flood", html=page(), gold=gold)
    with pytest.raises(Misconfigured, match=said) as raised:
        evaluate_extraction(tmp_path)
    assert str(tmp_path / "flood.json") in str(raised.value)


def test_a_folder_that_cannot_be_measured_says_why(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no folder"):
        evaluate_extraction(tmp_path / "nowhere")
    with pytest.raises(Misconfigured, match="no page in"):
        evaluate_extraction(tmp_path)
    (tmp_path / "alone.html").write_text(page(), "utf-8")
    with pytest.raises(Misconfigured, match=r"alone\.json is missing"):
        evaluate_extraction(tmp_path)
    (tmp_path / "alone.json").write_text("{", "utf-8")
    with pytest.raises(Misconfigured, match=r"alone\.json: "):
        evaluate_extraction(tmp_path)


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        ("[]", "an object of pages"),
        ("{}", "names no page"),
        ('{"../../secret": {"articleBody": "x"}}', "there is no html"),
        ('{"gone": {"articleBody": "x"}}', "there is no html"),
        ('{"broken": {"articleBody": "x"}}', "cannot read"),
    ],
)
def test_a_benchmark_that_cannot_be_read_says_why(tmp_path: Path, truth: str, said: str) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "broken.html.gz").write_bytes(b"\x1f\x8b\x08 not really")
    (tmp_path / "ground-truth.json").write_text(truth, "utf-8")
    with pytest.raises(Misconfigured, match=said):
        evaluate_extraction(tmp_path)
