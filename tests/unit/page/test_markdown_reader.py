import pytest

from rashomon.page import Page, read_markdown

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


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Summary", "summary"),
        ("SUMMARY:", "summary"),
        ("Résumé", "summary"),
        ("Zusammenfassung", "summary"),
        ("Сводка", "summary"),
        ("الملخص", "summary"),
        ("摘要", "summary"),
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
    assert [text.plain for text in getattr(page, field)] == ["Words."]
    assert page.others == ()


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("6, cities struck", "6", "cities struck"),
        ("6 — cities struck", "6", "cities struck"),
        ("**6** — cities struck", "6", "cities struck"),
        ("6: cities struck", "6", "cities struck"),
        ("15,000, troops", "15,000", "troops"),
        ("300+, tankers", "300+", "tankers"),
        ("6，城市", "6", "城市"),
        ("about six cities", "about six cities", ""),
    ],
)
def test_a_number_and_its_label_are_parted_as_people_part_them(line: str, value: str, label: str) -> None:
    (number,) = read_markdown(f"# T\n\n## By the numbers\n\n- {line}\n").numbers
    assert (number.value.plain, number.label.plain) == (value, label)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- **Le Jour** (France, fr) — Il pleut.", ("Le Jour", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (France, fr)", ("Le Jour", "France", "fr", "", "")),
        ("- **Le Jour** — Il pleut.", ("Le Jour", "", "", "Il pleut.", "")),
        ("- Le Jour (fr) - Il pleut.", ("Le Jour", "", "fr", "Il pleut.", "")),
        ("- **Le Jour (Paris)** (France, fr) — Il pleut.", ("Le Jour (Paris)", "France", "fr", "Il pleut.", "")),
        ("- **Le Jour** (West Africa / France, fr) — Il pleut.", ("Le Jour", "West Africa / France", "fr", "Il pleut.", "")),
        ("* **Le Jour** (France, fr) — Il\n  pleut\n  fort.", ("Le Jour", "France", "fr", "Il pleut fort.", "")),
        ("- **A** (fr) — B\n  > «Il pleut»", ("A", "", "fr", "B", "Il pleut")),
        ("- **A** (ja) — B\n  > 「雨だ」", ("A", "", "ja", "B", "雨だ")),
        ("- **A** (de) — B\n  > „Es regnet“", ("A", "", "de", "B", "Es regnet")),
        ("- **A** (en) — B\n  > It rains", ("A", "", "en", "B", "It rains")),
    ],
)
def test_a_take_is_read_however_it_is_written(written: str, read: tuple[str, str, str, str, str]) -> None:
    assert take_in(written) == read


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://lejour.example/a",
        "Source: <https://lejour.example/a>",
        "Source: [here](https://lejour.example/a)",
        "Link: https://lejour.example/a",
        "**URL:** https://lejour.example/a",
    ],
)
def test_the_address_of_a_take_is_found(line: str) -> None:
    (take,) = read_markdown(PAGE.format(take=f"- **Le Jour** (France, fr) — Il pleut.\n  {line}")).all_takes
    assert take.source == "https://lejour.example/a"
    assert take.framing is not None
    assert take.framing.plain == "Il pleut."


def test_wrapped_lines_carriage_returns_and_a_byte_order_mark_change_nothing() -> None:
    plain = PAGE.format(take="- **Le Jour** (France, fr) — Il pleut.")
    assert read_markdown(plain.replace("port closed", "port\nclosed")) == read_markdown(plain)
    assert read_markdown("\ufeff" + plain.replace("\n", "\r\n")) == read_markdown(plain)


def test_a_link_that_is_wrapped_over_lines_is_one_link() -> None:
    (text,) = read_markdown("# T\n\n## Summary\n\nThe [Port\nAuthority](/en/entity/port) closed.\n").summary
    (link,) = text.links
    assert (link.text, link.target) == ("Port Authority", "/en/entity/port")


def test_what_is_not_of_the_form_is_kept_as_it_was_written() -> None:
    page = read_markdown("# T\n\n## Weather *today*\n\nIt *rains*.\n\n- a\n- b\n")
    (other,) = page.others
    assert (other.heading, other.blocks) == ("Weather *today*", ("It *rains*.", "- a\n- b"))


def test_lines_are_known_by_their_number_in_the_file() -> None:
    page = read_markdown("# T\n\n## Summary\n\nOne.\n\nTwo.\n")
    assert [text.line for text in page.summary] == [5, 7]


@pytest.mark.parametrize(
    "text", ["", "\n", "---\n", "---\nid: [\n---\n# T\n", ">" * 5_000, "[" * 5_000, "\x00", "- " * 2_000, "# \n## \n###"]
)
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert isinstance(read_markdown(text), Page)
