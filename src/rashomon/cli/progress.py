"""Progress on a terminal as bars, elsewhere as plain lines."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from rashomon.pipeline.reporter import Progress as StageProgress
from rashomon.pipeline.reporter import Reporter

_NAME_WIDTH = 9  # of the longest stage name


def reporter_for(console: Console) -> Reporter:
    """Return bars for a person at a terminal, and one line a stage for a log."""
    return Bars(console) if console.is_terminal else Lines(console)


class _Tally:
    """What a stage has done so far, in words."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.done = 0
        self.counts: Counter[str] = Counter()
        self._started = time.monotonic()

    def add(self, amount: int, counts: dict[str, int]) -> None:
        self.done += amount
        self.counts.update({name: count for name, count in counts.items() if count})

    def words(self) -> str:
        named = "".join(f" · {count:,} {name}" for name, count in self.counts.items())
        rate = self.done / max(time.monotonic() - self._started, 1e-3)
        speed = f" · {rate:,.0f}/s" if self.done else ""
        return f"{self.done:,} {self.unit}{named}{speed}"


class Lines:
    """One plain line when a stage ends."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[StageProgress]:
        """Open a stage; print what it did when it is closed."""
        del total
        tally = _Tally(unit)

        class _Counting:
            def advance(self, amount: int = 1, /, **counts: int) -> None:
                tally.add(amount, counts)

        yield _Counting()
        self._console.print(f"{name:<{_NAME_WIDTH}} {tally.words()}", highlight=False, markup=False)


class Bars:
    """A bar a stage, with counts and rate; the last state stays on the screen."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, name: str, *, total: int | None, unit: str) -> Iterator[StageProgress]:
        """Open a bar for a stage."""
        tally = _Tally(unit)
        columns = (
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn(f"{name:<{_NAME_WIDTH}}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn() if total is not None else TextColumn(""),
            TextColumn("{task.fields[words]}", markup=False),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console) as bars:
            task = bars.add_task(name, total=total, words="")

            class _Counting:
                def advance(self, amount: int = 1, /, **counts: int) -> None:
                    tally.add(amount, counts)
                    bars.update(task, advance=amount, words=tally.words())

            yield _Counting()
            bars.update(task, total=max(tally.done, 1), completed=max(tally.done, 1), words=tally.words())
