import gzip
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.sources import Corpus, Source, read_corpus

GOOD = b'{"url": "https://dam.example/1", "text": "The dam broke."}'


def corpus(folder: Path, *lines: bytes) -> Path:
    path = folder / "corpus.jsonl"
    path.write_bytes(b"\n".join(lines))
    return path


def rejection(folder: Path, line: bytes) -> tuple[Reason, str]:
    (item,) = read_corpus(corpus(folder, line))
    assert isinstance(item, Rejection)
    return item.reason, item.detail


def test_a_line_becomes_an_entry_with_raw_values(tmp_path: Path) -> None:
    path = corpus(tmp_path, '{"url": "https://dam.example/1", "title": " Dam ", "text": "<p>水", "country": "ch", "event_id": 7}'.encode())

    assert list(read_corpus(path)) == [Entry(str(path), 1, "https://dam.example/1", title=" Dam ", text="<p>水", country="ch")]


def test_blank_lines_carriage_returns_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    path = corpus(tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r", b"", b" \t\r", GOOD)

    assert [(type(item), item.position) for item in read_corpus(path)] == [(Entry, 1), (Entry, 4)]


def test_gzip_is_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(gzip.compress(GOOD + b"\n" + GOOD))

    assert [item.position for item in read_corpus(path)] == [1, 2]


def test_gzip_that_breaks_off_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    lines = b"\n".join(b'{"url": "https://dam.example/%d", "text": "The dam broke."}' % number for number in range(50_000))
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-2000])

    *read, last = read_corpus(path)

    assert len(read) > 1000
    assert all(isinstance(item, Entry) for item in read)
    assert last == Rejection(
        str(path), len(read) + 1, Reason.MALFORMED, "the compressed data is damaged from here on; nothing behind it was read"
    )


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        (b"{", Reason.MALFORMED, "truncated"),
        (b'{"url": NaN}', Reason.MALFORMED, "invalid character"),
        (b'{"url": "https://dam.example/\x00"}', Reason.MALFORMED, "invalid character"),
        (b'{"url": "\\ud800 ", "text": "x"}', Reason.MALFORMED, "escape"),
        (b"[1]", Reason.MALFORMED, "not a JSON object: '[1]'"),
        (b'{"more": ' + b"[" * 100_000, Reason.MALFORMED, "nested too deeply"),
        (b'{"text": "x"}', Reason.MISSING_FIELD, "no `url`"),
        (b'{"url": "", "text": "x"}', Reason.MISSING_FIELD, "no `url`"),
        (b'{"url": "https://dam.example/1", "text": null}', Reason.MISSING_FIELD, "neither `text` nor `html`"),
        (b'{"url": "https://dam.example/1", "title": 5}', Reason.WRONG_TYPE, "got `int` - at `$.title`"),
        (b'{"url": "https://dam.example/1", "text": ["x"]}', Reason.WRONG_TYPE, "got `array` - at `$.text`"),
        (b'{"unread": "\xff"}', Reason.INVALID_ENCODING, "byte 12 is not UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(tmp_path: Path, line: bytes, reason: Reason, detail: str) -> None:
    seen, said = rejection(tmp_path, line)

    assert seen is reason
    assert detail in said


def test_a_line_of_exactly_the_limit_is_read_and_a_longer_one_is_not(tmp_path: Path) -> None:
    path = corpus(tmp_path, GOOD, GOOD + b" ", GOOD)

    read = list(read_corpus(path, line_limit=len(GOOD)))

    assert [type(item) for item in read] == [Entry, Rejection, Entry]
    assert read[1] == Rejection(str(path), 2, Reason.TOO_LONG, f"the line has more than {len(GOOD)} bytes")


def test_what_is_no_file_is_for_a_person_to_fix(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="there is no file"):
        list(read_corpus(tmp_path / "nowhere.jsonl"))
    with pytest.raises(Misconfigured, match="not a regular file"):
        list(read_corpus(tmp_path))


def test_a_corpus_is_a_source(tmp_path: Path) -> None:
    source: Source = Corpus(corpus(tmp_path, GOOD))

    assert [item.position for item in source.entries()] == [1]
