"""`rashomon outlets import`: feed lists of other programs, and ratings that a person may use."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.cli.outlets.registered import (
    DEFAULT_FILE,
    DEFAULT_RATINGS,
    OwnFile,
    RatingsFolder,
    counted,
    own_files,
    readable_with,
    registry_with,
)
from rashomon.errors import Misconfigured
from rashomon.model.rejection import Rejection
from rashomon.registry.feed_lists import outlets_with
from rashomon.registry.opml import read_opml
from rashomon.registry.own_file import add_to_file
from rashomon.registry.rated import rated_outlets
from rashomon.registry.raters import FORMS
from rashomon.registry.ratings import RatingFile, write_ratings

_SHOWN = 10  # addresses of no outlet, and rows set aside, to print; --json has all
_MOST_BYTES = 64 << 20


class Form(StrEnum):
    """What a file holds."""

    OPML = "opml"
    MBFC = "mbfc"
    ALLSIDES = "allsides"
    ADFONTES = "adfontes"
    NEWSGUARD = "newsguard"


def import_(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A list of feeds (OPML), or a rater's table (CSV or JSON).")],
    form: Annotated[
        Form | None,
        typer.Option("--as", metavar="FORM", help="What it is: opml, mbfc, allsides, adfontes, newsguard. Else its content tells."),
    ] = None,
    file: OwnFile = DEFAULT_FILE,
    ratings: RatingsFolder = DEFAULT_RATINGS,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of the ratings, where their rows name none; else that of the file.")
    ] = None,
    outlets: options.OutletFiles = None,
    as_json_: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Take over a list of feeds as outlets of your own, or ratings of outlets for yourself to look at.

    Ratings go to a folder of their own, one file a rater, and are read back by `rashomon outlets show`. They are never published.
    """
    body = _read(path)
    files = own_files(config, outlets)
    if form is Form.OPML or (form is None and body.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")):
        _import_feeds(path.name, body, file, files, config=config, as_json=as_json_)
        return
    registry = registry_with(file, files)
    day = on or datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    found = rated_outlets(body, registry, name=path.name, on=day, form=form and form.value)
    rater = FORMS[found.form]
    target = ratings / f"{found.form}.toml"
    write_ratings(target, RatingFile(rater.rater, rater.method, rater.licence, path.name, found.ratings))
    rated = len({rating.outlet for rating in found.ratings})
    counts = {"ratings": len(found.ratings), "outlets": rated, "unknown": len(found.unknown), "set_aside": len(found.rejected)}
    if as_json_:
        _print_json({"file": str(target), "rater": rater.rater, **counts, "unknown_addresses": found.unknown}, found.rejected)
        return
    console = Console()
    _print(console, f"{target}: {counted(len(found.ratings), 'rating')} by {rater.rater}, of {counted(rated, 'outlet')}")
    _print(console, f"  terms: {rater.licence}")
    if found.unknown:
        shown = ", ".join(found.unknown[:_SHOWN]) + (" …" if len(found.unknown) > _SHOWN else "")
        _print(console, f"  {counted(len(found.unknown), 'address', 'addresses')} of no outlet that is known: {shown}")
    _print_rejected(console, found.rejected)


def _import_feeds(name: str, body: bytes, file: Path, files: tuple[Path, ...], *, config: Path | None, as_json: bool) -> None:
    found = read_opml(body, name=name)
    registry = registry_with(file, files)
    additions = outlets_with(found.feeds, registry)
    if additions.outlets:
        add_to_file(file, additions.outlets, beside=files)
    copies = len(additions.outlets) - additions.new
    counts = {
        "feeds": additions.feeds,
        "new_outlets": additions.new,
        "known_outlets": copies,
        "known_feeds": additions.known_feeds,
        "repairs": found.repairs,
        "set_aside": len(found.rejected),
    }
    if as_json:
        _print_json({"file": str(file), **counts}, found.rejected)
        return
    console = Console()
    added = f"{counted(additions.feeds, 'feed')} added, {counted(additions.new, 'new outlet')}"
    _print(console, f"{file}: {added}, {counted(copies, 'copy', 'copies')} of known outlets with further feeds")
    if additions.known_feeds:
        _print(console, f"  {counted(additions.known_feeds, 'feed')} known already")
    if found.repairs:
        _print(console, f"  the file is not well-formed: {counted(found.repairs, 'fault')} mended, something may be missing")
    _print_rejected(console, found.rejected)
    if additions.outlets:
        _print(console, readable_with(file, config))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Misconfigured(f"{path} has {path.stat().st_size:,} bytes; at most {_MOST_BYTES:,} are read")
        return path.read_bytes()
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error


def _print_rejected(console: Console, rejected: Iterable[Rejection]) -> None:
    rows = tuple(rejected)
    for reason, count in Counter(row.reason for row in rows).most_common():
        _print(console, f"  {count:,} set aside: {reason}")
    for row in rows[:_SHOWN]:
        _print(console, f"    no. {row.position}: {row.detail}")


def _print_json(summary: dict[str, object], rejected: Iterable[Rejection]) -> None:
    rows = [{"number": row.position, "reason": row.reason, "detail": row.detail} for row in rejected]
    typer.echo(json.dumps({**summary, "rejected": rows}, ensure_ascii=False, indent=2))


def _print(console: Console, line: str) -> None:
    if line:
        console.print(escape(line), highlight=False, soft_wrap=True)
