"""The archive of captures: WARC files that only grow, and that any tool of web archiving reads (ISO 28500:2017, WARC 1.1).

A file begins with a `warcinfo` record. A capture is a `response` record, followed by a `metadata` record with what its source had said
of it, as a JSON object. Each record is a gzip member of its own, so that a reader may begin at any of them.

A response's `WARC-Target-URI` is the address that was asked for. Where redirects led elsewhere, `Content-Location` in its HTTP headers is
the address that answered (RFC 9110 section 8.7). Ids are derived from what a record holds: the same captures give the same bytes.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Self
from uuid import NAMESPACE_URL, uuid5

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.errors import Stopped
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.ids import digest_of

FULL = 256 << 20  # bytes; then a new file is begun
_FOLDER = "captures"
_VERSION = "WARC/1.1"
_SAID = ("title", "language", "published_at", "outlet", "country", "licence", "authors")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a capture stands: its file's path inside the archive, and its first byte and the one behind its last."""

    file: str
    offset: int
    end: int


class CaptureArchive:
    """The archive in `folder`. One writer at a time; it begins a new file whenever it is opened.

    Args:
        folder: where the archive is; the files are in `captures/` there.
        user_agent: who fetched, for the warcinfo records.
        full_bytes: from which size on a file takes no more captures.
    """

    def __init__(self, folder: Path, *, user_agent: str = "Rashomon/0.1", full_bytes: int = FULL) -> None:
        self._folder = folder
        self._user_agent = user_agent
        self._full_bytes = full_bytes
        self._file: BinaryIO | None = None
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, capture: Capture, entry: Entry) -> Place:
        """Append a capture and what its source had said of it. It is safe after `sync`.

        Raises:
            Stopped: the disk does not take it; what stands of it is cut off by the next `resume`.
        """
        try:
            if self._file is not None and self._file.tell() >= self._full_bytes:
                self.close()
            out = self._file or self._begin(capture.fetched_at)
            offset = out.tell()
            _append(out, *_records(capture, entry))
        except OSError as error:
            raise Stopped(f"the archive in {self._folder} cannot be written: {error}") from error
        return Place(self._name, offset, out.tell())

    def sync(self) -> None:
        """Have on disk what was written: after this it survives a loss of power."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Sync, and leave the file for good: the next capture begins another."""
        self.sync()
        if self._file is not None:
            self._file.close()
            self._file = None

    def resume(self, file: str, end: int) -> None:
        """Cut off what was written behind the last capture that was committed, in `file` and in files begun after it.

        Raises:
            Stopped: the archive is shorter than what was committed.
        """
        self.close()
        last = self._folder / file
        if not last.is_file() or last.stat().st_size < end:
            raise Stopped(f"the archive has lost captures that were committed: {last} must have {end:,} bytes. Restore it from a backup")
        for path in _files(self._folder):
            if path.name > last.name:
                path.unlink()
        with last.open("r+b") as out:
            out.truncate(end)
            os.fsync(out.fileno())

    def _begin(self, at: datetime) -> BinaryIO:
        """Begin the next file. The records of its captures are not older than `at`, which dates it: no clock is asked."""
        files = _files(self._folder)
        number = int(files[-1].name.partition(".")[0]) + 1 if files else 1
        (self._folder / _FOLDER).mkdir(parents=True, exist_ok=True)
        self._name = f"{_FOLDER}/{number:06d}.warc.gz"
        self._file = (self._folder / self._name).open("xb")
        said = f"software: Rashomon\r\nformat: {_VERSION}\r\nhttp-header-user-agent: {self._user_agent}\r\n".encode()
        headers = {"WARC-Filename": self._name.rpartition("/")[2], "Content-Type": "application/warc-fields"}
        _append(self._file, _Record("warcinfo", "", at, said, headers, None))
        return self._file


@dataclass(frozen=True, slots=True)
class _Record:
    type: str
    url: str
    at: datetime
    block: bytes
    headers: dict[str, str]
    http: tuple[str, list[tuple[str, str]]] | None

    @property
    def id(self) -> str:
        name = digest_of(
            *(part.encode() for part in (self.type, self.url, self.at.isoformat(), repr(self.headers), repr(self.http))), self.block
        )
        return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


def _records(capture: Capture, entry: Entry) -> tuple[_Record, _Record]:
    """The two records of a capture."""
    fields = {
        "content-type": capture.content_type,
        "content-length": str(len(capture.body)),
        "etag": capture.etag,
        "last-modified": capture.last_modified,
        "content-location": capture.final_url if capture.final_url != capture.url else None,
    }
    status = f"{capture.status} {_phrase(capture.status)}".strip()
    http = (status, [(name, " ".join(value.split())) for name, value in fields.items() if value])
    response = _Record("response", capture.url, capture.fetched_at, capture.body, {}, http)
    said = {name: _printable(value) for name in _SAID if (value := getattr(entry, name))}
    about = {"WARC-Refers-To": response.id, "Content-Type": "application/json"}
    return response, _Record("metadata", capture.url, capture.fetched_at, msgspec.json.encode(said), about, None)


def _printable(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """The same without lone surrogates, which JSON of other sources may hold and UTF-8 cannot."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else tuple(str(_printable(each)) for each in value)


def _append(out: BinaryIO, *records: _Record) -> None:
    writer = WARCWriter(out, gzip=True, warc_version=_VERSION)
    for record in records:
        named = {"WARC-Record-ID": record.id, "WARC-Date": record.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), **record.headers}
        http = StatusAndHeaders(record.http[0], record.http[1], protocol="HTTP/1.1") if record.http else None
        payload = BytesIO(record.block)
        made = writer.create_warc_record(record.url, record.type, payload, len(record.block), "", named, http_headers=http)
        writer.write_record(made)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / _FOLDER).glob("[0-9]*.warc.gz"))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
