import re
from pathlib import Path

import pytest

from rashomon.model.inline import Run, RunKind
from rashomon.page import NumberLine, Page, Position, Profile, QuoteLine, TakeGroup, TakeLine, Text, read_markdown, write_markdown

ROOT = Path(__file__).parents[3]
DEFECTIVE = ROOT / "examples" / "pages" / "defective.md"
EXAMPLE = re.compile(r"```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOSTILE = [
    "# a",
    "- b",
    "> c",
    "1. d",
    "[e](f)",
    "[[g]]",
    "[^1]: h",
    "*i*",
    "`j`",
    "| k |",
    "<script>",
    "&amp;",
    "---",
    "l — held by m",
    "\\",
]


def test_a_page_of_the_reference_form_comes_back_byte_for_byte() -> None:
    written = DEFECTIVE.read_text("utf-8")
    assert write_markdown(read_markdown(written), Profile.REFERENCE) == written


def test_the_page_that_the_reference_documentation_shows_is_of_the_strict_form() -> None:
    (shown,) = EXAMPLE.findall((ROOT / "docs" / "reference" / "markdown.md").read_text("utf-8"))
    assert write_markdown(read_markdown(shown), Profile.STRICT) == shown


def test_the_strict_form_of_any_page_is_read_and_written_without_a_change() -> None:
    strict = write_markdown(read_markdown(DEFECTIVE.read_text("utf-8")), Profile.STRICT)
    assert write_markdown(read_markdown(strict), Profile.STRICT) == strict
    assert strict.endswith("\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_stay_words(words: str) -> None:
    page = Page(
        title=Text.of(words),
        deck=Text.of(words),
        summary=(Text.of(words),),
        split=(Position(Text.of(words)),),
        numbers=(NumberLine(Text.of("1"), Text.of(words), " — "),),
        takes=(TakeGroup(words, (TakeLine("Outlet", framing=Text.of(words), quote=QuoteLine(words)),)),),
    )
    assert read_markdown(write_markdown(page, Profile.STRICT)) == page


def test_the_reference_form_leaves_out_what_it_cannot_hold() -> None:
    cited = Text((Run("The port closed."), Run("1", RunKind.CITATION)))
    page = Page(title=Text.of("T"), summary=(cited,))
    written = write_markdown(page, Profile.REFERENCE)
    assert "The port closed.\n" in written
    assert "[^1]" not in written
    assert "[^1]" in write_markdown(page, Profile.STRICT)
