"""Rows of a table that somebody exported, as CSV or JSON, whatever its headings."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from rashomon.errors import Misconfigured, Reason
from rashomon.model.rejection import Rejection
from rashomon.registry.raters import heading_key

Row = Mapping[str, str]

_MOST_BYTES = 64 << 20  # the largest such table known, of some 11,000 sites, has 4 MB
_DELIMITERS = ",;\t|"
_LONGEST = 500  # characters of a value that are kept
_NOTHING = frozenset({"", "-", "–", "n/a", "na", "nan", "none", "null"})


def read_rows(body: bytes, *, name: str) -> Iterator[tuple[int, Row | Rejection]]:
    """Yield the rows of a table with their numbers (from 1, without the headings), by `heading_key`; what says nothing is empty.

    A table is CSV with headings (comma, semicolon, tab or bar), or JSON: objects in an array, in the one array of an object, or in an
    object by domain; an object with nothing but another object in it is that one.

    Raises:
        Misconfigured: it is no such table, is larger than 64 MiB, or is neither UTF-8 nor, with a byte order mark, UTF-16.
    """
    if len(body) > _MOST_BYTES:
        raise Misconfigured(f"{name} has {len(body):,} bytes; a table of ratings has at most {_MOST_BYTES:,}")
    text = _decoded(body, name)
    yield from enumerate(_json_rows(text, name) if text.lstrip()[:1] in {"{", "["} else _csv_rows(text, name), start=1)


def _decoded(body: bytes, name: str) -> str:
    encoding = "utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Misconfigured(
            f"{name}: byte {error.start} is not {encoding.removesuffix('-sig').upper()}: save it as CSV in UTF-8"
        ) from error


def _csv_rows(text: str, name: str) -> Iterator[Row | Rejection]:
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter)
    try:
        headings = [heading_key(heading) for heading in next(lines, [])]
    except csv.Error as error:
        raise Misconfigured(f"{name}: its first line holds no headings: {error}") from error
    if not any(headings) or delimiter not in first or "\0" in first:
        raise Misconfigured(f"{name} is no table: a CSV file begins with a line of headings, a JSON file with [ or {{")
    while True:
        try:
            fields = next(lines)
        except StopIteration:
            return
        except csv.Error as error:  # a field of more than 128 KiB: a quotation mark that is never closed
            yield Rejection(name, lines.line_num, Reason.MALFORMED, str(error))
            continue
        if fields:
            yield _row(zip(headings, fields, strict=False), name, lines.line_num)


def _json_rows(text: str, name: str) -> Iterator[Row | Rejection]:
    try:
        content = msgspec.json.decode(text.strip())
    except (msgspec.DecodeError, RecursionError) as error:
        raise Misconfigured(f"{name} is no JSON: {error}") from error
    for number, item in enumerate(_objects(content, name), start=1):
        if isinstance(item, dict):
            inner = _unwrapped(item)
            pairs = ((heading_key(str(key)), _text(value)) for key, value in inner.items())
            yield _row(pairs, name, number)
        else:
            yield Rejection(name, number, Reason.WRONG_TYPE, "not an object")


def _objects(content: object, name: str) -> list[object]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        arrays = [value for value in content.values() if isinstance(value, list)]
        if len(arrays) == 1:
            return list(arrays[0])
        if content and all(isinstance(value, dict) for value in content.values()):
            return [{"domain": key, **value} for key, value in content.items()]
    raise Misconfigured(f"{name} is no table of ratings: it has to be an array of objects, or objects by domain")


def _unwrapped(item: dict[str, object]) -> dict[str, object]:
    while len(item) == 1 and isinstance(only := next(iter(item.values())), dict):
        item = only
    return item


def _text(value: object) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        return ""
    return str(value)


def _row(pairs: Iterable[tuple[str, str]], name: str, number: int) -> Row | Rejection:
    row: dict[str, str] = {}
    for heading, value in pairs:
        if "\0" in value:
            return Rejection(name, number, Reason.MALFORMED, f"{heading} holds NUL characters")
        line = " ".join(value.split())[:_LONGEST]
        said = "" if line.casefold() in _NOTHING else "".join(character for character in line if character.isprintable())
        if heading and not row.get(heading):
            row[heading] = said
    return row
