"""`rashomon verify`: check a whole edition again, from stored texts alone."""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.pipeline.verifying import recheck_edition
from rashomon.store.database import Database

_SHOWN = 20  # failures to print; all are counted


def verify(data: options.DataFolder = options.DEFAULT_DATA, as_json: options.AsJson = False) -> None:
    """Re-check every citation, quote and figure of every page against the stored articles. Exit 1 if any fails."""
    tally = recheck_edition(Database.open(data, create=False))
    if as_json:
        counts = asdict(tally)
        counts.pop("failures")
        typer.echo(json.dumps(counts))
    else:
        console = Console()
        counts = {"citations": tally.citations, "quotes": tally.quotes, "figures": tally.figures, "failed": tally.failed}
        console.print(" · ".join(f"{count:,} {name}" for name, count in counts.items()), highlight=False)
        for failure in tally.failures[:_SHOWN]:
            console.print(escape(failure), highlight=False, soft_wrap=True)
    if tally.failed:
        raise typer.Exit(1)
