"""`rashomon review`: names that may be one, and what a person says of them."""

import getpass
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.intake import clock_at
from rashomon.model.judgement import Judgement, Verdict
from rashomon.pipeline.reviewing import OpenDoubt, open_doubts
from rashomon.store.database import Database
from rashomon.store.judgements import add_judgement, judgements

app = typer.Typer(help="Judge which names are one.", invoke_without_command=True)

_ANSWERS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
_One = Annotated[str, typer.Argument(metavar="A", help="An entity's id, or any spelling of its name.")]
_Other = Annotated[str, typer.Argument(metavar="B", help="Another one's.")]
_By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges. Default: the user of this computer.")]
_Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]


@app.callback()
def review(context: typer.Context, data: options.DataFolder = options.DEFAULT_DATA, by: _By = None) -> None:
    """Go through names that may be one: on a terminal one by one, else as a list. The next run makes the pages anew."""
    if context.invoked_subcommand is not None:
        return
    database = Database.open(data, create=False)
    with database.read() as connection:
        waiting = open_doubts(connection)
    if not sys.stdin.isatty():
        _print(waiting)
        return
    console = Console()
    for number, item in enumerate(waiting, start=1):
        console.print(f"\n{number} of {len(waiting)}\n{_told(item)}", highlight=False, markup=False, soft_wrap=True)
        answer = typer.prompt("same, different, unsure, later or quit", default="l").strip().casefold()[:1]
        if answer == "q":
            return
        if answer in _ANSWERS:
            _keep(data, item.doubt.one, item.doubt.other, verdict=_ANSWERS[answer], by=by)
    console.print("Nothing is left to judge." if not waiting else "That was all.", highlight=False)


@app.command("list")
def list_(data: options.DataFolder = options.DEFAULT_DATA, as_json: options.AsJson = False) -> None:
    """Print the names that may be one, with who writes them."""
    with Database.open(data, create=False).read() as connection:
        waiting = open_doubts(connection)
    if as_json:
        typer.echo(json.dumps([asdict(item) for item in waiting], ensure_ascii=False))
    else:
        _print(waiting)


@app.command()
def same(one: _One, other: _Other, data: options.DataFolder = options.DEFAULT_DATA, by: _By = None, note: _Note = "") -> None:
    """Say that two names are of one entity; with a listed entity's id as A or B, that the other is that one."""
    _keep(data, one, other, verdict=Verdict.SAME, by=by, note=note)


@app.command()
def different(one: _One, other: _Other, data: options.DataFolder = options.DEFAULT_DATA, by: _By = None, note: _Note = "") -> None:
    """Say that two names are of two entities."""
    _keep(data, one, other, verdict=Verdict.DIFFERENT, by=by, note=note)


@app.command()
def unsure(one: _One, other: _Other, data: options.DataFolder = options.DEFAULT_DATA, by: _By = None, note: _Note = "") -> None:
    """Say that nobody can tell: the two stay apart, and are not asked for again."""
    _keep(data, one, other, verdict=Verdict.UNSURE, by=by, note=note)


@app.command()
def log(data: options.DataFolder = options.DEFAULT_DATA, as_json: options.AsJson = False) -> None:
    """Print all judgements, oldest first. A later one on the same two names counts."""
    with Database.open(data, create=False).read() as connection:
        kept = judgements(connection)
    if as_json:
        typer.echo(json.dumps([{**asdict(item), "at": item.at.isoformat()} for item in kept], ensure_ascii=False))
        return
    for item in kept:
        note = f" ({item.note})" if item.note else ""
        typer.echo(f"{item.at:%Y-%m-%d %H:%M} {item.by}: {item.one} | {item.other}: {item.verdict}{note}")


def _keep(data: Path, one: str, other: str, *, verdict: Verdict, by: str | None, note: str = "") -> None:
    if not one.strip() or not other.strip():
        raise typer.BadParameter("a judgement is of two names")
    judgement = Judgement(one.strip(), other.strip(), verdict, by or getpass.getuser(), clock_at(None)(), note)
    with Database.open(data, create=False).write() as connection:
        add_judgement(connection, judgement)
    typer.echo(f"{judgement.one} | {judgement.other}: {verdict}. The next run makes the pages anew.")


def _print(waiting: tuple[OpenDoubt, ...]) -> None:
    for item in waiting:
        typer.echo(_told(item) + "\n")
    typer.echo(f"{len(waiting)} pairs of names may be one.")


def _told(item: OpenDoubt) -> str:
    doubt = item.doubt
    sides = zip((doubt.one, doubt.other), doubt.spellings, doubt.languages, doubt.voices, strict=True)
    lines = [f"{name}: {', '.join(spellings)} ({', '.join(languages)}; {voices} outlets)" for name, spellings, languages, voices in sides]
    return "\n".join((*lines, f"{doubt.likeness} of 100 alike in Latin letters, in {', '.join(item.event_ids)}"))
