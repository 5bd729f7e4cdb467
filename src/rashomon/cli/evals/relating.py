"""`rashomon eval relations` and `rashomon eval heads`: how events stand to each other, and to the standing questions."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.evals.output import show
from rashomon.config import configured_embedder, load_config
from rashomon.evaluate.heads import evaluate_heads
from rashomon.evaluate.relations import evaluate_relations

Part = Annotated[str, typer.Option("--part", metavar="NAME", help="Score only this part of the gold, such as `unseen`.")]


def relations(
    file: Annotated[Path, typer.Argument(metavar="PAIRS.jsonl", help="Lines of `earlier`, `later` (article) and `relation`.")],
    part: Part = "",
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Relate pairs of events, all at once, and compare with what people say of each: precision and recall of typed relations.

    A relation is part-of, follows, responds-to, updates, contradicts, related or none. Events of other pairs are the noise.
    """
    result = asdict(evaluate_relations(file, configured_embedder(load_config(config)), part=part))
    typer.echo(json.dumps(result)) if as_json else show(result)


def heads(
    file: Annotated[Path, typer.Argument(metavar="GOLD", help="JSONL of events with `heads`; with --corpus, JSON: event_id → {heads}.")],
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="FILE.jsonl", help="The articles of the events of GOLD.")] = None,
    part: Part = "",
    as_json: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Match events with the standing questions of heads.toml and compare with those that people accept."""
    result = asdict(evaluate_heads(file, configured_embedder(load_config(config)), corpus=corpus, part=part))
    typer.echo(json.dumps(result)) if as_json else show(result)
