"""Bad input of every kind is set aside with its line and reason, and never reaches a page."""

import json
from pathlib import Path

import pytest
from tests.e2e.conftest import rashomon
from tests.hostile_corpus import hostile_lines

GOOD = {"url": "https://gazette.example/flood", "title": "River floods Vela", "text": "The river rose overnight. Two people are missing."}


def line(**fields: object) -> bytes:
    return json.dumps({**GOOD, **fields}).encode()


BAD = [
    (b"{not json", "malformed"),
    (b"[1, 2]", "malformed"),
    (json.dumps({"text": "No address."}).encode(), "missing-field"),
    (json.dumps({"url": "https://a.example/1"}).encode(), "missing-field"),
    (line(title=7), "wrong-type"),
    (line(url="javascript:alert(1)"), "invalid-url"),
    (line(url="https://a.example/2", text=""), "empty-text"),
    (line(url="https://a.example/3", text="x " * 600_000), "too-long"),
    (line(url="https://a.example/4", published_at="2026-13-45"), "invalid-date"),
    (b'{"url": "https://a.example/5", "text": "\xff\xfe"}', "invalid-encoding"),
    (line(), "duplicate-url"),
]


def test_each_bad_line_is_set_aside_with_its_number_and_reason(tmp_path: Path) -> None:
    corpus = tmp_path / "bad.jsonl"
    corpus.write_bytes(b"\n".join([line(), *(bad for bad, _ in BAD)]))
    said = rashomon("run", "--corpus", corpus, "--data", tmp_path / "data", "--site", tmp_path / "site").stdout
    assert "11 entries set aside" in said
    for reason in {reason for _, reason in BAD}:
        assert reason in said
    for number, (_, reason) in enumerate(BAD[:5], start=2):
        assert f"bad.jsonl:{number}: {reason}" in said


def test_markup_in_titles_and_texts_does_not_reach_a_page(tmp_path: Path) -> None:
    corpus = tmp_path / "markup.jsonl"
    title = '<script>alert(1)</script>Flood <b>in</b> Vela & "more" <img src=x onerror=alert(1)>'
    lines = [
        line(url=f"https://{outlet}.example/flood", title=title, text=f"<p>The river rose in Vela.</p><script>steal()</script> {outlet}")
        for outlet in ("gazette", "courier", "mail")
    ]
    corpus.write_bytes(b"\n".join(lines))
    rashomon("run", "--corpus", corpus, "--data", tmp_path / "data", "--site", tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text()
        assert "alert(1)" not in text.replace("&lt;", "<") or "<script>alert" not in text
        assert "onerror=alert" not in text
        assert "steal()" not in text


@pytest.mark.slow
def test_a_corpus_of_random_lines_neither_crashes_nor_leaks(tmp_path: Path) -> None:
    corpus = tmp_path / "hostile.jsonl"
    with corpus.open("wb") as file:
        for raw in hostile_lines(20260423, 600):
            file.write(raw.replace(b"\n", b" ") + b"\n")
    done = rashomon("run", "--corpus", corpus, "--data", tmp_path / "data", "--site", tmp_path / "site")
    assert "entries set aside" in done.stdout
    assert json.loads(rashomon("verify", "--data", tmp_path / "data", "--json").stdout)["failed"] == 0
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text()
        assert "<script>" not in text
        assert "javascript:" not in text.split("<body")[-1].replace("&#", "") or 'href="javascript:' not in text
