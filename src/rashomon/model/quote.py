"""Quotes: words that an article gives as somebody's, with speaker and cue where it names them."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


class QuoteForm(StrEnum):
    """How somebody's words are given: between quotation marks, or as reported speech that a cue announces ("said that ...")."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class QuoteStatus(StrEnum):
    """What can be said of a quote beside the stored texts.

    `VERBATIM`: a span of the text. `FOLDED`: one but for typography (marks, dashes, spaces). `HEADLINE`: the headline's own words.
    `TRANSLATED`: the same utterance stands in another language elsewhere. `ALTERED`: other words of the same language than elsewhere for
    one utterance. `MISATTRIBUTED`: somebody else is named as its speaker elsewhere. `NOT_FOUND`: in none of the texts; never printed.
    """

    VERBATIM = "verbatim"
    FOLDED = "folded"
    HEADLINE = "headline"
    TRANSLATED = "translated"
    MISATTRIBUTED = "misattributed"
    ALTERED = "altered"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words: `content` without its marks, `speaker` and `cue` as spans of the same part.

    `speaker_id` is the entity that the speaker's name leads to, also over several mentions ("Camara", for one named in full before);
    None where nothing links it. `named` is where the article names the speaker most fully, if not in `speaker` itself. `continues` says
    that these words go on with those of the quote before: a cue interrupts them, or a paragraph ends.
    """

    part: Part
    content: Span
    speaker: Span | None = None
    cue: Span | None = None
    form: QuoteForm = QuoteForm.DIRECT
    speaker_id: str | None = None
    named: Span | None = None
    continues: bool = False
