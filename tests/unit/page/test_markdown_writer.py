import re
from pathlib import Path

import pytest

from rashomon.model.inline import Run, RunKind
from rashomon.page import (
    Count,
    DroppedLine,
    Field,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    OtherSection,
    Page,
    Position,
    Profile,
    QuoteLine,
    Receipts,
    SourceLine,
    TakeGroup,
    TakeLine,
    Text,
    TimelineLine,
    WatchItem,
    read_markdown,
    write_markdown,
)

ROOT = Path(__file__).parents[3]
DEFECTIVE = ROOT / "examples" / "pages" / "defective.md"
STRICT = sorted((ROOT / "tests" / "golden" / "publish").glob("*--n--*.md"))
EXAMPLE = re.compile(r"```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOSTILE = [
    "# a",
    "a #",
    "- b",
    "+ b",
    "> c",
    "1. d",
    "1) d",
    "[e](f)",
    "[e]: f",
    "[[g]]",
    "[^1]: h",
    "[^1]",
    "*i*",
    "_i_ **i** __i__",
    "`j`",
    "``j",
    "| k |",
    "<script>",
    "<https://k.example>",
    "https://k.example/a_b_c www.k.example k@k.example",
    "~~k~~",
    "![k](k.png)",
    "&amp; &#42; &copy s",
    "---",
    "===",
    "l — held by m",
    "— l",
    "l —",
    "l – m, n: o; p · q",
    "l — look again: 2026-01-01",
    "l (>=5; by m; disputed)",
    "l (2 of 3)",
    "l *(fr)*",
    "l *(link only)* *(copy of m)* *(headline)*",
    "No take from: n",
    "Meta: o",
    "**Meta:** o",
    "Canonical: https://p.example",
    "Source: https://q.example",
    'r "s" «t» “u” „v“ 「w」',
    "甲，乙、丙：丁（戊）",
    "مرحبا، «أهلا»",
    "fr",
    "\\",
    "\\# x \\",
    "```",
    "0",
]


def reference_of(page: Page) -> str:
    return write_markdown(page, Profile.REFERENCE)


def strict_of(page: Page) -> str:
    return write_markdown(page, Profile.STRICT)


def cited(words: str) -> Text:
    return Text((Run(words), Run("1", RunKind.CITATION)))


def documented_page() -> str:
    (shown,) = EXAMPLE.findall((ROOT / "docs" / "reference" / "markdown.md").read_text("utf-8"))
    return str(shown)


def test_a_page_of_the_reference_form_comes_back_byte_for_byte() -> None:
    written = DEFECTIVE.read_text("utf-8")
    assert reference_of(read_markdown(written)) == written


def test_the_page_that_the_reference_documentation_shows_is_of_the_strict_form() -> None:
    assert strict_of(read_markdown(documented_page())) == documented_page()


@pytest.mark.parametrize("file", STRICT, ids=lambda file: file.name)
def test_a_published_node_comes_back_byte_for_byte(file: Path) -> None:
    written = file.read_text("utf-8")
    assert strict_of(read_markdown(written)) == written


