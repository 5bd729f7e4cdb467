"""Direct quotes: words between quotation marks, with speaker and cue where the same line names them."""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from rashomon.model.article import Article, Part
from rashomon.model.entity import BODIES, EntityKind, Mention
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
_MOST_BLANKS = 3  # between a mark and its words; the verifier looks no further
_OPENS = "([{—–-:¿¡"  # before a mark that opens, where no space is
_REACH = 140  # characters around a quote in which its speaker is looked for
_SPEAKS = {EntityKind.NAME: 0, EntityKind.PERSON: 0, **dict.fromkeys(BODIES, 1)}
_PRONOUN_BEFORE = regex.compile(
    r"(?<!\p{L})(?:he|she|they|it|il|elle|ils|elles|él|ella|ele|ela|er|sie|он|она|они|उन्होंने|उसने|他|她)\s*$", regex.IGNORECASE
)
_PRONOUN_BEHIND = regex.compile(
    r"(?:-t-(?:il|elle)|-(?:il|elle)|\s+(?:he|she|they|él|ella|ele|ela|er|sie|он|она|они))(?!\p{L})", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line `[start, end)` of a text, its quotes and who is named in it, both in order."""

    text: str
    start: int
    end: int
    quoted: Sequence[Span]
    named: Sequence[Mention]


def quotes_of(article: Article, language: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the direct quotes of the text, in order. A quote never goes beyond its paragraph; one left open ends with it."""
    named = sorted((item for item in mentions if item.part is Part.TEXT and item.kind in _SPEAKS), key=_start)
    quotes = []
    start = 0
    for line in article.text.split("\n"):
        end = start + len(line)
        if spans := list(_contents(article.text, start, line)):
            here = named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]
            paragraph = _Paragraph(article.text, start, end, spans, here)
            for content in spans:
                cue, speaker = _speaker(paragraph, content, language)
                quotes.append(Quote(Part.TEXT, content, speaker, cue))
        start = end + 1
    return tuple(quotes)


def _start(mention: Mention) -> int:
    return mention.span.start


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
    """Whether a mark that could open stands behind a word or its stop and before none: then it closes something never opened."""
    before, after = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
    return mark in {"»", '"', "''"} and bool(before.strip()) and before not in _OPENS and not after.isalnum()


def _content(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" \u00a0\u202f"))
    right = len(words.rstrip(" \u00a0\u202f,，،"))
    inner = words[left:right]
    if left > _MOST_BLANKS:
        return None
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


def _speaker(paragraph: _Paragraph, content: Span, language: str) -> tuple[Span | None, Span | None]:
    """Return cue and speaker of a quote: the nearest cue outside of all quotes, and the name nearest to it.

    "He said" names nobody, and neither does a country: then there is no speaker, rather than a wrong one.
    """
    pattern = _cues().get(language.partition("-")[0])
    if pattern is None:
        return None, None
    text, quoted, named = paragraph.text, paragraph.quoted, paragraph.named
    first, last = max(paragraph.start, content.start - _REACH), min(paragraph.end, content.end + _REACH)
    near = quoted[bisect_left(quoted, first, key=lambda span: span.end) : bisect_right(quoted, last, key=lambda span: span.start)]
    outside = [match for match in pattern.finditer(text, first, last) if not any(span.start <= match.start() < span.end for span in near)]
    if not outside:
        return None, None
    cue = min(outside, key=lambda match: _gap(match.start(), match.end(), content))
    if _PRONOUN_BEFORE.search(text, first, cue.start()) or _PRONOUN_BEHIND.match(text, cue.end()):
        return Span.of(text, *cue.span()), None
    speakers = [
        mention
        for mention in named[bisect_left(named, first, key=_start) : bisect_right(named, last, key=_start)]
        if mention.span.end <= paragraph.end and mention.span.start != cue.start() and not any(span.covers(mention.span) for span in near)
    ]
    speaker = min(speakers, key=lambda mention: (_SPEAKS[mention.kind], _distance(mention.span, cue)), default=None)
    return Span.of(text, *cue.span()), None if speaker is None else speaker.span


def _gap(start: int, end: int, content: Span) -> int:
    return start - content.end if start >= content.end else content.start - end


def _distance(span: Span, cue: regex.Match[str]) -> int:
    return span.start - cue.end() if span.start >= cue.end() else cue.start() - span.end
