"""What an outlet's dated override changes of how its pages are read."""

from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest
from lxml import html

from rashomon.errors import Reason, Rejected
from rashomon.extract import Extracted, Repair, extract
from rashomon.extract.metadata import metadata
from rashomon.extract.overriding import overridden
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.outlet import Outlet
from rashomon.model.override import Override, OverrideUse
from rashomon.registry import Registry, registry_from

URL = "https://herald.example/1"
STORY = (
    "The river Vela broke its banks on Sunday night and flooded the lower town of Aral, the mayor's office said.",
    "At least 12 people were killed and 300 families had to leave their homes, the fire service said on Monday.",
)
PROMOTION = "Our book of the month tells the story of the great flood of 1926, and is yours for half its price this week."
PAGE = f"""<!doctype html><html><head><title>The Herald</title></head><body><div class="top">News of Aral</div>
<table><tr><td class="kop">River floods Aral</td></tr><tr><td class="wie">Jan de Vries / Aral</td></tr><tr><td class="dag">2026-04-19</td></tr>
<tr><td id="tekst"><p>{STORY[0]}</p><div class="boek"><p>{PROMOTION}</p></div><p>{STORY[1]}</p></td></tr></table></body></html>"""
WHOLE = Override(
    why="a table of 2004",
    content="//td[@id='tekst']",
    title="//td[@class='kop']",
    author="//td[@class='wie']",
    date="//td[@class='dag']/text()",
    remove=("//div[@class='boek']",),
)


def registry(*overrides: Override) -> Registry:
    known = registry_from([Outlet("herald", "The Herald", ("herald.example",))])
    return Registry(known.outlets, known.ids_by_domain, overrides=MappingProxyType({"herald": overrides}))


def read(*overrides: Override, page: str = PAGE, on: datetime = datetime(2026, 4, 20, 6, tzinfo=UTC), url: str = URL) -> Extracted:
    capture = Capture(url, url, on, 200, "text/html; charset=utf-8", page.encode())
    return extract(Entry("feed", 1, url, capture=capture), registry(*overrides))


def test_an_override_says_where_text_title_author_and_date_stand() -> None:
    article = read(WHOLE).article
    assert article.text.split("\n") == list(STORY)
    assert (article.title, article.authors, article.published_at, article.dated_by) == (
        "River floods Aral",
        ("Jan de Vries",),
        datetime(2026, 4, 19, tzinfo=UTC),
        "override",
    )


def test_what_is_removed_is_removed_for_the_general_rules_too() -> None:
    assert PROMOTION in read().article.text
    assert PROMOTION not in read(Override(why="x", remove=("//div[@class='boek']",))).article.text


@pytest.mark.parametrize(("day", "title"), [(19, "The Herald"), (20, "River floods Aral"), (21, "River floods Aral"), (22, "The Herald")])
def test_an_override_holds_from_its_first_day_to_its_last(day: int, title: str) -> None:
    override = Override(why="x", since=date(2026, 4, 20), until=date(2026, 4, 21), title="//td[@class='kop']")
    assert read(override, on=datetime(2026, 4, day, 23, 59, tzinfo=UTC)).article.title == title


def test_pages_of_other_outlets_are_read_as_ever() -> None:
    assert read(WHOLE, url="https://gazette.example/1").article.title == "The Herald"


def test_where_nothing_is_found_the_general_rules_hold_and_it_is_counted() -> None:
    override = Override(why="x", content="//div[@id='gone']", title="//td[@class='kop']")
    extracted = read(override)
    assert extracted.repairs == (Repair.OVERRIDE_MISSED,)
    assert all(paragraph in extracted.article.text for paragraph in STORY)


def test_content_that_is_shorter_may_give_way() -> None:
    teaser = Override(why="x", content="//div[@class='top']", use=OverrideUse.IF_LONGER)
    assert all(paragraph in read(teaser).article.text for paragraph in STORY)
    with pytest.raises(Rejected) as raised:
        read(Override(why="x", content="//div[@class='top']"))
    assert raised.value.reason is Reason.TOO_SHORT


def test_elements_inside_one_another_are_read_once() -> None:
    tree = html.document_fromstring("<div class=a><div class=a><p>one</p></div><div class=a><p>two</p></div></div><div class=a>three</div>")
    found = overridden(tree, metadata(tree), Override(why="x", content="//div[@class='a']"))
    assert found.text == "one\ntwo\nthree"