def test_the_strict_form_of_any_page_is_read_and_written_without_a_change() -> None:
    page = read_markdown(DEFECTIVE.read_text("utf-8"))
    strict = strict_of(page)
    assert read_markdown(strict) == page
    assert strict_of(read_markdown(strict)) == strict
    assert strict.endswith("\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_stay_words_in_every_place(words: str) -> None:
    text = Text.of(words)
    page = Page(
        title=text,
        front=(Field("id", words),),
        deck=text,
        meta=Meta((MetaField("type", (text, text)), MetaField(f"key {words}", (text,))), (Count(3, words),)),
        summary=(text, cited(words)),
        split=(
            Position(text),
            Position(text, "held by", (text, text), words, 2, 3, 1, 5),
            Position(cited(words), "as reported by", (text,)),
        ),
        missing=(text, text),
        numbers=(NumberLine(text, text, " — ", ">=5", (text,), "2026-03-03", "disputed"), NumberLine(text, text, " — ")),
        why=(text,),
        watch=(WatchItem(text), WatchItem(text, "2026-03-04")),
        takes=(
            TakeGroup(
                words,
                (
                    TakeLine(words, words, "fr", text, QuoteLine(words, words, is_headline=True), "https://a.example/b"),
                    TakeLine(words, words, framing=text, quote=QuoteLine(words), copy_of=words),
                    TakeLine(words, is_link_only=True),
                ),
            ),
        ),
        matrix=Matrix((text,), (MatrixLine(text, 2, ("reported",)),)),
        timeline=(TimelineLine("2026-03-03", text), TimelineLine("", text)),
        graph=(GraphLine(f"label {words}", (text, text)),),
        receipts=Receipts((Count(2, words),), (DroppedLine("superlative", words, words),), words),
        sources=(SourceLine(1, text, "fr", words, "article-a", "text", 3, 9, "https://a.example/b"), SourceLine(2, text)),
        canonical="https://a.example/en/n/b",
    )
    written = strict_of(page)
    assert read_markdown(written) == page
    assert strict_of(read_markdown(written)) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a*b_c", "a\\*b\\_c"),
        ("[a] <b> |c| {d}", "\\[a\\] \\<b\\> \\|c\\| \\{d\\}"),
        ("AT&T &amp;", "AT&T \\&amp;"),
        ("https://a.example", "https\\://a.example"),
        ("# a", "\\# a"),
        ("a # b", "a # b"),
        ("12. a", "12\\. a"),
        ("12.5 a", "12.5 a"),
        ("Meta: a", "Meta\\: a"),
        ("a — b, c: d (e)", "a — b, c: d (e)"),
        ("«a» “b” 'c'", "«a» “b” 'c'"),
        ("甲，乙：丙", "甲，乙：丙"),
    ],
)
def test_what_acts_is_escaped_and_nothing_else(words: str, written: str) -> None:
    assert f"\n\n{written}\n\n" in strict_of(Page(Text.of("T"), summary=(Text.of(words),)))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (Page(Text.of("T"), split=(Position(Text.of("a — held by b")),)), "a &mdash; held by b"),
        (Page(Text.of("T"), missing=(Text.of("a, b"), Text.of("c"))), "No take from: a\\, b, c"),
        (Page(Text.of("T"), numbers=(NumberLine(Text.of("1,500"), Text.of("a (b)"), " — "),)), "- 1\\,500 — a \\(b\\)"),
        (Page(Text.of("T"), numbers=(NumberLine(Text.of("甲，乙"), Text.of("丙"), "："),)), "- 甲&#65292;乙：丙"),
        (Page(Text.of("T"), meta=Meta((MetaField("a", (Text.of("b · c: d, e"),)),))), "**Meta:** a: b &#183; c\\: d\\, e"),
        (Page(Text.of("T"), takes=(TakeGroup("l", (TakeLine("A", "fr"),)),)), "- **A** (&#102;r)"),
        (Page(Text.of("T"), takes=(TakeGroup("l", (TakeLine("A", "b, (c)", "fr"),)),)), "- **A** (b\\, \\(c\\), fr)"),
        (Page(Text.of("T"), takes=(TakeGroup("l", (TakeLine("A", quote=QuoteLine('b "c" «d»')),)),)), '  > "b \\"c\\" «d»"'),
        (Page(Text.of("T"), timeline=(TimelineLine("", Text.of("2026 — a")),)), "- 2026 &mdash; a"),
        (Page(Text.of("T"), graph=(GraphLine("a: b", (Text.of("c, d"),)),)), "- a\\: b: c\\, d"),
    ],
)
def test_separators_of_a_line_are_escaped_in_that_line(page: Page, line: str) -> None:
    assert line in strict_of(page).split("\n")
    assert read_markdown(strict_of(page)) == page


@pytest.mark.parametrize(
    "target",
    ["/en/entity/port", "../a.md", "", "a b", "a(b)c", "<a>", "a\\b", "https://a.example/?b=c&amp;d=e&f", "#:~:text=a%20b", "javascript:x"],
)
def test_the_target_of_a_link_is_kept_as_it_is_printed(target: str) -> None:
    page = Page(Text.of("T"), summary=(Text((Run("a [b] *c*", RunKind.LINK, target),)),))
    assert read_markdown(strict_of(page)) == page


