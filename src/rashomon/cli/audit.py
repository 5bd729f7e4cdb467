"""`rashomon audit`: judge pages, ours or foreign."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.audit import RULES, Severity
from rashomon.audit.printing import as_json, as_sarif, as_text, many_as_json
from rashomon.cli import options
from rashomon.cli.edition import edition_settings
from rashomon.config import audit_severities, load_config
from rashomon.pipeline.auditing import AuditSettings, audit_targets


def audit(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|FOLDER|URL|SLUG…", help="Pages (.md, .json), folders of them, addresses, or slugs of --data."),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="FOLDER|CORPUS", help="The texts that pages cite: a corpus, or a folder of corpora and saved .html pages."
        ),
    ] = None,
    as_json_: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0, which code hosts show beside the lines.")] = False,
    list_rules: Annotated[bool, typer.Option("--list-rules", help="Print every rule with its severity, and stop.")] = False,
    severity: Annotated[
        list[str] | None,
        typer.Option("--severity", metavar="RULE=LEVEL", help="Judge a rule as error, warning or off; repeatable."),
    ] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")] = False,
    data: options.DataFolder = options.DEFAULT_DATA,
    locale: options.Locales = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Judge pages of this form, ours or anybody's: what each rule saw, where, and what it expected. Exit 1 if there are errors.

    What the rules mean: docs/reference/audit.
    """
    severities = audit_severities(load_config(config), severity or ())
    if list_rules:
        _print_rules(severities)
        return
    if not targets:
        raise typer.BadParameter("name a page: a file, a folder, an address, or a slug", param_hint="FILE|FOLDER|URL|SLUG")
    settings = AuditSettings(
        data=data,
        sources=sources,
        severities=severities,
        edition=edition_settings(config, locales=locale, base_url=None, outlet_files=outlets),
        allow_private=allow_private,
    )
    reports = audit_targets(targets, settings)
    if sarif:
        sys.stdout.buffer.write(as_sarif(reports, RULES.values()))
    elif as_json_:
        sys.stdout.buffer.write(as_json(reports[0][1]) if len(reports) == 1 else many_as_json(reports))
    else:
        for name, report in reports:
            typer.echo(as_text(report, name))
    if any(report.has_errors for _, report in reports):
        raise typer.Exit(1)


def _print_rules(severities: dict[str, Severity]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for rule in RULES.values():
        table.add_row(rule.id, str(severities.get(rule.id, rule.severity)), escape(rule.summary))
    Console().print(table)
