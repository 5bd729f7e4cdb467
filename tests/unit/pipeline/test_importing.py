from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason
from rashomon.model.edition import Head
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.ids import digest_of
from rashomon.model.imported import Imported, Origin
from rashomon.model.node import Counts
from rashomon.model.outlet import Outlet
from rashomon.page import Page, read_markdown, write_json
from rashomon.pipeline.foreign import Graph, resolved
from rashomon.pipeline.importing import ImportedFile, import_pages, language_of
from rashomon.registry import registry_from
from rashomon.store.database import Database
from rashomon.store.imported import ImportedRow, imported_rows
from rashomon.store.nodes import settle_slug

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("mali", EntityKind.COUNTRY, {"en": "Mali", "zh": "马里"}, ("Républiques du Mali",), country="ML"),
        Entity("vela-river", EntityKind.PLACE, {"en": "Vela"}),
        Entity("vela-party", EntityKind.ORGANISATION, {"en": "Vela"}),
    )
}
OUTLETS = (
    Outlet("gazette", "The Gazette", ("gazette.example",), "GB", owner="Northern Press"),
    Outlet("courier", "The Courier", ("courier.example",), "IE", owner="Northern Press"),
)
HEADS = (Head("who-pays", {"en": "Who pays", "zh": "谁来付钱"}, {"en": "Who pays for it?", "zh": "由谁付钱？"}, ("water",)),)
GRAPH = Graph(ENTITIES, registry_from(OUTLETS), HEADS, frozenset({"flood", "fire"}), {"old-flood": "flood", "lost": "nowhere"})


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open(tmp_path / "data")


def markdown(title: str = "Flood in Vela", *, canonical: str = "https://graph.example/zh/n/flood-in-vela", body: str = "") -> str:
    ending = f"\n---\nCanonical: {canonical}\n" if canonical else ""
    return f"# {title}\n\n**Meta:** type: event · date: 2026-03-05\n\n## Summary\n\nThe river rose overnight, and two people are missing.\n{body}{ending}"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def stored(database: Database) -> list[ImportedRow]:
    with database.read() as connection:
        return list(imported_rows(connection))


def imported(page: Page | str, *others: ImportedRow, slug: str = "flood-in-vela") -> Imported:
    read = read_markdown(page) if isinstance(page, str) else page
    return resolved((ImportedRow("page-1", slug, "page.md", "digest", "en", read), *others), GRAPH)[0]


def test_a_page_is_kept_as_it_was_read_with_where_it_came_from(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "flood.md", markdown())
    assert import_pages(database, [path]) == (ImportedFile(path, "flood-in-vela", is_new=True),)
    (row,) = stored(database)
    assert (row.slug, row.name, row.digest, row.language) == ("flood-in-vela", "flood.md", digest_of(path.read_bytes()), "en")
    assert row.page == read_markdown(markdown())


def test_a_second_import_of_the_same_bytes_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "flood.md", markdown())
    import_pages(database, [path])
    before = stored(database)
    assert import_pages(database, [path, path]) == (ImportedFile(path, "flood-in-vela"),) * 2
    assert stored(database) == before


def test_a_page_with_the_same_canonical_address_replaces_the_first_and_keeps_its_slug(database: Database, tmp_path: Path) -> None:
    import_pages(
        database, [write(tmp_path / "flood.md", markdown()), write(tmp_path / "fire.md", markdown(canonical="https://a.example/fire"))]
    )
    newer = write(tmp_path / "newer/other.md", markdown("Flood in Vela recedes"))
    assert import_pages(database, [newer]) == (ImportedFile(newer, "flood-in-vela", is_changed=True),)
    assert [(row.slug, row.name, row.page.title.plain) for row in stored(database)] == [
        ("flood-in-vela", "other.md", "Flood in Vela recedes"),
        ("fire", "fire.md", "Flood in Vela"),
    ]


def test_a_json_twin_is_the_same_page(database: Database, tmp_path: Path) -> None:
    first = write(tmp_path / "flood.md", markdown())
    twin = tmp_path / "flood.json"
    twin.write_bytes(write_json(read_markdown(markdown())))
    import_pages(database, [first])
    assert import_pages(database, [twin]) == (ImportedFile(twin, "flood-in-vela", is_changed=True),)
    assert len(stored(database)) == 1


def test_a_slug_that_is_taken_gets_a_number(database: Database, tmp_path: Path) -> None:
    with database.write() as connection:
        settle_slug(connection, "event-1", "flood-in-vela")
    pages = [write(tmp_path / f"{host}.md", markdown(canonical=f"https://{host}.example/flood-in-vela")) for host in ("a", "b")]
    assert [file.slug for file in import_pages(database, pages)] == ["flood-in-vela-2", "flood-in-vela-3"]


