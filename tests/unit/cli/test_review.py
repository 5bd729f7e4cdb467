"""`rashomon review` lists what may be one name, and keeps what a person says."""

import json
from pathlib import Path

import pytest
from tests.unit.store.test_judgements import VELDE
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.store.database import Database
from rashomon.store.judgements import put_doubts


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Database.open(tmp_path).write() as connection:
        put_doubts(connection, "event-1", (VELDE,))
    return tmp_path


def said(*arguments: str, data: Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["review", *arguments, "--data", str(data)])
    assert result.exit_code == code, result.output
    return result.output


def test_a_doubt_is_listed_with_its_evidence_until_it_is_judged(data: Path) -> None:
    listed = said("list", data=data)
    assert "Maarten Velde (en; 2 outlets)" in listed
    assert "马滕·费尔德 (zh; 1 outlets)" in listed
    assert "64 of 100" in listed

    said("same", "maarten-velde", "马滕·费尔德", "--by", "Ana", "--note", "same photograph", data=data)
    assert json.loads(said("list", "--json", data=data)) == []
    (kept,) = json.loads(said("log", "--json", data=data))
    assert (kept["verdict"], kept["by"], kept["note"]) == ("same", "Ana", "same photograph")


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_every_verdict_is_kept(data: Path, verdict: str) -> None:
    said(verdict, "Maarten Velde", "马滕·费尔德", "--by", "Ana", data=data)
    assert f"Ana: Maarten Velde | 马滕·费尔德: {verdict}" in said("log", data=data)


def test_without_a_terminal_the_command_lists(data: Path) -> None:
    assert "1 pairs of names may be one." in said(data=data)


def test_nothing_is_no_name(data: Path) -> None:
    said("same", " ", "马滕·费尔德", data=data, code=2)
