"""Dated overrides of single outlets' pages: how they are written, and what is refused."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from rashomon.errors import Misconfigured
from rashomon.model.override import Override, OverrideUse
from rashomon.registry import load_registry
from rashomon.registry.xpaths import xpath_fault
from rashomon.shipped import shipped

OUTLET = '[[outlet]]\nid = "herald"\nname = "The Herald"\ndomains = ["herald.example"]\n'
DATED = """
[[override]]
why = "the list of related articles is taken for the text"
since = 2026-02-01
content = "//div[@id='story']"
title = "//h1[@class='t']"
author = "//p[contains(concat(' ', @class, ' '), ' by ')]/a"
date = "//time/@datetime"
remove = ["//div[@class='promo']", "//p[starts-with(@id, 'ad-')]"]

[[override]]
why = "the first paragraph stands outside"
until = 2026-01-31
content = "//main"
use = "if-longer"
"""


def loaded(folder: Path, *files: str, name: str = "herald.toml") -> dict[str, tuple[Override, ...]]:
    own = folder / "own.toml"
    own.write_text(OUTLET)
    (folder / "overrides").mkdir(exist_ok=True)
    for text in files:
        (folder / "overrides" / name).write_text(text)
    return dict(load_registry([own], folder=folder / "nothing").overrides)


def refusal(folder: Path, text: str, *, name: str = "herald.toml") -> str:
    with pytest.raises(Misconfigured) as raised:
        loaded(folder, text, name=name)
    return str(raised.value)


def test_overrides_are_read_in_the_order_of_their_days(tmp_path: Path) -> None:
    earlier, later = loaded(tmp_path, DATED)["herald"]
    assert (earlier.until, earlier.content, earlier.use) == (date(2026, 1, 31), "//main", OverrideUse.IF_LONGER)
    assert (later.since, later.date, later.remove) == (
        date(2026, 2, 1),
        "//time/@datetime",
        ("//div[@class='promo']", "//p[starts-with(@id, 'ad-')]"),
    )


@pytest.mark.parametrize(("day", "content"), [(date(2026, 1, 31), "//main"), (date(2026, 2, 1), "//div[@id='story']")])
def test_the_override_of_a_page_is_that_of_its_day(day: date, content: str, tmp_path: Path) -> None:
    loaded(tmp_path, DATED)
    override = load_registry([tmp_path / "own.toml"]).override("herald", on=day)
    assert override is not None
    assert override.content == content


def test_an_outlet_without_a_file_has_none(tmp_path: Path) -> None:
    assert loaded(tmp_path) == {}
    assert load_registry([tmp_path / "own.toml"]).override("herald", on=date(2026, 2, 1)) is None


WHY = '[[override]]\nwhy = "x"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[override]]\ncontent = "//main"', "missing required field `why`"),
        ('[[override]]\nwhy = " "\ncontent = "//main"', "`why` says in one line"),
        (WHY, "says where nothing stands"),
        (WHY + 'body = "//main"', "unknown field `body`"),
        (WHY + 'content = "//main"\nuse = "sometimes"', "Invalid enum value 'sometimes'"),
        (WHY + 'content = "//main"\nsince = "2026-02-01T00:00:00"', "`$.since`"),
        (WHY + 'content = "//main"\nsince = 2026-02-01\nuntil = 2026-01-01', "`since` 2026-02-01 is after `until` 2026-01-01"),
        (WHY + 'content = "//main"\nsince = 2026-02-01\n' + WHY + 'content = "//main"', "two overrides hold on 2026-02-01"),
        (WHY + 'content = "//div//p"', "the expression '//div//p' is not"),
        (WHY + f"remove = {['//p'] * 21}", "`remove` has 21 expressions, more than 20"),
    ],
)
def test_what_breaks_a_rule_is_an_error_that_names_it(text: str, says: str, tmp_path: Path) -> None:
    message = refusal(tmp_path, text)
    assert says in message
    assert "herald.toml" in message


def test_a_file_is_called_after_an_outlet_that_there_is(tmp_path: Path) -> None:
    assert "there is no outlet 'harold'" in refusal(tmp_path, DATED, name="harold.toml")


def test_the_shipped_overrides_are_well() -> None:
    registry = load_registry()
    files = {path.stem for path in (shipped("outlets") / "overrides").glob("*.toml")}
    assert set(registry.overrides) == files


@pytest.mark.parametrize(
    "expression",
    [
        "//main",
        "//div[@id='story']/p",
        "//*[@itemprop='articleBody']",
        "//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]",
        "//div[@class and not(@id)][2]/section[last()]/text()",
        "//meta[@property='og:title']/@content | //h1",
    ],
)
def test_expressions_of_one_search_and_steps_down_from_it(expression: str) -> None:
    assert xpath_fault(expression) == ""


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "main",
        "//div//p",
        "//p/ancestor::div",
        "//p/following::p[1]",
        "//div[.//p]",
        "//div[count(p) > 3]",
        "//p[re:test(@class, 'x')]",
        "//p[text()='x']",
        "document('/etc/passwd')",
        "//p/..",
        "//div[@id='x",
        "//a" + "/a" * 10,
        "//p" + " | //p" * 5,
        "//p[@class='" + "x" * 300 + "']",
    ],
)
def test_other_expressions_are_refused(expression: str) -> None:
    assert xpath_fault(expression)


PIECES = (
    "//",
    "/",
    "div",
    "*",
    "p",
    "[",
    "]",
    "@id",
    "@class",
    "=",
    "'x'",
    "(",
    ")",
    "contains",
    "not",
    "last()",
    "2",
    " and ",
    " | ",
    "text()",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=400))
def test_any_expression_is_refused_or_can_be_evaluated(expression: str) -> None:
    if not xpath_fault(expression):
        assert isinstance(etree.XPath(expression)(html.document_fromstring("<p id=x>x")), list)


def test_no_expression_takes_long_over_the_worst_page() -> None:
    page = html.document_fromstring(
        "<html><body>" + ("<div>" * 200 + "<p class='x y'>x</p>" * 50 + "</div>" * 200) * 150 + "</body></html>"
    )
    expressions = ["//div/div/div/div/div/div/div/div/div/p", "//*[not(@id)]/*[last()]/*[1]", "//p[contains(@class, 'y')] | //div/*/*/*"]
    begun = time.process_time()
    for expression in expressions:
        assert xpath_fault(expression) == ""
        etree.XPath(expression)(page)
    assert time.process_time() - begun < 5


def test_the_grammar_has_no_slow_refusal() -> None:
    begun = time.process_time()
    assert xpath_fault("//" + "a[@b and " * 32)
    assert xpath_fault("//div[contains(concat(" + "' '," * 60)
    assert time.process_time() - begun < 1
