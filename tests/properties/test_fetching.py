"""Laws of fetching: whatever a host says, its words are read without an error and within bounds."""

import asyncio
import gzip
import tempfile
import zlib
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import httpx2
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.errors import Rejected
from rashomon.fetch import CaptureArchive, FetchLimits
from rashomon.fetch.coding import read_body
from rashomon.fetch.opt_out import opt_out_of, reservations_of, signals_of
from rashomon.fetch.permissions import robots_from
from rashomon.fetch.retry_after import LONGEST_S, seconds_asked_for
from rashomon.model.article import Entry
from rashomon.model.capture import Capture

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
URL = httpx2.URL("https://gazette.example/news/1?a=b")
DATES = st.datetimes().map(lambda time: time.strftime("%a, %d %b %Y %H:%M:%S GMT"))
VALUES = st.one_of(st.text(max_size=60), st.integers().map(str), DATES)
# Alphabets of the words that mean something, so that chance finds the grammar and not only noise.
ROBOTS_LINES = st.lists(
    st.tuples(
        st.sampled_from(["User-agent", "Disallow", "Allow", "Content-Signal", "Crawl-delay", "Sitemap", "x"]),
        st.sampled_from([": ", ":", " ", ":: "]),
        st.one_of(
            st.sampled_from(["*", "Rashomon", "/", "/news*$", "ai-input=no", "/news search=no,", "nan", "1e309", "-1"]),
            st.text(max_size=20),
        ),
    ).map("".join),
    max_size=12,
).map("\n".join)
DIRECTIVES = st.lists(
    st.sampled_from(["noindex", "noai", "none", ":", ",", " ", "googlebot", "rashomon", "max-snippet", "0", "unavailable_after", "é"]),
    max_size=9,
).map("".join)


@given(asked=VALUES, date=VALUES)
@example(asked="Mon, 01 Jan 0001 00:00:00 +2359", date="")
@example(asked="Fri, 31 Dec 9999 23:59:59 -2359", date="Mon, 01 Jan 0001 00:00:00 +2359")
def test_any_retry_after_is_between_nothing_and_a_day(asked: str, date: str) -> None:
    seconds = seconds_asked_for({"retry-after": asked, "date": date}, now=NOON)
    assert seconds is None or 0 <= seconds <= LONGEST_S


@given(body=st.one_of(st.binary(max_size=300), ROBOTS_LINES.map(str.encode)))
def test_any_robots_txt_is_read_and_asks_for_a_pause_that_can_be_waited(body: bytes) -> None:
    robots = robots_from(body, "Rashomon")
    assert robots.crawl_delay_s >= 0
    assert robots.crawl_delay_s < float("inf")
    with suppress(Rejected):
        robots.check(URL, "Rashomon")


@given(text=ROBOTS_LINES)
def test_a_robots_txt_without_signals_signals_nothing(text: str) -> None:
    kept = "\n".join(line for line in text.splitlines() if "signal" not in line.lower())
    assert signals_of(kept, "Rashomon").can_fetch(str(URL), "Rashomon")


@given(
    headers=st.lists(
        st.tuples(st.sampled_from(["x-robots-tag", "X-Robots-Tag", "tdm-reservation", "x"]), st.one_of(DIRECTIVES, VALUES)), max_size=4
    ),
    body=st.one_of(st.binary(max_size=200), DIRECTIVES.map(lambda words: f'<meta name="robots" content="{words}">'.encode())),
)
def test_any_headers_and_any_bytes_are_searched_for_an_opt_out(headers: list[tuple[str, str]], body: bytes) -> None:
    signal = opt_out_of(headers, body, product="Rashomon", is_page=True)
    assert signal is None or "\n" not in signal


@given(others=st.lists(st.tuples(st.just("x-robots-tag"), DIRECTIVES), max_size=3))
def test_nothing_that_stands_beside_an_opt_out_takes_it_back(others: list[tuple[str, str]]) -> None:
    assert opt_out_of([*others, ("x-robots-tag", "noai")], b"", product="Rashomon", is_page=True) is not None


@given(
    body=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='[]{},:"01/*$', max_size=60).map(str.encode),
        st.text(max_size=30).map(lambda place: f'[{{"location": "/{place}", "tdm-reservation": 1}}]'.encode(errors="replace")),
    )
)
def test_any_reservation_file_is_read(body: bytes) -> None:
    assert reservations_of(body).reserve(str(URL)) in {True, False}


def _read(wire: bytes, coding: str, sizes: list[int]) -> bytes:
    async def pieces() -> AsyncIterator[bytes]:
        start = 0
        for size in [*sizes, len(wire)]:
            if wire[start : start + size]:
                yield wire[start : start + size]
            start += size

    return asyncio.run(read_body(pieces(), coding, limits=FetchLimits(10_000), url=str(URL)))


@given(body=st.binary(max_size=5_000), sizes=st.lists(st.integers(1, 500), max_size=6))
def test_what_was_packed_comes_back_however_it_was_cut_on_the_way(body: bytes, sizes: list[int]) -> None:
    for coding, pack in (("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("", bytes)):
        assert _read(pack(body), coding, sizes) == body


@given(
    wire=st.binary(max_size=300),
    coding=st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", ""]),
    sizes=st.lists(st.integers(1, 50), max_size=4),
)
def test_any_bytes_in_any_coding_are_a_body_or_set_aside(wire: bytes, coding: str, sizes: list[int]) -> None:
    with suppress(Rejected):
        assert len(_read(wire, coding, sizes)) <= 10_000


@given(
    body=st.binary(max_size=300),
    content_type=st.text(max_size=40),
    etag=st.text(max_size=40),
    title=st.text(max_size=40),
    at=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (Hypothesis adds the zone)
)
def test_any_capture_is_found_again_in_the_archive(body: bytes, content_type: str, etag: str, title: str, at: datetime) -> None:
    capture = Capture(str(URL), str(URL), at, 200, content_type, body, etag=etag)
    with tempfile.TemporaryDirectory() as folder:
        with CaptureArchive(Path(folder)) as archive:
            place = archive.write(capture, Entry("feed", 1, str(URL), title=title))
        with (Path(folder) / place.file).open("rb") as file:
            kinds = [record.record_type for record in ArchiveIterator(file)]
            file.seek(place.offset)
            response = next(ArchiveIterator(file))
            assert response.record_date == at
            assert response.reader.read() == body
    assert kinds == [WarcRecordType.warcinfo, WarcRecordType.response, WarcRecordType.metadata]
