"""One run over the small world for all tests that only look at what it made."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.shipped import shipped

LONGEST_S = 300.0


def rashomon(*arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=check, timeout=LONGEST_S)


@contextmanager
def started(arguments: Sequence[str], *, stdout: int | None = None, stderr: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """A command line at work, over when the block is. One that hangs is killed after `LONGEST_S`, which ends every wait for its output."""
    command = [sys.executable, "-m", "rashomon", *arguments]
    with subprocess.Popen(command, stdout=stdout, stderr=stderr, text=True) as running:
        limit = threading.Timer(LONGEST_S, running.kill)
        limit.start()
        try:
            yield running
            running.wait()
        finally:
            limit.cancel()
            running.kill()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `data` and `site` of the small world, in English and Chinese."""
    folder = tmp_path_factory.mktemp("world")
    rashomon("demo", "--no-serve", "--data", folder / "data", "--site", folder / "site")
    return folder


@pytest.fixture(scope="session")
def articles() -> Path:
    return shipped("small-world") / "articles.jsonl"
