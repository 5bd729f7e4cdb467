"""A page as a tree, parsed once for all that look at it."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from rashomon.errors import Reason, Rejected

# trafilatura takes quadratic time where elements are many: 25,000 paragraphs take 1.5 s, 100,000 take 19 s, and a page of 4 million
# characters may have a million. Articles have thousands, of live blogs the longest have tens of thousands.
MOST_ELEMENTS = 60_000

_UNREAD = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})

_BREAKING = frozenset({"br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "td", "tr"})


def parsed(text: str) -> html.HtmlElement | None:
    """Return the tree of the HTML in `text`; None where there is no element in it.

    Raises:
        Rejected: TOO_LONG, it has more than `MOST_ELEMENTS` elements.
    """
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise Rejected(Reason.TOO_LONG, f"a page of more than {MOST_ELEMENTS:,} elements")
    return tree


def all_of(tree: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element with one of these names, in document order."""
    return tree.iter(*names)


def text_of(element: etree._Element, *, most: int = 10_000) -> str:
    """The visible text of an element on one line, at most about `most` characters of it."""
    pieces: list[str] = []
    length = 0
    unread: etree._Element | None = None
    for event, each in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            unread = each if unread is None and each.tag in _UNREAD else unread
            piece = each.text
        else:
            unread = None if unread is each else unread
            piece = None if each is element else f"{' ' if each.tag in _BREAKING else ''}{each.tail or ''}"
        if piece and unread is None:
            pieces.append(piece)
            length += len(piece)
            if length > most:
                break
    return " ".join("".join(pieces).split())


def class_words(element: etree._Element) -> str:
    """What an author called an element: its class and its id, in lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()
