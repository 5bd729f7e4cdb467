"""Documentation that cannot go stale: help texts are those of the commands, links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference" / "command-line.md"
EVALS = ("clustering", "extraction", "summary", "grounding", "figures", "quotes", "claims", "entities", "relations", "heads", "lenses")
COMMANDS = (
    *("run", "demo", "serve", "export", "verify", "audit", "convert", "import", "schema", "explain", "doctor", "status"),
    *(f"eval {part}" for part in EVALS),
    *(f"review {command}".strip() for command in ("", "list", "same", "different", "unsure", "log")),
    *(f"outlets {command}" for command in ("list", "show", "add", "import", "export", "check")),
)
DEFECTIVE = ROOT / "examples" / "pages" / "defective.md"  # its links lead nowhere on purpose
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md"), *(ROOT / "evals").glob("*.md")])
EXIT_CODES = """## Exit codes

| code | meaning |
|---|---|
| 0 | done |
| 1 | something that was checked does not hold (`verify`, `audit`, `doctor`, `outlets check`), or was set aside (`import`) |
| 2 | a setting, a path or a call is wrong; the message says which |
| 70 | going on would damage data |
| 75 | it may work later (an embedding endpoint that does not answer) |
| 130 | stopped with Ctrl+C; run again to go on |
"""
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


# One process prints all: starting the program thirty times takes a minute.
PRINT_HELP = """
import sys
from rashomon.cli.main import app
for command in sys.argv[1:]:
    print("\\f", end="")
    app([*command.split(), "--help"], prog_name="rashomon", standalone_mode=False)
"""


def helps() -> dict[str, str]:
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "100", "NO_COLOR": "1", "_TYPER_FORCE_DISABLE_TERMINAL": "1"}
    run = [sys.executable, "-c", PRINT_HELP, *COMMANDS]
    done = subprocess.run(run, capture_output=True, text=True, check=True, env=environment, timeout=300)
    pages = done.stdout.split("\f")[1:]
    return {command: "\n".join(line.rstrip() for line in page.strip().splitlines()) for command, page in zip(COMMANDS, pages, strict=True)}


def reference() -> str:
    parts = [
        "# Command line\n\nWhat `rashomon COMMAND --help` prints. A test writes this page: `RASHOMON_WRITE_DOCS=1 pytest tests/docs`.\n"
    ]
    parts += [f"## rashomon {command}\n\n```\n{page}\n```\n" for command, page in helps().items()]
    parts.append(EXIT_CODES)
    return "\n".join(parts)


def test_the_command_line_reference_is_what_the_commands_say() -> None:
    expected = reference()
    if os.environ.get("RASHOMON_WRITE_DOCS"):
        REFERENCE.write_text(expected)
    assert REFERENCE.read_text() == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = FENCED.sub("", page.read_text()) if page != DEFECTIVE else ""
    missing = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert not missing


def test_every_decision_that_code_names_has_its_page() -> None:
    named = {name for path in (ROOT / "src").rglob("*.py") for name in re.findall(r"docs/[a-z-]+/[a-z-]+\.md", path.read_text())}
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]
