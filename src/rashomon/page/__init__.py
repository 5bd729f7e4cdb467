"""Printed pages: values, and how they are read and written.

A `Page` is unproven text, ours or foreign. Only the verifier makes a `Node`; `rashomon.publish` prints one as a `Page`.
"""

from rashomon.model.inline import Run, RunKind, Text
from rashomon.model.page import (
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
from rashomon.page.json_form import json_schema, read_json, write_json
from rashomon.page.markdown import Profile, read_markdown, write_markdown

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
    "Profile",
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
    "json_schema",
    "read_json",
    "read_markdown",
    "write_json",
    "write_markdown",
]
