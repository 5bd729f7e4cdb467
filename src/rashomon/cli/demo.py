"""`rashomon demo`: the main job over the small world that travels with the program."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.edition import edition_settings
from rashomon.cli.progress import reporter_for
from rashomon.cli.report import print_report
from rashomon.cli.serve import serve_app
from rashomon.config import Config, configured_embedder
from rashomon.pipeline.publishing import load_edition
from rashomon.pipeline.run import RunSettings, run_pipeline
from rashomon.shipped import shipped
from rashomon.sources import Corpus
from rashomon.store.database import Database
from rashomon.web import app

_LOCALES = ("en", "zh")
_DEMO_DATA = Path("rashomon-demo/data")
_DEMO_SITE = Path("rashomon-demo/site")


def demo(
    data: options.DataFolder = _DEMO_DATA,
    site: options.SiteFolder = _DEMO_SITE,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Make the site and stop.")] = False,
    port: options.Port = options.DEFAULT_PORT,
) -> None:
    """Make the pages of an invented little world, offline, and serve them on loopback."""
    world = shipped("small-world")
    console = Console()
    console.print("The small world: invented outlets, real machinery. No network, no key.\n", highlight=False)
    settings = RunSettings(
        local=(Corpus(world / "articles.jsonl"),), data=data, site=site, locales=_LOCALES, outlet_files=(world / "outlets.toml",)
    )
    print_report(console, run_pipeline(settings, embedder=configured_embedder(Config()), reporter=reporter_for(console)))
    if not no_serve:
        outlet_files = settings.outlet_files
        edition = edition_settings(None, locales=_LOCALES, base_url=None, outlet_files=outlet_files)
        serve_app(app(load_edition(Database.open(data), edition)), port=port)
