import tomllib
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
    MetaField,
    NumberLine,
    Page,
    Position,
    Profile,
    QuoteLine,
    Receipts,
    SourceLine,
    TakeLine,
    Text,
    TimelineLine,
    WatchItem,
    read_markdown,
    write_markdown,
)

ROOT = Path(__file__).parents[3]
DEFECTIVE = (ROOT / "examples" / "pages" / "defective.md").read_text("utf-8")
HEADINGS = tomllib.loads((ROOT / "src" / "rashomon" / "page" / "markdown" / "headings.toml").read_text("utf-8"))
BODIES = {
    "matrix": "| Claim | Voices | A |\n|---|---|---|\n| a | 1 | reported |",
    "takes": "- **A** — b",
    "receipts": "- made by: a",
    "sources": "[^1]: A",
}
PAGE = """# Dockers walk out

## Summary

The port closed on Monday.

## Regional takes (batched by bias / lens)

### unlabelled
{take}
"""


def take_in(written: str) -> tuple[str, str, str, str, str]:
    (take,) = read_markdown(PAGE.format(take=written)).all_takes
    framing = take.framing.plain if take.framing else ""
    return take.outlet, take.region, take.language, framing, take.quote.text if take.quote else ""


def page_with(section: str, body: str) -> Page:
    return read_markdown(f"# T\n\n## {section}\n\n{body}\n")


def words_of(texts: tuple[Text, ...]) -> list[str]:
    return [text.plain for text in texts]


def test_the_reference_page_holds_what_its_reader_sees() -> None:
    page = read_markdown(DEFECTIVE)
    assert page.title.plain.startswith("UDN and Azorean separatists shut Portugal's ports")
    assert page.deck is not None
    assert page.meta.count("takes") == Count(10, "takes")
    assert words_of(page.meta.values("heads")) == ["谁来养活港口", "工作值多少钱"]
    assert (len(page.summary), len(page.split), len(page.numbers), len(page.why), len(page.watch)) == (1, 1, 4, 1, 4)
    assert [group.lens for group in page.takes] == ["unlabelled"]
    assert (len(page.all_takes), len([take for take in page.all_takes if take.quote])) == (10, 5)
    assert [line.label for line in page.graph] == ["Related", "Entities"]
    assert (page.locale, page.others) == ("zh", ())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Summary", "summary"),
        ("SUMMARY:", "summary"),
        ("Ｓｕｍｍａｒｙ", "summary"),
        ("**Summary**", "summary"),
        ("[Summary](#summary)", "summary"),
        ("Summary ##", "summary"),
        ("Résumé", "summary"),
        ("Zusammenfassung", "summary"),
        ("Сводка", "summary"),
        ("الملخص", "summary"),
        ("摘要", "summary"),
        ("摘要：", "summary"),
        ("要約", "summary"),
        ("सारांश", "summary"),
        ("Özet", "summary"),
        ("Muhtasari", "summary"),
        ("خلاصه", "summary"),
        ("Pourquoi c’est important", "why"),
        ("Por qué importa", "why"),
        ("Por que importa", "why"),
        ("Perché è importante", "why"),
        ("Mengapa penting", "why"),
        ("为什么重要", "why"),
    ],
)
def test_a_heading_of_any_content_language_names_its_section(heading: str, field: str) -> None:
    page = read_markdown(f"# Title\n\n## {heading}\n\nWords.\n")
    assert words_of(getattr(page, field)) == ["Words."]
    assert page.others == ()


@pytest.mark.parametrize(("section", "name"), [(section, name) for section, names in HEADINGS.items() for name in names])
def test_every_listed_name_of_a_section_is_read_as_that_section(section: str, name: str) -> None:
    page = page_with(f"{name}:", BODIES.get(section, "- words"))
    assert page.others == ()
    assert getattr(page, section)


