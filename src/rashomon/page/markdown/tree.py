"""Markdown as a tree of blocks, by a CommonMark parser that is told a few things about pages.

Indented code and underlined headings are no part of the form: a `---` under a paragraph is a rule, and deep indentation is a
matter of taste. Reference definitions are off, because `[^1]: …` would be one. Addresses are kept as they are printed.
Source: CommonMark 0.31 (https://spec.commonmark.org), GitHub's tables.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

_LONGEST_LINE = 50_000  # characters of one paragraph; a longer one is taken as it stands, without looking for markup in it


def blocks(text: str) -> tuple[SyntaxTreeNode, ...]:
    """Return the top-level blocks of a text, front matter first if there is any. `node.map` has first and last line, from 0."""
    return tuple(SyntaxTreeNode(_parser(has_inline=False).parse(text)).children)


def inline(text: str) -> list[Token]:
    """Return the inline tokens of a piece of Markdown; escaped characters are tokens of their own (`text_special`)."""
    if len(text) > _LONGEST_LINE:
        return [Token("text", "", 0, content=text.replace("\n", " "))]
    found = _parser(has_inline=True).parseInline(text)
    return list(found[0].children or ()) if found else []


def source_of(node: SyntaxTreeNode) -> str:
    """Return the Markdown of all inline content in a block, a line break between its paragraphs."""
    if node.type == "inline":
        return str(node.content)
    if node.type in {"fence", "code_block", "html_block"}:
        return str(node.content)
    return "\n".join(filter(None, map(source_of, node.children)))


def line_of(node: SyntaxTreeNode) -> int:
    """Return the first line of a block in the file, from 1; 0 if it has none."""
    return node.map[0] + 1 if node.map else 0


@cache
def _parser(*, has_inline: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["reference", "lheading", "code", "html_block", "html_inline", "image", "text_join"])
    parser.use(front_matter_plugin)
    if not has_inline:
        parser.disable("inline")
    parser.normalizeLink = str  # type: ignore[assignment]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
