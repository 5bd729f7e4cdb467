"""Printed words: runs of text, links and citation marks, with the language they are marked with."""

from dataclasses import dataclass, field
from enum import StrEnum

_MOST_DIGITS = 9  # of a citation number


class RunKind(StrEnum):
    """What a run of characters is on the page."""

    PLAIN = "plain"
    LINK = "link"
    WIKI = "wiki"
    CITATION = "citation"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line.

    `text` is what a reader sees, unescaped; `target` is the address of a link as it is printed, "" for all others. A WIKI run is
    `[[text]]`. A CITATION run holds the number of a source of the page (`[^3]` has text "3").
    """

    text: str
    kind: RunKind = RunKind.PLAIN
    target: str = ""

    @property
    def citation(self) -> int | None:
        """The number that a citation mark holds; None for a mark that holds none, and for every other run."""
        is_number = self.kind is RunKind.CITATION and self.text.isdecimal() and len(self.text) <= _MOST_DIGITS
        return int(self.text) if is_number else None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a line or a name as printed.

    `language` (BCP 47) is the one that the page marks the words with, "" where it marks none: then they are said to be in the page's own.
    `line` is where it stood in the file that was read, from 1; 0 for text that never stood in a file. Two texts that differ in `line`
    alone are equal.
    """

    runs: tuple[Run, ...] = ()
    language: str = ""
    line: int = field(default=0, compare=False)

    @classmethod
    def of(cls, words: str, *, language: str = "", citations: tuple[int, ...] = (), line: int = 0) -> "Text":
        """Return plain words with the numbers of the sources that are said to support them."""
        marks = tuple(Run(str(number), RunKind.CITATION) for number in citations)
        return cls((*((Run(words),) if words else ()), *marks), language, line)

    @property
    def plain(self) -> str:
        """The words a reader sees, citation marks left out."""
        return "".join(run.text for run in self.runs if run.kind is not RunKind.CITATION)

    @property
    def citations(self) -> tuple[int, ...]:
        """The numbers of the sources cited, in order, each once."""
        return tuple(dict.fromkeys(number for run in self.runs if (number := run.citation) is not None))

    @property
    def links(self) -> tuple[Run, ...]:
        """The runs that lead somewhere, or say that they do."""
        return tuple(run for run in self.runs if run.kind in {RunKind.LINK, RunKind.WIKI})

    def __bool__(self) -> bool:
        return bool(self.runs)