@pytest.mark.parametrize("heading", ["Takes by lens", "Takes by region", "Regional takes", "Regional Takes, batched by country"])
def test_takes_are_takes_whatever_they_are_batched_by(heading: str) -> None:
    assert page_with(heading, "- **A** — b").all_takes == (TakeLine("A", framing=Text.of("b")),)


def test_a_page_whose_headings_are_of_another_language_is_written_with_those_of_the_grammar() -> None:
    page = read_markdown("# T\n\n## Résumé\n\nIl pleut.\n\n## En chiffres\n\n- 6, villes\n")
    written = write_markdown(page, Profile.STRICT)
    assert "\n## Summary\n" in written
    assert "\n## By the numbers\n" in written


@pytest.mark.parametrize(
    ("line", "value", "label", "separator"),
    [
        ("6, cities struck", "6", "cities struck", ", "),
        ("6 — cities struck", "6", "cities struck", " — "),
        ("6 – cities struck", "6", "cities struck", " — "),
        ("**6** — cities struck", "6", "cities struck", " — "),
        ("6: cities struck", "6", "cities struck", ": "),
        ("6，城市", "6", "城市", "，"),
        ("6、都市", "6", "都市", "、"),
        ("6：城市", "6", "城市", "："),
        ("15,000, troops", "15,000", "troops", ", "),
        ("300+, tankers", "300+", "tankers", ", "),
        ("1 500 — lorries", "1 500", "lorries", " — "),
        ("1\\, 2 — lorries", "1, 2", "lorries", " — "),
        ("[6, at least](a.md), cities", "6, at least", "cities", ", "),
        ("6 — cities, towns — and ports", "6", "cities, towns — and ports", " — "),
        ("about six cities", "about six cities", "", ""),
        ("15,000 troops", "15,000 troops", "", ""),
        ("6–8 cities", "6–8 cities", "", ""),
    ],
)
def test_a_number_and_its_label_are_parted_as_people_part_them(line: str, value: str, label: str, separator: str) -> None:
    (number,) = page_with("By the numbers", f"- {line}").numbers
    assert (number.value.plain, number.label.plain, number.separator) == (value, label, separator)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("34 — Dead (34)", NumberLine(Text.of("34"), Text.of("Dead"), " — ", "34")),
        ("a — Dead (>=34)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", ">=34")),
        ("a — Dead (<=34)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", "<=34")),
        ("a — Dead (~1.5%)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", "~1.5%")),
        ("a — Dead (3..4)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", "3..4")),
        ("a — Dead (1000 USD)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", "1000 USD")),
        ("a — Dead (by A, B)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", "", (Text.of("A"), Text.of("B")))),
        ("a — Dead (since 2026-03-03)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", since="2026-03-03")),
        ("a — Dead (superseded)", NumberLine(Text.of("a"), Text.of("Dead"), " — ", status="superseded")),
        (
            "a[^1] — Dead (34; by A; since 2026-03-03; disputed)",
            NumberLine(Text.of("a", citations=(1,)), Text.of("Dead"), " — ", "34", (Text.of("A"),), "2026-03-03", "disputed"),
        ),
        ("a — Dead (in hospital)", NumberLine(Text.of("a"), Text.of("Dead (in hospital)"), " — ")),
        ("a — Dead (34; in hospital)", NumberLine(Text.of("a"), Text.of("Dead (34; in hospital)"), " — ")),
        ("a — Dead \\(34)", NumberLine(Text.of("a"), Text.of("Dead (34)"), " — ")),
        ("34, dead (34)", NumberLine(Text.of("34"), Text.of("dead (34)"), ", ")),
    ],
)
def test_the_details_of_a_number_are_read_where_the_strict_form_has_them(line: str, expected: NumberLine) -> None:
    assert page_with("By the numbers", f"- {line}").numbers == (expected,)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- **Le Jour** (France, fr) — Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr)", ("Le Jour", "France", "fr", "", "")),
        ("- **Le Jour** (France, fr) — ", ("Le Jour", "France", "fr", "", "")),
        ("- **Le Jour** (France, pt-BR) — Il pleut.", ("Le Jour", "France", "pt-BR", "Il pleut.", "")),
        ("- **Le Jour** (France) — Il pleut.", ("Le Jour", "France", "", "Il pleut.", "")),
        ("- **Le Jour** (France, French) — Il pleut.", ("Le Jour", "France, French", "", "Il pleut.", "")),
        ("- **Le Jour** (fr) — Il pleut.", ("Le Jour", "", "fr", "Il pleut.", "")),
        ("- **Le Jour** (FR) — Il pleut.", ("Le Jour", "FR", "", "Il pleut.", "")),
        ("- **Le Jour** — Il pleut.", ("Le Jour", "", "", "Il pleut.", "")),
        ("- **Le Jour**", ("Le Jour", "", "", "", "")),
        ("- Le Jour", ("Le Jour", "", "", "", "")),
        ("- Le Jour (fr) - Il pleut.", ("Le Jour", "", "fr", "Il pleut.", "")),
        ("- Le Jour — Il pleut.", ("Le Jour", "", "", "Il pleut.", "")),
        ("- **Le Jour** (France, fr) – Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr) -- Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr): Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr) Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr)— Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **晨报**（中国，zh）— 下雨了。", ("晨报", "中国", "zh", "下雨了。", "")),
        ("- **Le Jour (Paris)** (France, fr) — Il pleut.", ("Le Jour (Paris)", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France (Paris), fr) — Il pleut.", ("Le Jour", "France (Paris)", "fr", "Il pleut.", "")),
        ("- **Le Jour** (West Africa / France, fr) — Il pleut.", ("Le Jour", "West Africa / France", "fr", "Il pleut.", "")),
        ("* **Le Jour** (France, fr) — Il\n  pleut\n  fort.", ("Le Jour", "France", "fr", "Il pleut fort.", "")),
        ("+ **Le Jour** (France, fr) — Il\npleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("1. **Le Jour** (France, fr) — Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (fr) — A — B (C) — D", ("Le Jour", "", "fr", "A — B (C) — D", "")),
    ],
)
def test_a_take_is_read_however_it_is_written(written: str, read: tuple[str, str, str, str, str]) -> None:
    assert take_in(written) == read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"Rain"', QuoteLine("Rain")),
        ("“Rain”", QuoteLine("Rain")),
        ("”Rain”", QuoteLine("Rain")),
        ("«Rain»", QuoteLine("Rain")),
        ("»Rain«", QuoteLine("Rain")),
        ("„Rain“", QuoteLine("Rain")),
        ("„Rain”", QuoteLine("Rain")),
        ("「Rain」", QuoteLine("Rain")),
        ("『Rain』", QuoteLine("Rain")),
        ("‹Rain›", QuoteLine("Rain")),
        ("'Rain'", QuoteLine("Rain")),
        ("‘Rain’", QuoteLine("Rain")),
        ("‚Rain‘", QuoteLine("Rain")),
        ("＂Rain＂", QuoteLine("Rain")),
        ("Rain", QuoteLine("Rain")),
        ("“Rain", QuoteLine("Rain")),
        ("«Rain, «more» rain»", QuoteLine("Rain, «more» rain")),
        ('"Rain, \\"more\\" rain"', QuoteLine('Rain, "more" rain')),
        ('"Rain\n  > and wind"', QuoteLine("Rain and wind")),
        ('"Rain\n  and wind"', QuoteLine("Rain and wind")),
        ('"Rain" — A. Keeper', QuoteLine("Rain", "A. Keeper")),
        ("«Rain» — A. Keeper *(headline)*", QuoteLine("Rain", "A. Keeper", is_headline=True)),
        ('"Rain" *(headline)*', QuoteLine("Rain", is_headline=True)),
        (
            '"Rain" — A. Keeper *(altered: elsewhere "No rain", The Lantern (North))*',
            QuoteLine("Rain", "A. Keeper", standing="altered", against="No rain", against_outlet="The Lantern (North)"),
        ),
        ('"Rain — and wind"', QuoteLine("Rain — and wind")),
    ],
)
def test_a_quote_is_read_between_the_marks_of_any_typography(written: str, expected: QuoteLine) -> None:
    (take,) = read_markdown(PAGE.format(take=f"- **A** (en) — B\n  > {written}\n  Source: https://a.example/b")).all_takes
    assert take.quote == expected
    assert take.source == "https://a.example/b"


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://lejour.example/a",
        "Source: <https://lejour.example/a>",
        "Source: [here](https://lejour.example/a)",
        "Source:https://lejour.example/a",
        "**Source:** https://lejour.example/a",
        "**Source**: https://lejour.example/a",
        "Link: https://lejour.example/a",
        "**URL:** https://lejour.example/a",
        "> Words.\n\n  Source: https://lejour.example/a",
    ],
)
def test_the_address_of_a_take_is_found(line: str) -> None:
    (take,) = read_markdown(PAGE.format(take=f"- **Le Jour** (France, fr) — Il pleut.\n  {line}")).all_takes
    assert take.source == "https://lejour.example/a"
    assert take.framing is not None
    assert take.framing.plain == "Il pleut."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("*(link only)*", TakeLine("A", "Mali", "en", is_link_only=True)),
        ("— *(link only)*", TakeLine("A", "Mali", "en", is_link_only=True)),
        ("— B *(link only)*", TakeLine("A", "Mali", "en", Text.of("B"), is_link_only=True)),
        ("— B[^1] *(copy of C)*", TakeLine("A", "Mali", "en", Text.of("B", citations=(1,)), copy_of="C")),
        ("— B *(copy of C)* *(link only)*", TakeLine("A", "Mali", "en", Text.of("B"), is_link_only=True, copy_of="C")),
        ("— B *(ru)*[^1] *(link only)*", TakeLine("A", "Mali", "en", Text.of("B", language="ru", citations=(1,)), is_link_only=True)),
        ("— B \\*(link only)\\*", TakeLine("A", "Mali", "en", Text.of("B *(link only)*"))),
    ],
)
def test_the_notes_of_a_take_are_read_off_its_end(written: str, expected: TakeLine) -> None:
    assert page_with("Takes", f"- **A** (Mali, en) {written}").all_takes == (expected,)


