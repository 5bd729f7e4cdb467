"""`rashomon eval extraction`: how well pages are read."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.evals.output import show
from rashomon.evaluate.extraction import PageScore, evaluate_extraction

_RATIO_DIGITS = 4


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
    show(asdict(total))


def _page(score: PageScore) -> dict[str, object]:
    """A page in one row: what was wrong is false."""
    text = score.text and round(score.text.f1, _RATIO_DIGITS)
    return {**asdict(score), "text": text, "set_aside": score.set_aside and score.set_aside.value}
