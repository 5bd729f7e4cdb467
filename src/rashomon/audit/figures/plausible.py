"""figure-plausible: percentages, changes, sums and conversions that one sentence states come out when done again."""

from collections.abc import Iterator

from rashomon.audit.context import Context
from rashomon.audit.figures.changes import changes
from rashomon.audit.figures.conversions import conversions
from rashomon.audit.figures.shares import shares
from rashomon.audit.figures.told import told
from rashomon.audit.figures.totals import totals
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.page import Page


def check(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield each sentence whose own numbers do not fit each other. What a page writes and what it quotes alike: the numbers are wrong."""
    del context
    for sentence in told(page):
        for arithmetic in (shares, changes, totals, conversions):
            yield from arithmetic(sentence)
