"""`rashomon eval grounding`: whether the gate tells what a text supports."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.grounding import evaluate_grounding


def grounding(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Lines of `document`, `claim`, `label` (1 supported, 0 not).")],
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Ask whether each document supports its claim, and compare with the label: balanced accuracy, 0 to 100.

    Lines may name what was edited (`edit`) and a part (`part`): each is told by itself too.
    """
    result = evaluate_grounding(file, configured_embedder(load_config(config)))
    if as_json:
        typer.echo(json.dumps(asdict(result)))
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in asdict(result).items():
        rows = value.items() if isinstance(value, dict) else [("", value)]
        for key, number in rows:
            table.add_row(f"{name} {key}".strip(), f"{number:.2f}" if isinstance(number, float) else f"{number:,}")
    Console().print(table, highlight=False)
