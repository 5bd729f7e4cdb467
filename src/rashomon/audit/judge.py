"""Running the rules over a page."""

from collections.abc import Iterable, Mapping

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, Finding, Report, Section, Severity, Unjudged
from rashomon.audit.rule import Rule
from rashomon.audit.rules import RULES
from rashomon.page import Page

_ORDER = {section: number for number, section in enumerate(Section)}


def audit(
    page: Page, context: Context, *, rules: Iterable[Rule] = RULES.values(), severities: Mapping[str, Severity] | None = None
) -> Report:
    """Judge a page, ours or foreign.

    Args:
        page: what is judged.
        context: what may be looked up beside it.
        rules: the rules to apply, in any order.
        severities: severities that replace a rule's own; `OFF` leaves the rule out.
    """
    findings: list[Finding] = []
    unjudged: list[Unjudged] = []
    passed: list[str] = []
    for rule in rules:
        severity = (severities or {}).get(rule.id, rule.severity)
        if severity is Severity.OFF:
            continue
        told = tuple(dict.fromkeys(rule.check(page, context)))
        faults = [item for item in told if isinstance(item, Fault)]
        reasons = dict.fromkeys(item.reason for item in told if not isinstance(item, Fault))
        findings += [Finding(rule.id, severity, fault.place, fault.seen, fault.expected) for fault in faults]
        unjudged += [Unjudged(rule.id, reason) for reason in reasons]
        if not told:
            passed.append(rule.id)
    findings.sort(
        key=lambda finding: (_ORDER[finding.place.section], finding.place.item is not None, finding.place.item or 0, finding.rule)
    )
    return Report(tuple(findings), tuple(unjudged), tuple(sorted(passed)))
