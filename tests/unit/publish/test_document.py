from dataclasses import fields
from pathlib import Path

import pytest
from lxml import html as lxml_html

from rashomon.page import (
    Count,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    OtherSection,
    Page,
    Position,
    QuoteLine,
    Run,
    RunKind,
    SourceLine,
    TakeGroup,
    TakeLine,
    Text,
    TimelineLine,
    WatchItem,
    read_markdown,
)
from rashomon.publish import document

DEFECTIVE = Path(__file__).parents[3] / "examples/pages/defective.md"
HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u202e"


def tree(page: Page, language: str = "en") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(document(page, language=language))


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def headings(page: Page, language: str = "en") -> list[str]:
    return [words(element) for element in tree(page, language).iter("h2")]


def filled(said: str) -> Page:
    """A page that has these words everywhere where a page can have words."""
    text = Text((Run(said), Run(said, RunKind.LINK, said), Run(said, RunKind.WIKI), Run("1", RunKind.CITATION)), said)
    take = TakeLine(said, said, said, text, QuoteLine(said, said, is_headline=True), said, is_link_only=True, copy_of=said)
    return Page(
        title=text,
        deck=text,
        meta=Meta((MetaField(said, (text,)),), (Count(7, said),)),
        summary=(text,),
        split=(Position(text, "held by", (text,), said, 1, 2, 3, 4),),
        missing=(text,),
        numbers=(NumberLine(text, text, said, said, (text,), said, said),),
        why=(text,),
        watch=(WatchItem(text, said),),
        takes=(TakeGroup(said, (take,)),),
        matrix=Matrix((text,), (MatrixLine(text, 1, (said,)),)),
        timeline=(TimelineLine(said, text),),
        graph=(GraphLine(said, (text,)),),
        sources=(SourceLine(1, text, said, said, said, said, 0, 1, said),),
        others=(OtherSection(said, (said,)),),
        canonical=said,
    )


def test_a_page_is_one_html_file_that_loads_nothing_and_runs_nothing() -> None:
    page = tree(read_markdown(DEFECTIVE.read_text("utf-8")))
    assert not list(page.iter("script", "img", "iframe", "object", "embed", "form", "base"))
    assert page.xpath("//@src | //@style") == []
    assert page.xpath("//link/@rel") == ["canonical"]
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert "default-src 'none'" in str(policy)
    (style,) = page.iter("style")
    assert "@import" not in str(style.text)
    assert "url(" not in str(style.text)


def test_everything_that_a_page_says_is_in_its_html() -> None:
    page = read_markdown(DEFECTIVE.read_text("utf-8"))
    shown = words(tree(page))
    for text in page.texts():
        assert " ".join(text.plain.split()) in shown
    for take in page.all_takes:
        assert take.outlet in shown
        assert take.region in shown
        if take.quote:
            assert take.quote.text in shown
        assert take.source in tree(page).xpath("//a/@href")


def test_sections_stand_in_the_order_of_the_form_and_empty_ones_do_not() -> None:
    page = read_markdown(DEFECTIVE.read_text("utf-8"))
    assert headings(page)[:5] == ["Summary", "The split", "By the numbers", "Why it matters", "What to watch"]
    assert headings(Page(Text.of("Flood"))) == []
    assert headings(Page(Text.of("Flood"), why=(Text.of("It matters."),))) == ["Why it matters"]


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("zh", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("sw", "ltr"), ("und", "ltr")]
)
def test_a_document_says_its_language_and_its_direction(language: str, direction: str) -> None:
    page = tree(Page(Text.of("7")), language)
    assert (page.get("lang"), page.get("dir")) == (language, direction)


def test_headings_are_in_the_language_of_the_words_where_there_is_a_catalogue_and_else_in_english() -> None:
    page = Page(Text.of("7"), summary=(Text.of("7"),))
    assert headings(page, "en-GB") == headings(page, "sw") == headings(page, "und") == ["Summary"]
    assert headings(page, "zh") == headings(page, "zh-Hant")
    assert headings(page, "zh") != ["Summary"]


def test_words_of_another_language_than_the_document_s_are_marked() -> None:
    page = tree(Page(Text.of("Crue à Vela", language="fr"), summary=(Text.of("The river rose."),)))
    assert page.xpath("//h1//@lang") == ["fr"]
    assert page.xpath("//main//p[contains(., 'river')]//@lang") == []


def test_a_canonical_address_is_named_where_it_is_safe_to_follow() -> None:
    def canonical(address: str) -> list[str]:
        return [str(each) for each in tree(Page(Text.of("7"), canonical=address)).xpath('//link[@rel="canonical"]/@href')]

    assert canonical("https://a.example/en/n/flood") == ["https://a.example/en/n/flood"]
    assert canonical("") == canonical("javascript:alert(1)") == []


def test_a_citation_leads_to_a_source_that_is_on_the_page() -> None:
    source = SourceLine(3, Text.of("The Gazette"), "en", "The river rose.", url="https://gazette.example/flood")
    page = tree(Page(Text.of("7"), summary=(Text.of("The river rose.", citations=(3,)),), sources=(source,)))
    assert page.xpath('//sup[@class="cite"]/a/@href') == ["#c3"]
    assert len(page.xpath('//*[@id="c3"]')) == 1


def test_nothing_that_a_stranger_wrote_becomes_markup() -> None:
    body = document(filled(HOSTILE), language="en").decode()
    page = lxml_html.document_fromstring(body)
    assert not list(page.iter("script", "img"))
    assert not [name for element in page.iter() for name in element.keys() if str(name).startswith("on")]  # noqa: SIM118 (an element, no dict)
    assert page.xpath("//@href[contains(., 'alert')]") == []
    assert len(list(page.iter("title"))) == len(list(page.iter("style"))) == 1
    assert "\u202e" not in body


def test_every_part_of_a_page_has_a_place_in_its_html() -> None:
    marks = {field.name: f"mark{number}" for number, field in enumerate(fields(Page)) if field.name != "canonical"}
    for name in set(marks) - {"front", "receipts"}:
        page = filled(marks[name])
        alone = Page(**{"title": Text.of("Title"), name: getattr(page, name)})
        assert marks[name] in words(tree(alone)), name


@pytest.mark.parametrize("said", ["\ud800", "\x00\x08", "\u202e", "a" * 100_000, "新" * 1_000, ""])
def test_no_words_break_the_document(said: str) -> None:
    page = tree(filled(said))
    assert len(list(page.iter("main"))) == 1
    assert "\ud800" not in words(page)
