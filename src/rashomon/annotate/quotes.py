"""Direct quotes: words between quotation marks, with speaker and cue where the same line names them."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import regex

from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.quote import Quote
from rashomon.model.span import Span

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
    '"': '"',
    "``": "''",
    "''": "''",
}
_MARK = regex.compile(r"``|''|[“”„«»「」『』‹›\"]")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_LEAST_WORDS, _LEAST_DENSE = 3, 8  # fewer are scare quotes and titles
_REACH = 140  # characters around a quote in which its speaker is looked for
_SPEAKS = {EntityKind.NAME: 0, EntityKind.PERSON: 0, EntityKind.ORGANISATION: 1}
_PRONOUN_BEFORE = regex.compile(
    r"(?<!\p{L})(?:he|she|they|it|il|elle|ils|elles|él|ella|ele|ela|er|sie|он|она|они|उन्होंने|उसने|他|她)\s*$", regex.IGNORECASE
)
_PRONOUN_BEHIND = regex.compile(
    r"(?:-t-(?:il|elle)|-(?:il|elle)|\s+(?:he|she|they|él|ella|ele|ela|er|sie|он|она|они))(?!\p{L})", regex.IGNORECASE
)


def quotes_of(article: Article, language: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the direct quotes of the text, in order. A quote never goes beyond its paragraph; one left open ends with it."""
    quotes = []
    start = 0
    for line in article.text.split("\n"):
        spans = list(_contents(article.text, start, line))
        here = [item for item in mentions if item.part is Part.TEXT and start <= item.span.start and item.span.end <= start + len(line)]
        for content in spans:
            cue, speaker = _speaker(article.text, start, start + len(line), content, spans, here, language)
            quotes.append(Quote(Part.TEXT, content, speaker, cue))
        start += len(line) + 1
    return tuple(quotes)


def _contents(text: str, start: int, line: str) -> Iterator[Span]:
    opened: str | None = None
    begin = 0
    for match in _MARK.finditer(line):
        mark = match.group()
        if opened is None:
            if mark in _PAIRS and not _is_closing(line, match, mark):
                opened, begin = mark, match.end()
        elif mark in _closers(opened):
            if (span := _content(text, start + begin, start + match.start())) is not None:
                yield span
            opened = None
    if opened in {"“", "«", "„"} and (span := _content(text, start + begin, start + len(line))) is not None:
        yield span


def _closers(opened: str) -> tuple[str, ...]:
    return ("''",) if opened in {"``", "''"} else tuple(_PAIRS[opened])


def _is_closing(line: str, match: regex.Match[str], mark: str) -> bool:
    """Whether a mark that could open follows a letter and precedes a space: then it closes something that was never opened."""
    before, after = line[: match.start()][-1:], line[match.end() :][:1]
    return mark in {"»", '"', "''"} and before.isalnum() and (not after or not after.isalnum())


def _content(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" \u00a0\u202f"))
    right = len(words.rstrip(" \u00a0\u202f,，،"))
    inner = words[left:right]
    is_long_enough = len(inner.split()) >= _LEAST_WORDS or len(_DENSE.findall(inner)) >= _LEAST_DENSE
    return Span.of(text, start + left, start + right) if is_long_enough else None


@cache
def _cues() -> dict[str, regex.Pattern[str]]:
    table = tomllib.loads(files("rashomon.annotate").joinpath("cues.toml").read_text("utf-8"))
    return {language: _pattern(words, language) for language, words in table.items()}


def _pattern(words: Sequence[str], language: str) -> regex.Pattern[str]:
    joined = "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))
    return regex.compile(
        joined if language in {"zh", "ja"} else rf"(?<![\p{{L}}\p{{M}}])(?:{joined})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE
    )


def _speaker(  # noqa: PLR0913, PLR0917 (a paragraph, and all that was found in it)
    text: str, start: int, end: int, content: Span, spans: Sequence[Span], mentions: Sequence[Mention], language: str
) -> tuple[Span | None, Span | None]:
    """Return cue and speaker of a quote: the nearest cue outside of all quotes, and the name nearest to it.

    "He said" names nobody, and neither does a country: then there is no speaker, rather than a wrong one.
    """
    pattern = _cues().get(language.partition("-")[0])
    if pattern is None:
        return None, None
    first, last = max(start, content.start - _REACH), min(end, content.end + _REACH)
    outside = [match for match in pattern.finditer(text, first, last) if not any(span.start <= match.start() < span.end for span in spans)]
    if not outside:
        return None, None
    cue = min(outside, key=lambda match: _gap(match.start(), match.end(), content))
    if _PRONOUN_BEFORE.search(text, first, cue.start()) or _PRONOUN_BEHIND.match(text, cue.end()):
        return Span.of(text, *cue.span()), None
    named = [
        mention
        for mention in mentions
        if mention.kind in _SPEAKS
        and first <= mention.span.start <= last
        and not any(span.covers(mention.span) for span in spans)
        and mention.span.start != cue.start()
    ]
    speaker = min(named, key=lambda mention: (_SPEAKS[mention.kind], _distance(mention.span, cue)), default=None)
    return Span.of(text, *cue.span()), None if speaker is None else speaker.span


def _gap(start: int, end: int, content: Span) -> int:
    return start - content.end if start >= content.end else content.start - end


def _distance(span: Span, cue: regex.Match[str]) -> int:
    return span.start - cue.end() if span.start >= cue.end() else cue.start() - span.end
