"""What a page that changed says otherwise than before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The sentences in which two revisions of an article differ, in the order of the text.

    `title` is the headline before and after, None where it stayed; `edited` pairs a sentence with what became of it; `removed` and
    `added` have no counterpart.
    """

    title: tuple[str, str] | None = None
    edited: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.title or self.edited or self.removed or self.added):
            raise ValueError("changes without a change")
