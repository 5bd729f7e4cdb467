"""Claims: checkable propositions, each said by one or more articles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rashomon.model.article import Part
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """An article and the exact words in it. Anybody who has the article can check it."""

    article_id: str
    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One article's own sentence for a claim. `language` is that of the article; `at` its time, if known.

    `is_beside`: the sentence says this among other things, and first of all another claim. `nearness` is how near its meaning is to that of
    all sentences of the claim together, -1 to 1.
    """

    citation: Citation
    outlet_id: str
    language: str
    at: datetime | None = None
    is_beside: bool = False
    nearness: float = 0.0


class Conflict(StrEnum):
    """In what a saying goes against a claim: another figure for one thing at one time, a denial, or the opposite word."""

    FIGURE = "figure"
    DENIAL = "denial"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A saying that cannot hold together with a claim. `seen` is what was compared: the two words or values that exclude each other."""

    saying: Saying
    conflict: Conflict
    seen: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and everybody who says it, the earliest first.

    `voices` counts independent support: outlets, with agency copies and outlets of one owner collapsed into one. `contradictions` are what
    others say against it.
    """

    id: str
    sayings: tuple[Saying, ...]
    voices: int
    contradictions: tuple[Contradiction, ...] = ()

    def __post_init__(self) -> None:
        if not self.sayings:
            raise ValueError(f"claim {self.id} is said by nobody")

    @property
    def outlet_ids(self) -> tuple[str, ...]:
        """The outlets that say it, in order of first saying, each once."""
        return tuple(dict.fromkeys(saying.outlet_id for saying in self.sayings))