def test_takes_without_a_lens_are_a_group_without_a_name_and_lenses_keep_their_order() -> None:
    page = page_with("Takes", "- **A**\n\n### b\n- **B**\n- **C**\n\n#### [d](e.md) *f*\n- **D**")
    assert [(group.lens, [take.outlet for take in group.takes]) for group in page.takes] == [
        ("", ["A"]),
        ("b", ["B", "C"]),
        ("d f", ["D"]),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It failed. — held by A, B", Position(Text.of("It failed."), "held by", (Text.of("A"), Text.of("B")))),
        ("It failed. — as reported by A", Position(Text.of("It failed."), "as reported by", (Text.of("A"),))),
        ("It failed. — held by A (2 of 3)", Position(Text.of("It failed."), "held by", (Text.of("A"),), "", 2, 3)),
        ("It failed. — held by A (State: 2 of 3)", Position(Text.of("It failed."), "held by", (Text.of("A"),), "State", 2, 3)),
        (
            "It failed. — held by A (State: 2 of 3; others: 1 of 5)",
            Position(Text.of("It failed."), "held by", (Text.of("A"),), "State", 2, 3, 1, 5),
        ),
        ("- It failed. — held by A", Position(Text.of("It failed."), "held by", (Text.of("A"),))),
        ("It failed. — held by A — held by B", Position(Text.of("It failed. — held by A"), "held by", (Text.of("B"),))),
        ("It failed. – held by A", Position(Text.of("It failed. – held by A"))),
        ("It failed. &mdash; held by A", Position(Text.of("It failed. — held by A"))),
        ("Analysts say it failed.", Position(Text.of("Analysts say it failed."))),
    ],
)
def test_a_position_has_holders_where_the_strict_form_names_them(written: str, expected: Position) -> None:
    assert page_with("The split", written).split == (expected,)


