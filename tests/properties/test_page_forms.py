"""The laws of the page's two written forms: nothing is lost, nothing acts as markup, nothing makes the reader fail."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages import pages
from tests.unit.publish.hostile_edition import edition_of

from rashomon.page import Page, Profile, read_json, read_markdown, write_json, write_markdown
from rashomon.publish import renditions

REFERENCE = (Path(__file__).parents[2] / "examples" / "pages" / "defective.md").read_text("utf-8")


@given(pages())
@settings(max_examples=300, deadline=None)
def test_a_page_written_in_strict_markdown_reads_as_itself(page: Page) -> None:
    assert read_markdown(write_markdown(page, Profile.STRICT)) == page


@given(pages())
@settings(max_examples=100, deadline=None)
def test_strict_markdown_read_and_written_is_the_same_bytes(page: Page) -> None:
    written = write_markdown(page, Profile.STRICT)
    assert write_markdown(read_markdown(written), Profile.STRICT) == written


@given(pages())
@settings(max_examples=100, deadline=None)
def test_json_keeps_a_page_and_its_own_bytes(page: Page) -> None:
    written = write_json(page)
    assert read_json(written) == page
    assert write_json(read_json(written)) == written


@given(pages())
@settings(max_examples=50, deadline=None)
def test_json_holds_no_line_numbers_and_no_defaults(page: Page) -> None:
    raw = json.loads(write_json(read_markdown(write_markdown(page, Profile.STRICT))))
    assert raw == json.loads(write_json(page))


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read_and_written_and_read_again(text: str) -> None:
    page = read_markdown(text)
    for profile in Profile:
        read_markdown(write_markdown(page, profile))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_page_with_pieces_cut_out_and_doubled_can_be_read(data: st.DataObject) -> None:
    text = REFERENCE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 300)))
        text = (
            text[:start]
            + data.draw(st.sampled_from(["", text[start:end] * 2, "\n", "[", "**", "> ", "- ", "|", "`", "---\n"]))
            + text[end:]
        )
    read_markdown(text)


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_both_twins_of_a_node_say_the_same_whatever_its_articles_say(text: str) -> None:
    files = renditions(edition_of(text))
    for path in (path for path in files if path.endswith(".md") and "/n/" in path):
        markdown, body = files[path].render().decode(), files[f"{path.removesuffix('.md')}.json"].render()
        page = read_markdown(markdown)
        assert page == read_json(body)
        assert write_markdown(page, Profile.STRICT) == markdown
        assert write_json(page) == body
