"""Audits as people and programs read them: plain text, JSON, and SARIF, which editors and code hosts show beside the lines.

Source of the last: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from rashomon.audit.finding import Finding, Place, Report, Severity, Unjudged
from rashomon.audit.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.OFF: "none"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DOCS = "docs/reference/audit"
_ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def as_text(report: Report, page_name: str) -> str:
    """Return a report for a person at a terminal: errors, warnings, what could not be checked, and the totals in the last line."""
    return "\n".join((_line(page_name), *_findings(report), *_unjudged(report.unjudged), "", _totals(report))) + "\n"


def as_json(report: Report) -> bytes:
    """Return a report as UTF-8 JSON with a final newline. `place` is in words; `line` is 0 where the page was not read from lines."""
    return _written(_body(report))


def _body(report: Report) -> dict[str, Any]:
    return {
        "findings": [
            {
                "rule": finding.rule,
                "severity": str(finding.severity),
                "place": str(finding.place),
                "seen": _line(finding.seen),
                "expected": _line(finding.expected),
                "line": finding.place.line,
            }
            for finding in report.findings
        ],
        "not_checkable": [{"rule": item.rule, "reason": _line(item.reason)} for item in report.unjudged],
        "passed": list(report.passed),
    }


def many_as_json(reports: Sequence[tuple[str, Report]]) -> bytes:
    """Return reports on several pages as one JSON object of the same shape; each finding names its page."""
    bodies = [(name, _body(report)) for name, report in reports]
    return _written(
        {
            "findings": [{**item, "page": name} for name, body in bodies for item in body["findings"]],
            "not_checkable": [{**item, "page": name} for name, body in bodies for item in body["not_checkable"]],
            "passed": [{"page": name, "rules": body["passed"]} for name, body in bodies],
        }
    )


def as_sarif(reports: Sequence[tuple[str, Report]], rules: Iterable[Rule], *, docs: str = "") -> bytes:
    """Return reports on pages, each with its path, as one SARIF 2.1.0 log.

    Args:
        reports: pages by the path or address that the log names them with, and what was found.
        rules: the rules that were applied; the log says what each asks for.
        docs: the absolute address under which `docs/` is published; SARIF allows no relative one in `helpUri`, which is left out without.
    """
    listed = tuple(rules)
    places = {rule.id: number for number, rule in enumerate(listed)}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "rashomon audit", "rules": [_descriptor(rule, docs) for rule in listed]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(name, item) for name, report in reports for item in report.unjudged],
            }
        ],
        "results": [_result(name, finding, places) for name, report in reports for finding in report.findings],
    }
    return _written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _findings(report: Report) -> Iterator[str]:
    for severity in (Severity.ERROR, Severity.WARNING):
        for finding in (item for item in report.findings if item.severity is severity):
            yield ""
            yield f"{severity:<7}  {finding.rule}  {finding.place}"
            yield f"         seen: {_line(finding.seen)}"
            yield f"         expected: {_line(finding.expected)}"


def _unjudged(unjudged: Sequence[Unjudged]) -> Iterator[str]:
    if unjudged:
        yield ""
        yield "not checkable"
        yield from (f"         {item.rule}: {_line(item.reason)}" for item in unjudged)


def _totals(report: Report) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in report.findings)
    unjudged = len({item.rule for item in report.unjudged})
    return ", ".join(
        (
            _counted(errors, "error", "errors"),
            _counted(warnings, "warning", "warnings"),
            _counted(unjudged, "rule not checkable in full", "rules not checkable in full"),
            _counted(len(report.passed), "rule passed", "rules passed"),
        )
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _descriptor(rule: Rule, docs: str) -> dict[str, Any]:
    page = f"{_DOCS}/{rule.id}.md"
    address = {"helpUri": f"{docs.rstrip('/')}/{page.removeprefix('docs/')}"} if docs else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"See {page}."},
        **address,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(name: str, finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    index = {"ruleIndex": places[finding.rule]} if finding.rule in places else {}
    return {
        "ruleId": finding.rule,
        **index,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": f"In {Place(finding.place.section, finding.place.item)}: {_line(finding.seen)}. Expected: {_line(finding.expected)}."
        },
        "locations": [_location(name, finding.place.line)],
    }


def _location(name: str, line: int) -> dict[str, Any]:
    region = {"region": {"startLine": line}} if line > 0 else {}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, **region}}


def _notification(name: str, item: Unjudged) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": f"Not checkable: {_line(item.reason)}"},
        "associatedRule": {"id": item.rule},
        "locations": [_location(name, 0)],
    }


def _uri(name: str) -> str:
    """Return a path or an address as a URI reference: a path with its own separators made slashes, what no URI may hold escaped."""
    return quote(_line(name).replace("\\", "/"), safe="/:?#[]@!$&'()*+,;=%~")


def _line(text: str) -> str:
    """Return `text` as one line that cannot act on a terminal: no control characters, none that turn the writing around."""
    return _SURROGATE.sub("\ufffd", _ACTING.sub(" ", text)).strip()


def _written(body: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n"
