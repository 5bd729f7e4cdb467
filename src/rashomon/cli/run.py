"""`rashomon run`: the main job."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.progress import reporter_for
from rashomon.cli.report import print_report
from rashomon.config import audit_severities, configured_embedder, load_config
from rashomon.pipeline.run import RunSettings, run_pipeline


def run(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="FILE", help="Articles, one JSON object a line; .gz is read too; repeatable."),
    ] = None,
    data: options.DataFolder = options.DEFAULT_DATA,
    site: options.SiteFolder = options.DEFAULT_SITE,
    locale: options.Locales = None,
    base_url: options.BaseUrl = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Read articles, group those about one event, verify what the pages say, write the site.

    It can be stopped at any moment, by any means, and run again: it goes on where it was, nothing twice, nothing lost.
    """
    if not corpus:
        raise typer.BadParameter(
            "no articles to read. Name a corpus: `rashomon run --corpus FILE.jsonl` (its form: docs/reference/corpus.md); "
            "or try `rashomon demo`. Feeds of outlets are not built yet.",
            param_hint="--corpus",
        )
    written = load_config(config)
    settings = RunSettings(
        corpora=tuple(corpus),
        data=data,
        site=site,
        locales=tuple(locale or written.locales),
        base_url=base_url or written.base_url,
        outlet_files=(*map(Path, written.outlets), *(outlets or ())),
        severities=audit_severities(written),
    )
    console = Console()
    print_report(console, run_pipeline(settings, embedder=configured_embedder(written), reporter=reporter_for(console)))
