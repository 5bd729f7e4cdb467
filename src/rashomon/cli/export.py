"""`rashomon export`: the static site of a data folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.edition import edition_settings
from rashomon.cli.progress import reporter_for
from rashomon.pipeline.publishing import publish
from rashomon.store.database import Database


def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write the site to.", file_okay=False)],
    data: options.DataFolder = options.DEFAULT_DATA,
    locale: options.Locales = None,
    base_url: options.BaseUrl = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Write the static site of what `rashomon run` has made. Only locales that a run has composed have nodes."""
    database = Database.open(data, create=False)
    settings = edition_settings(config, locales=locale, base_url=base_url, outlet_files=outlets)
    console = Console()
    publish(database, out, settings, reporter=reporter_for(console))
    console.print(f"Site: {out / 'index.html'}", highlight=False, soft_wrap=True)