@pytest.mark.parametrize(
    "written", ["No take from: Mali, [Niger](a.md)", "- no take from: Mali, [Niger](a.md)", "No take from: Mali,\n[Niger](a.md)"]
)
def test_sides_without_a_take_are_listed_and_are_no_positions(written: str) -> None:
    page = page_with("The split", written)
    assert words_of(page.missing) == ["Mali", "Niger"]
    assert page.split == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a — look again: 2026-01-01", WatchItem(Text.of("a"), "2026-01-01")),
        ("a — look again: tomorrow", WatchItem(Text.of("a — look again: tomorrow"))),
        ("a (look again: 2026-01-01)", WatchItem(Text.of("a (look again: 2026-01-01)"))),
    ],
)
def test_something_to_watch_has_a_day_where_one_is_given(written: str, expected: WatchItem) -> None:
    assert page_with("What to watch", f"- {written}").watch == (expected,)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-03 — a", TimelineLine("2026-03-03", Text.of("a"))),
        ("2026-03-03 – a", TimelineLine("2026-03-03", Text.of("a"))),
        ("2026-03 — a", TimelineLine("2026-03", Text.of("a"))),
        ("2026-03-03T04:15Z — a — b", TimelineLine("2026-03-03T04:15Z", Text.of("a — b"))),
        ("3 March — a", TimelineLine("", Text.of("3 March — a"))),
    ],
)
def test_a_line_of_the_timeline_has_a_day_where_one_is_written_in_full(written: str, expected: TimelineLine) -> None:
    assert page_with("Timeline", f"- {written}").timeline == (expected,)


