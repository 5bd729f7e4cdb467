"""An HTTP answer as an archive holds it: parsed, and freed of its codings within bounds."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Final

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import HeaderMap

from rashomon.errors import Reason, Rejected
from rashomon.sources.plain import detail

_MOST_CODINGS = 4
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """The status and headers of an answer, and its body as it was sent."""

    status: int
    headers: HeaderMap
    sent: bytes

    @classmethod
    def from_block(cls, block: bytes) -> "HttpAnswer":
        """Parse status line and headers.

        Raises:
            Rejected: it does not begin with them.
        """
        headers = HeaderMap()
        try:
            length = headers.parse(BytesIO(block), has_status_line=True)
        except OSError as error:
            raise Rejected(Reason.MALFORMED, detail(f"no HTTP answer: {error}")) from error
        if headers.status_code is None:
            raise Rejected(Reason.MALFORMED, f"no HTTP answer: it begins with {block[:40]!r}")
        return cls(headers.status_code, headers, block[length:])

    def header(self, name: str) -> str:
        """The value of a header, empty if there is none."""
        return (self.headers.get(name) or "").strip()

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    def body(self, *, limit: int) -> bytes:
        """The body without transfer and content codings. Many archives hold it decoded and name the codings still: that is seen.

        Raises:
            Rejected: more than `limit` bytes, damaged, or in a coding that is not known.
        """
        body = self.sent
        for coding in self._codings():
            if coding not in _DECODERS:
                raise Rejected(Reason.UNSUPPORTED_TYPE, f"content coding {coding[:40]!r} is not known")
            try:
                body = _DECODERS[coding](body, limit + 1)
            except (OSError, zlib.error) as error:
                if body.lstrip(_BEFORE_MARKUP).startswith(b"<"):
                    continue
                raise Rejected(Reason.MALFORMED, detail(f"damaged {coding} coding: {error}")) from error
            if len(body) > limit:
                raise Rejected(Reason.TOO_LONG, f"unpacks to more than {limit:,} bytes")
        return body

    def _codings(self) -> Iterator[str]:
        """The codings from the outermost to the innermost."""
        for name in ("Transfer-Encoding", "Content-Encoding"):
            codings = [coding.strip().lower() for coding in self.header(name).split(",")[:_MOST_CODINGS]]
            yield from (coding for coding in reversed(codings) if coding not in {"", "identity"})


def _read(reader: WarcReader, most: int) -> bytes:
    """Read on to the end or to `most` bytes: damage is told by the read behind the last good byte."""
    read = bytearray()
    while len(read) < most and (piece := reader.read(most - len(read))):
        read += piece
    return bytes(read)


def _inflated(body: bytes, most: int) -> bytes:
    """`deflate` is zlib's format (RFC 9110 section 8.4.1.2); some servers leave its two header bytes out."""
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, most)


_DECODERS: Final = MappingProxyType[str, Callable[[bytes, int], bytes]](
    {
        "br": lambda body, most: _read(BrotliReader(BytesIO(body)), most),
        "chunked": lambda body, most: _read(ChunkedReader(BytesIO(body)), most),
        "deflate": _inflated,
        "gzip": lambda body, most: _read(GzipReader(BytesIO(body)), most),
        "x-gzip": lambda body, most: _read(GzipReader(BytesIO(body)), most),
        "zstd": lambda body, most: _read(ZstdReader(BytesIO(body)), most),
    }
)
