"""A span: half-open code points of a text, together with the exact words found there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points `[start, end)` and the words it covers.

    The words make a span checkable by anybody who has the text, and make a silent shift of offsets visible.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")
        if self.end - self.start != len(self.text):
            raise ValueError(f"a span of {self.end - self.start} code points cannot hold {len(self.text)}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut the span `[start, end)` out of `text`."""
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether `text` has exactly these words at exactly this place."""
        return text[self.start : self.end] == self.text

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end
