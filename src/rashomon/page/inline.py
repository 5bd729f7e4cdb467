"""Moved: see rashomon.model.inline."""

from rashomon.model.inline import Run, RunKind, Text

__all__ = ["Run", "RunKind", "Text"]
