"""`rashomon eval entities`: names found and linked."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.cli.evals.output import show
from rashomon.evaluate.entities import evaluate_entities
from rashomon.evaluate.merging import evaluate_merging


def entities(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Passages with their names, or with --gold a corpus.")],
    gold: Annotated[Path | None, typer.Option("--gold", metavar="GOLD.json", help="Names by language: measures merging.")] = None,
    as_json: options.AsJson = False,
) -> None:
    """Find names and link them, a language at a time: precision, recall and F1 of exact spans, and the share linked to whom they mean.

    With --gold, FILE is a corpus whose lines carry an `event_id`: how many of the gold's names are found in its texts, and how many of
    those of one event are made one across languages. The fields of both are in docs/reference/evaluation.md.
    """
    if gold is not None:
        world = asdict(evaluate_merging(file, gold))
        languages = world.pop("by_language")
        if as_json:
            typer.echo(json.dumps({**world, "by_language": languages}))
        else:
            show({**world, **{f"found, {language}": share for language, share in languages.items()}})
        return
    result = evaluate_entities(file)
    if as_json:
        typer.echo(json.dumps(asdict(result)))
        return
    table = Table("", *asdict(result.total), box=None, pad_edge=False, header_style="dim")
    for name, score in (*result.by_language.items(), ("all", result.total)):
        table.add_row(name, *(f"{value:.2f}" if isinstance(value, float) else f"{value:,}" for value in asdict(score).values()))
    console = Console()
    console.print(table, highlight=False)
    console.print(f"{result.passages:,} passages", highlight=False)
