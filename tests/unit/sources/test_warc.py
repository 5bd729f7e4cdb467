import gzip
import io
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.errors import Misconfigured, Reason
from rashomon.fetch.archive import CaptureArchive
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.rejection import Rejection
from rashomon.sources import Source, WarcArchive

PAGE = "<html><title>Dam</title><p>Плотина прорвана.".encode()
AT = datetime(2026, 4, 25, 6, 30, tzinfo=UTC)
HTML = {"Content-Type": "text/html; charset=utf-8"}

Record = tuple[str, str, bytes, dict[str, str], dict[str, str] | None, str]


def response(url: str, body: bytes = PAGE, *, status: str = "200 OK", http: dict[str, str] | None = None, **warc: str) -> Record:
    return "response", url, body, warc, HTML if http is None else http, status


def note(said: bytes, *, on: str, kind: str = "application/json") -> Record:
    return "metadata", "https://dam.example/1", said, {"WARC-Refers-To": on, "Content-Type": kind}, None, ""


def other(kind: str) -> Record:
    http = HTML if kind in {"revisit", "request"} else None
    return (
        kind,
        "https://dam.example/other",
        b"" if kind == "revisit" else b"x",
        {},
        http,
        "200 OK" if kind == "revisit" else "GET / HTTP/1.1",
    )


