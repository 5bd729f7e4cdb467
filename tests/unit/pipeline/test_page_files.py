from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.page import Page, Text, write_json
from rashomon.pipeline.page_files import MOST_BYTES, read_page, read_page_file, twin_addresses

MARKDOWN = "# Flood in Vela\n\n## Summary\n\nThe river rose.\n"
PAGE = Page(Text.of("Flood in Vela"), summary=(Text.of("The river rose."),))


def rejected(body: bytes, name: str = "page.md") -> Rejected:
    with pytest.raises(Rejected) as caught:
        read_page(body, name=name)
    return caught.value


@pytest.mark.parametrize(
    "body",
    [
        MARKDOWN.encode(),
        MARKDOWN.encode("utf-8-sig"),
        MARKDOWN.replace("\n", "\r\n").encode(),
        MARKDOWN.replace("\n", "\r").encode(),
        MARKDOWN.rstrip().encode(),
    ],
    ids=["as it is", "byte order mark", "CRLF", "CR", "no final newline"],
)
def test_markdown_is_read_whatever_its_line_ends(body: bytes) -> None:
    assert read_page(body, name="page.md") == PAGE


@pytest.mark.parametrize("name", ["page.json", "page", "standard input", "https://graph.example/en/n/flood"])
def test_json_is_known_by_its_name_or_its_first_character(name: str) -> None:
    assert read_page(b"\n " + write_json(PAGE), name=name) == PAGE


def test_lines_are_counted_in_the_file() -> None:
    assert read_page(MARKDOWN.replace("\n", "\r\n").encode(), name="page.md").summary[0].line == 5


@pytest.mark.parametrize(
    "body",
    [b"", b"\n\n", b"Milk, eggs.\n", b"## Shopping\n\n- milk\n", b"\xef\xbb\xbf"],
    ids=["empty", "blank", "words", "another list", "a byte order mark"],
)
def test_words_without_a_title_or_a_section_of_the_form_are_no_page(body: bytes) -> None:
    assert rejected(body).reason is Reason.MALFORMED


def test_a_section_of_the_form_makes_a_page_even_without_a_title() -> None:
    assert read_page(b"## Summary\n\nThe river rose.\n", name="page.md").summary == PAGE.summary


def test_bytes_that_are_no_utf_8_are_named_by_the_first() -> None:
    error = rejected(b"# Vel\xe1\n")
    assert (error.reason, error.detail) == (Reason.INVALID_ENCODING, "byte 5 is not UTF-8")
    assert rejected(MARKDOWN.encode("utf-16")).reason is Reason.INVALID_ENCODING


def test_text_with_nul_characters_is_no_text() -> None:
    assert "NUL" in rejected(b"# Flood\0\n").detail


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reason.MALFORMED),
        (b"# Flood\n", Reason.MALFORMED),
        (b'{"form"', Reason.MALFORMED),
        (b'{"a":' * 50_000, Reason.MALFORMED),
        (b'{"title": {}}', Reason.WRONG_TYPE),
        (b'{"form": "rashomon-page/9", "title": {}}', Reason.WRONG_TYPE),
        (b'{"form": "rashomon-page/1"}', Reason.WRONG_TYPE),
        (b'{"form": "rashomon-page/1", "title": 7}', Reason.WRONG_TYPE),
        (b"[]", Reason.WRONG_TYPE),
    ],
)
def test_json_that_is_no_page_is_set_aside(body: bytes, reason: Reason) -> None:
    assert rejected(body, "page.json").reason is reason


def test_a_page_file_is_read_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "flood.md").write_text(MARKDOWN)
    (tmp_path / "flood.json").write_bytes(write_json(PAGE))
    assert read_page_file(tmp_path / "flood.md") == read_page_file(tmp_path / "flood.json") == PAGE


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"no page at .*missing\.md"):
        read_page_file(tmp_path / "missing.md")
    with pytest.raises(Misconfigured, match="no page at"):
        read_page_file(tmp_path)
    with pytest.raises(Misconfigured):
        read_page_file(tmp_path / ("long" * 200))


def test_a_file_may_be_as_long_as_the_limit_and_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "flood.md"
    path.write_text(MARKDOWN + "\n" * (MOST_BYTES - len(MARKDOWN)))
    assert read_page_file(path) == PAGE
    with path.open("a") as file:
        file.write("\n")
    with pytest.raises(Rejected, match="8,388,609 bytes") as caught:
        read_page_file(path)
    assert caught.value.reason is Reason.TOO_LONG


def test_the_twins_of_an_html_page_are_found_in_its_order_as_it_writes_them() -> None:
    body = b"""<!doctype html><head>
    <link rel="stylesheet" href="style.css"><link rel="alternate" type="application/atom+xml" href="feed.xml">
    <link rel="alternate" type="text/markdown" href="flood.md"><link rel="alternate" type="application/json" href="/en/n/flood.json?a=1&amp;b=2">
    <link rel="alternate" type="text/markdown"></head><p>Words"""
    assert twin_addresses(body) == ("flood.md", "/en/n/flood.json?a=1&b=2")


@pytest.mark.parametrize("body", [b"", b"   ", b"\0", b"\xff\xfe", b"<", b"<!-- -->", b"words", b"<html>" * 3_000])
def test_bytes_that_are_hardly_html_have_no_twin(body: bytes) -> None:
    assert twin_addresses(body) == ()
