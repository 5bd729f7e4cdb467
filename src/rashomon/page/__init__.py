"""Printed pages: values, and how they are read and written.

A `Page` is unproven text, ours or foreign. Only the verifier makes a `Node`; `rashomon.publish` prints one as a `Page`.
"""

from rashomon.page.inline import Run, RunKind, Text
from rashomon.page.values import (
    Count,
    DroppedLine,
    Field,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    OtherSection,
    Page,
    Position,
    QuoteLine,
    Receipts,
    SourceLine,
    TakeGroup,
    TakeLine,
    TimelineLine,
    WatchItem,
)

__all__ = [
    "Count",
    "DroppedLine",
    "Field",
    "GraphLine",
    "Matrix",
    "MatrixLine",
    "Meta",
    "MetaField",
    "NumberLine",
    "OtherSection",
    "Page",
    "Position",
    "QuoteLine",
    "Receipts",
    "Run",
    "RunKind",
    "SourceLine",
    "TakeGroup",
    "TakeLine",
    "Text",
    "TimelineLine",
    "WatchItem",
]
