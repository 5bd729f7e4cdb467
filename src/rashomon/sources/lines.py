"""Lines of a file, plain, gzipped or zipped, of which none can exhaust memory."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from rashomon.errors import Misconfigured, Rejected
from rashomon.sources.packing import GZIP_MAGIC, ZIP_MAGIC, zip_member

_SKIPPED_AT_ONCE = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number (from 1), without its line feed."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Overlong:
    """A line of more than the allowed bytes; none of it is kept."""

    number: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The compressed data is damaged or cut off from this line on."""

    number: int


def read_lines(path: Path, *, limit: int) -> Iterator[Line | Overlong | Broken]:
    """Yield the lines of `path`; gzip and zip (of one file) are known by their first bytes, whatever the file is called.

    A line ends at a line feed; a carriage return is left to the caller. At most `limit` bytes of a line are ever held.

    Raises:
        Misconfigured: there is no such file, or it cannot be read.
    """
    try:
        with _opened(path) as file:
            yield from split_lines(file, limit=limit)
    except zipfile.BadZipFile:
        yield Broken(1)
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error


def split_lines(file: IO[bytes], *, limit: int) -> Iterator[Line | Overlong | Broken]:
    """Yield the lines of an open file, with the same promises as `read_lines`."""
    number = 0
    try:
        while raw := file.readline(limit + 1):
            number += 1
            if raw.endswith(b"\n"):
                yield Line(number, raw[:-1])
            elif len(raw) <= limit:
                yield Line(number, raw)
            else:
                while (skipped := file.readline(_SKIPPED_AT_ONCE)) and not skipped.endswith(b"\n"):
                    pass
                yield Overlong(number)
    except (gzip.BadGzipFile, zipfile.BadZipFile, EOFError, zlib.error):
        yield Broken(number + 1)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with regular_file(path) as file:
        magic = file.peek(len(ZIP_MAGIC))
        if magic.startswith(GZIP_MAGIC):
            with gzip.open(file) as unzipped, BufferedReader(unzipped) as buffered:
                yield buffered
        elif magic.startswith(ZIP_MAGIC):
            try:
                member = zip_member(file)
            except Rejected as error:
                raise Misconfigured(f"cannot read {path}: {error.detail}") from error
            with member:
                yield member
        else:
            yield file


def regular_file(path: Path) -> BufferedReader:
    """Open a regular file for reading.

    Raises:
        Misconfigured: there is none of that name, or it cannot be opened.
    """
    if not path.exists():
        raise Misconfigured(f"there is no file {path}: check the path")
    if not path.is_file():
        raise Misconfigured(f"{path} is not a regular file: name a file, not a folder or a pipe")
    try:
        return path.open("rb")
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error
