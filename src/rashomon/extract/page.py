"""The main text of an HTML page."""

import re
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml import etree, html
from trafilatura.metadata import extract_title
from trafilatura.settings import Document

from rashomon.extract.document import parsed
from rashomon.extract.furniture import take_out

_BLOCKS = frozenset({"head", "p", "quote", "item", "row", "list", "table", "code", "div", "lb", "fw", "ab"})

# trafilatura drops every character that Python calls unprintable, and with them those that Persian and the scripts of India cannot be
# written without: the zero-width (non-)joiners and the marks of direction. Letters that the page does not have stand for them meanwhile.
_DROPPED = "\u200c\u200d\u200e\u200f\u061c"
_RUNES = "".join(map(chr, range(0x16A0, 0x16EB)))

_PARTS = re.compile(r"(?P<first>.+)\s[|–—•·«»›:-]\s(?P<second>.+)")  # of a title element: the headline and the site, in either order
_ADDRESS = re.compile(r"\w\.[A-Za-z]{2,}\b")
_LONGEST_TITLE = 1_000  # characters


@dataclass(frozen=True, slots=True)
class Readable:
    """What a page has to read, not yet plain text; either may be empty."""

    title: str
    text: str


def readable(text: str) -> Readable:
    """Return the title and the main text of the HTML in `text`; as `read_tree`."""
    tree = parsed(text)
    return Readable("", "") if tree is None else read_tree(tree)


def read_tree(tree: html.HtmlElement) -> Readable:
    """Return the title and the main text of a page, a block a line: no navigation, comments or advertisements.

    trafilatura: A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction" (ACL 2021).
    A page without readable text, or nested deeper than its parser goes, gives an empty text.
    """
    title = _headline(tree)
    tree = deepcopy(tree)
    take_out(tree)
    instead = _stand_ins(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False)
    body = document.body if isinstance(document, Document) else None
    lines = "" if body is None else _lines(body)
    return Readable(title, lines.translate({ord(letter): dropped for dropped, letter in instead.items()}))


def _headline(tree: html.HtmlElement) -> str:
    """The headline that a page shows, or has in its title element.

    trafilatura takes a part with a full stop for the site's address, and so the site's name for the headline where that tells of
    "4.180 votes": then the longer part is the headline.
    """
    found = extract_title(tree) or ""
    whole = " ".join((tree.findtext(".//head/title") or "")[:_LONGEST_TITLE].split())
    parts = _PARTS.fullmatch(whole)
    is_second = parts is not None and found == parts["second"]
    if parts and is_second and len(parts["first"]) > len(found) and not _ADDRESS.search(parts["first"]):
        return parts["first"]
    return found


def _lines(body: etree._Element) -> str:
    """The text of trafilatura's tree; its own writer adds the signs of Markdown to lists and tables."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        edge = "\n" if element.tag in _BLOCKS else " " if element.tag == "cell" else ""
        pieces.append(edge)
        pieces.append((element.text if event == "start" else element.tail) or "")
    return "".join(pieces)


def _stand_ins(tree: etree._Element) -> dict[str, str]:
    """Put a letter that the tree does not have in place of each character that would be dropped; return the letters by character."""
    everything = "".join(map(str, tree.itertext()))
    dropped = [character for character in _DROPPED if character in everything]
    if not dropped:
        return {}
    free = [rune for rune in _RUNES if rune not in everything]
    instead = dict(zip(dropped, free, strict=False))
    table = str.maketrans(instead)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.text = element.text.translate(table) if element.text else element.text
        element.tail = element.tail.translate(table) if element.tail else element.tail
    return instead