def test_who_reports_what_is_a_table_of_claims_and_voices() -> None:
    table = "| Claim | Voices | [A](a.md) | B |\n|---|---|---|---|\n| a \\| b[^1] | 2 | reported | absent |\n| c | many | unread |"
    outlets = (Text((Run("A", RunKind.LINK, "a.md"),)), Text.of("B"))
    rows = (MatrixLine(Text.of("a | b", citations=(1,)), 2, ("reported", "absent")), MatrixLine(Text.of("c"), 0, ("unread", "")))
    assert page_with("Who reports what", table).matrix == Matrix(outlets, rows)


def test_lines_of_the_graph_are_links_behind_a_relation() -> None:
    page = page_with("Across the graph", "- Related: [[a]], [[b]]\n- [c](d.md)\n\nEntities: Mali, Niger")
    slugs = (Text((Run("a", RunKind.WIKI),)), Text((Run("b", RunKind.WIKI),)))
    assert page.graph == (
        GraphLine("Related", slugs),
        GraphLine("", (Text((Run("c", RunKind.LINK, "d.md"),)),)),
        GraphLine("Entities", (Text.of("Mali"), Text.of("Niger"))),
    )


def test_receipts_say_what_was_checked_and_dropped_and_who_made_the_page() -> None:
    page = page_with(
        "Receipts", '- checked: 31 citations, 5 quotes\n- dropped: superlative (summary 3) "the worst"\n- made by: a\n- audit: [b](c.json)'
    )
    dropped = (DroppedLine("superlative", "summary 3", "the worst"),)
    assert page.receipts == Receipts((Count(31, "citations"), Count(5, "quotes")), dropped, "a", "c.json")


def test_sources_are_read_wherever_they_stand_one_a_line_or_one_a_paragraph() -> None:
    page = read_markdown(
        '# T\n\n[^1]: [A](a.md) (fr) "Il pleut." (article-a text 3–12) Source: https://a.example/b\n[^2]: B\n\n## Summary\n\na[^1]\n\n[^3]: C Source: <https://c.example>\n'
    )
    outlet = Text((Run("A", RunKind.LINK, "a.md"),))
    assert page.sources == (
        SourceLine(1, outlet, "fr", "Il pleut.", "article-a", "text", 3, 12, "https://a.example/b"),
        SourceLine(2, Text.of("B")),
        SourceLine(3, Text.of("C"), url="https://c.example"),
    )
    assert words_of(page.summary) == ["a"]


