"""The registry as the options of a command name it, and outlets as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.config import load_config
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.registry import Registry, load_registry

OwnFile = Annotated[
    Path, typer.Option("--file", metavar="FILE", help="The file of your own to write to; it is made if there is none.", dir_okay=False)
]
RatingsFolder = Annotated[Path, typer.Option("--ratings", metavar="DIR", help="Folder of the ratings you have imported.", file_okay=False)]

KINDS = ", ".join(OutletKind)
DEFAULT_FILE = Path("outlets.toml")
DEFAULT_RATINGS = Path("ratings")

_NARROWEST = 140  # columns of a table that is not printed on a terminal: nothing is cut off for a program that reads it


def own_files(config: Path | None, outlets: Sequence[Path] | None) -> tuple[Path, ...]:
    """Return the files of a person's own, those of the settings before those of the command line; each once."""
    return tuple(dict.fromkeys((*map(Path, load_config(config).outlets), *(outlets or ()))))


def registry_of(config: Path | None, outlets: Sequence[Path] | None) -> Registry:
    """Read the shipped outlets and those of a person's own."""
    return load_registry(own_files(config, outlets))


def registry_with(file: Path, files: Sequence[Path]) -> Registry:
    """Read the shipped outlets, those of a person's files, and those of the file that is to be written to, if there is one."""
    is_new = file.exists() and file.resolve() not in {each.resolve() for each in files}
    return load_registry((*files, file) if is_new else files)


def readable_with(path: Path, config: Path | None) -> str:
    """Return how later commands come to read a file that was just written; nothing if they will anyway."""
    if path.resolve() in {each.resolve() for each in own_files(config, None)}:
        return ""
    return f'Commands read it with --outlets {path}, or always with outlets = ["{path}"] in rashomon.toml.'


def console_for_tables() -> Console:
    """Return a console that is wide enough for a table wherever nobody looks at it."""
    console = Console()
    return console if console.is_terminal else Console(width=max(console.width, _NARROWEST))


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its unit: "1 feed", "1,200 feeds"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def as_json(outlet: Outlet) -> Mapping[str, object]:
    """Return an outlet as `list --json` prints it."""
    label = outlet.control
    return {
        "id": outlet.id,
        "name": outlet.name,
        "domains": outlet.domains,
        "country": outlet.country,
        "languages": outlet.languages,
        "kind": outlet.kind,
        "control": None
        if label is None
        else {"value": label.value, "rater": label.rater, "method": label.method, "on": label.on, "url": label.url},
        "sources": [{"url": source.url, "kind": source.kind, "language": source.language} for source in outlet.sources],
    }
