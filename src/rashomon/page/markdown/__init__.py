"""Pages as Markdown: the grammar of docs/reference/markdown.md, read leniently and written exactly."""

from rashomon.page.markdown.grammar import Profile
from rashomon.page.markdown.reader import read_markdown
from rashomon.page.markdown.writer import write_markdown

__all__ = ["Profile", "read_markdown", "write_markdown"]
