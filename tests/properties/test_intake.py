"""What is always true of reading a corpus, whatever stands in it."""

import re
import tracemalloc
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile_corpus import hostile_lines

from rashomon.errors import Reason, Rejected
from rashomon.extract import Extracted, extract
from rashomon.extract.plain import plain_text
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.registry import registry_from
from rashomon.sources import read_corpus

NOBODY = registry_from([])
SCRIPT = re.compile(r"</?script\b", re.IGNORECASE)
MARKUP = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "<script",
        "script>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&lt;",
        "&amp;",
        "&#60;",
        "no",
        "\u0301",
        "\u202e",
        "\n",
    ]
)
ANY_TEXT = st.one_of(st.text(), st.lists(st.one_of(MARKUP, st.text(max_size=3))).map("".join))
ANY_LINE = st.one_of(st.binary(), st.sampled_from(list(hostile_lines(seed=7, count=200)))).map(lambda raw: raw.replace(b"\n", b""))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(ANY_LINE, max_size=8))
def test_each_line_gives_one_entry_or_one_rejection_with_its_number(lines: list[bytes], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_bytes(b"!\n" + b"\n".join(lines))  # the first line keeps noise from looking like gzip or a byte order mark

    read = list(read_corpus(corpus))

    assert [item.position for item in read] == [1, *(number for number, line in enumerate(lines, start=2) if line.strip(b" \t\r"))]
    assert all(item.source == str(corpus) for item in read)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary())
@example(content=b"\x1f\x8b")
@example(content=b"\xff\xfe{\x00}\x00\n\x00")
def test_no_content_whatever_breaks_the_reader(content: bytes, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_bytes(content)

    positions = [item.position for item in read_corpus(corpus)]

    assert positions == sorted(set(positions))


@given(raw=ANY_TEXT)
@example(raw="<no<script>script>")
@example(raw="&#" + "9" * 5000 + ";")
@example(raw="e<b>\u0301</b>")
def test_plain_text_is_nfc_without_tags_or_hidden_characters(raw: str) -> None:
    text = plain_text(raw)

    assert unicodedata.is_normalized("NFC", text)
    assert not SCRIPT.search(text)
    assert "</b>" not in text
    assert not [character for character in text if character != "\n" and unicodedata.category(character) in {"Cc", "Cs"}]
    assert "\u202e" not in text
    assert all(line and line == line.strip() for line in text.split("\n")) or not text
    text.encode()


@given(raw=ANY_TEXT.map(lambda text: text.replace("&", "")))
def test_plain_text_of_plain_text_is_the_same(raw: str) -> None:
    assert plain_text(plain_text(raw)) == plain_text(raw)


@settings(deadline=None)
@given(
    title=st.none() | ANY_TEXT,
    text=ANY_TEXT,
    html=st.none() | ANY_TEXT,
    language=st.none() | st.text(max_size=12),
    published_at=st.none() | st.text(max_size=30) | st.datetimes().map(str),
    outlet=st.none() | ANY_TEXT,
    country=st.none() | st.text(max_size=3),
    path=ANY_TEXT,
)
def test_any_entry_is_extracted_or_rejected(path: str, **fields: Any) -> None:  # noqa: ANN401 (values of several types, one an argument)
    entry = Entry("corpus.jsonl", 1, f"https://dam.example/{path}", **fields)
    try:
        extracted = extract(entry, NOBODY)
    except Rejected as error:
        reason, detail = error.reason, error.detail
    else:
        assert_is_clean(extracted)
        return
    assert reason in {Reason.INVALID_URL, Reason.INVALID_DATE, Reason.EMPTY_TEXT}
    assert detail.isprintable()


def assert_is_clean(extracted: Extracted) -> None:
    article = extracted.article
    assert article.text
    assert "\n" not in article.title
    assert not SCRIPT.search(article.title)
    assert not SCRIPT.search(article.text)
    assert article.outlet_id == extracted.outlet.id
    assert extracted.outlet.id.replace("-", "").isalnum()


def test_a_hostile_corpus_is_read_to_its_end(tmp_path: Path) -> None:
    corpus = tmp_path / "hostile.jsonl"
    corpus.write_bytes(b"\n".join(hostile_lines(seed=1, count=2000)))
    reasons = set()
    articles = 0
    for item in read_corpus(corpus):
        try:
            if isinstance(item, Rejection):
                reasons.add(item.reason)
            else:
                extract(item, NOBODY)
                articles += 1
        except Rejected as error:
            reasons.add(error.reason)

    assert articles > 600
    of_form = {Reason.MALFORMED, Reason.MISSING_FIELD, Reason.WRONG_TYPE, Reason.INVALID_ENCODING}
    assert reasons == of_form | {Reason.INVALID_URL, Reason.INVALID_DATE, Reason.EMPTY_TEXT}


@pytest.mark.parametrize("megabytes", [10, 40])
def test_memory_does_not_grow_with_the_length_of_a_line(megabytes: int, tmp_path: Path) -> None:
    corpus = tmp_path / "long.jsonl"
    with corpus.open("wb") as file:
        file.write(b'{"url": "https://dam.example/1", "text": "')
        for _ in range(megabytes):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"url": "https://dam.example/2", "text": "short"}\n')

    tracemalloc.start()
    read = list(read_corpus(corpus, line_limit=1_000_000))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(read[0], Rejection)
    assert read[0].reason is Reason.TOO_LONG
    assert isinstance(read[1], Entry)
    assert peak_bytes < 4_000_000
