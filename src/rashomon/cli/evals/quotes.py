"""`rashomon eval quotes`: quotes of passages and their speakers."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.quotes import evaluate_quotes
from rashomon.registry import load_entities


def quotes(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Lines of `text`, `language`, `quotes` (`start`, `text`, `form`, `speaker`).")
    ],
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Find the quotes of each passage and compare with those marked: F1 of spans, exact and overlapping, and the share of right speakers.

    By form (direct, indirect), by language, and by part where lines name one. Passages without quotes count too: what is found there is
    wrong.
    """
    result = evaluate_quotes(file, Annotator(configured_embedder(load_config(config)), Gazetteer(load_entities())))
    if as_json:
        typer.echo(json.dumps(asdict(result)))
        return
    table = Table(
        "",
        "passages",
        "marked",
        "found",
        "precision",
        "recall",
        "exact F1",
        "overlap F1",
        "speakers",
        box=None,
        pad_edge=False,
        header_style="dim",
    )
    for name, score in (("all", result.total), *result.by_form.items(), *result.by_part.items(), *result.by_language.items()):
        counts = (f"{score.passages:,}", f"{score.marked:,}", f"{score.found:,}")
        shares = (score.precision, score.recall, score.exact, score.overlap, score.speakers)
        table.add_row(name, *counts, *("–" if value is None else f"{value:.3f}" for value in shares))
    Console().print(table, highlight=False)
