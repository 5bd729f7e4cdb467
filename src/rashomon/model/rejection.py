"""Items set aside, with where they stood and why."""

from dataclasses import dataclass

from rashomon.errors import Reason


@dataclass(frozen=True, slots=True)
class Rejection:
    """An item of `source` (a file, a url) at `position` (a line, from 1) that was set aside for `reason`; `detail` is one line."""

    source: str
    position: int
    reason: Reason
    detail: str
