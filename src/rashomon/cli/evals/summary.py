"""`rashomon eval summary`: summaries beside what people wrote."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.summary import DEFAULT_BUDGET, evaluate_summary


def summary(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS.jsonl", help="Articles, each with the `event_id` of the gold.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD.json", help="What people wrote: event_id → {title, text}.")],
    budget: Annotated[int, typer.Option("--words", metavar="N", min=1, help="Where every summary is cut.")] = DEFAULT_BUDGET,
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Score summaries beside what people wrote, and beside the first words and LexRank: ROUGE-1, -2 and -Lsum (F1, stemmed).

    The sentences are those that the summary of a page takes, in its order. All three are cut at one length.
    """
    result = evaluate_summary(corpus, gold, configured_embedder(load_config(config)), budget=budget)
    if as_json:
        typer.echo(json.dumps(asdict(result.summary) | asdict(result)))
        return
    table = Table("", *asdict(result.summary), box=None, pad_edge=False, header_style="dim")
    for name in ("summary", "lead", "lexrank"):
        table.add_row(name, *(f"{value:.2f}" for value in asdict(getattr(result, name)).values()))
    console = Console()
    console.print(table, highlight=False)
    left = f", {result.without_articles:,} gold events without articles" if result.without_articles else ""
    console.print(f"{result.events:,} events, {result.budget_words} words each{left}", highlight=False)
