"""A corpus: one JSON object a line, as docs/reference/corpus.md describes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.sources.lines import Broken, Line, Overlong, read_lines

LINE_LIMIT = 8 << 20  # bytes: the longest text allowed (1,000,000 characters) takes 6 MB when every one is escaped as \uXXXX
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_JSON_SPACE = b" \t\r\n"  # RFC 8259, section 2


class _Wire(msgspec.Struct):
    """The fields of a line as they stand; keys that are not listed are ignored."""

    url: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    language: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    country: str | None = None
    licence: str | None = None


_decoder = msgspec.json.Decoder(_Wire)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus file as a source; see `read_corpus`."""

    path: Path

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield an entry or a rejection for each line that is not blank."""
        return read_corpus(self.path)


def read_corpus(path: Path, *, line_limit: int = LINE_LIMIT) -> Iterator[Entry | Rejection]:
    """Yield an entry or a rejection for each line of a corpus (plain or gzipped) that is not blank.

    `source` is the path as given and `position` the number of the line. Memory is bounded by `line_limit` (bytes), however large
    the file or a line of it is.

    Raises:
        Misconfigured: the file is missing, no regular file, or cannot be read.
    """
    source = str(path)
    for line in read_lines(path, limit=line_limit):
        match line:
            case Overlong(number):
                yield Rejection(source, number, Reason.TOO_LONG, f"the line has more than {line_limit:,} bytes")
            case Broken(number):
                yield Rejection(source, number, Reason.MALFORMED, "the compressed data is damaged from here on; nothing behind it was read")
            case Line(number, raw):
                body = raw.removeprefix(_BYTE_ORDER_MARK) if number == 1 else raw
                if body.strip(_JSON_SPACE):
                    yield _entry_or_rejection(source, number, body)


def _entry_or_rejection(source: str, position: int, body: bytes) -> Entry | Rejection:
    try:
        return Entry(source, position, **_fields(_decoded(body)))
    except Rejected as error:
        return Rejection(source, position, error.reason, error.detail)


def _fields(wire: _Wire) -> dict[str, Any]:
    if not wire.url:
        raise Rejected(Reason.MISSING_FIELD, "no `url`")
    if wire.text is None and wire.html is None:
        raise Rejected(Reason.MISSING_FIELD, "neither `text` nor `html`")
    return msgspec.structs.asdict(wire)


def _decoded(body: bytes) -> _Wire:
    if not body.lstrip(_JSON_SPACE).startswith(b"{"):
        raise Rejected(Reason.MALFORMED, f"not a JSON object: {body[:40].decode(errors='replace')!r}")
    try:
        body.decode()  # all of it: the decoder below does not look into strings that it skips
        return _decoder.decode(body)
    except UnicodeDecodeError as error:
        raise Rejected(Reason.INVALID_ENCODING, f"byte {error.start} is not UTF-8") from error
    except msgspec.ValidationError as error:
        raise Rejected(Reason.WRONG_TYPE, str(error)) from error
    except msgspec.DecodeError as error:
        raise Rejected(Reason.MALFORMED, str(error)) from error
    except RecursionError as error:
        raise Rejected(Reason.MALFORMED, "nested too deeply") from error
