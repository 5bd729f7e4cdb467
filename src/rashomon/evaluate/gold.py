"""Corpora whose lines carry gold: the articles, as a run would read them, and the event that somebody says each is about."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from rashomon.errors import Rejected
from rashomon.extract import extract
from rashomon.model.article import Article, Entry
from rashomon.registry import Registry
from rashomon.sources import read_corpus
from rashomon.sources.lines import Line, read_lines


class _Gold(msgspec.Struct):
    event_id: str | None = None


def read_gold(path: Path, registry: Registry) -> tuple[list[Article], dict[str, str]]:
    """Return the articles of a corpus, and the gold event of each that has one.

    Raises:
        Misconfigured: the file cannot be read.
    """
    by_line = dict(_gold_by_line(path))
    articles: dict[str, Article] = {}
    gold: dict[str, str] = {}
    for entry in read_corpus(path):
        if isinstance(entry, Entry):
            try:
                article = extract(entry, registry).article
            except Rejected:
                continue
            articles.setdefault(article.id, article)
            if entry.position in by_line:
                gold.setdefault(article.id, by_line[entry.position])
    return list(articles.values()), gold


def _gold_by_line(path: Path) -> Iterator[tuple[int, str]]:
    decoder = msgspec.json.Decoder(_Gold)
    for line in read_lines(path, limit=1 << 23):
        if isinstance(line, Line):
            try:
                event_id = decoder.decode(line.raw.removeprefix(b"\xef\xbb\xbf")).event_id
            except msgspec.DecodeError:
                continue
            if event_id is not None:
                yield line.number, event_id


def by_time(article: Article) -> tuple[bool, float]:
    """Order articles by time, undated ones last."""
    at = article.published_at
    return (at is None, at.timestamp() if at else 0.0)
