"""Names in Arabic, Persian and Hindi: no capitals show them, but titles, nouns of place, verbs of speech and rare words do.

A sentence is cut into phrases: words with nothing but a blank between them, none of which is a stop word or lies in a listed name. Within
a phrase a cue says where a name begins; the end of the phrase, or a common word, says where it ends.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from rashomon.annotate.name_cues import Cues, Words, cues_of
from rashomon.annotate.naming import Found
from rashomon.model.entity import EntityKind
from rashomon.model.span import Span
from rashomon.models.vocabulary import common_words

CASELESS = frozenset({"ar", "fa", "hi"})
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[\u200c\-][\p{L}\p{M}]+)*")
_INITIAL = regex.compile(r"[\p{L}\p{M}]{1,4}\.(?= )")
_CLITIC = regex.compile(r"[وفبلك](?=\p{L}{3})")
_BLANKS = frozenset({" ", "\u00a0"})
_PERSON_WORDS, _PLACE_WORDS, _BODY_WORDS = 4, 3, 4
_AHEAD = 7  # words of a phrase, behind a title, in which its bearer's name may begin
_LEAST_LETTERS = 3
_MOST_PHRASE = 60  # words of a phrase that are looked at


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words in a row, and the word right before and behind them (a stop word, or nothing)."""

    tokens: tuple[_Token, ...]
    before: str
    behind: str


def caseless_names(text: str, language: str, sentences: Sequence[Span], is_taken: Callable[[int, int], bool]) -> Iterator[Found]:
    """Yield the names of a text, in order. `is_taken` tells which places belong to listed names."""
    cues = cues_of(language)
    for sentence in sentences:
        for phrase in _phrases(text, sentence, cues, is_taken):
            yield from _names(phrase, cues, language)


def _phrases(text: str, sentence: Span, cues: Cues, is_taken: Callable[[int, int], bool]) -> Iterator[_Phrase]:
    row: list[_Token] = []
    before = ""
    last = sentence.start
    for token in _tokens(text, sentence):
        if row and text[last : token.start] not in _BLANKS:
            yield _Phrase(tuple(row), before, "")
            row, before = [], ""
        elif not row and text[last : token.start] not in _BLANKS:
            before = ""
        last = token.end
        is_stop = token.word in cues.stop or token.word in cues.speech or token.word in cues.speech_end
        if is_stop or is_taken(token.start, token.end) or len(row) >= _MOST_PHRASE:
            if row:
                yield _Phrase(tuple(row), before, token.word if is_stop else "")
            row, before = [], token.word if is_stop else ""
        else:
            row.append(token)
    if row:
        yield _Phrase(tuple(row), before, "")


def _tokens(text: str, sentence: Span) -> Iterator[_Token]:
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        initial = _INITIAL.match(text, match.start(), sentence.end)
        end = initial.end() if initial else match.end()
        yield _Token(match.start(), end, text[match.start() : end])


def _names(phrase: _Phrase, cues: Cues, language: str) -> Iterator[Found]:
    tokens = phrase.tokens
    if 1 < len(tokens) <= _BODY_WORDS and tokens[-1].word in cues.body_word and tokens[0].word not in cues.body:
        yield _of(tokens, EntityKind.ORGANISATION)
        return
    at = 0
    while at < len(tokens):
        found, following = _name_at(phrase, at, cues, language)
        at = max(at + 1, following)
        if found is not None:
            yield found
    if language != "ar" and not any(_is_cue(token.word, cues) or _ends_a_name(token.word, cues) for token in tokens):
        yield from _bare_name(phrase, cues)


def _name_at(phrase: _Phrase, at: int, cues: Cues, language: str) -> tuple[Found | None, int]:
    """Return the name that a cue at this word of the phrase announces or ends, and the word to go on with."""
    tokens = phrase.tokens
    word = tokens[at].word
    for words, kind, most in (
        (cues.title, EntityKind.PERSON, _PERSON_WORDS),
        (cues.city, EntityKind.CITY, _PLACE_WORDS),
        (cues.place, EntityKind.PLACE, _PLACE_WORDS),
        (cues.at, EntityKind.PLACE, _PLACE_WORDS),
        (cues.body, EntityKind.ORGANISATION, _BODY_WORDS),
        (cues.craft, EntityKind.NAME, _PLACE_WORDS),
    ):
        if _is_of(word, words):
            if kind is EntityKind.PERSON:
                return _person(phrase, at + 1, cues)
            return _thing(phrase, at + 1, cues, kind=kind, most=most)
    if at and (word in cues.city_end or word in cues.place_end):
        start = _start_behind(tokens, at, cues)
        kind = EntityKind.CITY if word in cues.city_end else EntityKind.PLACE
        return (_of(tokens[start:at], kind) if start < at else None), at + 1
    if at and word in cues.body_word:
        return _of(tokens[max(0, at - _BODY_WORDS + 1) : at + 1], EntityKind.ORGANISATION), at + 1
    if at == 0 and language == "ar" and phrase.before in cues.speech:
        return _person(phrase, 0, cues, needs_two=True)
    return None, at + 1