@pytest.mark.parametrize(
    ("title", "canonical", "slug"),
    [
        ("Flood in Vela", "", "flood-in-vela"),
        ("Flood", "https://a.example/en/n/Big%20Flood.html?a=1#top", "big-20flood"),
        ("马里的洪水", "", "malidehongshui"),
        ("Flood " * 40, "", ("flood-" * 14)[:80].strip("-")),
        ("Flood", "https://a.example/../../etc/passwd", "passwd"),
    ],
)
def test_a_slug_is_made_of_the_canonical_address_or_else_of_the_title(
    title: str, canonical: str, slug: str, database: Database, tmp_path: Path
) -> None:
    (file,) = import_pages(database, [write(tmp_path / "page.md", markdown(title, canonical=canonical))])
    assert file.slug == slug


def test_a_title_without_a_letter_gives_a_slug_all_the_same(database: Database, tmp_path: Path) -> None:
    (file,) = import_pages(database, [write(tmp_path / "page.md", markdown("!!!", canonical=""))])
    assert file.slug
    assert file.slug.replace("-", "").isalnum()


def test_a_file_that_is_no_page_is_set_aside_and_the_others_are_taken(database: Database, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", write(tmp_path / "good.md", markdown())
    bad.write_bytes(b"\xff\xfe")
    first, second = import_pages(database, [bad, good])
    assert first.rejection is not None
    assert (first.slug, first.rejection.reason) == ("", Reason.INVALID_ENCODING)
    assert second.is_new
    assert [row.name for row in stored(database)] == ["good.md"]


def test_a_file_that_is_not_there_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"no page at .*nowhere\.md"):
        import_pages(database, [tmp_path / "nowhere.md"])


def test_the_language_of_a_page_is_that_of_its_own_words_whatever_it_declares() -> None:
    french = "La rivière est montée pendant la nuit et deux personnes sont portées disparues, selon la mairie."
    page = read_markdown(markdown(body=f"\n## Why it matters\n\n{french} {french}\n\n{french}\n"))
    assert language_of(page) == "fr"
    marked = replace(page, why=tuple(replace(text, language="fr") for text in page.why))
    assert language_of(marked) == "en"
    assert page.locale == "zh"


def test_a_page_with_hardly_a_word_has_the_language_that_it_declares() -> None:
    assert language_of(read_markdown("# 7\n\n---\nCanonical: https://a.example/sw/n/7\n")) == "sw"
    assert language_of(read_markdown("# 7\n")) == "und"


def test_links_lead_to_entities_by_address_and_labels_by_their_very_name() -> None:
    body = (
        "\n## Why it matters\n\n[Bamako's country](/zh/entity/mali) and [here](https://graph.example/zh/entity/mali?x=1#y) and"
        " [it](/en/entity/republiques-du-mali) and [a party](/en/entity/vela) and [nobody](/zh/entity/udn).\n"
        "\n## Across the graph\n- Entities: 马里, Vela, Udn\n"
    )
    found = imported(markdown(body=body))
    assert found.entities == {
        "/zh/entity/mali": "mali",
        "https://graph.example/zh/entity/mali?x=1#y": "mali",
        "/en/entity/republiques-du-mali": "mali",
        "马里": "mali",
    }
    assert found.dangling == ("/en/entity/vela", "/zh/entity/udn", "Vela", "Udn")


def test_related_pages_lead_to_ours_by_slug_by_address_and_by_a_slug_of_old() -> None:
    body = "\n## Across the graph\n- Related: [[flood]], [Fire](/zh/n/fire), [[old-flood]], [[lost]], [[storm]], [Storm](/zh/n/storm)\n"
    found = imported(markdown(body=body))
    assert found.related == {"flood": "flood", "/zh/n/fire": "fire", "old-flood": "flood"}
    assert found.dangling == ("lost", "storm", "/zh/n/storm")


def test_foreign_pages_lead_to_each_other_by_their_own_slug_and_never_to_themselves() -> None:
    other = ImportedRow("page-2", "storm-2", "storm.md", "digest", "en", read_markdown(markdown(canonical="https://a.example/en/n/storm")))
    body = "\n## Across the graph\n- Related: [[storm]], [[flood-in-vela]], [Storm](/zh/n/storm)\n"
    assert imported(markdown(body=body), other).related == {"storm": "storm-2", "/zh/n/storm": "storm-2"}


def test_a_page_of_ours_goes_before_a_foreign_one_of_the_same_slug() -> None:
    other = ImportedRow("page-2", "flood-2", "flood.md", "digest", "en", read_markdown(markdown(canonical="https://a.example/en/n/flood")))
    assert imported(markdown(body="\n## Across the graph\n- Related: [[flood]]\n"), other).related == {"flood": "flood"}


