"""Web archives: WARC files as CC-NEWS and others publish them, and as `fetch` writes them (ISO 28500:2017)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.rejection import Rejection
from rashomon.sources.http_answer import HttpAnswer
from rashomon.sources.lines import regular_file
from rashomon.sources.links import web_link
from rashomon.sources.plain import detail

LONGEST_RECORD = 16 << 20  # bytes, of a record and of a page unpacked; Common Crawl cuts pages at 1 MB, since 2025 at 5 MB
_LONGEST_NOTE = 1 << 20  # bytes
_HTML = frozenset({"", "text/html", "application/xhtml+xml"})
_OK: Final = 200
_READ: Final = WarcRecordType.response | WarcRecordType.metadata


class _Said(msgspec.Struct):
    """What a source had said of a page, in the `metadata` record behind it."""

    title: str | None = None
    language: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    country: str | None = None
    licence: str | None = None
    authors: tuple[str, ...] = ()


_said = msgspec.json.Decoder(_Said)


@dataclass(frozen=True, slots=True)
class WarcArchive:
    """A WARC file (plain, gzipped, or zstd with or without a dictionary) as a source.

    Each `response` with status 200 and an HTML type, or none, is an entry with its capture. `position` counts all `response` records,
    from 1. One record is held at a time.
    """

    path: Path

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield the pages, and a rejection for each that is damaged or too long; the last one says where a damaged file broke off.

        Raises:
            Misconfigured: there is no such file, or it cannot be opened.
        """
        source = str(self.path)
        held = _Held()
        position = 0
        with regular_file(self.path) as file:
            try:
                for record in ArchiveIterator(file, record_types=_READ, parse_http=False):
                    if record.record_type != WarcRecordType.response:
                        held = held.with_note(record)
                        continue
                    yield from held.item
                    position += 1
                    held = _read(record, source, position)
            except OSError as error:  # whatever is wrong with the file: fastwarc has no error of its own
                yield from held.item
                yield Rejection(source, position + 1, Reason.MALFORMED, detail(f"the archive is damaged from here on: {error}"))
                return
        yield from held.item


def page_at(path: Path, offset: int, end: int) -> Capture:
    """Return the capture whose records are the bytes `offset` to `end` (half-open) of an archive.

    Raises:
        Misconfigured: there is no such file.
        Rejected: there is no page.
    """
    with regular_file(path) as file:
        file.seek(offset)
        records = BytesIO(file.read(end - offset))
    try:
        for record in ArchiveIterator(records, record_types=WarcRecordType.response, parse_http=False):
            entry = _entry(record, str(path), 1)
            if entry is not None and entry.capture is not None:
                return entry.capture
    except OSError as error:
        raise Rejected(Reason.MALFORMED, detail(f"the archive is damaged at byte {offset}: {error}")) from error
    raise Rejected(Reason.UNSUPPORTED_TYPE, "no web page: its media type is not that of HTML")


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read of a response, held back until it is known whether a note on it follows."""

    item: tuple[Entry | Rejection, ...] = ()
    record_id: str | None = None

    def with_note(self, record: WarcRecord) -> "_Held":
        """The same with what a `metadata` record says of it; one that says nothing of it, or nothing we can read, changes nothing."""
        about = record.headers.get("WARC-Refers-To")
        if not about or about != self.record_id or record.content_length > _LONGEST_NOTE:
            return self
        if (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() != "application/json":
            return self
        try:
            said = _said.decode(record.reader.read(_LONGEST_NOTE))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return self
        fields = {name: value for name, value in msgspec.structs.asdict(said).items() if value}
        return _Held(tuple(replace(item, **fields) if isinstance(item, Entry) else item for item in self.item), self.record_id)


def _read(record: WarcRecord, source: str, position: int) -> _Held:
    try:
        entry = _entry(record, source, position)
    except Rejected as error:
        return _Held((Rejection(source, position, error.reason, error.detail),))
    return _Held((entry,), record.record_id) if entry is not None else _Held()


def _entry(record: WarcRecord, source: str, position: int) -> Entry | None:
    """The page of a response; None if it is none, or if its server had none."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")  # WARC 1.0 wrote the brackets
    if not uri.lower().startswith(("http://", "https://")):
        return None
    if record.content_length > LONGEST_RECORD:
        raise Rejected(Reason.TOO_LONG, f"a record of {record.content_length:,} bytes, more than {LONGEST_RECORD:,}")
    block = _whole(record)
    answer = HttpAnswer.from_block(block)
    if answer.status != _OK or answer.media_type not in _HTML:
        return None
    if record.record_date is None:
        raise Rejected(Reason.MALFORMED, detail(f"a record of no date: {uri}"))
    url = web_link(uri, within="")
    capture = Capture(
        url=url,
        final_url=_final_url(answer, url),
        fetched_at=record.record_date.astimezone(UTC),
        status=answer.status,
        content_type=answer.header("Content-Type"),
        body=answer.body(limit=LONGEST_RECORD),
        etag=answer.header("ETag") or None,
        last_modified=answer.header("Last-Modified") or None,
    )
    return Entry(source, position, url, capture=capture)


def _whole(record: WarcRecord) -> bytes:
    pieces = list(iter(lambda: record.reader.read(LONGEST_RECORD), b""))
    block = b"".join(pieces)
    if len(block) < record.content_length:
        raise Rejected(Reason.MALFORMED, f"the record breaks off after {len(block):,} of {record.content_length:,} bytes")
    return block


def _final_url(answer: HttpAnswer, url: str) -> str:
    """Where the page was in the end: archives of ours say so in Content-Location (RFC 9110 section 8.7)."""
    try:
        return web_link(answer.header("Content-Location") or url, within=url)
    except Rejected:
        return url