def archive(records: Iterable[Record], *, gzipped: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for kind, url, body, warc, http, status in records:
        headers = {"WARC-Date": "2026-04-25T06:30:00Z", **{name.replace("_", "-"): value for name, value in warc.items()}}
        parsed = StatusAndHeaders(status, list(http.items()), protocol="HTTP/1.1") if http is not None else None
        writer.write_record(writer.create_warc_record(url, kind, io.BytesIO(body), len(body), "", headers, http_headers=parsed))
    return out.getvalue()


def read(folder: Path, content: bytes) -> list[Entry | Rejection]:
    path = folder / "news.warc.gz"
    path.write_bytes(content)
    return list(WarcArchive(path).entries())


def bodies(items: Iterable[Entry | Rejection]) -> list[bytes]:
    return [item.capture.body for item in items if isinstance(item, Entry) and item.capture]


def reasons(items: Iterable[Entry | Rejection]) -> list[tuple[int, Reason | None]]:
    return [(item.position, item.reason if isinstance(item, Rejection) else None) for item in items]


def test_a_response_becomes_an_entry_with_its_capture(tmp_path: Path) -> None:
    headers = {**HTML, "ETag": '"7"', "Last-Modified": "Sat, 25 Apr 2026 06:00:00 GMT", "Content-Location": "/final"}
    (item,) = read(tmp_path, archive([response("https://dam.example/1", http=headers)]))

    assert item == Entry(
        str(tmp_path / "news.warc.gz"),
        1,
        "https://dam.example/1",
        capture=Capture(
            "https://dam.example/1",
            "https://dam.example/final",
            AT,
            200,
            "text/html; charset=utf-8",
            PAGE,
            '"7"',
            "Sat, 25 Apr 2026 06:00:00 GMT",
        ),
    )


def test_what_is_no_page_is_passed_over_and_positions_count_responses(tmp_path: Path) -> None:
    items = read(
        tmp_path,
        archive(
            [
                other("warcinfo"),
                other("request"),
                response("https://dam.example/1", status="404 Not Found"),
                response("https://dam.example/2", http={"Content-Type": "image/png"}),
                response("dns:dam.example"),
                other("revisit"),
                response("https://dam.example/4", http={}),
                other("metadata"),
                response("https://dam.example/5", http={"content-type": "APPLICATION/XHTML+XML"}),
            ]
        ),
    )

    assert [(item.position, getattr(item, "url", None)) for item in items] == [(4, "https://dam.example/4"), (5, "https://dam.example/5")]


TWO = ("https://dam.example/1", "https://dam.example/2")


def in_frames(_: bytes) -> bytes:
    return b"".join(zstandard.compress(archive([response(url)], gzipped=False)) for url in TWO)


def with_dictionary(content: bytes) -> bytes:
    """As https://iipc.github.io/warc-specifications/specifications/warc-zstd/ has it: a skippable frame holds the dictionary."""
    samples: list[bytes | bytearray | memoryview] = [f"{PAGE.decode()} {n} {'dam' * (n % 50)}".encode() for n in range(500)]
    dictionary = zstandard.train_dictionary(2_000, samples)
    raw = dictionary.as_bytes()
    return b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw + zstandard.ZstdCompressor(dict_data=dictionary).compress(content)


@pytest.mark.parametrize("packed", [gzip.compress, bytes, zstandard.compress, in_frames, with_dictionary])
def test_archives_are_read_however_they_are_packed(packed: Callable[[bytes], bytes], tmp_path: Path) -> None:
    content = packed(archive([response(url) for url in TWO], gzipped=False))

    assert bodies(read(tmp_path, content)) == [PAGE, PAGE]


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (body[:10], body[10:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "codings"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (brotli.compress(PAGE), {"Content-Encoding": "BR"}),
        (zstandard.compress(PAGE), {"Content-Encoding": "zstd"}),
        (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content-Encoding": "deflate"}),
        (brotli.compress(gzip.compress(PAGE)), {"Content-Encoding": "gzip, br"}),
        (chunked(PAGE), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (PAGE, {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (PAGE, {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "identity"}),
    ],
)
def test_bodies_come_without_codings_also_where_the_archive_took_them_off_before(
    sent: bytes, codings: dict[str, str], tmp_path: Path
) -> None:
    assert bodies(read(tmp_path, archive([response("https://dam.example/1", sent, http={**HTML, **codings})]))) == [PAGE]


BOMB = bytes(17 << 20)
DAMAGED = gzip.compress(b" ".join(b"%d" % number**5 for number in range(2_000)))[:9_000] + b"\xff" * 400


@pytest.mark.parametrize(
    ("sent", "coding", "reason"),
    [
        (gzip.compress(BOMB), "gzip", Reason.TOO_LONG),
        (brotli.compress(BOMB, quality=1), "br", Reason.TOO_LONG),
        (zstandard.compress(BOMB), "zstd", Reason.TOO_LONG),
        (zlib.compress(BOMB), "deflate", Reason.TOO_LONG),
        (BOMB, "identity", Reason.TOO_LONG),
        (DAMAGED, "gzip", Reason.MALFORMED),
        (PAGE, "compress", Reason.UNSUPPORTED_TYPE),
    ],
    ids=["gzip", "br", "zstd", "deflate", "a long page", "damage", "another coding"],
)
def test_a_page_that_cannot_be_unpacked_is_set_aside_and_the_next_one_read(
    sent: bytes, coding: str, reason: Reason, tmp_path: Path
) -> None:
    records = [response("https://dam.example/1", sent, http={**HTML, "Content-Encoding": coding}), response("https://dam.example/2")]

    assert reasons(read(tmp_path, archive(records))) == [(1, reason), (2, None)]


SAID = b'{"title": "Dam", "language": "ru", "published_at": "2026-04-25", "authors": ["Ana"], "outlet": "dam.example", "more": 1}'
RECORD = "<urn:uuid:12345678-feed-b0b0-900d-b0a710ad5000>"


def test_what_a_source_had_said_is_merged_from_the_record_behind(tmp_path: Path) -> None:
    records = [response("https://dam.example/1", WARC_Record_ID=RECORD), note(SAID, on=RECORD), response("https://dam.example/2")]
    first, second = read(tmp_path, archive(records))

    assert isinstance(first, Entry)
    assert (first.title, first.language, first.published_at, first.authors, first.outlet, first.country) == (
        "Dam",
        "ru",
        "2026-04-25",
        ("Ana",),
        "dam.example",
        None,
    )
    assert isinstance(second, Entry)
    assert second.title is None


@pytest.mark.parametrize(
    "record",
    [
        note(SAID, on="<urn:uuid:87654321-feed-b0b0-900d-b0a710ad5000>"),
        note(SAID, on=RECORD, kind="application/warc-fields"),
        note(b'{"title": 5}', on=RECORD),
        note(b'["Dam"]', on=RECORD),
        note(b"\xff", on=RECORD),
        note(b'{"a":' * 100_000, on=RECORD),
    ],
    ids=["of another", "of another type", "wrong types", "no object", "no UTF-8", "deep"],
)
def test_a_note_that_cannot_be_used_changes_nothing(record: Record, tmp_path: Path) -> None:
    (item,) = read(tmp_path, archive([response("https://dam.example/1", WARC_Record_ID=RECORD), record]))

    assert isinstance(item, Entry)
    assert item.title is None


def test_an_archive_that_breaks_off_says_so_once(tmp_path: Path) -> None:
    for gzipped in (True, False):
        content = archive([response(url) for url in TWO], gzipped=gzipped)
        for cut in (20, 60):
            assert reasons(read(tmp_path, content[:-cut])) == [(1, None), (2, Reason.MALFORMED)]


def test_damage_in_the_middle_keeps_what_stands_before(tmp_path: Path) -> None:
    packed, plain = archive([response(TWO[0])]), archive([response(TWO[0])], gzipped=False)

    assert reasons(read(tmp_path, packed + packed[:50] + b"\xff" * 90 + packed)) == [(1, None), (2, Reason.MALFORMED)]
    assert reasons(read(tmp_path, plain + b"what is this\r\n\r\n" + plain)) == [(1, None), (2, Reason.MALFORMED)]
    assert reasons(read(tmp_path, b"no archive at all\n" * 9)) == [(1, Reason.MALFORMED)]
    assert read(tmp_path, b"") == []


def test_a_record_without_a_date_or_an_answer_is_set_aside(tmp_path: Path) -> None:
    undated = archive([response("https://dam.example/1", WARC_Date="some day")], gzipped=False)
    unanswered = archive([response("https://dam.example/2")], gzipped=False).replace(b"HTTP/1.1 200 OK", b"I am no answer.")

    items = read(tmp_path, undated + unanswered + archive([response("https://dam.example/3")], gzipped=False))

    assert reasons(items) == [(1, Reason.MALFORMED), (2, Reason.MALFORMED), (3, None)]


def test_what_is_no_file_is_for_a_person_to_fix(tmp_path: Path) -> None:
    source: Source = WarcArchive(tmp_path / "nowhere.warc.gz")

    with pytest.raises(Misconfigured, match="there is no file"):
        list(source.entries())
    with pytest.raises(Misconfigured, match="not a regular file"):
        list(WarcArchive(tmp_path).entries())


def test_what_our_own_archive_writes_comes_back(tmp_path: Path) -> None:
    capture = Capture(
        "https://dam.example/1", "https://dam.example/final?a=1", AT.replace(microsecond=7), 200, "text/html", PAGE, '"7"', None
    )
    said = Entry("feed", 3, capture.url, "Плотина", language="ru", published_at="2026-04-25", authors=("Ana", "Luc"), outlet="dam.example")
    with CaptureArchive(tmp_path) as kept:
        place = kept.write(capture, said)
        kept.write(replace(capture, url=TWO[1], body=b""), Entry("feed", 4, TWO[1]))

    first, second = WarcArchive(tmp_path / place.file).entries()

    assert first == replace(said, source=str(tmp_path / place.file), position=1, capture=capture)
    assert isinstance(second, Entry)
    assert (second.position, second.url, second.title) == (2, TWO[1], None)
