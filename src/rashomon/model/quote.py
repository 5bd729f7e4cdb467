"""Quotes: words that an article puts between quotation marks, with speaker and cue where the sentence names them."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


class QuoteStatus(StrEnum):
    """What the verifier can say of a printed quote. Only what is a span of the stored text is printed at all."""

    VERBATIM = "verbatim"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quote: `content` without its marks, `speaker` and `cue` as spans of the same part."""

    part: Part
    content: Span
    speaker: Span | None = None
    cue: Span | None = None
