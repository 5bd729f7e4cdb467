"""`rashomon status`: how collecting stands."""

import sys

from rich.console import Console
from rich.table import Table

from rashomon.cli import options
from rashomon.cli.intake import clock_at
from rashomon.model.status import Status
from rashomon.pipeline.status import status_of
from rashomon.publish import status_json
from rashomon.store.database import Database

_TROUBLED = 20


def status(data: options.DataFolder = options.DEFAULT_DATA, as_json: options.AsJson = False) -> None:
    """Show sources, freshness, backlog and what was set aside. `rashomon run --watch` keeps the same as status.html in the site."""
    database = Database.open(data, create=False)
    with database.read() as connection:
        found = status_of(connection, now=clock_at(None)())
    if as_json:
        sys.stdout.write(status_json(found).decode() + "\n")
    else:
        _print(Console(), found)


def _print(console: Console, found: Status) -> None:
    counts = Table(box=None, show_header=False, pad_edge=False)
    for count, name in (
        (found.articles, "articles"),
        (found.revisions, "later revisions of them"),
        (found.backlog, "links due"),
        (found.unread, "pages fetched and not read"),
        *((count, f"sources {health}") for health, count in found.health.items()),
        *((count, f"links set aside: {reason}") for reason, count in found.rejections.items()),
    ):
        counts.add_row(f"{count:,}", name)
    console.print(counts)
    troubled = sorted((each for each in found.sources if not each.health.is_alive), key=lambda each: (-each.failures, each.url))
    for each in troubled[:_TROUBLED]:
        console.print(f"  {each.health}: {each.url}: {each.detail}", highlight=False, markup=False, soft_wrap=True)
