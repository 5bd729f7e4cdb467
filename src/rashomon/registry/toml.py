"""Reading the registry's files, with messages that a person can act on."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from rashomon.errors import Misconfigured

T = TypeVar("T")


def read_tables(path: Path, key: str, kind: type[T]) -> list[tuple[str, T]]:
    """Return the tables `[[key]]` of a TOML file as values of `kind`, each with its place for messages ("ml.toml, outlet 3 (studio)").

    Raises:
        Misconfigured: the file cannot be read, is no TOML, or holds anything else.
    """
    return tables_from(read_text(path), path, key, kind)


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are.

    Raises:
        Misconfigured: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Misconfigured(f"{path}: not UTF-8 at byte {error.start}") from error


def read_toml(path: Path) -> dict[str, object]:
    """Return what a TOML file holds; Misconfigured as for `read_tables`."""
    return _content(read_text(path), path)


def tables_from(text: str, path: Path, key: str, kind: type[T]) -> list[tuple[str, T]]:
    """Return the tables of a text that stands in `path`, or would; as `read_tables`."""
    content = _content(text, path)
    if extra := sorted(set(content) - {key}):
        raise Misconfigured(f"{path}: holds only [[{key}]] tables, not {extra[0]!r}")
    tables = content.get(key, [])
    if not isinstance(tables, list):
        raise Misconfigured(f"{path}: `{key}` must be written [[{key}]]")
    return [_value(path, key, number, table=table, kind=kind) for number, table in enumerate(tables, start=1)]


def _content(text: str, path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Misconfigured(f"{path}: no TOML: {error}") from error


def _value(path: Path, key: str, number: int, *, table: object, kind: type[T]) -> tuple[str, T]:
    name = table.get("id", "no id") if isinstance(table, dict) else "no table"
    place = f"{path}, {key} {number} ({name})"
    try:
        return place, msgspec.convert(table, kind, strict=True)
    except msgspec.ValidationError as error:
        raise Misconfigured(f"{place}: {error}") from error
