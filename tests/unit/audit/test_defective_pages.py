"""The defects of pages in the wild: the reference page's, and the same in a page of our own."""

from pathlib import Path

import pytest

from rashomon.audit import Context, Known, Report, audit
from rashomon.page import read_markdown
from rashomon.registry import load_entities, load_registry

ROOT = Path(__file__).parents[3]
OURS = ROOT / "examples" / "pages" / "defective.md"
REFERENCE = ROOT.parent / "shared" / "seed" / "mali-jnim-april-2026-attack.md"
ABSENT = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference page is not beside the project")


def report_on(path: Path) -> Report:
    known = Known(load_entities(), load_registry().outlets.values())
    return audit(read_markdown(path.read_text("utf-8")), Context(known))


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {"ours": report_on(OURS), **({"reference": report_on(REFERENCE)} if REFERENCE.exists() else {})}


# rule, section, and what the finding must name: on our page, on the reference page
DEFECTS = [
    ("count-lenses", "meta", '"1 lenses"', '"1 lenses"'),
    ("take-empty", "meta", "5 full takes and 5 link-only takes", "5 full takes and 5 link-only takes"),
    ("outlet-identity", "takes", "iberiatoday.example", "africanews.com"),
    ("count-regions", "meta", "Western Europe / United Kingdom", "Sub-Saharan Africa / United Kingdom"),
    ("figure-enumeration", "numbers", "two nephews", "two grandchildren"),
    ("quote-headline", "takes", "Duarte Valadim", "Sadio Camara"),
    ("language-declared", "takes", "Dunes News", "Al Jazeera"),
    ("entity-target", "summary", "European Union", "Alliance of Sahel States"),
    ("entity-target", "summary", "Lisbon", "Bamako"),
    ("entity-target", "why it matters", "Portugal", "Mali"),
    ("entity-missing", "title", "Azorean", "Tuareg"),
    ("split-voices", "split", "Portuguese government", "Malian junta"),
    ("split-voices", "split", "UDN", "JNIM"),
    ("split-voices", "split", "ECOWAS", "ECOWAS"),
    ("superlative", "summary", "the largest simultaneous", "the largest simultaneous"),
    ("superlative", "why it matters", "no previous", "no previous"),
    ("sentence-grounded", "summary", "without a citation", "without a citation"),
    ("sentence-grounded", "split", "without a citation", "without a citation"),
    ("sentence-grounded", "why it matters", "without a citation", "without a citation"),
    ("watch-resolvable", "what to watch, item 1", "stands in", "replaces Camara"),
    ("watch-resolvable", "what to watch, item 2", "weeks after", "weeks after"),
    ("watch-resolvable", "what to watch, item 3", "second walkout", "follow-on strike"),
    ("watch-resolvable", "what to watch, item 4", "posture", "posture"),
    ("link-resolvable", "across the graph", "[[portugal-udn-go-slow-2026]]", "[[mali-jnim-bamako-blockade-2026]]"),
    ("link-resolvable", "across the graph", "The Lease Belt", "The Coup Belt"),
    ("text-damage", "what to watch", "northernquay", "northerncamp"),
    ("text-damage", "numbers", '"6, cities', '"6, cities'),
    ("text-damage", "meta", "1 lenses", "1 lenses"),
    ("text-damage", "across the graph", "Udn", "Jnim"),
    ("locale-mixed", "summary", "English", "English"),
    ("locale-mixed", "meta", "谁来养活港口", "战争究竟如何收场"),
]


def is_found(report: Report, rule: str, section: str, words: str) -> bool:
    return any(
        finding.rule == rule and str(finding.place).startswith(section) and words in f"{finding.seen} {finding.expected}"
        for finding in report.findings
    )


@pytest.mark.parametrize(("rule", "section", "words", "_reference"), DEFECTS)
def test_a_defect_of_our_page_is_found(reports: dict[str, Report], rule: str, section: str, words: str, _reference: str) -> None:
    assert is_found(reports["ours"], rule, section, words)


@ABSENT
@pytest.mark.parametrize(("rule", "section", "_ours", "words"), DEFECTS)
def test_a_defect_of_the_reference_page_is_found(reports: dict[str, Report], rule: str, section: str, _ours: str, words: str) -> None:
    assert is_found(reports["reference"], rule, section, words)


@pytest.mark.parametrize("name", ["ours", pytest.param("reference", marks=ABSENT)])
def test_what_needs_more_than_the_page_is_said_to_be_unchecked(reports: dict[str, Report], name: str) -> None:
    assert {item.rule for item in reports[name].unjudged} == {"language-declared", "quote-verbatim", "related-exists"}


@pytest.mark.parametrize("name", ["ours", pytest.param("reference", marks=ABSENT)])
def test_every_finding_says_where_it_is_and_what_would_be_right(reports: dict[str, Report], name: str) -> None:
    for finding in reports[name].findings:
        assert finding.place.line > 0
        assert finding.seen
        assert finding.expected
