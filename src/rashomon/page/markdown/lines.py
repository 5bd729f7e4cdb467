"""Lines of a page: each from its one line of Markdown, as the grammar has it and as people write it."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from rashomon.model.inline import RunKind, Text
from rashomon.model.page import (
    Count,
    DroppedLine,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    Position,
    Receipts,
    SourceLine,
    TimelineLine,
    WatchItem,
)
from rashomon.page.markdown.line import Line, line_from
from rashomon.page.markdown.tree import line_of, source_of

_DIGITS = 9  # of a count, a place or a number of voices: more is no count
_COUNT = re.compile(rf"([0-9]{{1,{_DIGITS}}})\s+(?=\S)")
_KEY = re.compile(r"[^:]*?:(?=\s|$)")
_DOT = r"\s+·\s+|\s+·$"
_COMMA = r",\s"
_SEPARATOR = re.compile(r"\s[—–]\s|,\s|[:：]\s|[，、：]")
_STANCE = re.compile(r"\s—\s(held by|as reported by)\s")
_SHARES = re.compile(
    rf"\s\((?:(?P<lens>[^():;]*):\s)?(?P<said>[0-9]{{1,{_DIGITS}}}) of (?P<members>[0-9]{{1,{_DIGITS}}})"
    rf"(?:; others: (?P<elsewhere>[0-9]{{1,{_DIGITS}}}) of (?P<others>[0-9]{{1,{_DIGITS}}}))?\)$"
)
_MISSING = "no take from:"
_DETAIL = re.compile(r"\s\(([^()]*)\)$")
_READING = re.compile(
    r"(?:>=|<=|~)?-?[0-9][0-9.]*(?:E[+-]?[0-9]+)?(?:\.\.-?[0-9][0-9.]*(?:E[+-]?[0-9]+)?)?(?:%| [A-Z]{3}| (?:t|km2?|m|kg|ha|bbl|l|MW|km/h))?"
)
_STATUSES = frozenset({"disputed", "superseded", "corrected", "outlier"})
_LOOK_AGAIN = re.compile(r"\s—\slook again: ([0-9]{4}-[0-9]{2}-[0-9]{2})$")
_WHEN = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.+Z-]+)?)?)?)\s[—–]\s")
_SOURCE = re.compile(r"^\[\^([0-9]{1,9})\]:[ \t]*", re.MULTILINE)
_ADDRESS = re.compile(r"(?:^|\s)Source:[ \t]*<?([^\s>]+)>?\s*$")
_CITED = re.compile(
    r"(?P<outlet>.*?)(?: \((?P<language>[A-Za-z0-9-]+)\))?(?: \"(?P<words>[^\"]*)\")?"
    rf"(?: \((?P<article>\S+) (?P<part>\S+) (?P<start>[0-9]{{1,{_DIGITS}}})–(?P<end>[0-9]{{1,{_DIGITS}}})\))?",
    re.DOTALL,
)
_DROPPED = re.compile(r"(?P<rule>.*?) \((?P<place>[^()]*)\) \"(?P<seen>[^\"]*)\"", re.DOTALL)


def meta(line: Line, at: int) -> Meta:
    """The meta line: `**Meta:** key: value, value · 10 takes`."""
    fields: list[MetaField] = []
    counts: list[Count] = []
    start = line.shape.find(":") + 1 if ":" in line.shape[:8] else 5  # behind "Meta:", bold or not
    start = max((mark.end for mark in line.marks[:1] if mark.start == 0), default=start)
    for part in line.cut(start).split(_DOT):
        key, count = _KEY.match(part.shape), _COUNT.match(part.shape)
        if key:
            fields.append(MetaField(part.words[: key.end() - 1].strip(), _texts(part.cut(key.end()), at)))
        elif count:
            counts.append(Count(int(count[1]), part.words[count.end() :].strip()))
        elif part.words:
            fields.append(MetaField("", (part.text(at),)))
    return Meta(tuple(fields), tuple(counts), at)


def number(line: Line, at: int) -> NumberLine:
    """A line of the numbers: `300+, fuel tankers`, `**6** — cities`, or our own with its details."""
    found = _SEPARATOR.search(line.shape)
    if found is None:
        return NumberLine(line.text(at), Text(line=at), "")
    value, rest = line.cut(0, found.start()), line.cut(found.end())
    separator = " — " if found[0].strip() in {"—", "–"} else found[0]
    label, details = rest, _details(rest) if separator == " — " else None
    if details is None:
        return NumberLine(value.text(at), label.text(at), separator)
    start, reading, outlets, since, status = details
    return NumberLine(value.text(at), rest.cut(0, start).text(at), separator, reading, outlets, since, status)


def watch(line: Line, at: int) -> WatchItem:
    """Something to watch, with the day to look again if one is given."""
    found = _LOOK_AGAIN.search(line.shape)
    return WatchItem(line.cut(0, found.start()).text(at), found[1]) if found else WatchItem(line.text(at))


def timeline(line: Line, at: int) -> TimelineLine:
    """A line of the timeline: a day, and what was said."""
    found = _WHEN.match(line.shape)
    return TimelineLine(found[1], line.cut(found.end()).text(at)) if found else TimelineLine("", line.text(at))


def graph(line: Line, at: int) -> GraphLine:
    """A line of links: `Related: [[a]], [[b]]`."""
    key = _KEY.match(line.shape)
    if key is None:
        return GraphLine("", _texts(line, at), at)
    return GraphLine(line.words[: key.end() - 1].strip(), _texts(line.cut(key.end()), at), at)


def missing(line: Line, at: int) -> tuple[Text, ...] | None:
    """The names of a paragraph `No take from: A, B`; None for every other paragraph."""
    if not line.shape.casefold().startswith(_MISSING):
        return None
    return _texts(line.cut(len(_MISSING)), at)


def position(line: Line, at: int) -> Position:
    """A paragraph of the split; in the strict form it ends with who holds it."""
    found = None
    for found in _STANCE.finditer(line.shape):  # noqa: B007 (the last one counts)
        pass
    if found is None:
        return Position(line.text(at))
    shares = _SHARES.search(line.shape, found.end())
    holders = _texts(line.cut(found.end(), shares.start() if shares else None), at)
    statement = line.cut(0, found.start()).text(at)
    if shares is None:
        return Position(statement, found[1], holders)
    lens = line.words[shares.start("lens") : shares.end("lens")] if shares["lens"] is not None else ""
    said, members, elsewhere, others = (int(shares[name] or 0) for name in ("said", "members", "elsewhere", "others"))
    return Position(statement, found[1], holders, lens, said, members, elsewhere, others)


def matrix(table: SyntaxTreeNode) -> Matrix | None:
    """The table of who reports what; None for a table of another kind."""
    rows = [[line_from(source_of(cell)) for cell in row.children] for part in table.children for row in part.children]
    if not rows or [cell.plain.casefold() for cell in rows[0][:2]] != ["claim", "voices"]:
        return None
    at = line_of(table)
    lines = []
    for offset, (statement, voices, *states) in enumerate(rows[1:], start=2):
        count = voices.plain if voices.plain.isascii() and voices.plain.isdigit() and len(voices.plain) <= _DIGITS else "0"
        cells = [state.text(at + offset) for state in states]
        against = tuple(next(iter(cell.citations), 0) for cell in cells)
        told = tuple(cell.plain.strip() for cell in cells)
        lines.append(MatrixLine(statement.text(at + offset), int(count), told, against if any(against) else ()))
    return Matrix(tuple(cell.text(at) for cell in rows[0][2:]), tuple(lines), at)


def receipt(found: Receipts, line: Line) -> Receipts:
    """Add one line of the receipts to what was found so far."""
    key = _KEY.match(line.shape)
    name = line.words[: key.end() - 1].strip() if key else ""
    rest = line.cut(key.end()) if key else line
    match name:
        case "checked":
            parts = [(part, match) for part in rest.split(_COMMA) if (match := _COUNT.match(part.shape))]
            counts = tuple(Count(int(match[1]), part.words[match.end() :]) for part, match in parts)
            return Receipts((*found.checked, *counts), found.dropped, found.made_by, found.audit)
        case "dropped" if match := _DROPPED.fullmatch(rest.shape):
            dropped = DroppedLine(*(rest.words[match.start(group) : match.end(group)] for group in ("rule", "place", "seen")))
            return Receipts(found.checked, (*found.dropped, dropped), found.made_by, found.audit)
        case "made by":
            return Receipts(found.checked, found.dropped, rest.plain, found.audit)
        case "audit":
            target = next((mark.target for mark in rest.marks if mark.kind is RunKind.LINK), rest.plain)
            return Receipts(found.checked, found.dropped, found.made_by, target)
    return found


def sources(source: str, at: int) -> Iterator[SourceLine]:
    """The sources of a paragraph: each begins with `[^1]:` at the beginning of a line."""
    starts = list(_SOURCE.finditer(source))
    for number_of, match in enumerate(starts):
        end = starts[number_of + 1].start() if number_of + 1 < len(starts) else len(source)
        yield _source(int(match[1]), source[match.end() : end].rstrip(), at + source.count("\n", 0, match.start()))


def _source(number_: int, source: str, at: int) -> SourceLine:
    address = _ADDRESS.search(source)
    line = line_from(source[: address.start()] if address else source)
    found = _CITED.fullmatch(line.shape)
    if found is None:
        return SourceLine(number_, line.text(at), url=address[1] if address else "", line=at)

    def words(group: str) -> str:
        return line.words[found.start(group) : found.end(group)] if found[group] is not None else ""

    return SourceLine(
        number=number_,
        outlet=line.cut(*found.span("outlet")).text(at),
        language=words("language"),
        words=words("words"),
        article=words("article"),
        part=words("part"),
        start=int(found["start"] or 0),
        end=int(found["end"] or 0),
        url=address[1] if address else "",
        line=at,
    )


def _details(label: Line) -> tuple[int, str, tuple[Text, ...], str, str] | None:
    """Where the details of a number begin, its reading, who says it, since when, and its status; None where there are no details."""
    found = _DETAIL.search(label.shape)
    if found is None:
        return None
    reading = since = status = ""
    outlets: tuple[Text, ...] = ()
    inside = label.cut(*found.span(1))
    parts = list(inside.split(r";\s"))
    for place, part in enumerate(parts):
        if place == 0 and _READING.fullmatch(part.shape):
            reading = part.words
        elif part.shape.startswith("since "):
            since = part.words.removeprefix("since ")
        elif part.shape in _STATUSES:
            status = part.words
        elif part.shape.startswith("by ") and not outlets:
            outlets = _texts(part.cut(len("by ")), 0)
        else:
            return None  # a parenthesis of the label itself
    return found.start(), reading, outlets, since, status


def _texts(line: Line, at: int) -> tuple[Text, ...]:
    return tuple(part.text(at) for part in line.split(_COMMA) if part.words)