@pytest.mark.parametrize("written", ["**Meta:**", "Meta:", "*Meta:*", "__META:__"])
def test_the_meta_line_is_fields_and_counts_bold_or_not(written: str) -> None:
    page = read_markdown(f"# T\n\n{written} type: event · heads: A,\nB · 10 takes · 1 lenses · words alone\n")
    assert page.meta.fields == (
        MetaField("type", (Text.of("event"),)),
        MetaField("heads", (Text.of("A"), Text.of("B"))),
        MetaField("", (Text.of("words alone"),)),
    )
    assert page.meta.counts == (Count(10, "takes"), Count(1, "lenses"))


@pytest.mark.parametrize(
    "written", ["Canonical: https://a.example/zh/n/b", "**Canonical:** <https://a.example/zh/n/b>", "canonical: https://a.example/zh/n/b"]
)
def test_the_canonical_address_says_slug_and_locale(written: str) -> None:
    page = read_markdown(f"# T\n\n## Summary\n\na\n\n---\n{written}\n")
    assert (page.canonical, page.slug, page.locale) == ("https://a.example/zh/n/b", "b", "zh")


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("id: a\nrevision: 3", (Field("id", "a"), Field("revision", "3"))),
        ("id: true\nas_of: 2026-03-03", (Field("id", "true"), Field("as_of", "2026-03-03"))),
        ('id: "a: b"', (Field("id", "a: b"),)),
        ("id: a\nheads: [b, c]\nplace: {d: e}", (Field("id", "a"),)),
        ("id: [", ()),
        ("id: a\n  b: c", ()),
        ("- id", ()),
        ("words", ()),
        ("!!python/object:os.system {}", ()),
        ("id: " + "[" * 5_000, ()),
        ("id: " + "a" * 70_000, ()),
        ("", ()),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_front_matter_gives_its_strings_and_nothing_where_it_is_malformed(front: str, fields: tuple[Field, ...]) -> None:
    page = read_markdown(f"---\n{front}\n---\n\n# T\n\n## Summary\n\na\n")
    assert page.front == fields
    assert (page.title.plain, words_of(page.summary), page.others) == ("T", ["a"], ())


def test_front_matter_that_does_not_end_is_no_front_matter_and_takes_nothing_with_it() -> None:
    page = read_markdown("---\nid: a\n\n# T\n\n## Summary\n\na\n")
    assert (page.front, page.title.plain, words_of(page.summary)) == ((), "T", ["a"])
    assert page.others[0].blocks == ("id: a",)


def test_wrapped_lines_carriage_returns_and_a_byte_order_mark_change_nothing() -> None:
    written = PAGE.format(take="- **Le Jour** (France, fr) — Il pleut.")
    assert read_markdown(written.replace("port closed", "port\nclosed")) == read_markdown(written)
    assert read_markdown("\ufeff" + written.replace("\n", "\r\n")) == read_markdown(written)
    assert read_markdown("\ufeff---\nid: a\n---\n" + written).front == (Field("id", "a"),)


def test_the_reference_page_wrapped_by_hand_or_with_other_bullets_is_the_same_page() -> None:
    page = read_markdown(DEFECTIVE)
    head, heading, body = DEFECTIVE.partition("## Summary")
    wrapped = head + heading + body.replace(" and ", "\nand ").replace(" that ", "  \n  that ")
    assert wrapped.count("\n") > DEFECTIVE.count("\n") + 10
    assert read_markdown(wrapped) == page
    assert read_markdown(DEFECTIVE.replace("\n- ", "\n* ")) == page
    assert read_markdown(DEFECTIVE.replace("\n", "\r\n")) == page
    assert read_markdown(DEFECTIVE + "\n\n\n") == page


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one two"),
        ("one\\\ntwo", "one two"),
        ("一\n二", "一二"),
        ("カナ、\nかな", "カナ、かな"),
        ("一\ntwo", "一 two"),
        ("एक\nदो", "एक दो"),
    ],
)
def test_wrapped_lines_are_joined_as_their_script_has_it(written: str, read: str) -> None:
    assert words_of(page_with("Summary", written).summary) == [read]


