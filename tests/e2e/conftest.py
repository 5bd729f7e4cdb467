"""One run over the small world for all tests that only look at what it made."""

import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.shipped import shipped


def rashomon(*arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=check, timeout=300)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `data` and `site` of the small world, in English and Chinese."""
    folder = tmp_path_factory.mktemp("world")
    rashomon("demo", "--no-serve", "--data", folder / "data", "--site", folder / "site")
    return folder


@pytest.fixture(scope="session")
def articles() -> Path:
    return shipped("small-world") / "articles.jsonl"
