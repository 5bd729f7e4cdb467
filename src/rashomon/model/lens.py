"""Lenses: labelled points of view, each on one axis, each with who says so."""

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """What a lens looks at. The absence of a label on an axis is not a lens."""

    CONTROL = "control"
    KIND = "kind"
    REGION = "region"
    OWNERSHIP = "ownership"
    RELATION = "relation"
    GENRE = "genre"
    FRAME = "frame"


@dataclass(frozen=True, slots=True, order=True)
class Lens:
    """One value on one axis, e.g. control = state-controlled, kind = wire, region = 202 (UN M49 code), relation = ally, genre = opinion.

    `rater`, `method` and `on` say who put the label, how and when; `scope` where it holds ("" everywhere, else the id of the event it was
    made for); `confidence`, 0 to 1, how sure the rater is (1 for what is a fact of the registry). Equality is over all of them; `slug`
    names the page. `names` says how a value that no table knows is called (a frame, by its most telling words): pairs of language and name.
    """

    axis: Axis
    value: str
    rater: str
    method: str
    on: str
    scope: str = ""
    confidence: float = 1.0
    names: tuple[tuple[str, str], ...] = ()

    @property
    def slug(self) -> str:
        """The page's name under `/lens/`. A frame is one of its event alone: "1" of one event and "1" of another are two lenses."""
        return f"{self.axis}-{self.value}-{self.scope}" if self.axis is Axis.FRAME else f"{self.axis}-{self.value}"
