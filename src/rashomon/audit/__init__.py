"""audit: judges any page of this form, ours or foreign.

>>> report = audit(page, Context())
>>> report.findings[0].rule
'count-lenses'
"""

from rashomon.audit.context import Context, Known, Neighbours, Sources, SourceText
from rashomon.audit.finding import Fault, Finding, NotCheckable, Place, Report, Section, Severity, Unjudged
from rashomon.audit.judge import audit
from rashomon.audit.rule import Rule
from rashomon.audit.rules import RULES

__all__ = [
    "RULES",
    "Context",
    "Fault",
    "Finding",
    "Known",
    "Neighbours",
    "NotCheckable",
    "Place",
    "Report",
    "Rule",
    "Section",
    "Severity",
    "SourceText",
    "Sources",
    "Unjudged",
    "audit",
]
