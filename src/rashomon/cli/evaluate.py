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
from rashomon.evaluate.extraction import PageScore, evaluate_extraction

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
    else:
        _show(result)


@app.command()
def extraction(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Pages (NAME.html) beside their gold (NAME.json).")],
    as_json: options.AsJson = False,
    pages: Annotated[bool, typer.Option("--pages", help="Print each page too.")] = False,
) -> None:
    """Read pages and compare with gold: precision, recall and F1 of text, titles, dates, authors, and finding what is no article.

    DIR may also have the shape of the article-extraction-benchmark (html/NAME.html.gz, ground-truth.json), whose measure of text this
    is: shingles of four words, each page weighing the same. The fields of gold are in docs/reference/evaluation.md.
    """
    total, scores = evaluate_extraction(folder)
    if as_json:
        typer.echo(json.dumps({**asdict(total), "by_page": [_page(score) for score in scores]}))
        return
    for score in scores if pages else ():
        typer.echo("  ".join(f"{key} {value}" for key, value in _page(score).items() if value is not None))
    _show(asdict(total))


def _page(score: PageScore) -> dict[str, object]:
    """A page in one row: what was wrong is false."""
    text = score.text and round(score.text.f1, _RATIO_DIGITS)
    return {**asdict(score), "text": text, "set_aside": score.set_aside and score.set_aside.value}


def _show(result: dict[str, float | None]) -> None:
    for name, value in result.items():
        shown = "no gold" if value is None else f"{value:.{_RATIO_DIGITS}f}" if isinstance(value, float) else f"{value:,}"
        Console().print(f"{name:<20} {shown}", highlight=False)
