"""`rashomon eval`: how good each part is, measured through the very stages that make the pages."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rashomon.annotate import Annotator, Gazetteer
from rashomon.cli import options
from rashomon.cli.evaluate_output import show
from rashomon.cli.evaluate_relating import heads, relations
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.claims import evaluate_claims
from rashomon.evaluate.clustering import evaluate_clustering
from rashomon.evaluate.entities import evaluate_entities
from rashomon.evaluate.extraction import PageScore, evaluate_extraction
from rashomon.evaluate.figures import evaluate_figures
from rashomon.evaluate.grounding import evaluate_grounding
from rashomon.evaluate.lenses import evaluate_lenses
from rashomon.evaluate.merging import evaluate_merging
from rashomon.evaluate.quotes import evaluate_quotes
from rashomon.evaluate.summary import DEFAULT_BUDGET, evaluate_summary
from rashomon.registry import load_entities
from rashomon.shipped import shipped

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
        show(result)


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
    show(asdict(total))


def _page(score: PageScore) -> dict[str, object]:
    """A page in one row: what was wrong is false."""
    text = score.text and round(score.text.f1, _RATIO_DIGITS)
    return {**asdict(score), "text": text, "set_aside": score.set_aside and score.set_aside.value}


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
def lenses(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Gold: sentences/PART.tsv and genre/PART.tsv.")],
    part: Annotated[str, typer.Option("--part", metavar="PART", help="Which part of the gold.")] = "tuning",
    as_json: options.AsJson = False,
) -> None:
    """Judge genres of articles, and sentences that say what follows or what is to come: precision and recall, language by language.

    Gold lines are single sentences and openings of articles, with what a reader would say of each.
    """
    result = asdict(evaluate_lenses(folder, part))
    if as_json:
        typer.echo(json.dumps(result))
        return
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in result.items():
        for key, number in value.items() if isinstance(value, dict) else [("", value)]:
            table.add_row(f"{name} {key}".strip(), f"{number:.{_RATIO_DIGITS}f}" if isinstance(number, float) else f"{number:,}")
    Console().print(table, highlight=False)


@app.command()
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


@app.command()
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


@app.command()
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
            show({**world, **{f"found, {language}": share for language, share in languages.items()}})
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


app.command()(relations)
app.command()(heads)
