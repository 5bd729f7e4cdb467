"""Where the audit finds the texts that a page cites: the store, or files that a person names."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from sqlalchemy import Connection, select

from rashomon.audit import SourceText
from rashomon.errors import Misconfigured, Rejected
from rashomon.extract import extract
from rashomon.model.article import Article, Entry
from rashomon.registry import Registry
from rashomon.sources.corpus import read_corpus
from rashomon.store import schema
from rashomon.store.articles import article_from_row
from rashomon.text.languages import identify
from rashomon.text.urls import canonical_url

_CORPUS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_WEB_PAGE = (".html", ".htm")
_MOST_BYTES = 16 << 20  # of one saved web page
_KEPT = 256  # articles; the rules look each of a page's up several times


class StoredSources:
    """Articles of the store. A language is the one that annotation found."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._at = lru_cache(maxsize=_KEPT)(self._read)

    def find(self, url: str) -> SourceText | None:
        """Return the stored article at `url`, as it says now."""
        return self._at(url.partition("#")[0])

    def _read(self, url: str) -> SourceText | None:
        table, marks = schema.articles, schema.annotations
        address = _address(url)
        if address is None:
            return None
        query = select(table, marks.c.language.label("found")).join(marks, marks.c.article_id == table.c.id, isouter=True)
        row = self._connection.execute(query.where(table.c.url == address).order_by(table.c.revision.desc())).first()
        return None if row is None else _source(article_from_row(row), row.found)


class GivenSources:
    """Articles of corpora and saved web pages that a person names."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.url: article for article in articles}

    def __len__(self) -> int:
        return len(self._articles)

    def find(self, url: str) -> SourceText | None:
        """Return the article at `url`."""
        address = _address(url)
        article = self._articles.get(address) if address else None
        return None if article is None else _source(article, None)


def read_sources(path: Path, registry: Registry) -> GivenSources:
    """Read the articles of a corpus, or of every corpus and saved web page in a folder and below.

    A saved web page is known under the canonical address that it names itself. Entries that cannot be read are left out.

    Raises:
        Misconfigured: there is no such file or folder, or it holds no article.
    """
    if not path.exists():
        raise Misconfigured(f"no sources at {path}: name a corpus (.jsonl) or a folder of corpora and saved web pages")
    found = GivenSources(_articles(path, registry))
    if not len(found):
        raise Misconfigured(f"no article in {path}: sources are corpora (docs/reference/corpus.md) or web pages saved as .html")
    return found


def _articles(path: Path, registry: Registry) -> Iterator[Article]:
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    for file in files:
        entries: Iterable[object] = ()
        if path.is_file() or file.name.endswith(_CORPUS):
            entries = read_corpus(file)
        elif file.name.endswith(_WEB_PAGE):
            entries = _saved_page(file)
        for entry in entries:
            if isinstance(entry, Entry):
                try:
                    yield extract(entry, registry).article
                except Rejected:
                    continue


def _saved_page(file: Path) -> Iterator[Entry]:
    if file.stat().st_size > _MOST_BYTES:
        return
    text = file.read_bytes().decode("utf-8", "replace")
    try:
        tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    addresses = tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')
    if isinstance(addresses, list) and addresses:
        yield Entry(str(file), 1, url=str(addresses[0]), html=text)


def _source(article: Article, language: str | None) -> SourceText:
    found = language or identify(f"{article.title}\n{article.text}", declared=article.language).language
    return SourceText(article.url, article.title, article.text, found, article.outlet_id, article.published_at)


def _address(url: str) -> str | None:
    try:
        return canonical_url(url)
    except ValueError:
        return None