def test_links_out_of_the_web_site_are_neither_resolved_nor_dangling() -> None:
    found = imported(markdown(body="\n## Why it matters\n\n[A report](https://un.example/report) and [a mail](mailto:a@b.example).\n"))
    assert (found.entities, found.related, found.dangling) == ({}, {}, ())


def test_heads_are_known_by_their_name_in_any_locale() -> None:
    text = markdown().replace("date: 2026-03-05", "date: 2026-03-05 · heads: 谁来付钱, who pays, 工作值多少钱")
    found = imported(text)
    assert found.heads == {"谁来付钱": "who-pays", "who pays": "who-pays"}
    assert found.dangling == ("工作值多少钱",)


TAKES = """
## Regional takes (batched by bias / lens)

### Newspaper
- **The Gazette** (United Kingdom, en) — Tells of the dam.
  > "The dam will hold"
  Source: https://www.gazette.example/flood
- **THE COURIER** (Ireland, en) — Tells of the mayor.
  Source: https://elsewhere.example/flood
- **Le Quai** (France, fr) — Tells of the quay.
  Source: https://quai.example/crue

### unlabelled
- **Le Quai** (France, fr)
  Source: https://quai.example/autre
- **Nobody's Paper** (Mali, en)
  Source: not an address
"""


def test_takes_lead_to_outlets_by_the_host_of_their_source_or_their_very_name() -> None:
    assert imported(markdown(body=TAKES)).outlet_ids == ("gazette", "courier", "", "", "")


def test_a_foreign_page_is_counted_anew_and_no_quote_of_it_counts_as_verified() -> None:
    text = markdown(body=TAKES).replace("date: 2026-03-05", "date: 2026-03-05 · 99 takes · 50 outlets · 5 quotes verified")
    counts = Counts(full_takes=3, link_only_takes=2, outlets=4, voices=2, owners=3, languages=2, countries=2, lenses=1, quotes=0)
    assert imported(text).counts == counts


def test_an_imported_page_says_where_it_came_from_and_is_what_it_was() -> None:
    found = imported(markdown())
    assert found.origin == Origin("page.md", "digest", "https://graph.example/zh/n/flood-in-vela")
    assert (found.id, found.slug, found.language) == ("page-1", "flood-in-vela", "en")
    assert found.page == read_markdown(markdown())


def test_links_of_our_own_strict_form_lead_where_they_led() -> None:
    body = "\n## Why it matters\n\n[Mali](../entity/mali.md) and [Togo](../entity/togo.md).\n\n## Across the graph\n\n- related: [Fire](fire.md), [Storm](storm.md)\n"
    page = imported(markdown(body=body))
    assert page.entities == {"../entity/mali.md": "mali"}
    assert page.related == {"fire.md": "fire"}
    assert page.dangling == ("../entity/togo.md", "storm.md")


def test_an_address_of_another_site_is_not_one_of_ours_whatever_its_path() -> None:
    body = "\nSee [Mali](https://wiki.example/entity/mali) and [the flood](https://unrelated.example/x/n/flood).\n"
    page = imported(markdown(body=body))
    assert (page.entities, page.related, page.dangling) == ({}, {}, ())
    own = "\nSee [Mali](https://graph.example/zh/entity/mali) and [the flood](https://graph.example/zh/n/flood).\n"
    assert set(imported(markdown(body=own)).entities.values()) == {"mali"}
    assert set(imported(markdown(body=own)).related.values()) == {"flood"}


def test_two_foreign_pages_of_one_slug_are_led_to_by_neither() -> None:
    storms = [
        ImportedRow(
            f"page-{number}", f"storm-{number}", "s.md", "d", "en", read_markdown(markdown(canonical=f"https://{site}.example/n/storm"))
        )
        for number, site in ((2, "a"), (3, "b"))
    ]
    page = imported(markdown(body="\n## Across the graph\n\n- Related: [[storm]]\n"), *storms)
    assert (page.related, page.dangling) == ({}, ("storm",))


def test_pages_without_an_address_are_told_apart_by_their_files(database: Database, tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "page.md", markdown(f"Fire in {folder}", canonical="")) for folder in ("Vela", "Aral")]
    import_pages(database, paths)
    assert [row.page.title.plain for row in stored(database)] == ["Fire in Vela", "Fire in Aral"]


def test_an_address_that_is_a_host_alone_names_no_slug() -> None:
    assert read_markdown(markdown(canonical="https://a.example/")).slug == ""
    assert read_markdown(markdown(canonical="/en/n/flood.html")).slug == "flood"
