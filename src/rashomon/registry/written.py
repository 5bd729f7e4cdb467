"""Outlets as TOML text, and sources put into tables that somebody has written, whose order and comments stay."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable, Table

from rashomon.errors import Misconfigured
from rashomon.model.outlet import ListedSource, Outlet, SourceKind


def outlets_as_toml(outlets: Iterable[Outlet]) -> str:
    """Return the tables `[[outlet]]` of these outlets, in their order; empty text for none."""
    tables = tomlkit.aot()
    for outlet in outlets:
        tables.append(_table(outlet))
    if not tables:
        return ""
    document = tomlkit.document()
    document.add("outlet", tables)
    return tomlkit.dumps(document).lstrip("\n")


def with_sources(text: str, sources: Mapping[str, Sequence[ListedSource]]) -> str:
    """Return the text of a file of outlets with further sources for some of them, by id. All else stays byte for byte.

    Raises:
        Misconfigured: the text has a form that cannot be edited; a person must.
    """
    try:
        document = tomlkit.parse(text)
        tables = document["outlet"]
        for table in tables if isinstance(tables, (AoT, Array)) else ():
            if isinstance(table, (Table, InlineTable)) and table.get("id") in sources:
                _extend(table, sources[str(table["id"])])
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise Misconfigured(f"this file cannot be edited by program ({error}): write the sources into it by hand") from error


def _table(outlet: Outlet) -> Table:
    table = tomlkit.table()
    table.add("id", outlet.id)
    table.add("name", outlet.name)
    if outlet.names:
        table.add("names", _inline(outlet.names))
    table.add("domains", list(outlet.domains))
    for key, value in (("country", outlet.country), ("languages", list(outlet.languages)), ("kind", outlet.kind), ("owner", outlet.owner)):
        if value:
            table.add(key, value if isinstance(value, list) else str(value))
    if outlet.sources:
        lines = tomlkit.array().multiline(multiline=True)
        for source in outlet.sources:
            lines.append(_inline(_fields(source)))
        table.add("sources", lines)
    if label := outlet.control:
        control = {"value": label.value.value, "rater": label.rater, "method": label.method, "on": label.on, "url": label.url}
        table.add("control", tomlkit.item({key: value for key, value in control.items() if value is not None}))
    return table


def _extend(table: Table | InlineTable, sources: Sequence[ListedSource]) -> None:
    present: Any = table.get("sources")
    if isinstance(present, Array):
        for source in sources:
            present.append(_inline(_fields(source)))
        return
    tables = present if isinstance(present, AoT) else tomlkit.aot()
    for source in sources:
        tables.append(tomlkit.item(_fields(source)))
    if present is None:
        table.append("sources", tables)


def _fields(source: ListedSource) -> dict[str, str]:
    fields = {"url": source.url}
    if source.kind is not SourceKind.FEED:
        fields["kind"] = source.kind.value
    return fields if source.language is None else {**fields, "language": source.language}


def _inline(fields: Mapping[str, str]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(fields)
    return table
