"""Mentions: where an article names somebody or something."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import regex

from rashomon.annotate.gazetteer import Gazetteer
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span

_CAPITALISED = r"(?:\p{Lu}[\p{L}\p{M}]*(?:['’\-]\p{L}[\p{L}\p{M}]*)*)"
_PARTICLE = r"(?:de|del|della|da|do|dos|das|di|du|des|la|le|al|el|bin|ibn|van|von|der|den|of|the|и)"
_RUN = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){_CAPITALISED}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITALISED})*")
_LEAST, _MOST_WORDS = 3, 6
_NO_NAMES = frozenset({"de"})  # every noun has a capital there: single words tell nothing


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("rashomon.annotate").joinpath("function_words.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


def mentions_of(article: Article, language: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions in headline and text, in order: listed names, and runs of capitalised words that no list has.

    Headlines give listed names only: English sets every word of them in capitals.
    """
    found = [
        Mention(Part.TITLE, Span.of(article.title, hit.start, hit.end), hit.entity_id, hit.kind) for hit in gazetteer.find(article.title)
    ]
    hits = gazetteer.find(article.text)
    listed = [Mention(Part.TEXT, Span.of(article.text, hit.start, hit.end), hit.entity_id, hit.kind) for hit in hits]
    covered = [(hit.start, hit.end) for hit in hits]
    unlisted = [
        Mention(Part.TEXT, span, None, EntityKind.NAME) for span in _names(article.text, language, sentences) if not _touches(span, covered)
    ]
    return (*found, *sorted((*listed, *unlisted), key=lambda mention: mention.span.start))


def _touches(span: Span, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a name shares a letter with a listed one: a letter belongs to one mention only, so that links never cross."""
    before = bisect_right(covered, span.end - 1, key=lambda hit: hit[0])
    return before > 0 and covered[before - 1][1] > span.start


def _names(text: str, language: str, sentences: Sequence[Span]) -> Iterator[Span]:
    primary = language.partition("-")[0]
    stop = _function_words().get(primary, frozenset())
    for sentence in sentences:
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            start, end = _trimmed(match, stop)
            words = text[start:end].split()
            begins = start == sentence.start or not text[max(0, start - 2) : start].strip(" \n\u00a0“”\"«»„'‘’(-—–:")
            is_acronym = len(words) == 1 and len(words[0]) >= _LEAST and words[0].isupper()
            if not words or len(words) > _MOST_WORDS or end - start < _LEAST:
                continue
            if len(words) > 1 or is_acronym or (not begins and primary not in _NO_NAMES):
                yield Span.of(text, start, end)


def _trimmed(match: regex.Match[str], stop: frozenset[str]) -> tuple[int, int]:
    """Return the run without the function words that lead it ("The Ministry of Health" has one)."""
    start, end = match.span()
    words = regex.finditer(r"[^ \u00a0]+", match.string, pos=start, endpos=end)
    first = next((word.start() for word in words if word.group().casefold() not in stop), None)
    return (start, start) if first is None else (first, end)
