import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as WarcioIterator

from rashomon.errors import Stopped
from rashomon.fetch import CaptureArchive
from rashomon.model.article import Entry
from rashomon.model.capture import Capture

NOON = datetime(2026, 5, 1, 12, 0, 0, 250_000, tzinfo=UTC)
FLOOD = Capture(
    "https://gazette.example/flood",
    "https://gazette.example/flood",
    NOON,
    200,
    "text/html; charset=utf-8",
    "<p>Überschwemmung".encode(),
    etag='"7"',
    last_modified="Fri, 01 May 2026 09:00:00 GMT",
)
LISTED = Entry(
    "https://gazette.example/feed",
    3,
    FLOOD.url,
    title="Überschwemmung im Norden",
    language="de",
    published_at="1 May 2026",
    authors=("A. Author",),
)
FIRST = "captures/000001.warc.gz"


def page(number: int, size: int = 100) -> Capture:
    url = f"https://gazette.example/{number}"
    return replace(FLOOD, url=url, final_url=url, body=bytes([number]) * size)


def urls_in(archive: Path) -> list[str]:
    """The addresses of all responses, as another tool reads them; a torn record raises."""
    found = []
    for path in sorted((archive / "captures").iterdir()):
        with path.open("rb") as file:
            for record in WarcioIterator(file, check_digests="raise"):
                record.content_stream().read()
                if record.rec_type == "response":
                    found.append(record.rec_headers["WARC-Target-URI"])
    return found


def test_a_file_begins_with_who_wrote_it_and_a_capture_is_followed_by_what_its_source_said(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path, user_agent="Rashomon/0.1 (+https://rashomon.example)") as archive:
        archive.write(FLOOD, LISTED)
    with (tmp_path / FIRST).open("rb") as file:
        records = [(record.record_type, dict(record.headers), record.reader.read()) for record in ArchiveIterator(file, parse_http=False)]
    (info, info_headers, info_block), (response, headers, block), (metadata, about, said) = records
    assert (info, response, metadata) == (WarcRecordType.warcinfo, WarcRecordType.response, WarcRecordType.metadata)
    assert info_headers["WARC-Filename"] == "000001.warc.gz"
    assert info_block == b"software: Rashomon\r\nformat: WARC/1.1\r\nhttp-header-user-agent: Rashomon/0.1 (+https://rashomon.example)\r\n"
    assert headers["WARC-Target-URI"] == "https://gazette.example/flood"
    assert headers["WARC-Date"] == "2026-05-01T12:00:00.250000Z"
    assert headers["WARC-Payload-Digest"].startswith("sha1:")
    assert (
        block
        == (
            b"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: 18\r\n"
            b'etag: "7"\r\nlast-modified: Fri, 01 May 2026 09:00:00 GMT\r\n\r\n'
        )
        + "<p>Überschwemmung".encode()
    )
    assert about["WARC-Refers-To"] == headers["WARC-Record-ID"]
    assert about["Content-Type"] == "application/json"
    assert json.loads(said) == {
        "title": "Überschwemmung im Norden",
        "language": "de",
        "published_at": "1 May 2026",
        "authors": ["A. Author"],
    }


def test_where_redirects_ended_is_told_beside_what_was_asked_for(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path) as archive:
        archive.write(replace(FLOOD, final_url="https://www.gazette.example/2026/flood"), LISTED)
    with (tmp_path / FIRST).open("rb") as file:
        (response,) = list(ArchiveIterator(file, record_types=WarcRecordType.response))
        assert response.headers["WARC-Target-URI"] == "https://gazette.example/flood"
        assert response.http_headers["Content-Location"] == "https://www.gazette.example/2026/flood"


def test_a_place_leads_back_to_its_capture_alone(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path) as archive:
        places = [archive.write(page(number), LISTED) for number in range(3)]
    assert [place.file for place in places] == [FIRST] * 3
    assert [place.offset for place in places[1:]] == [place.end for place in places[:-1]]
    with (tmp_path / FIRST).open("rb") as file:
        file.seek(places[1].offset)
        assert next(ArchiveIterator(file)).headers["WARC-Target-URI"] == "https://gazette.example/1"
    assert places[-1].end == (tmp_path / FIRST).stat().st_size


def test_the_same_captures_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        with CaptureArchive(tmp_path / folder) as archive:
            archive.write(FLOOD, LISTED)
            archive.write(page(1), LISTED)
    assert (tmp_path / "here" / FIRST).read_bytes() == (tmp_path / "there" / FIRST).read_bytes()


