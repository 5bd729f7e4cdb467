"""Paths stay inside the site; relative links lead where they should."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.neutral import neutral, one_line, shortened
from rashomon.publish.paths import facet_path, href, public_url, segment

SEGMENTS = st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True)
PATHS = st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize("name", ["mali", "al-jazeera", "en.wikinews.org", "2026-04-25", "202", "a"])
def test_a_plain_name_is_its_own_segment(name: str) -> None:
    assert segment(name) == name


@pytest.mark.parametrize(
    "name", ["..", "../../etc/passwd", "a/b", "A", "", "a..b", "a.", ".a", "-a", "索马里", "index", "a" * 500, "a\x00b"]
)
def test_any_other_name_is_replaced_by_an_id_of_it(name: str) -> None:
    assert segment(name).startswith("x-")


@given(st.text(max_size=200))
def test_a_segment_can_name_no_other_folder(name: str) -> None:
    path = facet_path("en", "outlet", name)
    assert posixpath.normpath(path) == path
    assert path.count("/") == 2


@given(PATHS, PATHS)
def test_a_relative_link_leads_from_any_page_to_any_other(here: str, there: str) -> None:
    link = href(there, seen_from=here)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), link)) == f"{there}.html"


def test_a_front_page_has_the_address_of_its_folder() -> None:
    assert public_url("https://r.example", "en/index") == "https://r.example/en/"
    assert public_url("https://r.example", "en/n/a") == "https://r.example/en/n/a.html"
    assert public_url(None, "en/entity/index") == "/en/entity/index.html"


@given(st.text())
def test_neutral_text_holds_nothing_that_acts_on_its_surroundings(text: str) -> None:
    assert not set(neutral(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\x7f\ud800\ufffe")
    assert "\n" not in one_line(text)


def test_joiners_that_scripts_need_stay() -> None:
    assert neutral("می\u200cخواهم क्\u200dष \u200fא") == "می\u200cخواهم क्\u200dष \u200fא"


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_shortened_text_keeps_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit
