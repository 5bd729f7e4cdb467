"""Gold whose lines are JSON objects of one shape, read strictly."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from rashomon.errors import Misconfigured
from rashomon.sources.lines import Line, read_lines

T = TypeVar("T")
_LONGEST_LINE = 1 << 23
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_gold_lines(path: Path, kind: type[T], *, shape: str) -> list[tuple[int, T]]:
    """Return the lines of a file as values of `kind`, each with its number; `shape` says in messages what a line holds.

    Raises:
        Misconfigured: the file cannot be read, holds no line, or a line is not of this shape.
    """
    found = list(_values(path, kind, shape))
    if not found:
        raise Misconfigured(f"{path} has no line")
    return found


def _values(path: Path, kind: type[T], shape: str) -> Iterator[tuple[int, T]]:
    decoder = msgspec.json.Decoder(kind)
    for line in read_lines(path, limit=_LONGEST_LINE):
        if not isinstance(line, Line):
            raise Misconfigured(f"{path}: line {line.number} is too long or damaged")
        try:
            yield line.number, decoder.decode(line.raw.removeprefix(_BYTE_ORDER_MARK))
        except msgspec.DecodeError as error:
            raise Misconfigured(f"{path}, line {line.number}: not {shape}: {error}") from error
