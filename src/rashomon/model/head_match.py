"""Why an event bears on a standing question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadMatch:
    """A head that an event bears on, with the evidence.

    `likeness` is the mean cosine of the event with the two sentences of the head that lie nearest, `sentence` the nearest of them, and
    `elsewhere` the cosine with the nearest of what no head is about.
    """

    head_id: str
    likeness: float
    sentence: str
    elsewhere: float
