"""The store keeps each article once, and says where a duplicate was first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from rashomon.errors import Misconfigured, Reason, Rejected, Stopped
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.model.outlet import Outlet
from rashomon.model.rejection import Rejection
from rashomon.store import articles, schema, sources
from rashomon.store.database import FILE_NAME, Database
from rashomon.store.sources import SourceState

OUTLET = Outlet(id="gazette", name="The Gazette")


def article(url: str = "https://gazette.example/flood", text: str = "The river rose.") -> Article:
    return Article(
        id=content_id("article", url),
        url=url,
        outlet_id="gazette",
        title="Flood",
        text=text,
        published_at=datetime(2026, 3, 5, 7, tzinfo=UTC),
    )


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = Database.open(tmp_path)
    with opened.write() as connection:
        for source_id in ("first", "second"):
            sources.source_state(connection, source_id, name=f"{source_id}.jsonl")
    return opened


def add(database: Database, item: Article, *, source_id: str, position: int) -> bool:
    with database.write() as connection:
        return articles.add_article(connection, item, OUTLET, source_id=source_id, position=position)


def test_what_is_kept_comes_back_unchanged(database: Database) -> None:
    assert add(database, article(), source_id="first", position=1)
    with database.read() as connection:
        assert articles.articles_by_id(connection, [article().id]) == {article().id: article()}
        assert articles.outlets(connection) == {"gazette": OUTLET}


def test_a_second_line_with_the_same_url_is_rejected_and_told_where_the_first_is(database: Database) -> None:
    add(database, article(), source_id="first", position=3)
    with pytest.raises(Rejected, match=r"already there from first\.jsonl, line 3") as rejected:
        add(database, article(text="Another text."), source_id="first", position=9)
    assert rejected.value.reason is Reason.DUPLICATE_URL


def test_another_source_may_bring_the_very_same_article_again(database: Database) -> None:
    add(database, article(), source_id="first", position=1)
    assert not add(database, article(), source_id="second", position=5)


def test_another_source_may_not_change_an_article(database: Database) -> None:
    add(database, article(), source_id="first", position=1)
    with pytest.raises(Rejected):
        add(database, article(text="The river fell."), source_id="second", position=1)


def test_how_far_a_source_was_read_is_remembered(database: Database) -> None:
    with database.write() as connection:
        sources.advance_source(connection, "first", SourceState(128, is_done=True))
        assert sources.source_state(connection, "first", name="first.jsonl") == SourceState(128, is_done=True)


def test_rejections_are_counted_by_reason_and_listed_by_place(database: Database) -> None:
    found = [Rejection("first.jsonl", line, Reason.MALFORMED, "not JSON") for line in (7, 2)]
    with database.write() as connection:
        sources.add_rejections(connection, "first", [*found, Rejection("first.jsonl", 4, Reason.EMPTY_TEXT, "no text")])
        assert sources.rejection_counts(connection, ["first"]) == {Reason.MALFORMED: 2, Reason.EMPTY_TEXT: 1}
        assert [item.position for item in sources.rejections_of(connection, ["first"], limit=2)] == [2, 4]


def test_an_article_that_somebody_edited_in_the_database_supports_nothing(database: Database) -> None:
    add(database, article(), source_id="first", position=1)
    with database.write() as connection:
        assert articles.intact_articles(connection, [article().id])
        connection.execute(update(schema.articles).values(text="The river sank."))
        assert articles.intact_articles(connection, [article().id]) == {}


def test_a_transaction_that_dies_leaves_nothing(database: Database) -> None:
    def keep_and_die() -> None:
        with database.write() as connection:
            articles.add_article(connection, article(), OUTLET, source_id="first", position=1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_and_die()
    with database.read() as connection:
        assert articles.articles_by_id(connection, [article().id]) == {}


def test_a_missing_database_is_named_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="rashomon run --data"):
        Database.open(tmp_path / "nowhere", create=False)


def test_a_file_that_is_no_database_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this is a shopping list, and quite a long one" * 50)
    with pytest.raises(Stopped, match="not a readable database"):
        Database.open(tmp_path)


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.write() as connection:
        connection.execute(update(schema.facts).values(value="0"))
    database.close()
    with pytest.raises(Misconfigured, match="schema 0"):
        Database.open(tmp_path)
