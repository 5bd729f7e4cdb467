"""Content codings (RFC 9110 section 8.4.1) undone in bounded pieces, whatever they claim to hold.

Beside what the decoders of httpx2 do, a body that ends before its coding does is noticed: a proxy that gives up in the middle of a page
leaves half an article behind, and only the coding tells.
"""

import zlib
from collections.abc import AsyncIterable
from dataclasses import dataclass, field
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from rashomon.errors import Reason, Rejected
from rashomon.fetch.limits import FetchLimits

ACCEPTED = "gzip, deflate, br"
_PIECE = 64 << 10  # bytes; the most that is unpacked at once (brotli may give twice that)
_RATIO_FROM = 1 << 20  # bytes; less than this does no harm, whatever it grew from


class _Broken(Exception):
    """The bytes are not of their coding."""


class _Decoder(Protocol):
    def take(self, wire: bytes) -> bytes:
        """Return at most a piece of what is unpacked; b"" once it needs more of the wire."""

    def is_whole(self) -> bool:
        """Whether the coding came to its own end."""


@dataclass(slots=True)
class _Identity:
    def take(self, wire: bytes) -> bytes:
        return wire

    def is_whole(self) -> bool:
        return True


@dataclass(slots=True)
class _Zlib:
    """gzip with one or more members (RFC 1952 section 2.2), or deflate."""

    window: int
    _inflate: "zlib._Decompress" = field(init=False)
    _has_begun: bool = False
    _pending: bytes = b""

    def __post_init__(self) -> None:
        self._inflate = zlib.decompressobj(self.window)

    def take(self, wire: bytes) -> bytes:
        self._pending += wire
        while self._pending:
            if self._inflate.eof and not self._begin_next_member():
                return b""
            try:
                unpacked = self._inflate.decompress(self._pending, _PIECE)
            except zlib.error as error:
                raise _Broken(str(error)) from error
            self._has_begun = True
            self._pending = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            if unpacked:
                return unpacked
        return b""

    def is_whole(self) -> bool:
        return self._inflate.eof or not self._has_begun

    def _begin_next_member(self) -> bool:
        """Begin anew behind a member; what is no member (zeros, as tape padding has them) is passed over."""
        if not self._pending.startswith(b"\x1f"):
            self._pending = b""
            return False
        self._inflate = zlib.decompressobj(self.window)
        return True


@dataclass(slots=True)
class _Deflate:
    """deflate as RFC 9110 means it (in zlib's wrapper), or bare, as some servers send it."""

    _zlib: _Zlib | None = None

    def take(self, wire: bytes) -> bytes:
        if self._zlib is None:
            if not wire:
                return b""
            has_wrapper = wire[0] & 0x0F == zlib.DEFLATED
            self._zlib = _Zlib(zlib.MAX_WBITS if has_wrapper else -zlib.MAX_WBITS)
        return self._zlib.take(wire)

    def is_whole(self) -> bool:
        return self._zlib is None or self._zlib.is_whole()


@dataclass(slots=True)
class _Brotli:
    _brotli: "brotli.Decompressor" = field(default_factory=brotli.Decompressor)
    _has_begun: bool = False
    _pending: bytes = b""

    def take(self, wire: bytes) -> bytes:
        if self._brotli.is_finished():
            return b""
        self._has_begun = self._has_begun or bool(wire)
        self._pending += wire
        fed = b""
        if self._brotli.can_accept_more_data():
            fed, self._pending = self._pending, b""
        try:
            return bytes(self._brotli.process(fed, output_buffer_limit=_PIECE))
        except brotli.error as error:
            raise _Broken(str(error)) from error

    def is_whole(self) -> bool:
        return not self._has_begun or self._brotli.is_finished()


def _decoder_of(coding: str, url: str) -> _Decoder:
    match coding.strip().lower():
        case "" | "identity":
            return _Identity()
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
    raise Rejected(Reason.MALFORMED, f"{url} comes in a coding that was not asked for: {coding[:80]!r}")


async def read_body(wire: AsyncIterable[bytes], coding: str, *, limits: FetchLimits, url: str, cut: bool = False) -> bytes:
    """Return the body of an answer without its content coding.

    With `cut`, what goes beyond the limit is left unread instead of refused.

    Raises:
        Rejected: TOO_LONG, on the wire or unpacked; MALFORMED, where the bytes are not of their coding or end before it does.
    """
    decoder = _decoder_of(coding, url)
    pieces: list[bytes] = []
    read = unpacked = 0
    try:
        async for chunk in wire:
            read += len(chunk)
            piece = decoder.take(chunk)
            while piece:
                pieces.append(piece)
                unpacked += len(piece)
                if cut and unpacked >= limits.bytes:
                    return b"".join(pieces)[: limits.bytes]
                _check(read, unpacked, limits, url)
                piece = decoder.take(b"")
            _check(read, unpacked, limits, url)
    except _Broken as error:
        raise Rejected(Reason.MALFORMED, f"{url} is not in the coding that it names ({coding[:80]}): {error}") from error
    if not decoder.is_whole():
        raise Rejected(Reason.MALFORMED, f"{url} ends before its coding does ({coding[:80]})")
    return b"".join(pieces)


def _check(read: int, unpacked: int, limits: FetchLimits, url: str) -> None:
    if max(read, unpacked) > limits.bytes:
        raise Rejected(Reason.TOO_LONG, f"{url} has more than {limits.bytes:,} bytes")
    if unpacked > max(_RATIO_FROM, read * limits.ratio):
        raise Rejected(Reason.TOO_LONG, f"{url} unpacks to more than {limits.ratio} times its size")
