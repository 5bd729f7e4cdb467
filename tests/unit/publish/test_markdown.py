"""The Markdown twin: the grammar of the reference page, and nothing of an article acting as markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.unit.publish.invented_edition import edition

from rashomon.publish import renditions
from rashomon.publish.facet_markdown import escaped
from rashomon.publish.neutral import one_line

_READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
_ACTING = st.sampled_from(
    [
        "*a*",
        "__b__",
        "`c`",
        "[d](http://e)",
        "![f](g)",
        "<b>",
        "&lt;",
        "# ",
        "- ",
        "1. ",
        "1) ",
        "> ",
        "| ",
        "~~h~~",
        "\\",
        "\n",
        "===",
        "    ",
    ]
)


def page(locale: str = "en", slug: str = "karsu-dam-failure") -> str:
    return renditions(edition())[f"{locale}/n/{slug}.md"].render().decode()


@given(st.lists(st.one_of(_ACTING, st.text(max_size=8)), max_size=8).map("".join))
def test_escaped_text_reads_as_itself(text: str) -> None:
    tokens = _READER.parse(f"x {escaped(text)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == f"x {one_line(text)}".rstrip()


@pytest.mark.parametrize(
    "start", ["# a", "## a", "- a", "+ a", "* a", "> a", "1. a", "12) a", "---", "===", "```", "~~~", "| a |", "[^1]: a", "<p>"]
)
def test_a_line_that_begins_like_markup_is_a_paragraph(start: str) -> None:
    tokens = _READER.parse(escaped(start))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def test_bare_addresses_and_mail_make_no_autolinks() -> None:
    assert escaped("see www.evil.example, http://evil.example or a@b.example") == (
        "see www\\.evil.example, http\\://evil.example or a\\@b.example"
    )


def test_the_front_matter_names_page_event_locale_time_and_revision() -> None:
    assert page().startswith(
        '---\nid: "en/n/karsu-dam-failure"\nevent: "event-dam"\nlocale: "en"\nas_of: "2026-04-26T08:00:00+00:00"\nrevision: "3"\n---\n\n'
        "# Karsu dam"
    )


def test_the_meta_line_has_the_parts_of_the_reference_page_in_its_order() -> None:
    (meta,) = (line for line in page().splitlines() if line.startswith("**Meta:** "))
    parts = meta.removeprefix("**Meta:** ").split(" · ")
    assert parts[:3] == [
        "type: event",
        "date: 2026-04-25/2026-04-26",
        "heads: [Who answers for the water](../head/who-answers-for-the-water.md)",
    ]
    assert parts[3:6] == ["8 full takes", "1 link-only take", "9 outlets"]
    assert parts[9:] == ["8 countries", "4 lenses", "5 quotes verified"]


def test_the_sections_stand_in_their_order() -> None:
    assert re.findall(r"^## (.*)$", page(), re.MULTILINE) == [
        "Summary",
        "The split",
        "By the numbers",
        "Why it matters",
        "What to watch",
        "Regional takes (batched by bias / lens)",
        "Who reports what",
        "Across the graph",
        "Receipts",
    ]


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    assert re.findall(r"^## (.*)$", page(slug="recount-in-two-districts"), re.MULTILINE) == [
        "Summary",
        "Regional takes (batched by bias / lens)",
        "Receipts",
    ]


def test_a_take_has_outlet_country_language_framing_quote_and_source() -> None:
    assert (
        "- **Qasr News** (Qatar, ar) — "
        "قالت السلطات إن السد انهار فجرا وإن 41 شخصا على الأقل لقوا حتفهم، فيما لا يزال العشرات في عداد المفقودين. *(ar)*[^3]\n"
        '  > "لا يزال العشرات في عداد المفقودين"\n'
        "  Source: https://qasr.example/2026/04/qasr#:~:text=%D9%84%D8%A7"
    ) in page()


def test_copies_and_link_only_takes_are_marked() -> None:
    assert "*(copy of Steppe Herald)*" in page()
    assert "- **River Watch** (United States, en) — *(link only)*" in page()


def test_numbers_keep_their_words_and_their_state() -> None:
    text = page()
    assert "- at least 34[^9] — Dead (>=34; by [Steppe Herald](../outlet/steppe-herald.md); since 2026-04-25; superseded)" in text
    assert "- 1.2万人 *(zh)*[^12] — Evacuated (12000; by [Huanan Daily](../outlet/huanan-daily.md); since 2026-04-25)" in text
    assert "- 41 *(ar)*[^11] — Dead (41; by [Qasr News](../outlet/qasr-news.md); since 2026-04-25; disputed)" in text


def test_denominators_are_printed() -> None:
    assert "(State-controlled media: 2 of 2; others: 1 of 5)" in page()


def test_who_is_missing_is_said() -> None:
    assert "No take from: Uzbekistan" in page()


def test_the_page_ends_with_its_address_and_a_newline() -> None:
    assert page().endswith("\n---\nCanonical: /en/n/karsu-dam-failure.html\n")


def test_every_citation_mark_has_its_source() -> None:
    text = page()
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    sources = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert marks <= sources


def test_names_are_those_of_the_locale_and_foreign_words_are_marked() -> None:
    text = page("zh")
    assert "heads: [谁为水负责]" in text
    assert "- **卡斯尔新闻** (卡塔尔, ar)" in text
    assert "*(ru)*" in text
