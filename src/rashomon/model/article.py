"""What a source lists, and the readable text that comes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rashomon.model.capture import Capture


@dataclass(frozen=True, slots=True)
class Entry:
    """A link as a source listed it, with whatever the source already holds of it. All values are raw.

    `source` and `position` say where it stood (a file and its line, a feed and its entry), for rejections that a person can find.
    `capture` holds the page, once it was fetched; an archive has it from the start.
    """

    source: str
    position: int
    url: str
    title: str | None = None
    text: str | None = None
    html: str | None = None
    language: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    country: str | None = None
    licence: str | None = None
    authors: tuple[str, ...] = ()
    capture: Capture | None = None


class Part(StrEnum):
    """Which text of an article a span lies in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of readable text.

    `title` and `text` are NFC, free of markup and control characters; they never change once stored, so spans into them stay true.
    An article without a headline has an empty `title`; `headline` falls back on its opening words. `language` is what the source
    declared (BCP 47), None if it declared none. `published_at` is UTC, None if unknown, and `dated_by` says what told it ("json-ld").
    `original_url` is the page that this one names as its original, where that is somebody else's.

    A page that changed gives a new article: `revision` counts from 1, and `first_id` is the id of revision 1 (None on that one).
    """

    id: str
    url: str
    outlet_id: str
    title: str
    text: str
    language: str | None = None
    published_at: datetime | None = None
    country: str | None = None
    licence: str | None = None
    authors: tuple[str, ...] = ()
    dated_by: str | None = None
    original_url: str | None = None
    revision: int = 1
    first_id: str | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError(f"article {self.id} has no text")
        if self.published_at is not None and self.published_at.tzinfo is None:
            raise ValueError(f"article {self.id} has a time without a zone")
        if (self.revision == 1) is not (self.first_id is None):
            raise ValueError(f"article {self.id}: revision {self.revision} and first id {self.first_id} do not go together")

    def part(self, part: Part) -> str:
        """The text that spans of `part` index."""
        return self.title if part is Part.TITLE else self.text