def test_marks_of_every_kind_come_back_as_they_were() -> None:
    runs = (
        Run("The "),
        Run("port", RunKind.LINK, "../entity/port.md"),
        Run(" ("),
        Run("an-earlier-page", RunKind.WIKI),
        Run(") is "),
        Run("shut", RunKind.STRONG),
        Run(", "),
        Run("wholly", RunKind.EMPHASIS),
        Run(", says "),
        Run("gate --all", RunKind.CODE),
        Run("."),
        Run("1", RunKind.CITATION),
        Run("2", RunKind.CITATION),
    )
    page = Page(Text.of("T"), summary=(Text(runs, "pt-BR"),))
    line = "The [port](../entity/port.md) ([[an-earlier-page]]) is **shut**, *wholly*, says `gate --all`. *(pt-BR)*[^1][^2]"
    assert line in strict_of(page).split("\n")
    assert read_markdown(strict_of(page)) == page


@pytest.mark.parametrize(
    "value", ["", "3", "true", "null", "2026-03-03", "a: b", '"a"', "- a", "# a", "[a]", "&a *b", "---", "\u2028é\x85"]
)
def test_a_value_of_the_front_matter_is_the_string_that_it_was(value: str) -> None:
    page = Page(Text.of("T"), front=(Field("id", value), Field("a key: odd", value)))
    assert read_markdown(strict_of(page)) == page


def test_sections_with_nothing_in_them_are_left_out() -> None:
    assert strict_of(Page(Text.of("T"))) == "# T\n\n---\nCanonical:\n"
    assert "##" not in reference_of(Page(Text.of("T")))


def test_other_sections_stand_between_the_timeline_and_the_graph_as_they_were_written() -> None:
    page = Page(
        Text.of("T"),
        timeline=(TimelineLine("2026-03-03", Text.of("a")),),
        others=(OtherSection("Weather *today*", ("It *rained*.", "* a\n* b", "### c")),),
        graph=(GraphLine("follows", (Text.of("d"),)),),
    )
    assert "- 2026-03-03 — a\n\n## Weather *today*\n\nIt *rained*.\n\n* a\n* b\n\n### c\n\n## Across the graph\n" in strict_of(page)
    assert read_markdown(strict_of(page)) == page


def test_the_reference_form_leaves_out_what_it_cannot_hold() -> None:
    written = reference_of(read_markdown(documented_page()))
    for held in ("The wave reached the town at 04:15.\n", "The dam was sound.\n", "- more than 50 — Missing\n", "issued on 4 March.\n"):
        assert held in written
    for left_out in (
        "[^",
        "*(",
        "held by",
        "No take from",
        "disputed",
        "look again",
        "Daniyar Seitbekov",
        "Claim",
        "Timeline",
        "Weather",
        "checked",
        "article-a",
        'id: "',
    ):
        assert left_out not in written
    assert not written.endswith("\n")


def test_the_reference_form_writes_words_as_they_are() -> None:
    page = Page(Text.of("T"), summary=(Text.of("a_b [c] & <d>"),))
    assert "\na_b [c] & <d>\n" in reference_of(page)


def test_prose_without_a_heading_stays_before_the_first_one() -> None:
    page = read_markdown("# T\n\nProse.\n\n## By the numbers\n\n- 6, cities\n")
    assert read_markdown(write_markdown(page, Profile.STRICT)) == page


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("standing", ["altered", "translated", "misattributed"])
def test_what_a_quote_stands_against_survives_writing_and_reading(words: str, standing: str) -> None:
    quote = QuoteLine(words, words, standing=standing, against=words, against_outlet=words)
    page = Page(Text.of("T"), takes=(TakeGroup("l", (TakeLine("Outlet", quote=quote),)),))
    (take,) = read_markdown(strict_of(page)).all_takes
    assert take.quote == quote
