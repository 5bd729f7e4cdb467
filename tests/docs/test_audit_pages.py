"""Every rule of the audit has a page that says why, with examples; the examples are run."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rashomon.audit import RULES, Context, Known, NotCheckable
from rashomon.page import read_markdown
from rashomon.pipeline.page_sources import GivenSources, read_sources
from rashomon.registry import load_entities, load_registry

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "audit"
BLOCK = re.compile(r"^```(jsonl|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REGISTRY = load_registry()
KNOWN = Known(load_entities(), REGISTRY.outlets.values())
NEEDS_A_SITE = {"related-exists"}  # fails beside other pages only: its unit tests show it


@dataclass(frozen=True)
class Example:
    """A page in a rationale page, and the corpus lines right before it."""

    rule: str
    number: int
    page: str
    corpus: str


def examples(rule: str, heading: str) -> Iterator[Example]:
    text = (FOLDER / f"{rule}.md").read_text("utf-8")
    failing, _, passing = text.partition("\n## Fails\n")[2].partition("\n## Passes\n")
    section = failing if heading == "Fails" else passing
    corpus = ""
    for number, (kind, body) in enumerate(BLOCK.findall(section)):
        if kind == "markdown":
            yield Example(rule, number, body.rstrip("\n"), corpus)
        corpus = body if kind == "jsonl" else ""


def told(example: Example, folder: Path) -> list[object]:
    sources: GivenSources | None = None
    if example.corpus:
        path = folder / "sources.jsonl"
        path.write_text(example.corpus, "utf-8")
        sources = read_sources(path, REGISTRY)
    return list(RULES[example.rule].check(read_markdown(example.page), Context(KNOWN, sources)))


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {*RULES, "README"}


def test_the_list_of_rules_names_every_rule_with_its_severity() -> None:
    table = "\n".join(f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.summary} |" for rule in RULES.values())
    page = FOLDER / "README.md"
    if os.environ.get("RASHOMON_WRITE_DOCS"):
        before, _, after = page.read_text("utf-8").partition("|---|---|---|\n")
        rest = "\n".join(line for line in after.splitlines() if not line.startswith("|")).strip("\n")
        page.write_text(f"{before}|---|---|---|\n{table}\n\n{rest}\n", "utf-8")
    assert f"|---|---|---|\n{table}\n\n" in page.read_text("utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_the_rule_is_and_shows_it_failing_and_passing(rule: str) -> None:
    text = (FOLDER / f"{rule}.md").read_text("utf-8")
    assert text.startswith(f"# {rule}\n")
    assert f"Severity: {RULES[rule].severity}." in text
    assert list(examples(rule, "Passes"))
    assert rule in NEEDS_A_SITE or list(examples(rule, "Fails"))


FAILING = [example for rule in RULES if (FOLDER / f"{rule}.md").exists() for example in examples(rule, "Fails")]
PASSING = [example for rule in RULES if (FOLDER / f"{rule}.md").exists() for example in examples(rule, "Passes")]


@pytest.mark.parametrize("example", FAILING, ids=lambda example: f"{example.rule}-{example.number}")
def test_a_failing_example_fails(example: Example, tmp_path: Path) -> None:
    assert [item for item in told(example, tmp_path) if not isinstance(item, NotCheckable)]


@pytest.mark.parametrize("example", PASSING, ids=lambda example: f"{example.rule}-{example.number}")
def test_a_passing_example_passes(example: Example, tmp_path: Path) -> None:
    assert [item for item in told(example, tmp_path) if not isinstance(item, NotCheckable)] == []
