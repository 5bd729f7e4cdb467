"""`rashomon eval lenses`: genres, outlooks and consequences."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.evaluate.lenses import evaluate_lenses

_RATIO_DIGITS = 4


def lenses(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Gold: sentences/PART.tsv and genre/PART.tsv.")],
    part: Annotated[str, typer.Option("--part", metavar="PART", help="Which part of the gold.")] = "tuning",
    as_json: options.AsJson = False,
) -> None:
    """Judge genres of articles, and sentences that say what follows or what is to come: precision and recall, language by language.

    Gold lines are single sentences and openings of articles, with what a reader would say of each.
    """
    result = asdict(evaluate_lenses(folder, part))
    if as_json:
        typer.echo(json.dumps(result))
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in result.items():
        for key, number in value.items() if isinstance(value, dict) else [("", value)]:
            table.add_row(f"{name} {key}".strip(), f"{number:.{_RATIO_DIGITS}f}" if isinstance(number, float) else f"{number:,}")
    Console().print(table, highlight=False)