def test_captures_that_differ_in_anything_have_ids_of_their_own(tmp_path: Path) -> None:
    others = (FLOOD, replace(FLOOD, body=b"x"), replace(FLOOD, etag=None), replace(FLOOD, status=203), replace(FLOOD, content_type="x"))
    with CaptureArchive(tmp_path) as archive:
        for capture in others:
            archive.write(capture, LISTED)
    with (tmp_path / FIRST).open("rb") as file:
        ids = [record.record_id for record in ArchiveIterator(file)]
    assert len(set(ids)) == len(ids) == 1 + 2 * len(others)


def test_a_full_file_is_followed_by_another_and_so_is_one_of_an_earlier_run(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path, full_bytes=1_500) as archive:
        files = [archive.write(page(number), LISTED).file for number in range(3)]
    assert files == [FIRST, FIRST, "captures/000002.warc.gz"]
    with CaptureArchive(tmp_path) as archive:
        assert archive.write(page(3), LISTED).file == "captures/000003.warc.gz"
    assert urls_in(tmp_path) == [f"https://gazette.example/{number}" for number in range(4)]


def test_an_archive_that_nothing_is_written_to_has_no_files(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path) as archive:
        archive.sync()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_wrote_behind_the_last_commit_is_cut_off_at_whatever_byte_it_was_killed(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path / "whole") as archive:
        committed = archive.write(page(0), LISTED)
        lost = archive.write(page(1), LISTED)
    whole = (tmp_path / "whole" / FIRST).read_bytes()
    for killed_at in (committed.end, committed.end + 1, (committed.end + lost.end) // 2, lost.end - 1, lost.end):
        folder = tmp_path / str(killed_at)
        (folder / "captures").mkdir(parents=True)
        (folder / FIRST).write_bytes(whole[:killed_at])
        with CaptureArchive(folder) as archive:
            archive.resume(committed.file, committed.end)
            assert (folder / FIRST).read_bytes() == whole[: committed.end]
            archive.write(page(2), LISTED)
        assert urls_in(folder) == ["https://gazette.example/0", "https://gazette.example/2"]


def test_files_that_were_begun_after_the_last_commit_are_taken_away(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path) as archive:
        committed = archive.write(page(0), LISTED)
    with CaptureArchive(tmp_path) as archive:
        archive.write(page(1), LISTED)
    torn = tmp_path / "captures/000002.warc.gz"
    torn.write_bytes(torn.read_bytes()[:-5])
    with CaptureArchive(tmp_path) as archive:
        archive.resume(committed.file, committed.end)
    assert urls_in(tmp_path) == ["https://gazette.example/0"]


@pytest.mark.parametrize("file", [FIRST, "captures/000009.warc.gz"])
def test_an_archive_that_is_shorter_than_what_was_committed_stops_the_run(tmp_path: Path, file: str) -> None:
    with CaptureArchive(tmp_path) as archive:
        place = archive.write(FLOOD, LISTED)
        with pytest.raises(Stopped, match="has lost captures"):
            archive.resume(file, place.end + 1)
    assert urls_in(tmp_path) == ["https://gazette.example/flood"]


def test_a_disk_that_takes_nothing_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "captures").write_bytes(b"in the way")
    with CaptureArchive(tmp_path) as archive, pytest.raises(Stopped, match="cannot be written"):
        archive.write(FLOOD, LISTED)


def test_words_that_are_no_unicode_are_kept_as_far_as_they_are(tmp_path: Path) -> None:
    with CaptureArchive(tmp_path) as archive:
        archive.write(FLOOD, Entry("feed", 1, FLOOD.url, title="Flood \ud800", authors=("A\udfff",)))
    with (tmp_path / FIRST).open("rb") as file:
        (metadata,) = [record.reader.read() for record in ArchiveIterator(file, record_types=WarcRecordType.metadata)]
    assert json.loads(metadata) == {"title": "Flood ?", "authors": ["A?"]}


def test_headers_of_a_hostile_host_stay_on_their_lines(tmp_path: Path) -> None:
    hostile = replace(FLOOD, content_type="text/html\r\n\r\n<p>Not the body", etag="é\x00\n7", status=799)
    with CaptureArchive(tmp_path) as archive:
        archive.write(hostile, LISTED)
    with (tmp_path / FIRST).open("rb") as file:
        responses = [record.reader.read() for record in ArchiveIterator(file, record_types=WarcRecordType.response)]
    assert responses == [FLOOD.body]
