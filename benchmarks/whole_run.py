"""How fast is a whole run, how much of it is the embedder's forward pass, and does an article cost more when there are many?

    python benchmarks/whole_run.py                      the small world, real embedder
    python benchmarks/whole_run.py --corpus FILE.jsonl  a corpus of yours, real embedder
    python benchmarks/whole_run.py --grow 1000 10000 100000

The first two print articles a second and the share of the forward pass, the floor that nobody using this model can beat. `--grow` makes
corpora of that many invented articles at a constant number a day and leaves the forward pass out (vectors are drawn around one centre an
event), so that what is left is the cost of everything else, by size of the archive. Each figure is printed as a ratio to one measured in
the same invocation: machines differ.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.models.e5 import E5Embedder
from rashomon.models.embedder import Embedder
from rashomon.pipeline.reporter import Progress
from rashomon.pipeline.run import RunSettings, run_pipeline
from rashomon.shipped import shipped
from rashomon.sources import Corpus

ARTICLES_A_DAY = 500
ARTICLES_AN_EVENT = 5
MARK = "§"  # the word before it in an invented text names the centre of its vector


class Timed:
    """An embedder that measures the seconds spent in another's forward pass."""

    def __init__(self, inner: Embedder) -> None:
        self.id, self.dimensions, self.seconds, self._inner = inner.id, inner.dimensions, 0.0, inner

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed, and add to the seconds."""
        started = time.perf_counter()
        rows = self._inner.embed(texts)
        self.seconds += time.perf_counter() - started
        return rows


class Drawn:
    """Vectors without a forward pass: a centre for what stands before MARK in the text, and noise by the text."""

    id, dimensions = "drawn", 384

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows, shape (len(texts), 384), about .8 cosine within one centre."""
        rows = [self._draw(text.split(MARK)[0]) + 0.5 * self._draw(text) for text in texts]
        stacked = np.array(rows, dtype=np.float32).reshape(len(rows), self.dimensions)
        unit: NDArray[np.float32] = stacked / np.linalg.norm(stacked, axis=1, keepdims=True)
        return unit

    def _draw(self, text: str) -> NDArray[np.float64]:
        seed = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
        drawn = np.random.default_rng(seed).standard_normal(self.dimensions)
        return drawn / np.linalg.norm(drawn)


class StageTimes:
    """A reporter that measures seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[Progress]:
        """Measure from opening to closing."""
        del total, unit
        started = time.perf_counter()
        yield _Nothing()
        self.seconds[name] = time.perf_counter() - started


class _Nothing:
    def advance(self, amount: int = 1, /, **counts: int) -> None:
        pass


def measure(settings: RunSettings, embedder: Embedder) -> tuple[int, float, float, dict[str, float]]:
    """Run once; return articles, seconds in all, seconds of the forward pass, seconds by stage."""
    timed, stages = Timed(embedder), StageTimes()
    started = time.perf_counter()
    report = run_pipeline(settings, embedder=timed, reporter=stages)
    return report.tally.articles, time.perf_counter() - started, timed.seconds, stages.seconds


def invented(count: int) -> Iterator[str]:
    """Yield corpus lines: events of five outlets each, a constant number a day, texts of about 150 words."""
    chance = random.Random(count)  # noqa: S311 (no secrets)
    words = [f"{a}{b}{c}" for a in ("bar", "den", "lor", "mi", "sa", "tu") for b in ("ka", "ne", "ro", "vi") for c in ("n", "s", "t", "l")]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(count):
        event = number // ARTICLES_AN_EVENT
        town = f"{words[event % len(words)].title()}{words[event // len(words) % len(words)]}{event}"
        sentences = [f"{town} saw {chance.randint(2, 90)} people injured, officials said."]
        sentences += [" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(9)]
        line = {
            "url": f"https://outlet{number % 200}.example/{number}",
            "title": f"{town} {MARK} {' '.join(chance.choices(words, k=6))}",
            "text": " ".join(sentences),
            "language": "en",
            "published_at": (start + timedelta(days=number / ARTICLES_A_DAY)).isoformat(),
        }
        yield json.dumps(line)


def grow(sizes: Sequence[int]) -> None:
    """Print what an article costs beside its forward pass, by size of the archive."""
    first: float | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus.jsonl"
            corpus.write_text("\n".join(invented(size)), "utf-8")
            settings = RunSettings(local=(Corpus(corpus),), data=Path(folder) / "data", site=Path(folder) / "site")
            articles, seconds, forward, stages = measure(settings, Drawn())
        cost = (seconds - forward) / articles
        first = first or cost
        parts = ", ".join(f"{name} {1000 * spent / articles:.2f}" for name, spent in stages.items())
        print(f"{articles:>9,} articles  {1000 * cost:6.2f} ms each  {cost / first:.2f} × the first  ({parts} ms)  {memory()}")


def memory() -> str:
    """Return the peak resident memory of this process so far."""
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def once(corpus: Path, outlets: tuple[Path, ...]) -> None:
    """Print speed, memory and the share of the forward pass for one corpus with the real embedder."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        settings = RunSettings(local=(Corpus(corpus),), data=target / "data", site=target / "site", outlet_files=outlets)
        articles, seconds, forward, stages = measure(settings, E5Embedder.load())
    print(f"{corpus.name}: {articles:,} articles, {articles / seconds:.1f} a second, {memory()}")
    print(f"forward pass {forward / seconds:.0%} of the time, everything else {1 - forward / seconds:.0%} ({seconds - forward:.1f} s)")
    for name, spent in stages.items():
        print(f"  {name:<9} {spent:6.2f} s")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--grow", type=int, nargs="+", metavar="N")
    options = parser.parse_args()
    if options.grow:
        grow(options.grow)
    elif options.corpus:
        once(options.corpus, ())
    else:
        world = shipped("small-world")
        once(world / "articles.jsonl", (world / "outlets.toml",))


if __name__ == "__main__":
    main()
