"""What a run prints at its end."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.pipeline.run import RunReport

_EXAMPLES = 5  # rejected lines, and findings of the gate, to show; the rest is counted


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
    if kept_back.findings:
        console.print(f"\n[yellow]{kept_back.lines:,} lines and {kept_back.pages:,} pages kept back by the audit[/]", highlight=False)
        for rule, count in kept_back.by_rule().most_common():
            console.print(f"  {count:,} {rule}", highlight=False)
        found = [(path, finding) for path, findings in kept_back.findings.items() for finding in findings]
        for path, finding in found[:_EXAMPLES]:
            words = f"  {path}: {finding.place}: {finding.seen}; expected: {finding.expected}"
            console.print(escape(words), highlight=False, soft_wrap=True)
    if report.offline:
        console.print(f"\n[bold yellow]Nothing could be read from the web:[/] {escape(report.offline)}", highlight=False, soft_wrap=True)
        console.print(
            "Check the network and run again; nothing is held against the sources. `rashomon demo` needs no network.", highlight=False
        )
    console.print(f"\nSite: {report.site / 'index.html'}", highlight=False, soft_wrap=True)
