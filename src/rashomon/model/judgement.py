"""What a person says of two names: one entity, two, or impossible to tell."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """`UNSURE` is a judgement too: a person looked and could not tell, so that nobody need look again."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on two entities, each given by its id or any spelling. It is never changed, only followed by another."""

    one: str
    other: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""

    def __post_init__(self) -> None:
        if not self.one.strip() or not self.other.strip():
            raise ValueError("a judgement is of two names")
        if self.at.tzinfo is None:
            raise ValueError("a judgement has a time with its zone")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names of one event that may be one, and are kept apart until a person says so.

    `spellings` are all of each; `languages` and `voices` say who writes them; `likeness` is 0 to 100 between their romanised spellings.
    """

    one: str
    other: str
    spellings: tuple[tuple[str, ...], tuple[str, ...]]
    languages: tuple[tuple[str, ...], tuple[str, ...]]
    voices: tuple[int, int]
    likeness: int
