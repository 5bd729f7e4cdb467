"""`rashomon eval figures`: figures of sentences."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.cli.evals.output import show
from rashomon.evaluate.figures import evaluate_figures

_RATIO_DIGITS = 4


def figures(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Lines of `language`, `text`, and the `figures` that it says.")],
    as_json: options.AsJson = False,
) -> None:
    """Read the figures of each text and compare with gold: precision, recall and F1 by language, 0 to 1.

    A figure is right where value, range, unit and what is counted are. The fields of gold are in docs/reference/evaluation.md.
    """
    result = evaluate_figures(file)
    rows = {**result.by_language, "all": result.total}
    scores = {name: {**asdict(score), "precision": score.precision, "recall": score.recall, "f1": score.f1} for name, score in rows.items()}
    told: dict[str, float | None] = {
        "sentences": result.sentences,
        "bounds": result.bounds,
        "standings": result.standings,
        "speakers": result.speakers,
    }
    if as_json:
        typer.echo(json.dumps({**told, **scores.pop("all"), "by_language": scores}))
        return
    table = Table("", *scores["all"], box=None, pad_edge=False, header_style="dim")
    for name, score in scores.items():
        table.add_row(name, *(f"{value:.{_RATIO_DIGITS}f}" if isinstance(value, float) else f"{value:,}" for value in score.values()))
    Console().print(table, highlight=False)
    show(told)
