"""Does grouping an article cost more when the archive is large?

    python benchmarks/cluster_growth.py [1000 10000 100000]

Invented articles come in at a constant number a day, five to an event, with vectors drawn around one centre an event. Printed is what
the last thousand articles cost each, at each size of the archive, and the ratio to the first size. The window (fourteen days) is full
before the first size is measured.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.text.fingerprints import fingerprint

ARTICLES_A_DAY = 60
ARTICLES_AN_EVENT = 5
WIDTH = 384
MEASURED = 1000
TEXT = "A report of some length about one of many events, as long as a paragraph of news usually is, and a little longer than that. " * 4


def readings(count: int) -> Iterator[Reading]:
    """Yield readings of events of five articles each."""
    chance = np.random.default_rng(1)
    nothing = fingerprint("")
    centre = np.zeros(WIDTH)
    for number in range(count):
        if number % ARTICLES_AN_EVENT == 0:
            centre = chance.standard_normal(WIDTH)
        drawn = centre + 0.6 * chance.standard_normal(WIDTH)
        vector: NDArray[np.float32] = (drawn / np.linalg.norm(drawn)).astype(np.float32)
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number / ARTICLES_A_DAY)
        url = f"https://outlet{number % 200}.example/{number}"
        article = Article(content_id("article", url), url, f"outlet{number % 200}", "", TEXT, "en", at)
        yield Reading(article, Annotations(article.id, "en", (), vector, nothing))


def main() -> None:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    index = EventIndex.new(ClusterSettings(), lambda _: np.zeros(WIDTH))
    spent = np.zeros(max(sizes))
    for number, reading in enumerate(readings(max(sizes))):
        started = time.perf_counter()
        index.add([reading])
        spent[number] = time.perf_counter() - started
    first = None
    for size in sizes:
        cost = 1000 * spent[max(0, size - MEASURED) : size].mean()
        first = first or cost
        print(f"{size:>9,} articles  {cost:6.2f} ms each  {cost / first:.2f} × the first")


if __name__ == "__main__":
    main()
