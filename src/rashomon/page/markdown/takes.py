"""A take: `- **Outlet** (Region, fr) — framing`, a quote below it, and `Source: url`."""

import re
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from rashomon.model.inline import RunKind
from rashomon.model.page import QuoteLine, TakeLine
from rashomon.page.markdown.grammar import QUOTES
from rashomon.page.markdown.line import Line, line_from
from rashomon.page.markdown.tree import line_of, source_of

_SOURCE = re.compile(r"(?m)^[ \t]*(?:\*\*)?(?:Source|Link|URL)(?:\*\*)?:(?:\*\*)?[ \t]*(?P<rest>.*)$")
_LINKED = re.compile(r"\[[^\]]*\]\(<?([^\s)>]+)>?\)|<([^>\s]+)>|(\S+)")
_PLACE = re.compile(r"\s*[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DASH = re.compile(r"\s*(?:[—–]|--?(?=\s)|:(?=\s))\s*")
_UNBOLD = re.compile(r"\s[(（]|\s[—–]\s|$")
_SPEAKER = re.compile(r"\s*—\s")
_COPY = "(copy of "
_LINK_ONLY, _HEADLINE = "(link only)", "(headline)"
_STANDING = re.compile(r"\((altered|translated|misattributed): elsewhere ")


@dataclass(slots=True)
class _Address:
    url: str = ""


def take(item: SyntaxTreeNode) -> TakeLine:
    """Return the take in a list item."""
    at = line_of(item)
    address = _Address()
    head = Line("", "")
    quote: QuoteLine | None = None
    for child in item.children:
        source = _without_source(source_of(child), address)
        if child.type == "blockquote" and quote is None:
            quote = _quote(line_from(source), line_of(child))
        elif not head.words:
            head = line_from(source)
    return _take(head, quote, address.url, at)


def with_block(take: TakeLine, block: SyntaxTreeNode) -> TakeLine:
    """Return a take with what stands below its line without being indented: its quote, its `Source:` line."""
    address = _Address()
    source = _without_source(source_of(block), address)
    if block.type == "blockquote" and take.quote is None:
        take = replace(take, quote=_quote(line_from(source), line_of(block)))
    return replace(take, source=take.source or address.url)


def _take(head: Line, quote: QuoteLine | None, source: str, at: int) -> TakeLine:
    outlet, rest = _outlet(head)
    region = language = ""
    if place := _PLACE.match(rest.shape):
        region, language = _place(rest.cut(*place.span(1)))
        rest = rest.cut(place.end())
    dash = _DASH.match(rest.shape)
    framing, is_link_only, copy_of = _notes(rest.cut(dash.end()) if dash else rest)
    return TakeLine(
        outlet=outlet,
        region=region,
        language=language,
        framing=framing.text(at) if framing.words else None,
        quote=quote,
        source=source,
        is_link_only=is_link_only,
        copy_of=copy_of,
        line=at,
    )


def _outlet(head: Line) -> tuple[str, Line]:
    first = head.marks[0] if head.marks else None
    if first and first.kind is RunKind.STRONG and first.start == 0:
        return head.cut(0, first.end).plain, head.cut(first.end)
    end = _UNBOLD.search(head.shape)
    stop = end.start() if end else len(head.words)
    return head.cut(0, stop).plain, head.cut(stop)


def _place(line: Line) -> tuple[str, str]:
    """Region and language: what stands behind the last comma is a language if it looks like one."""
    at = max(line.shape.rfind(", "), line.shape.rfind("，"))
    if at >= 0:
        tail = line.cut(at + 1)
        if _TAG.fullmatch(tail.shape):
            return line.cut(0, at).plain, tail.plain
    return ("", line.plain) if _LONE_TAG.fullmatch(line.shape) else (line.plain, "")


def _notes(line: Line) -> tuple[Line, bool, str]:
    """Take the notes off the end of a framing: link only, copy of."""
    is_link_only, copy_of = False, ""
    while line.marks and line.marks[-1].end == len(line.words) and line.marks[-1].kind is RunKind.EMPHASIS:
        start = line.marks[-1].start
        note, is_plain = line.words[start:], "\x00" not in line.shape[start : start + len(_COPY)]
        if note == _LINK_ONLY and is_plain and not is_link_only:
            is_link_only = True
        elif note.startswith(_COPY) and note.endswith(")") and is_plain and not copy_of:
            copy_of = note[len(_COPY) : -1]
        else:
            break
        line = line.cut(0, start)
    return line, is_link_only, copy_of


def _quote(line: Line, at: int) -> QuoteLine | None:
    """The words between the outer quotation marks (all words, where there are none), and what is noted of them.

    That is who says them, whether they are a headline, and how they stand to the words of another outlet.
    """
    line, standing = _without_standing(line)
    read = _plain_quote(line, at)
    return (
        read if read is None or standing is None else replace(read, standing=standing[0], against=standing[1], against_outlet=standing[2])
    )


def _without_standing(line: Line) -> tuple[Line, tuple[str, str, str] | None]:
    """Take the note off the end of a quote that says how it stands elsewhere: `*(altered: elsewhere "words", Outlet)*`."""
    if not (line.marks and line.marks[-1].end == len(line.words) and line.marks[-1].kind is RunKind.EMPHASIS):
        return line, None
    start = line.marks[-1].start
    found = _STANDING.match(line.words, start)
    quoted = [place for place in range(start, len(line.words)) if line.words[place] == '"' and line.shape[place] != "\x00"]
    if found is None or len(quoted) != 2 or quoted[0] != found.end() or "\x00" in line.shape[start : found.end()]:  # noqa: PLR2004
        return line, None
    opening, closing = quoted
    if line.words[closing + 1 : closing + 3] != ", " or line.words[-1] != ")":
        return line, None
    told = (found[1], _joined_words(line, opening + 1, closing), _joined_words(line, closing + 3, len(line.words) - 1))
    return line.cut(0, start), told


def _joined_words(line: Line, start: int, end: int) -> str:
    """The words of a piece of a note, wrapped lines joined."""
    return line.cut(start, end).plain


def _plain_quote(line: Line, at: int) -> QuoteLine | None:
    """A quote without the note at its end."""
    is_headline = False
    if line.marks and line.marks[-1].end == len(line.words) and line.marks[-1].kind is RunKind.EMPHASIS:
        start = line.marks[-1].start
        if line.words[start:] == _HEADLINE and "\x00" not in line.shape[start:]:
            is_headline, line = True, line.cut(0, start)
    if not line.words:
        return None
    if line.shape[0] not in QUOTES:
        return QuoteLine(line.plain, is_headline=is_headline, line=at)
    end = max(line.shape.rfind(mark) for mark in QUOTES[line.shape[0]])
    if end <= 0:
        return QuoteLine(line.cut(1).plain, is_headline=is_headline, line=at)
    rest = line.cut(end + 1)
    speaker = _SPEAKER.match(rest.shape)
    return QuoteLine(line.cut(1, end).plain, rest.cut(speaker.end()).plain if speaker else "", is_headline, at)


def _without_source(source: str, address: _Address) -> str:
    """Return Markdown without its `Source:` line, whose address is kept."""
    found = None
    for found in _SOURCE.finditer(source):  # noqa: B007 (the last one counts)
        pass
    if found is None:
        return source
    linked = _LINKED.match(found["rest"].strip())
    if linked and not address.url:
        address.url = next(group for group in linked.groups() if group)
    return source[: found.start()].rstrip("\n")
