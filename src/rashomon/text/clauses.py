"""Clauses: the parts of a sentence between its commas, dashes and brackets, in any script."""

import re

_BREAK = re.compile(r"[,;:](?=\s)|[،؛，；：、。;–—()（）«»“”„「」『』]|\s-\s|\n")
_WHOLE = 0.9  # a clause of nine tenths of its sentence is the sentence
_EDGES = " \t\u00a0\u202f.!?！？؟।\"'‘’"


def clauses(text: str, *, least_bytes: int) -> tuple[str, ...]:
    """Return the clauses of a sentence that have `least_bytes` of UTF-8 or more, in order, without the marks around them.

    A sentence of one clause gives none: it would only be repeated. A comma between digits ("27,400") parts nothing.
    """
    parts = [part.strip(_EDGES) for part in _BREAK.split(text)]
    found = tuple(part for part in parts if len(part.encode("utf-8", "replace")) >= least_bytes)
    return () if len(found) == 1 and len(found[0]) > len(text) * _WHOLE else found
