from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from rashomon.page import Page, Text, read_markdown
from rashomon.store.database import Database
from rashomon.store.imported import ImportedRow, imported_digests, imported_rows, put_imported

FIRST = ImportedRow("page-1", "flood", "flood.md", "digest-1", "en", Page(Text.of("Flood in Vela")))
SECOND = ImportedRow("page-2", "fire", "fire.md", "digest-2", "fr", Page(Text.of("Feu à Vela")))
THIRD = ImportedRow("page-0", "storm", "storm.json", "digest-3", "zh", Page(Text.of("风暴")))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open(tmp_path)


def put(database: Database, *rows: ImportedRow) -> None:
    with database.write() as connection:
        for row in rows:
            put_imported(connection, row)


def rows(database: Database) -> list[ImportedRow]:
    with database.read() as connection:
        return list(imported_rows(connection))


def digests(connection: Connection) -> list[tuple[str, str]]:
    return list(imported_digests(connection).items())


def test_a_store_without_foreign_pages_has_none(database: Database) -> None:
    assert rows(database) == []
    with database.read() as connection:
        assert digests(connection) == []


def test_pages_come_back_unchanged_in_the_order_of_first_import(database: Database) -> None:
    put(database, FIRST, SECOND)
    put(database, THIRD)
    assert rows(database) == [FIRST, SECOND, THIRD]


def test_digests_are_known_by_id(database: Database) -> None:
    put(database, FIRST, SECOND, THIRD)
    with database.read() as connection:
        assert digests(connection) == [("page-0", "digest-3"), ("page-1", "digest-1"), ("page-2", "digest-2")]


def test_a_page_that_is_imported_again_is_replaced_in_its_place(database: Database) -> None:
    put(database, FIRST, SECOND, THIRD)
    newer = replace(SECOND, digest="digest-9", name="feu.md", page=Page(Text.of("Feu éteint à Vela")))
    put(database, newer, newer)
    assert rows(database) == [FIRST, newer, THIRD]


def test_a_page_keeps_every_section_and_its_lines_in_the_file(database: Database) -> None:
    text = (Path(__file__).parents[3] / "examples/pages/defective.md").read_text("utf-8")
    page = read_markdown(text)
    put(database, replace(FIRST, page=page))
    (kept,) = rows(database)
    assert kept.page == page
    assert [take.line for take in kept.page.all_takes] == [take.line for take in page.all_takes]
    assert kept.page.all_takes[0].line > 0


def test_what_was_put_is_there_after_the_store_was_closed(database: Database, tmp_path: Path) -> None:
    put(database, FIRST)
    database.close()
    again = Database.open(tmp_path, create=False)
    assert rows(again) == [FIRST]
    again.close()


def test_a_transaction_that_dies_leaves_no_page(database: Database) -> None:
    def put_and_die() -> None:
        with database.write() as connection:
            put_imported(connection, FIRST)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_and_die()
    assert rows(database) == []
