"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

DataFolder = Annotated[Path, typer.Option("--data", metavar="DIR", help="Folder of the database.", file_okay=False)]
SiteFolder = Annotated[Path, typer.Option("--site", metavar="DIR", help="Folder of the static site.", file_okay=False)]
ConfigFile = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings; default: ./rashomon.toml if there is one.")]
Locales = Annotated[list[str] | None, typer.Option("--locale", metavar="TAG", help="Language of the pages; repeatable. Default: en.")]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Where the site will stand: makes canonical addresses, sitemap and feeds absolute."),
]
OutletFiles = Annotated[
    list[Path] | None, typer.Option("--outlets", metavar="FILE", help="Outlets of your own (TOML); repeatable.", dir_okay=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port on loopback; 0 takes any free one.")]

DEFAULT_DATA = Path("rashomon-data")
DEFAULT_SITE = Path("rashomon-site")
DEFAULT_PORT = 8765
