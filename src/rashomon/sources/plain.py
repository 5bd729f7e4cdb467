"""Titles, names and details as one line of plain text."""

from w3lib.html import remove_comments, remove_tags, remove_tags_with_content, replace_entities

LONGEST = 4_000  # characters, with markup; a headline has some 100


def detail(raw: str) -> str:
    """Return what is said of a fault on one line of at most 200 characters, for it may quote what was sent."""
    return " ".join(raw.split())[:200]


def line(raw: str) -> str:
    """Return `raw` on one line; empty where it is too long to be a title or a name."""
    return "" if len(raw) > LONGEST else " ".join(raw.split())


def line_from_html(raw: str) -> str:
    """Return HTML as one line of plain text; empty where it is too long to be a title or a name."""
    if len(raw) > LONGEST:
        return ""
    read = remove_tags_with_content(remove_comments(raw), which_ones=("script", "style"))
    return line(replace_entities(remove_tags(read)))
