"""What is known of one outlet's pages that no general rule can tell."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class OverrideUse(StrEnum):
    """When the content that an override names is taken for the text of an article."""

    INSTEAD = "instead"  # always
    IF_LONGER = "if-longer"  # where the general rules find less, or nothing


@dataclass(frozen=True, slots=True)
class Override:
    """Where the parts of an article stand on an outlet's pages, for those fetched from `since` to `until` (UTC, both included).

    `content`, `title`, `author` and `date` are expressions of the small part of XPath that docs/reference/outlets.md describes, `remove`
    are those of what is no part of the article. `why` is what the general rules get wrong there.
    """

    why: str
    since: dt.date | None = None
    until: dt.date | None = None
    content: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    remove: tuple[str, ...] = ()
    use: OverrideUse = OverrideUse.INSTEAD

    @property
    def expressions(self) -> tuple[str, ...]:
        """All expressions, in the order of the fields."""
        return (*(each for each in (self.content, self.title, self.author, self.date) if each is not None), *self.remove)

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is for pages that were fetched on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
