"""The commands, as a person types them, on real input."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.e2e.conftest import rashomon


def test_an_outlet_that_is_not_there_is_a_usage_error_with_the_nearest_spellings(tmp_path: Path) -> None:
    done = rashomon("run", "--read", "the-gardian", "--data", tmp_path / "data", check=False)
    assert done.returncode == 2
    assert "the nearest: the-guardian" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--corpus", "nowhere.jsonl"], "nowhere.jsonl"),
        (["run", "--corpus", "nowhere.jsonl", "--locale", "tlh"], "no pages in tlh"),
        (["verify"], "no database"),
        (["serve"], "no database"),
        (["explain", "flood"], "no database"),
        (["run", "--corpus", "nowhere.jsonl", "--config", "missing.toml"], "no settings file"),
        (["run", "--feed", "ftp://gazette.example/feed"], "--feed takes an http or https address"),
        (["run", "--corpus", "nowhere.jsonl", "--watch", "--now", "2026-04-20"], "leave --now out"),
        (["run", "--corpus", "nowhere.jsonl", "--metrics", "0"], "--metrics needs --watch"),
        (["run", "--corpus", "nowhere.jsonl", "--now", "yesterday"], "--now takes a moment"),
    ],
)
def test_what_is_missing_is_named_in_one_line(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = rashomon(*arguments, "--data", tmp_path / "data", check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_counts_and_finds_nothing_wrong(world: Path) -> None:
    counts = json.loads(rashomon("verify", "--data", world / "data", "--json").stdout)
    assert set(counts) == {"citations", "quotes", "figures", "failed"}
    assert counts["failed"] == 0
    assert min(counts["citations"], counts["quotes"], counts["figures"]) > 0


def test_verify_finds_a_text_that_somebody_edited(world: Path, tmp_path: Path) -> None:
    shutil.copytree(world / "data", tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "rashomon.sqlite") as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'dead', 'well') WHERE outlet_id = 'meridian-wire'")
    connection.close()
    done = rashomon("verify", "--data", tmp_path / "data", "--json", check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["failed"] > 0


def test_explain_says_why_articles_are_together(world: Path) -> None:
    slug = next((world / "site/en/n").glob("*.html")).stem
    said = rashomon("explain", slug, "--data", world / "data").stdout
    assert "founded the event" in said
    assert "similarity" in said
    assert rashomon("explain", "no-such-page", "--data", world / "data", check=False).returncode == 2


def test_export_writes_the_site_that_the_run_wrote(world: Path, tmp_path: Path) -> None:
    outlets = Path(__file__).parents[2] / "examples/small-world/outlets.toml"
    locales = ("--locale", "en", "--locale", "zh")
    rashomon("export", "--data", world / "data", "--out", tmp_path, "--outlets", outlets, *locales)
    names = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert names == sorted(str(path.relative_to(world / "site")) for path in (world / "site").rglob("*.*"))
    assert all((tmp_path / name).read_bytes() == (world / "site" / name).read_bytes() for name in names)


def test_doctor_finds_everything_in_place(tmp_path: Path) -> None:
    said = rashomon("doctor", "--data", tmp_path / "data").stdout
    assert "gives 384 dimensions" in said
    assert "\nno " not in said


def test_single_outlet_articles_are_listed_and_have_no_page(world: Path) -> None:
    pages = [path.read_text() for path in (world / "site/en/n").glob("*.md")]
    assert not any("sonne treize coups" in page for page in pages)
    assert "sonne treize coups" in (world / "site/en/outlet/leman-monde.html").read_text()


def test_a_second_run_at_the_same_time_is_refused(world: Path) -> None:
    from filelock import FileLock  # noqa: PLC0415 (only here)

    with FileLock(world / "data" / "running.lock"):
        done = rashomon("demo", "--no-serve", "--data", world / "data", "--site", world / "site", check=False)
    assert done.returncode == 70
    assert "another run is at work" in done.stderr
