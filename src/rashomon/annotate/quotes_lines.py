"""Speech set with dashes: "— Texto —dijo X—. Más texto." A line that begins with a dash and names a verb of speech."""

from collections.abc import Iterator

import regex

from rashomon.annotate.quotes_cues import Cues
from rashomon.annotate.quotes_marks import Line, Marked
from rashomon.model.span import Span

LANGUAGES = frozenset({"es", "fr", "it", "pl", "pt", "ru", "tr", "uk"})
_OPENING = regex.compile(r"\s*(?:[—–―]|--)\s?(?=[\p{L}¡¿«“\"…])")
_PART = regex.compile(r"\s?[,.]?\s*[—–―][.,]?\s?")
_LONGEST = 2_000  # characters of a line that is spoken
_TAG = regex.compile(r"[,!?…]\s+")
_BEFORE_CUE = 24  # characters: a word or two between the comma and the verb


def spoken_lines(text: str, lines: list[Line], cues: Cues) -> Iterator[tuple[Marked, tuple[int, int]]]:
    """Yield the pieces of speech of each line that is set with dashes, each with the ends of the narrator's words beside it."""
    if cues.language not in LANGUAGES:
        return
    for line in lines:
        opening = _OPENING.match(text, line.start, line.end)
        if opening is not None and line.end - line.start <= _LONGEST:
            yield from _in_line(text, line, opening.end(), cues)


def _in_line(text: str, line: Line, start: int, cues: Cues) -> Iterator[tuple[Marked, tuple[int, int]]]:
    bounds = [start, *(place for found in _PART.finditer(text, start, line.end) for place in found.span()), line.end]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    told = next((place for place, piece in enumerate(pieces[1:], 1) if _begins_with_verb(text, piece, cues)), None)
    if told is None:
        if (tag := _tag(text, pieces[0], cues)) is not None:
            yield from _marked(text, line, (start, tag), (tag, pieces[0][1]), continues=False)
        return
    yield from _marked(text, line, (start, pieces[told - 1][1]), pieces[told], continues=False)
    if told + 1 < len(pieces):
        joined = text[: pieces[told][1]][-1:] not in ".!?" and "." not in text[pieces[told][1] : pieces[told + 1][0]]
        yield from _marked(text, line, (pieces[told + 1][0], line.end), pieces[told], continues=joined)


def _begins_with_verb(text: str, piece: tuple[int, int], cues: Cues) -> bool:
    found = cues.speech.search(text, piece[0], min(piece[1], piece[0] + _BEFORE_CUE + 12))
    return found is not None and found.start() - piece[0] <= _BEFORE_CUE and not text[piece[0] : piece[0] + 1].isupper()


def _tag(text: str, piece: tuple[int, int], cues: Cues) -> int | None:
    """Where the narrator's words begin behind a comma in speech without a second dash ("— Texte, dit X.")."""
    for found in _TAG.finditer(text, *piece):
        if cues.speech.match(text, found.end(), piece[1]):
            return found.start() + (text[found.start()] in "!?…")
    return None


def _marked(
    text: str, line: Line, piece: tuple[int, int], told: tuple[int, int], *, continues: bool
) -> Iterator[tuple[Marked, tuple[int, int]]]:
    words = text[piece[0] : piece[1]]
    start = piece[0] + len(words) - len(words.lstrip())
    end = piece[0] + len(words.rstrip(" \u00a0,"))
    if end > start:
        yield Marked(Span.of(text, start, end), piece[0], piece[1], line.number, continues), told
