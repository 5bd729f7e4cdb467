import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from rashomon.audit import SourceText
from rashomon.errors import Misconfigured
from rashomon.model.annotation import Annotations
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.model.outlet import Outlet
from rashomon.pipeline.page_sources import GivenSources, StoredSources, read_sources
from rashomon.registry import registry_from
from rashomon.store import annotations, articles, sources
from rashomon.store.database import Database

OUTLET = Outlet(id="gazette", name="The Gazette", domains=("gazette.example",))
REGISTRY = registry_from([OUTLET])
URL = "https://gazette.example/flood"
TEXT = "The river rose overnight in Vela. Two people are missing, and the bridge to the market is closed until Friday."
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def article(url: str = URL, text: str = TEXT, language: str | None = None) -> Article:
    return Article(content_id("article", url), url, "gazette", "River floods Vela", text, language=language, published_at=NOON)


def line(url: str = URL, **fields: object) -> str:
    return json.dumps({"url": url, "title": "River floods Vela", "text": TEXT, **fields}) + "\n"


def saved(address: str, words: str = TEXT) -> str:
    return f'<html lang="en"><head><title>Flood</title>{address}</head><body><article>{f"<p>{words}</p>" * 4}</article></body></html>'


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Connection]:
    """A store with an annotated article in English that calls itself French, and one that is not annotated yet."""
    database = Database.open(tmp_path / "data")
    waiting = article("https://gazette.example/fire?id=7", "Un incendie s’est déclaré dans la nuit au port de Vela.", "fr")
    declared = article(language="fr")
    with database.write() as connection:
        sources.source_state(connection, "first", name="first.jsonl")
        for position, each in enumerate((declared, waiting)):
            articles.add_article(connection, each, OUTLET, source_id="first", position=position)
        marks = Annotations(declared.id, "en", (), np.zeros(4, np.float32), np.zeros(4, np.uint32))
        annotations.add_annotations(connection, [marks])
    with database.read() as connection:
        yield connection
    database.close()


def test_a_stored_article_is_found_in_the_language_that_was_found(stored: Connection) -> None:
    assert StoredSources(stored).find(URL) == SourceText(URL, "River floods Vela", TEXT, "en", "gazette", NOON)


def test_the_language_of_an_article_without_annotations_is_found_in_its_words(stored: Connection) -> None:
    found = StoredSources(stored).find("https://gazette.example/fire?id=7")
    assert found is not None
    assert found.language == "fr"


@pytest.mark.parametrize(
    "url", [URL, f"{URL}#:~:text=The%20river", f"{URL}?utm_source=feed", "HTTPS://Gazette.example:443/flood", f"{URL}?fbclid=1#top"]
)
def test_an_address_is_found_however_it_is_written(url: str, stored: Connection) -> None:
    stored_one, given_one = StoredSources(stored).find(url), GivenSources([article()]).find(url)
    assert stored_one is not None
    assert given_one is not None
    assert stored_one.url == given_one.url == URL


@pytest.mark.parametrize(
    "url", ["", "#top", f"{URL}/", "http://gazette.example/flood", "mailto:desk@gazette.example", "http://[::1", "flood"]
)
def test_another_address_or_none_is_not_found(url: str, stored: Connection) -> None:
    assert StoredSources(stored).find(url) is None
    assert GivenSources([article()]).find(url) is None


def test_a_corpus_is_read_and_what_cannot_be_read_of_it_is_left_out(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text(
        line() + "{half\n" + line("javascript:alert(1)") + line("https://a.example/1", text="…") + line("https://a.example/2")
    )
    found = read_sources(corpus, REGISTRY)
    assert len(found) == 2
    source = found.find(URL)
    assert source is not None
    assert (source.body, source.language, source.outlet_id) == (TEXT, "en", "gazette")
    assert found.find("https://a.example/2") is not None


def test_a_folder_gives_every_corpus_and_saved_page_in_it_and_below(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/one.jsonl").write_text(line("https://a.example/1"))
    (tmp_path / "a/b/two.jsonl.gz").write_bytes(gzip.compress(line("https://a.example/2").encode()))
    (tmp_path / "three.ndjson").write_text(line("https://a.example/3"))
    (tmp_path / "four.html").write_text(saved('<link rel="canonical" href="https://gazette.example/4?utm_medium=x">'))
    (tmp_path / "five.htm").write_text(saved('<meta property="og:url" content="https://gazette.example/5">'))
    (tmp_path / "notes.txt").write_text(line("https://a.example/notes"))
    (tmp_path / "page.json").write_text("{}")
    found = read_sources(tmp_path, REGISTRY)
    assert len(found) == 5
    assert all(found.find(f"https://a.example/{number}") for number in (1, 2, 3))
    for number in (4, 5):
        source = found.find(f"https://gazette.example/{number}")
        assert source is not None
        assert "the bridge to the market is closed until Friday" in source.body


def test_a_saved_page_that_does_not_say_where_it_is_from_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(line())
    (tmp_path / "nameless.html").write_text(saved(""))
    (tmp_path / "relative.html").write_text(saved('<link rel="canonical" href="/flood">'))
    (tmp_path / "wordless.html").write_text('<link rel="canonical" href="https://a.example/1">')
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "broken.html").write_bytes(b"\xff\xfe\0<")
    assert len(read_sources(tmp_path, REGISTRY)) == 1


def test_what_gives_no_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(Misconfigured, match="no sources at"):
        read_sources(tmp_path / "nowhere", REGISTRY)
    for place in (tmp_path, tmp_path / "empty.jsonl"):
        with pytest.raises(Misconfigured, match="no article in"):
            read_sources(place, REGISTRY)
