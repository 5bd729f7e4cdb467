"""`rashomon outlets export`: feeds for other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.outlets.registered import counted, registry_of
from rashomon.errors import Misconfigured
from rashomon.registry.opml import feeds_of, write_opml


def export(
    opml: Annotated[Path, typer.Option("--opml", metavar="FILE", help="The OPML file to write; - is standard output.")],
    selection: Annotated[
        list[str] | None, typer.Argument(metavar="OUTLET…", help="default, all, own, or ids and domains of outlets. Default: all.")
    ] = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Write the feeds of outlets as OPML, which every feed reader takes. Sitemaps are no feeds and are left out; ratings never leave."""
    chosen = registry_of(config, outlets).sources_of(selection or ["all"])
    body = write_opml(chosen)
    if str(opml) == "-":
        sys.stdout.buffer.write(body)
        return
    try:
        opml.write_bytes(body)
    except OSError as error:
        raise Misconfigured(f"cannot write {opml}: {error.strerror or error}") from error
    feeds = sum(len(feeds_of(outlet)) for outlet in chosen)
    left_out = sum(len(outlet.sources) for outlet in chosen) - feeds
    Console().print(
        f"{opml}: {counted(feeds, 'feed')} of {counted(len(chosen), 'outlet')}; {counted(left_out, 'sitemap')} left out",
        highlight=False,
        soft_wrap=True,
    )
