"""The commands that the how-to pages about outlets print, run in their order as a reader would."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from rashomon.cli.main import main
from rashomon.registry.raters import FORMS

PAGES = Path(__file__).parents[3] / "docs" / "how-to"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    blocks = BLOCK.findall((PAGES / page).read_text("utf-8"))
    return [
        line for block in blocks for line in block.splitlines() if not line.startswith("rashomon outlets check")
    ]  # that asks the network


@pytest.mark.parametrize(("page", "count"), [("bring-your-own-outlets.md", 9), ("import-ratings.md", 2)])
def test_every_command_of_the_page_does_what_it_says(page: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ratings.csv").write_text("Domain,Score,Orientation\nbbc.com,95,\n", "utf-8")
    (tmp_path / "feeds.opml").write_text('<opml><body><outline xmlUrl="https://tribune.com/rss"/></body></opml>', "utf-8")
    assert len(commands(page)) == count

    for line in commands(page):
        monkeypatch.setattr(sys, "argv", shlex.split(line))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, line


def test_the_outlet_that_is_written_by_hand_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (written,) = re.findall(
        r"^```toml\n(\[\[outlet\]\].*?)^```", (PAGES / "bring-your-own-outlets.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "own.toml").write_text(written, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["rashomon", "outlets", "show", "vela-observer", "--outlets", "own.toml"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert not ended.value.code
    assert "independent-private, says Jane Doe" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["mbfc", "allsides", "adfontes", "newsguard"])
def test_the_columns_that_are_read_are_those_the_page_lists(form: str) -> None:
    page = (PAGES / "import-ratings.md").read_text("utf-8")
    values = ". ".join(f"*{ours}*: {', '.join(headings)}" for ours, headings in FORMS[form].values.items())
    assert (
        f"| `{form}` | {', '.join(FORMS[form].address)} | {values} | {', '.join(FORMS[form].page)}{' ' if FORMS[form].page else ''}|"
        in page
    )
    assert ", ".join(FORMS[form].on) in page