def _person(phrase: _Phrase, start: int, cues: Cues, *, needs_two: bool = False) -> tuple[Found | None, int]:
    """Return the person's name that begins within some words of `start`: behind what the title is of, at a rare word or a first name.

    Two words, three where the phrase ends there, and as many as joints ("ولد", "بن") call for.
    """
    tokens = phrase.tokens
    for first in range(start, min(len(tokens), start + _AHEAD)):
        word = tokens[first].word
        if _is_cue(word, cues):
            return None, first
        if word.startswith(cues.skip_prefix) or not (_is_rare(word) or word in cues.given or word in cues.joint):
            continue
        end = first + 1
        while end < len(tokens) and end - first < _PERSON_WORDS and not _is_cue(tokens[end].word, cues):
            is_joined = tokens[end - 1].word in cues.joint or tokens[end].word in cues.joint
            is_last = end + 1 == len(tokens) and not tokens[end].word.startswith(cues.skip_prefix)
            if end - first >= 2 and not is_joined and not is_last:  # noqa: PLR2004 (first name, last name)
                break
            end += 1
        is_whole = end - first > 1 or (end == len(tokens) and not needs_two)
        return (_of(tokens[first:end], EntityKind.PERSON) if is_whole else None), end
    return None, start


def _thing(phrase: _Phrase, start: int, cues: Cues, *, kind: EntityKind, most: int) -> tuple[Found | None, int]:
    """Return the name of a place, body or ship that begins at `start`: rare words in a row, or a whole phrase that begins with none."""
    tokens = phrase.tokens
    end = start
    while end < len(tokens) and end - start < most and not _is_cue(tokens[end].word, cues):
        word = tokens[end].word
        is_open = end > start and tokens[end - 1].word in cues.joint
        if not is_open and (word.startswith(cues.skip_prefix) or not (_is_rare(word) or word in cues.joint)):
            break
        end += 1
    if end == start and kind in {EntityKind.ORGANISATION, EntityKind.NAME} and 1 < len(tokens) - start <= most:
        end = len(tokens)
    return (_of(tokens[start:end], kind) if end > start else None), max(end, start)


def _start_behind(tokens: Sequence[_Token], at: int, cues: Cues) -> int:
    start = at
    while start > 0 and at - start < _PLACE_WORDS and _is_rare(tokens[start - 1].word) and not _is_cue(tokens[start - 1].word, cues):
        start -= 1
    return start


def _bare_name(phrase: _Phrase, cues: Cues) -> Iterator[Found]:
    """Yield a phrase that speaks ("… ने", "… گفت"), or that is all rare words, as a name."""
    tokens = phrase.tokens
    if not 1 < len(tokens) <= _PERSON_WORDS:
        return
    rare = sum(_is_rare(token.word) or token.word in cues.given for token in tokens)
    if phrase.behind in cues.speech_end and rare:
        yield _of(tokens, EntityKind.PERSON)
    elif rare == len(tokens) and len(tokens) <= _PLACE_WORDS:
        yield _of(tokens, EntityKind.NAME)


def _of(tokens: Sequence[_Token], kind: EntityKind) -> Found:
    return Found(tokens[0].start, tokens[-1].end, kind)


def _is_rare(word: str) -> bool:
    plain = word.replace("\u200c", "")
    return len(plain) >= _LEAST_LETTERS and word not in common_words() and plain not in common_words()


def _is_of(word: str, words: Words) -> bool:
    return word in words or (_CLITIC.match(word) is not None and word[1:] in words)


def _is_cue(word: str, cues: Cues) -> bool:
    return any(_is_of(word, words) for words in (cues.title, cues.city, cues.place, cues.body, cues.craft))


def _ends_a_name(word: str, cues: Cues) -> bool:
    return word in cues.city_end or word in cues.place_end or word in cues.body_word