def test_a_link_that_is_wrapped_over_lines_is_one_link() -> None:
    (text,) = read_markdown("# T\n\n## Summary\n\nThe [Port\nAuthority](/en/entity/port) closed.\n").summary
    (link,) = text.links
    assert (link.text, link.target) == ("Port Authority", "/en/entity/port")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a *(fr)*", Text.of("a", language="fr")),
        ("a *(zh-Hant)*[^1][^2]", Text.of("a", language="zh-Hant", citations=(1, 2))),
        ("a[^1] *(fr)*", Text.of("a", language="fr", citations=(1,))),
        ("a *(French)*", Text((Run("a "), Run("(French)", RunKind.EMPHASIS)))),
        ("a \\*(fr)\\*", Text.of("a *(fr)*")),
        ("a *(fr)* b", Text((Run("a "), Run("(fr)", RunKind.EMPHASIS), Run(" b")))),
        ("a [^x] [^1234567890]", Text.of("a [^x] [^1234567890]")),
        ("a \\[^1\\]", Text.of("a [^1]")),
        ("[[b]] `[^1]` **c**", Text((Run("b", RunKind.WIKI), Run(" "), Run("[^1]", RunKind.CODE), Run(" "), Run("c", RunKind.STRONG)))),
        ("[b **c**](d)", Text((Run("b c", RunKind.LINK, "d"),))),
        ("![b](c.png)", Text((Run("!"), Run("b", RunKind.LINK, "c.png")))),
        ("<https://a.example>", Text((Run("https://a.example", RunKind.LINK, "https://a.example"),))),
        ("<b>c</b> &amp; &copy;", Text.of("<b>c</b> & ©")),
        ("[b][c]", Text.of("[b][c]")),
    ],
)
def test_marks_within_words_are_known(written: str, expected: Text) -> None:
    assert page_with("Summary", written).summary == (expected,)


@pytest.mark.parametrize("bullet", ["- ", "* ", "+ ", "1. ", "1) ", "", "> "])
def test_lines_are_read_whatever_the_sign_before_them(bullet: str) -> None:
    page = read_markdown(f"# T\n\n## Summary\n\n{bullet}a\n\n## By the numbers\n\n{bullet}6, b\n\n## What to watch\n\n{bullet}c\n")
    assert words_of(page.summary) == ["a"]
    assert [(number.value.plain, number.label.plain) for number in page.numbers] == [("6", "b")]
    assert [item.text.plain for item in page.watch] == ["c"]


def test_nested_and_loose_lists_are_read_line_by_line() -> None:
    page = page_with("By the numbers", "- 6, a\n  - 7, b\n\n    * 8, c\n\n- 9, d\n\n10, e")
    assert [number.value.plain for number in page.numbers] == ["6", "7", "8", "9", "10"]


def test_rules_between_sections_and_paragraphs_are_nothing() -> None:
    page = read_markdown("# T\n\n---\n\n## Summary\n\na\n***\nb\n---\n\n## Why it matters\n\n___\n\nc\n")
    assert (words_of(page.summary), words_of(page.why), page.others) == (["a", "b"], ["c"], ())


def test_sections_may_be_missing_doubled_empty_and_in_any_order() -> None:
    page = read_markdown("# T\n\n## Why it matters\n\na\n\n## Summary\n\nb\n\n## Timeline\n\n# Why it matters\n\nc\n")
    assert (words_of(page.why), words_of(page.summary)) == (["a", "c"], ["b"])
    assert (page.deck, page.split, page.numbers, page.takes, page.timeline, page.matrix, page.receipts) == (
        None,
        (),
        (),
        (),
        (),
        None,
        None,
    )


