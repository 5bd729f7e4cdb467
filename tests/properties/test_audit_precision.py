"""No rule finds anything on pages that keep their promises: false alarms are defects."""

from functools import cache

import pytest
from tests.good_pages import GoodPage, good_pages

from rashomon.audit import RULES, Context, Known
from rashomon.page import Profile, read_json, read_markdown, write_json, write_markdown
from rashomon.registry import load_entities, load_registry


@cache
def known() -> Known:
    return Known(load_entities(), load_registry().outlets.values())


class Beside:
    """A site in which every link of the good pages leads somewhere."""

    def has(self, path: str) -> bool:
        return path.split("/")[1] in {"entity", "outlet", "n"}

    def names(self, path: str) -> tuple[str, ...] | None:
        return ("Telaryk",) if path.endswith("/entity/telaryk") else None

    def related(self, path: str) -> tuple[str, ...] | None:
        return () if "/n/" in path else None


def told(rule: str, good: GoodPage) -> list[object]:
    context = Context(known(), good, Beside(), good.page.front_value("id"))
    return list(RULES[rule].check(good.page, context))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_nothing_on_good_pages(rule: str) -> None:
    assert [(good.page.slug, item) for good in good_pages() for item in told(rule, good)] == []


@pytest.mark.parametrize("rule", RULES)
def test_nor_after_the_page_was_written_and_read(rule: str) -> None:
    for good in good_pages(12):
        read = GoodPage(read_markdown(write_markdown(good.page, Profile.STRICT)), good.articles)
        assert told(rule, read) == []
        assert told(rule, GoodPage(read_json(write_json(good.page)), good.articles)) == []
