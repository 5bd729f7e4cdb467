"""`rashomon eval clustering`: how well articles are put together."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.evals.output import show
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.clustering import evaluate_clustering


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
    else:
        show(result)
