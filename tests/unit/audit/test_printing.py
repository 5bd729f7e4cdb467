import json
from typing import Any
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, Finding, NotCheckable, Place, Report, Section, Severity, Unjudged
from rashomon.audit.printing import as_json, as_sarif, as_text
from rashomon.audit.rule import Rule
from rashomon.page import Page

LENSES = Finding(
    "count-lenses",
    Severity.ERROR,
    Place(Section.META, None, 4),
    '"1 lenses"',
    "0 lenses: `unlabelled` is the absence of one",
)
LOOSE = Finding("split-voices", Severity.WARNING, Place(Section.SPLIT, 0, 12), 'no take from "JNIM"', "“as reported by”")
NOWHERE = Finding("locale-mixed", Severity.WARNING, Place(Section.SUMMARY, 1), "English", "Chinese")
REPORT = Report((LENSES, LOOSE, NOWHERE), (Unjudged("related-exists", "no other page of the site was given"),), ("dates", "text-damage"))


def nothing(page: Page, context: Context) -> "list[Fault | NotCheckable]":
    del page, context
    return []


def rule(id_: str, severity: Severity, summary: str) -> Rule:
    return Rule(id_, severity, summary, lambda page, context: iter(nothing(page, context)))


RULES = (
    rule("count-lenses", Severity.ERROR, "printed lenses are real ones"),
    rule("split-voices", Severity.WARNING, "every position has a voice"),
)


def test_a_person_reads_errors_first_then_warnings_then_what_was_not_judged_and_the_totals_last() -> None:
    assert as_text(REPORT, "page.md") == (
        "page.md\n"
        "\n"
        "error    count-lenses  meta (line 4)\n"
        '         seen: "1 lenses"\n'
        "         expected: 0 lenses: `unlabelled` is the absence of one\n"
        "\n"
        "warning  split-voices  split, item 1 (line 12)\n"
        '         seen: no take from "JNIM"\n'
        "         expected: “as reported by”\n"
        "\n"
        "warning  locale-mixed  summary, item 2\n"
        "         seen: English\n"
        "         expected: Chinese\n"
        "\n"
        "not checkable\n"
        "         related-exists: no other page of the site was given\n"
        "\n"
        "1 error, 2 warnings, 1 rule not checkable in full, 2 rules passed\n"
    )


def test_a_clean_page_has_its_totals_alone() -> None:
    assert as_text(Report((), (), ("dates",)), "page.md") == (
        "page.md\n\n0 errors, 0 warnings, 0 rules not checkable in full, 1 rule passed\n"
    )


def test_json_says_the_same_with_the_place_in_words() -> None:
    body = json.loads(as_json(REPORT))
    assert body["findings"][0] == {
        "rule": "count-lenses",
        "severity": "error",
        "place": "meta (line 4)",
        "seen": '"1 lenses"',
        "expected": "0 lenses: `unlabelled` is the absence of one",
        "line": 4,
    }
    assert body["not_checkable"] == [{"rule": "related-exists", "reason": "no other page of the site was given"}]
    assert body["passed"] == ["dates", "text-damage"]


def test_sarif_has_the_properties_that_version_2_1_0_requires() -> None:
    log = json.loads(as_sarif((("pages/a b.md", REPORT), ("https://x.example/zh/n/a", REPORT)), RULES))
    assert log["version"] == "2.1.0"  # 3.13.2
    (run,) = log["runs"]  # 3.13.4
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"]  # 3.19.8
    assert [item["id"] for item in driver["rules"]] == ["count-lenses", "split-voices"]  # 3.49.3
    assert [item["shortDescription"]["text"] for item in driver["rules"]] == ["printed lenses are real ones", "every position has a voice"]
    assert [item["defaultConfiguration"]["level"] for item in driver["rules"]] == ["error", "warning"]
    assert all(item["help"]["text"].endswith(f"docs/reference/audit/{item['id']}.md.") for item in driver["rules"])
    for invocation in run["invocations"]:
        assert invocation["executionSuccessful"] is True  # 3.20.14
        assert all(is_message(item["message"]) for item in invocation["toolExecutionNotifications"])  # 3.58.5
    assert len(run["results"]) == 6
    for result in run["results"]:
        assert is_message(result["message"])  # 3.27.11
        assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] if "ruleIndex" in result else True  # 3.27.6
        (location,) = result["locations"]
        assert is_uri_reference(location["physicalLocation"]["artifactLocation"]["uri"])  # 3.4.3
        assert location["physicalLocation"].get("region", {}).get("startLine", 1) >= 1  # 3.30.5
    first, _, third = run["results"][:3]
    assert first["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "pages/a%20b.md"}, "region": {"startLine": 4}}
    assert "region" not in third["locations"][0]["physicalLocation"]


def is_message(value: dict[str, Any]) -> bool:
    """Whether a value is a message with a text (3.11.7)."""
    return isinstance(value.get("text"), str) and bool(value["text"])


def is_uri_reference(value: str) -> bool:
    """Whether nothing stands in a text that RFC 3986 has no place for."""
    urlsplit(value)
    return value.isascii() and not set(value).intersection(' "<>\\^`{|}')


def test_help_addresses_are_absolute_where_the_documentation_has_an_address_and_left_out_else() -> None:
    with_address = json.loads(as_sarif((), RULES, docs="https://docs.example/rashomon/"))
    without = json.loads(as_sarif((), RULES))
    assert [item["helpUri"] for item in with_address["runs"][0]["tool"]["driver"]["rules"]] == [
        "https://docs.example/rashomon/reference/audit/count-lenses.md",
        "https://docs.example/rashomon/reference/audit/split-voices.md",
    ]
    assert not any("helpUri" in item for item in without["runs"][0]["tool"]["driver"]["rules"])


@given(st.text(st.characters(codec=None), max_size=60), st.text(st.characters(codec=None), max_size=60))
def test_whatever_stands_on_a_page_stays_one_line_that_any_encoding_can_write(seen: str, name: str) -> None:
    report = Report((Finding("dates", Severity.ERROR, Place(Section.TITLE), seen, seen),), (Unjudged("dates", seen),))
    printed = as_text(report, name)
    printed.encode()
    assert len(printed.splitlines()) == 10
    assert json.loads(as_json(report))["findings"][0]["rule"] == "dates"
    uri = json.loads(as_sarif(((name, report),), ()))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri.isascii()
