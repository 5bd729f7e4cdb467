"""Words between quotation marks, in every convention of the content languages.

One pass over each line with a small stack: marks within marks belong to the outer words. A mark that can open and close is judged by its
neighbours. Time is linear in the length of the text, whatever marks it holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from rashomon.model.span import Span

_CLOSERS: dict[str, str | tuple[str, ...]] = {
    "“": ("”", "“"),
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "”": ("”", "“"),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    "｢": ("｣",),
    "〝": ("〞", "〟"),
    '"': ('"',),
    "＂": ("＂",),
    "``": ("''", '"'),
    "''": ("''",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
}
_MARK = regex.compile(r"``|''|[“”„‟«»‹›「」『』｢｣〝〞〟\"＂‘’‚']")
_EITHER = frozenset({"“", "”", "»", "›", '"', "＂", "''", "'"})  # open or close: the neighbours decide
_APOSTROPHES = frozenset({"‘", "’", "'"})
_SINGLE = frozenset({"‘", "‚", "'"})
_ALONE = frozenset({"「", "『", "｢", "〝", "“", "«", "„"})  # which may be left open at the end of a paragraph
_RUN_ON = frozenset({*_ALONE, '"', "»"})  # which are opened anew in the next one
_BEFORE_OPENING = "([{<—–-:：,，、。¿¡/|;；“„«「『‘\"'"
_STOPS = ".,!?…。，！？؟،।;"
_DEEPEST = 6  # marks within marks; more is no language
_BLANK = " \t\u00a0\u202f\u2009"
_MOST_BLANKS = 3  # between a mark and its words; the verifier looks no further
_BEHIND = " \t\u00a0\u202f\u2009,，،、"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks. `start` and `end` are the outer ends of the marks themselves; `line` is the number of the paragraph.

    `continues` says that these words go on with those of the paragraph before, which were left open.
    """

    span: Span
    start: int
    end: int
    line: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: code points `[start, end)` of the text."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    words: int
    nested_end: int = -1


@dataclass(frozen=True, slots=True)
class _Found:
    """Words between marks in one line, as offsets into the text; `mark` opened them, `is_open` where nothing closed them."""

    mark: str
    start: int
    words: int
    words_end: int
    end: int
    is_open: bool


def lines_of(text: str) -> list[Line]:
    """Return the paragraphs of a text that are not blank."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            lines.append(Line(number, start, start + len(line)))
        start += len(line) + 1
    return lines


def marked_words(text: str, lines: Sequence[Line]) -> Iterator[Marked]:
    """Yield what stands between quotation marks, in order, without marks within marks."""
    carried: _Found | None = None
    for position, line in enumerate(lines):
        begins = _first_mark(text, lines[position + 1]) if position + 1 < len(lines) else ""
        found = list(_in_line(text, line, carried.mark if carried else ""))
        went_on, carried = carried, None
        for item in found:
            at_start = not text[line.start : item.start].strip()
            continues = went_on is not None and item is found[0] and at_start
            if item.is_open and not _goes_on(item, begins) and not _ends_well(text, item, line):
                continue
            if item.is_open and _goes_on(item, begins):
                carried = item
            if span := _trimmed(text, item):
                yield Marked(span, item.start, item.end, line.number, continues)


def _first_mark(text: str, line: Line) -> str:
    head = text[line.start : line.start + 40].lstrip()
    found = _MARK.match(head)
    return found.group() if found else ""


def _goes_on(item: _Found, begins: str) -> bool:
    """Whether the next paragraph opens again with the same mark (in Spanish with the closing one)."""
    return item.mark in _RUN_ON and bool(begins) and (begins == item.mark or (item.mark == "«" and begins == "»"))


def _ends_well(text: str, item: _Found, line: Line) -> bool:
    """Whether words that nothing closes are still somebody's: they open their paragraph, or stand behind a colon, and end in a stop."""
    before = text[max(line.start, item.start - 3) : item.start].strip()
    return (
        item.mark in _ALONE
        and (not before or before[-1] in ":：")
        and text[item.words : item.words_end].rstrip()[-1:] in tuple(".!?…。！？")
    )


