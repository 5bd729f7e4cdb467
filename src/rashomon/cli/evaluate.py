"""`rashomon eval`: how good each part is, measured through the very stages that make the pages."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.clustering import evaluate_clustering

app = typer.Typer(help="Measure a part against gold, through the very code that makes the pages.", no_args_is_help=True)

_RATIO_DIGITS = 4


@app.callback()
def evals() -> None:
    """Measure a part against gold, through the very code that makes the pages."""


@app.command()
def clustering(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="A corpus whose lines carry a gold `event_id`.")],
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Stream a gold corpus through the clusterer: B³ precision, recall and F1 (Bagga and Baldwin 1998), adjusted Rand index.

    Settings are the fixed ones of every run; gold is looked at only when all is decided.
    """
    result = asdict(evaluate_clustering(file, configured_embedder(load_config(config))))
    if as_json:
        typer.echo(json.dumps(result))
        return
    for name, value in result.items():
        shown = f"{value:.{_RATIO_DIGITS}f}" if isinstance(value, float) else f"{value:,}"
        Console().print(f"{name:<20} {shown}", highlight=False)
