"""Utterances: something that somebody said once, with the words in which each outlet gives it."""

from dataclasses import dataclass
from datetime import datetime

from rashomon.model.claim import Citation
from rashomon.model.quote import QuoteStatus


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stand `elsewhere` and the words `here` that stand in their place; either may be empty."""

    elsewhere: str
    here: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One article's words for an utterance.

    `citation` is the quote, `rest` its further pieces where a cue interrupts it. `language` is that of the article, `at` its time.
    `speaker` is where the article names who said it. `status` tells how these words stand to those elsewhere, and `against` cites what
    they were compared with (None where nothing differs); `changes` are the words that differ, in one language alone.
    """

    citation: Citation
    outlet_id: str
    language: str
    status: QuoteStatus
    at: datetime | None = None
    speaker: Citation | None = None
    rest: tuple[Citation, ...] = ()
    against: Citation | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, as the outlets of an event give it, the earliest first.

    `speaker_id` is the entity that said it, None where nothing links the names to one. `language` is the one in which it was most likely
    said (BCP 47): the one of its renderings that outlets of the event's own country use, else that of the earliest.
    """

    id: str
    renderings: tuple[Rendering, ...]
    language: str
    speaker_id: str | None = None

    def __post_init__(self) -> None:
        if not self.renderings:
            raise ValueError(f"utterance {self.id} is said by nobody")
