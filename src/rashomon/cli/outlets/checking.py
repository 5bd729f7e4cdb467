"""`rashomon outlets check`: do the sources still answer."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.cli.intake import fetch_settings
from rashomon.cli.outlets.registered import counted, registry_of
from rashomon.cli.progress import reporter_for
from rashomon.config import load_config
from rashomon.errors import Misconfigured
from rashomon.pipeline.checking import SourceCheck, check_sources


def check(
    selection: Annotated[
        list[str] | None,
        typer.Argument(metavar="OUTLET…", help="default, all, own, or ids and domains. Default: own with --outlets, else default."),
    ] = None,
    stale_after: Annotated[
        int, typer.Option("--stale-after", metavar="DAYS", min=1, help="A source without anything newer is called stale.")
    ] = 14,
    outlets: options.OutletFiles = None,
    as_json_: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Read each source once and say what came: entries and the newest date, or why there are none. Exit 1 if one is dead.

    Hosts are asked politely: robots.txt is kept, and each gets one request at a time.
    """
    chosen = registry_of(config, outlets).sources_of(selection or ["own" if outlets else "default"])
    if not chosen:
        raise Misconfigured("these outlets have no sources to check: `rashomon outlets show ID` says what is known of one")
    checks = asyncio.run(
        check_sources(
            chosen,
            fetch_settings(load_config(config)),
            now=datetime.now(UTC),
            stale_after=timedelta(days=stale_after),
            reporter=reporter_for(Console(stderr=True)),
        )
    )
    if as_json_:
        typer.echo(json.dumps(_document(checks), ensure_ascii=False, indent=2))
    else:
        _print(Console(), checks)
    if any(each.verdict.is_dead for each in checks):
        raise typer.Exit(1)


def _document(checks: Iterable[SourceCheck]) -> dict[str, object]:
    rows = tuple(checks)
    return {
        "checked": len(rows),
        "counts": dict(Counter(each.verdict.value for each in rows).most_common()),
        "sources": [
            {
                "outlet": each.outlet_id,
                "url": each.source.url,
                "verdict": each.verdict,
                "entries": each.entries,
                "newest": each.newest.isoformat() if each.newest else None,
                "moved_to": each.moved_to,
                "detail": each.detail,
            }
            for each in rows
        ],
    }


def _print(console: Console, checks: Iterable[SourceCheck]) -> None:
    rows = tuple(checks)
    for each in rows:
        colour = "red" if each.verdict.is_dead else "green" if each.verdict == "ok" else "yellow"
        line = f"[{colour}]{each.verdict:<12}[/] {escape(f'{each.outlet_id}  {each.source.url}{_more(each)}')}"
        console.print(line, highlight=False, soft_wrap=True)
    counts = Counter(each.verdict for each in rows)
    console.print(
        f"\n{counted(len(rows), 'source')}: {', '.join(f'{count:,} {verdict}' for verdict, count in counts.most_common())}", highlight=False
    )


def _more(check: SourceCheck) -> str:
    if check.verdict.is_dead:
        return f"  {check.detail}"
    newest = f", newest {check.newest:%Y-%m-%d %H:%M} UTC" if check.newest else ""
    moved = f", has moved: write {check.moved_to} instead" if check.moved_to else ""
    return f"  {counted(check.entries, 'entry', 'entries')}{newest}{moved}{', ' + check.detail if check.detail else ''}"
