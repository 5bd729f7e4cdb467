"""The gate: every node is audited as printed before it is published, and what has an error is kept back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rashomon.audit import Context, Finding, Known, Report, Severity, Sources, audit
from rashomon.audit.printing import as_json
from rashomon.model.edition import Edition
from rashomon.model.node import Node
from rashomon.model.page import Page
from rashomon.pipeline.reporter import Progress
from rashomon.publish import EditionNeighbours, PrintedNode
from rashomon.verify import without

_MOST_ROUNDS = 5  # a page that has errors after so many cuts is kept back whole


@dataclass(slots=True)
class KeptBack:
    """What the gate kept off the pages: how many lines and sections, how many whole pages, and the findings behind it by page."""

    lines: int = 0
    pages: int = 0
    findings: dict[str, list[Finding]] = field(default_factory=dict)

    def by_rule(self) -> Counter[str]:
        """Count the findings by rule."""
        return Counter(finding.rule for found in self.findings.values() for finding in found)


@dataclass(frozen=True, slots=True)
class Auditor:
    """What the audit of an edition may look up, and which severities are set by hand."""

    known: Known
    sources: Sources
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def report(self, page: Page, path: str, neighbours: EditionNeighbours) -> Report:
        """Audit one page of the edition."""
        return audit(page, Context(self.known, self.sources, neighbours, path), severities=self.severities)

    def foreign_report(self, page: Page) -> Report:
        """Audit a foreign page: it stands alone, for its links mean its own site."""
        return audit(page, Context(self.known, self.sources), severities=self.severities)


def gate(edition: Edition, auditor: Auditor, *, progress: Progress) -> tuple[Edition, KeptBack]:
    """Return the edition without what has an error, with the audit of every page that is left, and what was kept back.

    Keeping one thing back can make another wrong (a related page that is gone), so pages that have changed are judged again, until
    nothing is left to keep back.
    """
    kept_back = KeptBack()
    reports: dict[str, tuple[Page, Report]] = {}
    for round_number in range(_MOST_ROUNDS + 1):
        neighbours = EditionNeighbours(edition)
        changes: dict[tuple[str, str], Node | None] = {}
        for printed in neighbours.printed():
            page, report = reports.get(printed.path, (None, None))
            if report is None or page != printed.page:
                report = auditor.report(printed.page, printed.path, neighbours)
                reports[printed.path] = (printed.page, report)
                progress.advance(int(round_number == 0))
            if report.has_errors:
                is_last = round_number == _MOST_ROUNDS
                changes[printed.locale, printed.node.slug] = _cut(printed, report, edition, kept_back, is_last=is_last)
        if not changes:
            break
        edition = _changed(edition, changes)
    audits = {path: as_json(report) for path, (_, report) in reports.items() if neighbours.has(path)}
    for imported in neighbours.imported():
        audits[imported.path] = as_json(auditor.foreign_report(imported.page))
    return replace(edition, audits=audits), kept_back


def _cut(printed: PrintedNode, report: Report, edition: Edition, kept_back: KeptBack, *, is_last: bool) -> Node | None:
    errors: list[Finding] = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    kept_back.findings.setdefault(printed.path, []).extend(errors)
    node = None if is_last else without(printed.node, errors, article_ids=printed.article_ids, outlets=edition.outlets)
    if node is None:
        kept_back.pages += 1
    else:
        kept_back.lines += len({finding.place for finding in errors})
    return node


def _changed(edition: Edition, changes: Mapping[tuple[str, str], Node | None]) -> Edition:
    nodes = {
        locale: tuple(node for old in found if (node := changes.get((locale, old.slug), old)) is not None)
        for locale, found in edition.nodes.items()
    }
    return replace(edition, nodes=nodes)
