"""`rashomon outlets list`: the outlets that are known."""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer
from rapidfuzz import process
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.cli import options
from rashomon.cli.outlets.registered import KINDS, as_json, console_for_tables, counted, registry_of
from rashomon.errors import Misconfigured
from rashomon.model.outlet import Control, Outlet, OutletKind
from rashomon.registry import country_named, members, region_name, region_named
from rashomon.registry.places import region_codes


class Set(StrEnum):
    """Which outlets to look at."""

    ALL = "all"
    DEFAULT = "default"
    OWN = "own"


def list_(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    country: Annotated[str | None, typer.Option("--country", metavar="CC", help="Only of this country: ML, or its name.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="Only those that publish in this language: fr; pt covers pt-BR too.")
    ] = None,
    kind: Annotated[OutletKind | None, typer.Option("--kind", metavar="KIND", help=f"Only of this kind: {KINDS}.")] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="REGION", help='Only of this part of the world: "West Africa", in any content language, or 011 (UN M49).'
        ),
    ] = None,
    control: Annotated[
        Control | None, typer.Option("--control", metavar="LABEL", help="Only with this label of who controls them, as `list` prints it.")
    ] = None,
    chosen: Annotated[
        Set,
        typer.Option(
            "--set", metavar="SET", help="all, default or own. `default`: those read when nobody says which. `own`: those of your files."
        ),
    ] = Set.ALL,
    outlets: options.OutletFiles = None,
    as_json_: Annotated[bool, typer.Option("--json", help="Print a JSON array, one object an outlet.")] = False,
    config: options.ConfigFile = None,
) -> None:
    """List the outlets that are known, with their country, languages, kind, who controls them, and how many sources they have."""
    found: Iterable[Outlet] = registry_of(config, outlets).chosen([chosen])
    if country is not None:
        code = _country(country)
        found = [outlet for outlet in found if outlet.country == code]
    if region is not None:
        within = frozenset(members(_region(region)))
        found = [outlet for outlet in found if outlet.country in within]
    if language is not None:
        found = [outlet for outlet in found if any(_is_under(each, language) for each in outlet.languages)]
    if kind is not None:
        found = [outlet for outlet in found if outlet.kind is kind]
    if control is not None:
        found = [outlet for outlet in found if outlet.control is not None and outlet.control.value is control]
    shown = tuple(found)
    if as_json_:
        typer.echo(json.dumps([as_json(outlet) for outlet in shown], ensure_ascii=False, indent=2))
    else:
        _print(console_for_tables(), shown)


def _print(console: Console, outlets: tuple[Outlet, ...]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "country", "languages", "kind", "control"):
        table.add_column(heading, no_wrap=heading in {"id", "country"}, overflow="fold")
    table.add_column("sources", justify="right")
    for outlet in outlets:
        fields = (outlet.id, outlet.name, outlet.country, ", ".join(outlet.languages), outlet.kind, outlet.control and outlet.control.value)
        table.add_row(*(escape(str(field or "")) for field in fields), str(len(outlet.sources)))
    console.print(table)
    sources, countries = sum(len(outlet.sources) for outlet in outlets), len({outlet.country for outlet in outlets if outlet.country})
    console.print(
        f"\n{counted(len(outlets), 'outlet')} of {counted(countries, 'country', 'countries')}, {counted(sources, 'source')}",
        highlight=False,
    )


def _country(text: str) -> str:
    code = country_named(text) or country_named(text.upper())
    if code is None:
        raise Misconfigured(f"no country {text!r}: give its name, or its ISO 3166-1 code (ML)")
    return code


def _region(text: str) -> str:
    code = region_named(text)
    if code is None:
        names = sorted({region_name(each, "en") for each in region_codes().values()})
        near = ", ".join(name for name, _, _ in process.extract(text, names, limit=3))
        raise Misconfigured(f"no region {text!r} in UN M49; the nearest names: {near}. A country is given with --country")
    return code


def _is_under(tag: str, wanted: str) -> bool:
    """Whether a BCP 47 tag is the wanted one or a narrower one (RFC 4647 section 3.3.1)."""
    return f"{tag}-".casefold().startswith(f"{wanted}-".casefold())
