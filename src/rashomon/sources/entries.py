"""What all listings do alike: entries in their order, a rejection in the place of what cannot be read, never too many."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from rashomon.errors import Rejected
from rashomon.model.article import Entry
from rashomon.model.rejection import Rejection

MOST = 5_000  # items read of one listing. A news sitemap holds at most 1,000, an hour of GDELT some 5,000

_Item = TypeVar("_Item")


def read_items(items: Iterable[_Item], adapt: Callable[[int, _Item], Entry], *, url: str) -> tuple[Entry | Rejection, ...]:
    """Return `adapt(position, item)` for each item, or the rejection that it raised."""
    read: list[Entry | Rejection] = []
    for position, item in enumerate(items, start=1):
        try:
            read.append(adapt(position, item))
        except Rejected as error:
            read.append(Rejection(url, position, error.reason, error.detail))
    return tuple(read)


def left_out(count: int) -> tuple[str, ...]:
    """The repair that says how many items were not read."""
    return (f"{count:,} items above {MOST:,} not read",) if count > 0 else ()
