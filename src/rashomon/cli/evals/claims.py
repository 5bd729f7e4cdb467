"""`rashomon eval claims`: which sentences say the same, and what contradicts what."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.claims import evaluate_claims
from rashomon.shipped import shipped

_RATIO_DIGITS = 4


def claims(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Events with their claims (JSON), or judged pairs of sentences (JSONL).")],
    corpus: Annotated[
        list[Path] | None, typer.Option("--corpus", metavar="FILE.jsonl", help="Articles of the gold events; may be given again.")
    ] = None,
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Group the sentences of gold events into claims: precision, recall and F1 of pairs, and whether "contradicted" is right.

    Without --corpus the gold is about the small world that the project ships.
    """
    corpora = corpus or [shipped("small-world") / "articles.jsonl"]
    result = evaluate_claims(gold, corpora, configured_embedder(load_config(config)))
    if as_json:
        typer.echo(json.dumps(asdict(result)))
        return
    table = Table("", "pairs", "precision", "recall", "f1", box=None, pad_edge=False, header_style="dim")
    for name, score in {"all": result.pairs, **result.by_languages, **result.by_part}.items():
        table.add_row(name, f"{score.pairs:,}", *(f"{value:.{_RATIO_DIGITS}f}" for value in (score.precision, score.recall, score.f1)))
    console = Console()
    console.print(table, highlight=False)
    found = result.contradicted
    console.print(
        f"contradicted: {found.found:,} found, {found.right:,} right, {found.wrong:,} wrong, {found.unsure:,} not scored; "
        f"precision {found.precision:.2f}, recall {found.recall:.2f} of {found.gold:,}",
        highlight=False,
    )
    console.print(f"{result.events:,} events, {result.without_articles:,} without articles", highlight=False)
