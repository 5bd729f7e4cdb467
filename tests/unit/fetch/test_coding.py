import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import brotli  # type: ignore[import-untyped]
import pytest

from rashomon.errors import Reason, Rejected
from rashomon.fetch import FetchLimits
from rashomon.fetch.coding import read_body

MEBIBYTE = 1 << 20


def unpacked(wire: bytes, coding: str, *, size: int = 1_000_000, ratio: int = 10_000, at_once: int = 1_000, cut: bool = False) -> bytes:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(wire), at_once):
            yield wire[start : start + at_once]

    async def read() -> bytes:
        return await read_body(pieces(), coding, limits=FetchLimits(size, ratio=ratio), url="https://gazette.example/", cut=cut)

    return asyncio.run(read())


@pytest.mark.parametrize("at_once", [1, 7, 100_000])
def test_it_does_not_matter_in_what_pieces_a_body_comes(at_once: int) -> None:
    page = bytes(range(256)) * 400
    assert unpacked(gzip.compress(page), "gzip", at_once=at_once) == page
    assert unpacked(zlib.compress(page), "deflate", at_once=at_once) == page
    assert unpacked(brotli.compress(page), "br", at_once=at_once) == page
    assert unpacked(page, "", at_once=at_once) == page


def test_deflate_without_its_wrapper_is_read() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert unpacked(packer.compress(b"<p>Flood") + packer.flush(), "deflate") == b"<p>Flood"


def test_gzip_of_several_members_is_read_to_its_end_and_padding_behind_it_is_passed_over() -> None:
    assert unpacked(gzip.compress(b"<p>Flood") + gzip.compress(b" in the north") + bytes(100), "gzip") == b"<p>Flood in the north"


def test_an_empty_body_is_whole_in_any_coding() -> None:
    for coding in ("gzip", "deflate", "br", "identity"):
        assert unpacked(b"", coding) == b""


def test_a_gzip_that_unpacks_to_nothing_for_ever_is_measured_by_what_came_over_the_wire() -> None:
    with pytest.raises(Rejected, match="more than 1,000 bytes") as rejected:
        unpacked(gzip.compress(b"") * 1_000, "gzip", size=1_000)
    assert rejected.value.reason is Reason.TOO_LONG


def test_a_body_that_grows_too_much_is_left_though_it_is_within_the_limit() -> None:
    with pytest.raises(Rejected, match="200 times its size"):
        unpacked(gzip.compress(bytes(8 * MEBIBYTE)), "gzip", size=64 * MEBIBYTE, ratio=200)
    assert len(unpacked(gzip.compress(bytes(MEBIBYTE)), "gzip", size=64 * MEBIBYTE, ratio=200)) == MEBIBYTE


@pytest.mark.parametrize("cut", [False, True])
def test_a_bomb_costs_no_more_memory_than_the_limit(cut: bool) -> None:  # noqa: FBT001 (a column of the table)
    bomb = gzip.compress(bytes(256 * MEBIBYTE))
    tracemalloc.start()
    try:
        if cut:
            assert unpacked(bomb, "gzip", size=MEBIBYTE, cut=True) == bytes(MEBIBYTE)
        else:
            with pytest.raises(Rejected):
                unpacked(bomb, "gzip", size=MEBIBYTE)
        assert tracemalloc.get_traced_memory()[1] < 8 * MEBIBYTE  # the pieces, what they make together, and what this test compares it with
    finally:
        tracemalloc.stop()
