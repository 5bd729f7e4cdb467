"""Links lead to the web or nowhere, and land on the words."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.links import link_target, source_link, text_fragment


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/a",
        "/a",
        "a",
        "",
        "http://",
        "https:///a",
        "http://[::1",
        "http://a.example/\x00",
        "ftp://a.example/a",
    ],
)
def test_what_is_no_web_address_gives_no_link(url: str) -> None:
    assert link_target(url) == ""


def test_a_web_address_stays_as_it_is() -> None:
    assert link_target("https://a.example/b?c=d&e=%20f#g") == "https://a.example/b?c=d&e=%20f#g"


def test_what_could_end_an_attribute_or_a_markdown_link_is_encoded() -> None:
    assert link_target("https://a.example/\"><b> (c)'\\") == "https://a.example/%22%3E%3Cb%3E%20%28c%29'%5C"


def test_an_address_in_another_script_is_encoded() -> None:
    assert link_target("https://a.example/新闻") == "https://a.example/%E6%96%B0%E9%97%BB"


@given(st.text())
def test_a_link_is_always_a_web_address_without_characters_that_act(url: str) -> None:
    target = link_target(url)
    assert target == "" or target.lower().startswith(("http://", "https://"))
    assert not set(target) & set('<>"` \n\r\t()[]\\')
    assert target.isascii()


def test_short_words_are_quoted_whole() -> None:
    assert text_fragment("a well-known, safe & sound") == ":~:text=a%20well%2Dknown%2C%20safe%20%26%20sound"


def test_long_words_are_named_by_their_start_and_end() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert text_fragment(words) == ":~:text=one%20two%20three%20four,ten%20eleven%20twelve%20thirteen"


def test_long_words_of_a_script_without_spaces_are_named_by_characters() -> None:
    assert unquote(text_fragment("山" * 30 + "水" * 40)) == ":~:text=山山山山山山山山,水水水水水水水水"


def test_an_address_that_has_a_fragment_keeps_it() -> None:
    assert source_link("https://a.example/b#c", "words") == "https://a.example/b#c:~:text=words"
    assert source_link("https://a.example/b", "words") == "https://a.example/b#:~:text=words"
    assert source_link("javascript:alert(1)", "words") == ""


@given(st.text(min_size=1))
def test_a_fragment_has_no_character_that_would_end_it(words: str) -> None:
    directive = text_fragment(words).removeprefix(":~:text=")
    assert directive.count(",") <= 1
    assert not set(directive) & set("&- ")
