import pytest
from lxml import html as lxml_html

from rashomon.model.inline import Run, RunKind, Text
from rashomon.publish.inline_html import inline_html, safe_href

HOSTILE = "<script>alert(1)</script>\"'&"


def link(target: str, words: str = "Vela") -> Text:
    return Text((Run(words, RunKind.LINK, target),))


def of(*runs: Run, language: str = "", locale: str = "en") -> str:
    return str(inline_html(Text(runs, language), locale))


def test_plain_words_are_escaped() -> None:
    assert of(Run("Fish & <chips>")) == "Fish &amp; &lt;chips&gt;"
    assert of() == ""


@pytest.mark.parametrize(("kind", "element"), [(RunKind.STRONG, "strong"), (RunKind.EMPHASIS, "em"), (RunKind.CODE, "code")])
def test_emphasis_keeps_its_element(kind: RunKind, element: str) -> None:
    assert of(Run("The "), Run("<b>", kind)) == f"The <{element}>&lt;b&gt;</{element}>"


def test_a_label_that_leads_nowhere_is_words() -> None:
    assert of(Run("flood-in-vela", RunKind.WIKI)) == "flood-in-vela"


def test_a_link_out_of_the_site_says_so_and_one_within_does_not() -> None:
    outside, inside = (str(inline_html(link(target), "en")) for target in ("https://a.example/flood", "../entity/vela.html"))
    assert outside == '<a href="https://a.example/flood" rel="external noopener nofollow">Vela</a>'
    assert inside == '<a href="../entity/vela.html">Vela</a>'


def test_a_link_that_is_not_safe_is_words() -> None:
    assert str(inline_html(link("javascript:alert(1)"), "en")) == "Vela"


def test_citations_stand_behind_the_words_and_lead_to_the_list_of_sources() -> None:
    line = of(Run("The river rose"), Run("3", RunKind.CITATION), Run("."), Run("12", RunKind.CITATION))
    assert line == 'The river rose.<sup class="cite"><a href="#c3">3</a> <a href="#c12">12</a></sup>'


@pytest.mark.parametrize(("mark", "shown"), [("٣", "3"), ("007", "7")])
def test_a_citation_is_a_number_in_any_digits(mark: str, shown: str) -> None:
    assert of(Run(mark, RunKind.CITATION)) == f'<sup class="cite"><a href="#c{shown}">{shown}</a></sup>'


@pytest.mark.parametrize("mark", ["note", "", "3a", '"><script>', "²"])
def test_a_citation_that_is_no_number_leads_nowhere(mark: str) -> None:
    assert "<a" not in of(Run(mark, RunKind.CITATION))
    assert "<script" not in of(Run(mark, RunKind.CITATION))


@pytest.mark.parametrize(
    ("language", "locale", "marked"),
    [
        ("fr", "en", '<span lang="fr" dir="ltr">Words</span>'),
        ("ar", "en", '<span lang="ar" dir="rtl">Words</span>'),
        ("zh-Hant", "en", '<span lang="zh-Hant" dir="ltr">Words</span>'),
        ("en-GB", "en", "Words"),
        ("en", "en-US", "Words"),
        ("", "fr", "Words"),
    ],
)
def test_words_in_another_language_are_marked_with_it(language: str, locale: str, marked: str) -> None:
    assert of(Run("Words"), language=language, locale=locale) == marked


def test_a_mark_of_language_holds_the_words_and_not_the_citations() -> None:
    line = of(Run("Mots"), Run("1", RunKind.CITATION), language="fr")
    assert line == '<span lang="fr" dir="ltr">Mots</span><sup class="cite"><a href="#c1">1</a></sup>'


@pytest.mark.parametrize("kind", list(RunKind))
def test_nothing_that_a_stranger_wrote_becomes_markup(kind: RunKind) -> None:
    line = of(Run(HOSTILE, kind, HOSTILE), language=HOSTILE)
    tree = lxml_html.fragment_fromstring(line, create_parent="div")
    allowed = {"div", "span", "a", "sup", "strong", "em", "code"}
    assert {element.tag for element in tree.iter()} <= allowed
    assert {name for element in tree.iter() for name in element.keys()} <= {"lang", "dir", "href", "rel", "class"}  # noqa: SIM118 (an element, no dict)


def test_characters_that_turn_a_line_around_are_left_out() -> None:
    assert of(Run("a\u202eb\u2066c\x00d")) == "abcd"
    assert of(Run("a\u202eb", RunKind.LINK, "x.html")) == '<a href="x.html">ab</a>'


@pytest.mark.parametrize(
    "target",
    [
        "https://a.example/flood",
        "http://a.example/",
        "../n/flood.html",
        "/en/n/flood",
        "flood.md",
        "flood.md#c3",
        "#c3",
        "?a=1",
        "新闻/洪水.html",
    ],
)
def test_addresses_of_the_web_and_of_the_site_may_be_followed(target: str) -> None:
    assert safe_href(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "mailto:a@b.example",
        "tel:1",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "/\\evil.example",
        "https://",
        "https:///x",
        "https://[::1/",
        "#",
        "#a b",
        '#"onload="x',
        'x" onclick="alert(1)',
        "x'y",
        "x<y",
        "a b.html",
        "a`b",
        "\u202ejavascript:alert(1)",
        "\x01javascript:alert(1)",
        "\u202e//evil.example",
    ],
)
def test_everything_else_may_not_be_followed(target: str) -> None:
    assert safe_href(target) == ""


def test_what_is_doubtful_in_an_address_is_encoded() -> None:
    assert safe_href('https://a.example/"x y"<z>') == "https://a.example/%22x%20y%22%3Cz%3E"
