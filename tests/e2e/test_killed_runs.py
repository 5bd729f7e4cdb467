"""A run that is killed at any point, and run again, leaves what an undisturbed run leaves."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rashomon.shipped import shipped

WORLD = shipped("small-world")
EVENTS = {"telaryk-flood", "ras-amer-strike"}
KILLS = 6


def command(folder: Path) -> list[str]:
    """Run over two of the small world's events: all stages have work, and none takes long."""
    corpus = folder.parent / "two-events.jsonl"
    if not corpus.exists():
        lines = (WORLD / "articles.jsonl").read_text("utf-8").splitlines(keepends=True)
        corpus.write_text("".join(line for line in lines if json.loads(line)["event_id"] in EVENTS), "utf-8")
    return [
        *(sys.executable, "-m", "rashomon", "run", "--corpus", str(corpus)),
        *("--outlets", str(WORLD / "outlets.toml"), "--data", str(folder / "data"), "--site", str(folder / "site")),
        *("--locale", "en", "--locale", "zh"),
    ]


def content(folder: Path) -> tuple[str, dict[str, bytes]]:
    with sqlite3.connect(folder / "data" / "rashomon.sqlite") as connection:
        dump = "\n".join(sorted(connection.iterdump()))  # indexes are made in any order
    connection.close()
    site = folder / "site"
    return dump, {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_killed_at_random_points_ends_like_an_undisturbed_run(tmp_path: Path) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    started = time.monotonic()
    subprocess.run(command(undisturbed), check=True, capture_output=True, timeout=300)
    duration = time.monotonic() - started

    chance = random.Random(20260423)  # noqa: S311 (points in time, no secrets)
    deaths = 0
    for _ in range(KILLS):
        with subprocess.Popen(command(disturbed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            try:
                run.wait(timeout=chance.uniform(0.1, 0.95) * duration)
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                deaths += 1
    subprocess.run(command(disturbed), check=True, capture_output=True, timeout=300)

    assert deaths > 0
    assert content(disturbed) == content(undisturbed)


def test_running_twice_does_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    subprocess.run(command(folder), check=True, capture_output=True, timeout=300)
    before = content(folder)
    times = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*") if path.is_file()}
    second = subprocess.run(command(folder), check=True, capture_output=True, text=True, timeout=300)

    assert content(folder) == before
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*") if path.is_file()} == times
    for line in ("discover  0 entries", "annotate  0 articles", "cluster   0 articles", "compose   0 pages", "publish   0 files"):
        assert line in second.stdout
