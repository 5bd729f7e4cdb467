"""Reading a page from Markdown: lenient, without loss for pages of the form, and never failing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml
from markdown_it.tree import SyntaxTreeNode

from rashomon.model.inline import Text
from rashomon.model.page import (
    Field,
    GraphLine,
    Matrix,
    Meta,
    NumberLine,
    OtherSection,
    Page,
    Position,
    Receipts,
    SourceLine,
    TakeGroup,
    TakeLine,
    TimelineLine,
    WatchItem,
)
from rashomon.page.markdown import lines, takes
from rashomon.page.markdown.grammar import section_of
from rashomon.page.markdown.line import Line, line_from
from rashomon.page.markdown.tree import blocks, line_of, source_of

_MOST_FRONT_MATTER = 64 * 1024  # characters
_CANONICAL = re.compile(r"\s*(?:\*\*)?Canonical:(?:\*\*)?[ \t]*<?([^\s>]*)>?", re.IGNORECASE)
_SOURCE = re.compile(r"\[\^[0-9]{1,9}\]:")
_LISTS = frozenset({"bullet_list", "ordered_list"})


def read_markdown(text: str) -> Page:
    """Return the page in a text. What is not of the form is kept as other sections; a text without a title has an empty one."""
    text = text.removeprefix("\ufeff")
    reading = _Reading(text.split("\n"))
    for block in blocks(text):
        reading.take(block)
    return reading.page()


@dataclass(slots=True)
class _Other:
    heading: str
    line: int
    blocks: list[str] = field(default_factory=list)


class _Reading:
    """A page half read: what was found so far, and in which section we are."""

    def __init__(self, source: list[str]) -> None:
        self._source = source
        self._section = ""
        self._title: Text | None = None
        self._deck: Text | None = None
        self._meta: Meta | None = None
        self._front: tuple[Field, ...] = ()
        self._texts: dict[str, list[Text]] = {"summary": [], "why": []}
        self._split: list[Position] = []
        self._missing: list[Text] = []
        self._numbers: list[NumberLine] = []
        self._watch: list[WatchItem] = []
        self._takes: list[tuple[str, int, list[TakeLine]]] = []
        self._matrix: Matrix | None = None
        self._timeline: list[TimelineLine] = []
        self._graph: list[GraphLine] = []
        self._receipts: Receipts | None = None
        self._sources: list[SourceLine] = []
        self._others: list[_Other] = []
        self._canonical = ""

    def page(self) -> Page:
        return Page(
            title=self._title or Text(),
            front=self._front,
            deck=self._deck,
            meta=self._meta or Meta(),
            summary=tuple(self._texts["summary"]),
            split=tuple(self._split),
            missing=tuple(self._missing),
            numbers=tuple(self._numbers),
            why=tuple(self._texts["why"]),
            watch=tuple(self._watch),
            takes=tuple(TakeGroup(lens, tuple(found), line) for lens, line, found in self._takes),
            matrix=self._matrix,
            timeline=tuple(self._timeline),
            graph=tuple(self._graph),
            receipts=self._receipts,
            sources=tuple(self._sources),
            others=tuple(OtherSection(other.heading, tuple(other.blocks), other.line) for other in self._others),
            canonical=self._canonical,
        )

    def take(self, block: SyntaxTreeNode) -> None:
        """Read one top-level block."""
        if block.type == "front_matter":
            self._front = _front(block.content)
        elif block.type == "heading":
            self._heading(block)
        elif block.type == "paragraph" and self._is_anywhere(block):
            return
        elif not self._section:
            self._opening(block)
        elif block.type != "hr":
            self._in_section(block)

    def _heading(self, block: SyntaxTreeNode) -> None:
        line = line_from(source_of(block))
        if block.tag == "h1" and self._title is None:
            self._title = line.text(line_of(block))
        elif block.tag in {"h1", "h2"}:
            self._section = section_of(line.plain) or "other"
            if self._section == "other":
                self._others.append(_Other(source_of(block), line_of(block)))
            if self._section == "receipts" and self._receipts is None:
                self._receipts = Receipts()
        elif self._section == "takes":
            self._takes.append((line.plain, line_of(block), []))
        elif self._section:
            self._in_section(block)

    def _is_anywhere(self, block: SyntaxTreeNode) -> bool:
        """Read a paragraph that is what it is wherever it stands: the meta line, sources, the canonical address."""
        source = source_of(block)
        if self._meta is None and source.lstrip("*_ ").casefold().startswith("meta:"):
            self._meta = lines.meta(line_from(source), line_of(block))
            return True
        if _SOURCE.match(source):
            self._sources += lines.sources(source, line_of(block))
            return True
        if found := _CANONICAL.match(source):
            self._canonical = found[1]
            return True
        return False

    def _opening(self, block: SyntaxTreeNode) -> None:
        """What stands between the title and the first section: the deck, or prose without a heading."""
        if block.type == "blockquote" and self._deck is None and self._title is not None:
            self._deck = line_from(source_of(block)).text(line_of(block))
        elif block.type != "hr":
            if not self._others:
                self._others.append(_Other("", line_of(block)))
            self._others[-1].blocks.append(self._raw(block))

    def _in_section(self, block: SyntaxTreeNode) -> None:
        if self._section == "other":
            self._others[-1].blocks.append(self._raw(block))
        elif self._section == "takes":
            self._take_items(block)
        elif self._section == "matrix" and block.type == "table":
            self._matrix = lines.matrix(block) or self._matrix
        else:
            for source, at in _pieces(block):
                self._line(line_from(source), at)

    def _line(self, line: Line, at: int) -> None:
        """One paragraph or list item of a section of lines."""
        if not line.words.strip():
            return
        readers: dict[str, Callable[[], None]] = {
            "summary": lambda: self._texts["summary"].append(line.text(at)),
            "why": lambda: self._texts["why"].append(line.text(at)),
            "split": lambda: self._position(line, at),
            "numbers": lambda: self._numbers.append(lines.number(line, at)),
            "watch": lambda: self._watch.append(lines.watch(line, at)),
            "timeline": lambda: self._timeline.append(lines.timeline(line, at)),
            "graph": lambda: self._graph.append(lines.graph(line, at)),
            "receipts": lambda: self._receipt(line),
        }
        if self._section in readers:
            readers[self._section]()

    def _position(self, line: Line, at: int) -> None:
        missing = lines.missing(line, at)
        if missing is None:
            self._split.append(lines.position(line, at))
        else:
            self._missing += missing

    def _receipt(self, line: Line) -> None:
        self._receipts = lines.receipt(self._receipts or Receipts(), line)

    def _take_items(self, block: SyntaxTreeNode) -> None:
        if not self._takes:
            self._takes.append(("", line_of(block), []))
        found = self._takes[-1][2]
        if block.type in _LISTS:
            found.extend(takes.take(item) for item in block.children)
        elif found and block.type in {"blockquote", "paragraph"}:
            found[-1] = takes.with_block(found[-1], block)

    def _raw(self, block: SyntaxTreeNode) -> str:
        start, end = block.map or (0, 0)
        return "\n".join(self._source[start:end]).rstrip("\n ")


def _pieces(block: SyntaxTreeNode) -> Iterator[tuple[str, int]]:
    """The paragraphs and list items of a block, nested ones after their parents."""
    if block.type in _LISTS:
        for item in block.children:
            yield from _pieces(item)
    elif block.type in {"list_item", "blockquote"}:
        for child in block.children:
            yield from _pieces(child)
    elif block.type != "hr":
        yield source_of(block), line_of(block)


def _front(content: str) -> tuple[Field, ...]:
    """The scalars of the front matter, as they are written. What is no YAML, or too long, counts as none."""
    if len(content) > _MOST_FRONT_MATTER:
        return ()
    try:
        found = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 (the base loader makes strings, lists and mappings, nothing else)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()
    if not isinstance(found, dict):
        return ()
    return tuple(Field(key, value) for key, value in found.items() if isinstance(key, str) and isinstance(value, str))
