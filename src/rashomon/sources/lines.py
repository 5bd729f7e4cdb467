"""Lines of a file, plain or gzipped, of which none can exhaust memory."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from rashomon.errors import Misconfigured

_GZIP_MAGIC = b"\x1f\x8b"  # RFC 1952, section 2.3.1
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
    """Yield the lines of `path`; gzip is known by its first bytes, whatever the file is called.

    A line ends at a line feed; a carriage return is left to the caller. At most `limit` bytes of a line are ever held.

    Raises:
        Misconfigured: there is no such file, or it cannot be read.
    """
    number = 0
    with _opened(path) as file:
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
        except (gzip.BadGzipFile, EOFError, zlib.error):
            yield Broken(number + 1)
        except OSError as error:
            raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if not path.exists():
        raise Misconfigured(f"there is no file {path}: check the path")
    if not path.is_file():
        raise Misconfigured(f"{path} is not a regular file: name a file, not a folder or a pipe")
    try:
        file = path.open("rb")
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error
    with file:
        if file.peek(len(_GZIP_MAGIC)).startswith(_GZIP_MAGIC):
            with gzip.open(file) as unzipped, BufferedReader(unzipped) as buffered:
                yield buffered
        else:
            yield file
