"""`rashomon import`: foreign pages into the graph."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.cli.edition import edition_settings
from rashomon.cli.progress import reporter_for
from rashomon.model.imported import Imported
from rashomon.pipeline.edition import build_edition
from rashomon.pipeline.importing import import_pages
from rashomon.pipeline.publishing import publish
from rashomon.store.database import Database

_SHOWN = 12  # dangling links to print; the page lists all


def import_(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Pages of this form: Markdown (.md) or JSON (.json).")],
    data: options.DataFolder = options.DEFAULT_DATA,
    site: options.SiteFolder = options.DEFAULT_SITE,
    locale: options.Locales = None,
    base_url: options.BaseUrl = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Take pages that somebody else made into the graph, and write the site anew.

    They are marked as imported, keep where they came from, are counted anew, and never support a claim of ours. What they link to is
    resolved against our entities, outlets and pages; what leads nowhere is listed. Exit 1 if a file was set aside.
    """
    console = Console()
    database = Database.open(data)
    settings = edition_settings(config, locales=locale, base_url=base_url, outlet_files=outlets)
    done = import_pages(database, files)
    publish(database, site, settings, reporter=reporter_for(console))
    with database.read() as connection:
        by_slug = {each.slug: each for each in build_edition(connection, settings).imported}
    for file in done:
        if file.rejection is not None:
            console.print(f"[yellow]set aside[/] {escape(str(file.path))}: {escape(str(file.rejection))}", highlight=False, soft_wrap=True)
        elif file.slug in by_slug:
            state = "imported" if file.is_new else "replaced" if file.is_changed else "already there"
            _print(console, by_slug[file.slug], f"{state}: {file.path}")
    console.print(f"\nSite: {site / 'index.html'}", highlight=False, soft_wrap=True)
    if any(file.rejection for file in done):
        raise typer.Exit(1)


def _print(console: Console, imported: Imported, heading: str) -> None:
    counts = imported.counts
    console.print(f"[bold]{escape(heading)}[/]", highlight=False, soft_wrap=True)
    console.print(f"  {escape(imported.page.title.plain)}", highlight=False, soft_wrap=True)
    console.print(
        f"  counted anew: {counts.full_takes} full takes, {counts.link_only_takes} link-only, {counts.outlets} outlets, "
        f"{counts.lenses} lenses; {sum(map(bool, imported.outlet_ids))} of {len(imported.outlet_ids)} takes are of outlets we know",
        highlight=False,
        soft_wrap=True,
    )
    linked = {**imported.entities, **imported.heads, **imported.related}
    console.print(f"  resolved: {escape(', '.join(sorted(set(linked.values()))) or 'nothing')}", highlight=False, soft_wrap=True)
    if imported.dangling:
        shown = ", ".join(imported.dangling[:_SHOWN]) + (" …" if len(imported.dangling) > _SHOWN else "")
        console.print(f"  dangling: {escape(shown)}", highlight=False, soft_wrap=True)
    console.print(f"  page: {{locale}}/n/{imported.slug}", highlight=False, soft_wrap=True)
