"""GDELT 2.0: the files that list every article seen in fifteen minutes, and what was made of it.

Columns: "The GDELT Global Knowledge Graph (GKG) Data Format Codebook V2.1" and "The GDELT Event Database Data Format Codebook V2.0".
The fields in the last column of the GKG: https://blog.gdeltproject.org/new-gkg-2-0-article-metadata-fields/

No date of GDELT becomes a date of publication: they say when GDELT saw the article, to fifteen minutes, or when the event took
place; and the "precise" timestamp has no documented zone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from babel.core import get_global

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection
from rashomon.sources.lines import Broken, Line, Overlong, read_lines
from rashomon.sources.links import web_link
from rashomon.sources.plain import line, line_from_html

LINE_LIMIT = 8 << 20  # bytes; a row of the GKG has some 10 kB, a very long article some 500 kB
_GKG_COLUMNS, _EVENT_COLUMNS = 27, 61
_RECORD_ID, _COLLECTION, _DOMAIN, _DOCUMENT, _TRANSLATION, _EXTRAS = 0, 2, 3, 4, 25, 26
_SOURCE_URL = 60
_GKG_RECORD = re.compile(r"\d{14}-T?\d+")  # "T" marks a machine-translated article
_EVENT_ID = re.compile(r"\d{1,12}")
_WEB = "1"  # V2SourceCollectionIdentifier
_ORIGINAL = re.compile(r"srclc:([a-z]{3})")
_TITLE = re.compile(r"<PAGE_TITLE>([^<]*)</PAGE_TITLE>")
_AUTHORS = re.compile(r"<PAGE_AUTHORS>([^<]*)</PAGE_AUTHORS>")
_MOST_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class GdeltFile:
    """A file of GDELT on disk (GKG or events; plain, zipped or gzipped) as a source."""

    path: Path

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield an entry or a rejection for each row; of rows with one address the first counts."""
        rows = read_lines(self.path, limit=LINE_LIMIT)
        first = next(rows, None)
        if not isinstance(first, Line) or not is_gdelt(first.raw.decode(errors="replace")):
            raise Misconfigured(f"{self.path} is no GDELT 2.0 file: its first line is no row of the GKG (27 columns) or of events (61)")
        yield from entries_of_rows(_chained(first, rows), source=str(self.path))


def is_gdelt(row: str) -> bool:
    """Whether a line is a row of GDELT's GKG 2.1 or of its events 2.0."""
    columns = row.rstrip("\r\n").split("\t")
    return (len(columns) == _GKG_COLUMNS and bool(_GKG_RECORD.fullmatch(columns[_RECORD_ID]))) or (
        len(columns) == _EVENT_COLUMNS and bool(_EVENT_ID.fullmatch(columns[0]))
    )


def entries_of_rows(rows: Iterator[Line | Overlong | Broken], *, source: str) -> Iterator[Entry | Rejection]:
    """Yield an entry or a rejection for each row; of rows with one address the first counts. `position` is the row's line."""
    seen: set[bytes] = set()
    for row in rows:
        match row:
            case Overlong(number):
                yield Rejection(source, number, Reason.TOO_LONG, f"the row has more than {LINE_LIMIT:,} bytes")
            case Broken(number):
                yield Rejection(source, number, Reason.MALFORMED, "the compressed data is damaged from here on; nothing behind it was read")
            case Line(number, raw) if raw.strip():
                try:
                    entry = _entry(raw.decode(errors="replace").rstrip("\r"), source, number)
                except Rejected as error:
                    yield Rejection(source, number, error.reason, error.detail)
                    continue
                digest = blake2b(entry.url.encode(), digest_size=8).digest()  # a day of events has some 200,000 addresses
                if digest not in seen:
                    seen.add(digest)
                    yield entry
            case _:
                pass


def _chained(first: Line, rows: Iterator[Line | Overlong | Broken]) -> Iterator[Line | Overlong | Broken]:
    yield first
    yield from rows


def _entry(row: str, source: str, position: int) -> Entry:
    columns = row.split("\t")
    if len(columns) == _EVENT_COLUMNS:
        return Entry(source, position, web_link(columns[_SOURCE_URL], within=""))
    if len(columns) != _GKG_COLUMNS:
        raise Rejected(Reason.MALFORMED, f"a row of {len(columns)} columns, neither of the GKG (27) nor of events (61)")
    if columns[_COLLECTION] != _WEB:
        raise Rejected(Reason.MISSING_FIELD, f"no link: from source collection {columns[_COLLECTION][:20]!r}, not from the web")
    return Entry(
        source,
        position,
        web_link(columns[_DOCUMENT], within=""),
        title=line_from_html(_found(_TITLE, columns[_EXTRAS])) or None,
        language=_language(columns[_TRANSLATION]),
        outlet=line(columns[_DOMAIN]) or None,
        authors=_authors(columns[_EXTRAS]),
    )


def _language(translation: str) -> str | None:
    """BCP 47 of the original; the column "will be blank for documents originally in English" (codebook), else it has ISO 639-2."""
    if not translation.strip():
        return "en"
    code = _found(_ORIGINAL, translation)
    return str(get_global("language_aliases").get(code, code)) or None


def _authors(extras: str) -> tuple[str, ...]:
    names = line_from_html(_found(_AUTHORS, extras)).split(";")  # references end in a semicolon too
    return tuple(name for raw in names[:_MOST_AUTHORS] if (name := raw.strip()))


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""
