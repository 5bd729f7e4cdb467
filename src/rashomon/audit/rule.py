"""A rule: a name, why it exists in one line, and a function that judges a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Severity
from rashomon.page import Page

Check = Callable[[Page, Context], Iterator[Fault | NotCheckable]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the audit.

    `id` is the name that product.md section 6 gives it; `severity` the default one; `summary` says in one line what must hold. `check`
    yields every fault of a page, in the order of the page, and `NotCheckable` for what it could not judge. It never raises, whatever
    the page holds.
    """

    id: str
    severity: Severity
    summary: str
    check: Check
