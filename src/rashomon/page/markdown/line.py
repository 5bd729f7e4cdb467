"""A line of a page, taken apart: its words, and beside them, character for character, what may act as structure.

`shape` is as long as `words`. Where a character was escaped, or stands in a link, a mark or code, `shape` has a control character
instead, so that a search for " — " or ", " in `shape` finds separators and nothing that merely looks like one. A line break of the
source is a space in `words` and a line feed in `shape`.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.inline import Run, RunKind, Text
from rashomon.page.markdown.tree import inline

_ESCAPED = "\x00"
_HIDDEN = {RunKind.LINK: "\x01", RunKind.CITATION: "\x02", RunKind.CODE: "\x05", RunKind.WIKI: "\x06"}
_VISIBLE = {RunKind.STRONG: "\x03", RunKind.EMPHASIS: "\x04"}
_OPENING = {"link_open": RunKind.LINK, "strong_open": RunKind.STRONG, "em_open": RunKind.EMPHASIS}
_CLOSING = {"link_close", "strong_close", "em_close"}
_MARKS = re.compile(r"\[\^(?P<citation>[0-9]{1,9})\]|\[\[(?P<wiki>[^\[\]\n]{1,400})\]\]")
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Half-open range of a line that is a link, a citation, or set apart."""

    start: int
    end: int
    kind: RunKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Words, their shape, and the marks in them, in order and none within another."""

    words: str
    shape: str
    marks: tuple[Mark, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return a piece, without space at its ends; a mark that is cut through is plain in it."""
        stop = len(self.words) if end is None else end
        while start < stop and self.shape[start] in " \n\t":
            start += 1
        while stop > start and self.shape[stop - 1] in " \n\t":
            stop -= 1
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        last = bisect_right(self.marks, stop, lo=first, key=lambda mark: mark.end)
        inside = tuple(Mark(mark.start - start, mark.end - start, mark.kind, mark.target) for mark in self.marks[first:last])
        return Line(self.words[start:stop], self.shape[start:stop], inside)

    def split(self, separator: str) -> Iterator["Line"]:
        """Yield the pieces between unescaped separators (a regular expression over the shape)."""
        at = 0
        for match in re.finditer(separator, self.shape):
            yield self.cut(at, match.start())
            at = match.end()
        yield self.cut(at)

    def text(self, line: int = 0) -> Text:
        """Return the line as a printed text: a last `*(fr)*` before the citations at the end is the language it is marked with."""
        cited = self._last_citations()
        body = self.cut(0, cited)
        language = ""
        if body.marks and body.marks[-1].end == len(body.words) and body.marks[-1].kind is RunKind.EMPHASIS:
            note = body.marks[-1]
            found = _LANGUAGE.fullmatch(body.words[note.start : note.end])
            if found and _ESCAPED not in body.shape[note.start : note.end] and body.shape[: note.start][-1:] in {"", " ", "\n"}:
                language, body = found[1], body.cut(0, note.start)
        runs = (*body.runs(), *self.cut(cited).runs())
        return Text(runs, language, line)

    def runs(self) -> tuple[Run, ...]:
        """Return the runs of the line; wrapped lines are joined."""
        runs: list[Run] = []
        at = 0
        for mark in self.marks:
            runs += _plain(self, at, mark.start)
            runs.append(Run(_joined(self.words, self.shape, mark.start, mark.end), mark.kind, mark.target))
            at = mark.end
        return (*runs, *_plain(self, at, len(self.words)))

    @property
    def plain(self) -> str:
        """The words, wrapped lines joined."""
        return _joined(self.words, self.shape, 0, len(self.words))

    def _last_citations(self) -> int:
        """Where the citation marks at the end of the line begin."""
        at = len(self.words)
        for mark in reversed(self.marks):
            if mark.kind is not RunKind.CITATION or self.shape[mark.end : at].strip():
                break
            at = mark.start
        return at


def line_from(source: str) -> Line:
    """Return a piece of Markdown as a line."""
    words: list[str] = []
    shape: list[str] = []
    marks: list[Mark] = []
    open_kinds: list[tuple[RunKind, str, int]] = []
    at = 0
    for token in inline(source):
        if token.type in _OPENING:
            open_kinds.append((_OPENING[token.type], str(token.attrs.get("href", "")), at))
            continue
        if token.type in _CLOSING:
            kind, target, start = open_kinds.pop()
            if not open_kinds and at > start:
                marks.append(Mark(start, at, kind, target))
            continue
        content = " " if token.type in {"softbreak", "hardbreak"} else token.content
        outer = open_kinds[0][0] if open_kinds else None
        drawn = _drawn(token.type, content, outer)
        if outer is None and token.type == "code_inline" and content:
            marks.append(Mark(at, at + len(content), RunKind.CODE))
        words.append(content)
        shape.append(drawn)
        at += len(content)
    return _marked(Line("".join(words), "".join(shape), tuple(marks)))


def _drawn(kind: str, content: str, outer: RunKind | None) -> str:
    if outer in _HIDDEN:
        return _HIDDEN[outer] * len(content)
    if kind in {"softbreak", "hardbreak"}:
        return "\n"
    if kind == "text_special":
        return _ESCAPED * len(content)
    if kind == "code_inline":
        return _HIDDEN[RunKind.CODE] * len(content)
    return _VISIBLE[outer] * len(content) if outer in _VISIBLE else content


def _marked(line: Line) -> Line:
    """Find `[^1]` and `[[slug]]`, which CommonMark does not know, in the plain parts of a line, and take their brackets away."""
    words: list[str] = []
    shape: list[str] = []
    marks: list[Mark] = []
    known = list(reversed(line.marks))
    at = gone = 0
    for match in _MARKS.finditer(line.shape):
        kind = RunKind.CITATION if match["citation"] else RunKind.WIKI
        start, end = match.span(match.lastgroup or 0)
        while known and known[-1].start < match.start():
            marks.append(_shifted(known.pop(), gone))
        words += [line.words[at : match.start()], line.words[start:end]]
        shape += [line.shape[at : match.start()], _HIDDEN[kind] * (end - start)]
        gone += start - match.start()
        marks.append(Mark(start - gone, end - gone, kind))
        gone += match.end() - end
        at = match.end()
    marks += [_shifted(mark, gone) for mark in reversed(known)]
    return Line("".join((*words, line.words[at:])), "".join((*shape, line.shape[at:])), tuple(marks))


def _shifted(mark: Mark, gone: int) -> Mark:
    return Mark(mark.start - gone, mark.end - gone, mark.kind, mark.target)


def _plain(line: Line, start: int, end: int) -> list[Run]:
    words = _joined(line.words, line.shape, start, end)
    return [Run(words)] if words else []


def _joined(words: str, shape: str, start: int, end: int) -> str:
    """The words of a range; where the source broke a line between two characters of a script without spaces, nothing stands."""
    if "\n" not in shape[start:end]:
        return words[start:end]
    kept = []
    for at in range(start, end):
        is_break = shape[at] == "\n"
        if not (is_break and 0 < at < len(words) - 1 and _is_dense(words[at - 1]) and _is_dense(words[at + 1])):
            kept.append(words[at])
    return "".join(kept)


def _is_dense(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} and unicodedata.category(character)[0] in "LPN"