def _in_line(text: str, line: Line, carried: str) -> Iterator[_Found]:
    marks = list(_MARK.finditer(text, line.start, line.end))
    closes_ahead = _closers_ahead(text, marks, line)
    stack: list[_Open] = []
    for place, match in enumerate(marks):
        mark, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > line.start else ""
        after = text[end] if end < line.end else ""
        if not stack and carried and place == 0 and mark in _CLOSERS[carried] and not text[line.start : start].strip():
            stack.append(_Open(carried, start, end))
            continue
        depth = _closed_by(stack, mark, before, after)
        if depth is not None and mark in _APOSTROPHES and _is_doubtful(text, match, line) and closes_ahead[place]:
            continue
        if depth is not None:
            closed = stack[depth]
            del stack[depth:]
            if not stack:
                yield _Found(closed.mark, closed.start, closed.words, start, end, is_open=False)
            else:
                stack[0].nested_end = start
        elif mark in _CLOSERS and _opens(mark, before, after) and (mark not in _SINGLE or closes_ahead[place]):
            if stack and mark == stack[0].mark == '"':
                stack = [_Open(mark, start, end)]
            elif len(stack) < _DEEPEST:
                stack.append(_Open(mark, start, end))
    if stack:
        yield _left_open(stack, line)


def _left_open(stack: Sequence[_Open], line: Line) -> _Found:
    """Words that nothing closes; where marks of their own kind stood within them, the last of those closed both."""
    first = stack[0]
    if len(stack) > 1 and first.nested_end > first.words and stack[-1].mark == first.mark:
        return _Found(first.mark, first.start, first.words, first.nested_end, first.nested_end + 1, is_open=False)
    return _Found(first.mark, first.start, first.words, line.end, line.end, is_open=True)


def _closed_by(stack: Sequence[_Open], mark: str, before: str, after: str) -> int | None:
    """How deep the stack is cut by a closing mark, None if it closes nothing. Of two like marks the neighbours say which one opens."""
    if mark in _APOSTROPHES and (not before or before in _BLANK or after.isalnum()):
        return None
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth].mark
        if mark in _CLOSERS[opened]:
            return None if mark in {opened, "“"} and _clearly_opens(before, after) else depth
    return None


def _clearly_opens(before: str, after: str) -> bool:
    return (not before or before in _BLANK or before in "([{<—–:：¿¡") and after.isalnum()


def _opens(mark: str, before: str, after: str) -> bool:
    if not after:
        return False
    if mark in {"‘", "'"}:
        return (not before or not before.isalnum()) and (after.isalpha() or after in '¿¡“"«' or (mark == "‘" and after.isdigit()))
    if mark == "”":
        return (not before or before in _BLANK or before in _BEFORE_OPENING) and after not in _BLANK
    if mark == "›":
        return (not before or before in _BLANK) and after.isalnum()
    if mark in _EITHER and mark != "“":
        return not before.strip() or before in _BEFORE_OPENING or after.isalnum()
    return True


def _closers_ahead(text: str, marks: Sequence[regex.Match[str]], line: Line) -> list[bool]:
    """For each mark, whether a single mark that closes stands behind it and before the next single one that opens."""
    ahead, known = [False] * len(marks), False
    for place in range(len(marks) - 1, -1, -1):
        match = marks[place]
        ahead[place] = known
        mark, start, end = match.group(), match.start(), match.end()
        if mark in _APOSTROPHES:
            before = text[start - 1] if start > line.start else ""
            after = text[end] if end < line.end else ""
            closes = bool(before) and before not in _BLANK and not after.isalnum()
            if closes:
                known = True
            elif mark != "’" and _opens(mark, before, after):
                known = False
    return ahead


def _is_doubtful(text: str, match: regex.Match[str], line: Line) -> bool:
    """Whether a single mark may be an apostrophe at the end of a word: "the workers' union"."""
    before, behind = text[max(line.start, match.start() - 1) : match.start()], text[match.end() : min(line.end, match.end() + 2)]
    return before.casefold() in {"s", "z", "x"} and behind[:1] in {" ", "\u00a0"} and behind[1:2].islower()


def _trimmed(text: str, item: _Found) -> Span | None:
    """The words without the blanks and the comma at their ends; None where nothing, or too much blank, is left."""
    words = text[item.words : item.words_end]
    left = len(words) - len(words.lstrip(_BLANK))
    right = len(words.rstrip(_BEHIND))
    return Span.of(text, item.words + left, item.words + right) if left <= _MOST_BLANKS and right > left else None
