"""What a run prints at its end."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.pipeline.run import RunReport

_EXAMPLES = 5  # rejected lines to show; the rest is counted


def print_report(console: Console, report: RunReport) -> None:
    """Print what the edition holds, what was set aside and why, and where the site is."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, count in report.counts():
        table.add_row(f"{count:,}", name)
    console.print()
    console.print(table)
    if report.rejected:
        console.print(f"\n[yellow]{sum(report.rejected.values()):,} entries set aside[/]", highlight=False)
        for reason, count in report.rejected.items():
            console.print(f"  {count:,} {reason}", highlight=False)
        for item in report.examples[:_EXAMPLES]:
            console.print(f"  {escape(item.source)}:{item.position}: {item.reason}: {escape(item.detail)}", highlight=False, soft_wrap=True)
    if report.withheld:
        console.print(f"\n[yellow]{report.withheld:,} pages withheld by the verifier[/]", highlight=False)
    kept_back = report.kept_back
    if kept_back.by_rule:
        console.print(f"\n[yellow]{kept_back.lines:,} lines and {kept_back.pages:,} pages kept back by the audit[/]", highlight=False)
        for rule, count in sorted(kept_back.by_rule.items(), key=lambda item: -item[1]):
            console.print(f"  {count:,} {rule}", highlight=False)
    console.print(f"\nSite: {report.site / 'index.html'}", highlight=False, soft_wrap=True)
