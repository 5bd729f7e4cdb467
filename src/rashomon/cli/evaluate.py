"""`rashomon eval`: how good each part is, measured through the very stages that make the pages."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.clustering import evaluate_clustering
from rashomon.evaluate.entities import evaluate_entities
from rashomon.evaluate.extraction import PageScore, evaluate_extraction
from rashomon.evaluate.grounding import evaluate_grounding
from rashomon.evaluate.merging import evaluate_merging
from rashomon.evaluate.summary import DEFAULT_BUDGET, evaluate_summary

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


@app.command()
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


@app.command()
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


@app.command()
def entities(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Passages with their names, or with --gold a corpus.")],
    gold: Annotated[Path | None, typer.Option("--gold", metavar="GOLD.json", help="Names by language: measures merging.")] = None,
    as_json: options.AsJson = False,
) -> None:
    """Find names and link them, a language at a time: precision, recall and F1 of exact spans, and the share linked to whom they mean.

    With --gold, FILE is a corpus whose lines carry an `event_id`: how many of the gold's names are found in its texts, and how many of
    those of one event are made one across languages. The fields of both are in docs/reference/evaluation.md.
    """
    if gold is not None:
        world = asdict(evaluate_merging(file, gold))
        languages = world.pop("by_language")
        if as_json:
            typer.echo(json.dumps({**world, "by_language": languages}))
        else:
            _show({**world, **{f"found, {language}": share for language, share in languages.items()}})
        return
    result = evaluate_entities(file)
    if as_json:
        typer.echo(json.dumps(asdict(result)))
        return
    table = Table("", *asdict(result.total), box=None, pad_edge=False, header_style="dim")
    for name, score in (*result.by_language.items(), ("all", result.total)):
        table.add_row(name, *(f"{value:.2f}" if isinstance(value, float) else f"{value:,}" for value in asdict(score).values()))
    console = Console()
    console.print(table, highlight=False)
    console.print(f"{result.passages:,} passages", highlight=False)
