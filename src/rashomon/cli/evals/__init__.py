"""`rashomon eval`: how good each part is, measured through the very stages that make the pages. One file a command."""

import typer

from rashomon.cli.evals.claims import claims
from rashomon.cli.evals.clustering import clustering
from rashomon.cli.evals.entities import entities
from rashomon.cli.evals.extraction import extraction
from rashomon.cli.evals.figures import figures
from rashomon.cli.evals.grounding import grounding
from rashomon.cli.evals.lenses import lenses
from rashomon.cli.evals.quotes import quotes
from rashomon.cli.evals.relating import heads, relations
from rashomon.cli.evals.summary import summary

app = typer.Typer(help="Measure a part against gold, through the very code that makes the pages.", no_args_is_help=True)


@app.callback()
def evals() -> None:
    """Measure a part against gold, through the very code that makes the pages."""


for command in (clustering, extraction, summary, grounding, figures, quotes, claims, entities, lenses, relations, heads):
    app.command()(command)