def test_what_is_not_of_the_form_is_kept_as_it_was_written() -> None:
    page = read_markdown(
        "# T\n\nProse.\n\n## Weather *today*\n\nIt *rains*.\n\n- a\n- b\n\n### c\n\n| d |\n|---|\n| e |\n\n```\n# f\n```\n\n## Summary\n\ng\n\n# Sports\n\n> h\n"
    )
    assert [(other.heading, other.blocks) for other in page.others] == [
        ("", ("Prose.",)),
        ("Weather *today*", ("It *rains*.", "- a\n- b", "### c", "| d |\n|---|\n| e |", "```\n# f\n```")),
        ("Sports", ("> h",)),
    ]
    assert words_of(page.summary) == ["g"]


def test_only_the_first_title_deck_and_meta_line_are_those_of_the_page() -> None:
    page = read_markdown("# T\n\n> a\n\n> b\n\n**Meta:** c: d\n\n**Meta:** e: f\n")
    assert page.deck == Text.of("a")
    assert [field.key for field in page.meta.fields] == ["c"]
    assert page.others[0].blocks == ("> b", "**Meta:** e: f")


def test_lines_are_known_by_their_number_in_the_file() -> None:
    page = read_markdown(
        "---\nid: a\n---\n# T\n> b\n\n**Meta:** c: d\n\n## Summary\n\nOne.\n\nTwo\nthree.\n\n## Takes\n### e\n- **A** — f\n  > g\n\n[^1]: A\n[^2]: B\n"
    )
    assert page.deck is not None
    assert (page.title.line, page.deck.line, page.meta.line) == (4, 5, 7)
    assert [text.line for text in page.summary] == [11, 13]
    (take,) = page.all_takes
    assert take.quote is not None
    assert (page.takes[0].line, take.line, take.quote.line) == (17, 18, 19)
    assert [source.line for source in page.sources] == [21, 22]


@pytest.mark.parametrize("text", ["", "\n", " \t\n\n", "\ufeff", "---\n", "# ", "---\nid: [\n---\n"])
def test_a_text_with_nothing_in_it_is_an_empty_page(text: str) -> None:
    assert read_markdown(text) == Page(Text())


def test_words_without_a_title_are_a_page_without_a_title() -> None:
    page = read_markdown("## Summary\n\na\n")
    assert (page.title, words_of(page.summary)) == (Text(), ["a"])


@pytest.mark.parametrize(
    "text",
    [
        ">" * 5_000,
        "[" * 5_000,
        "*" * 5_000,
        "**a *b " * 5_000,
        "\x00",
        "\x00# T\x00",
        "- " * 2_000,
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "|" * 5_000 + "\n" + "|-" * 5_000,
        "".join("`" * length + " " for length in range(200)),
        "[a](" * 5_000,
        "&#" * 5_000,
        "x" + "[^1]" * 5_000,
        "# \n## \n###",
        "\u202e# T\n",
        "\x0b\x0c\x85\u2028\u2029",
    ],
    ids=lambda text: repr(text)[:20],
)
@pytest.mark.parametrize(
    "opening", ["", "# T\n\n## Summary\n\n", "# T\n\n## Takes\n\n### a\n- **A** — ", "---\nid: ", "# T\n\n## Weather\n\n"]
)
def test_no_text_is_too_strange_to_be_read(text: str, opening: str) -> None:
    page = read_markdown(opening + text)
    for profile in Profile:
        assert isinstance(read_markdown(write_markdown(page, profile)), Page)


def test_a_quote_and_a_source_that_are_not_indented_are_those_of_the_take_above() -> None:
    page = read_markdown(
        '# T\n\n## Takes\n\n- **A** (fr) — w\n> "q"\nSource: https://a.example/x\n\n- **B** (en) — v\n\nSource: https://b.example/y\n'
    )
    first, second = page.all_takes
    assert first.quote is not None
    assert (first.quote.text, first.source) == ("q", "https://a.example/x")
    assert (second.quote, second.source) == (None, "https://b.example/y")
