"""Pages that are made of many like parts: lists of articles, galleries."""

from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from rashomon.extract.document import text_of

_LONGEST_PART = 400  # characters: a headline and two sentences; the paragraphs of an article have no picture or headline link in each
_HEADLINE, _DENSE_HEADLINE = 15, 8  # characters of a link that is the headline of something
_LEAST_PARTS = 4
_AROUND = frozenset({"header", "nav", "footer", "script", "style", "noscript", "form"})
_PARTS = frozenset({"article", "div", "figure", "li", "section", "tr", "dd", "a"})
_MOST = 20_000  # elements looked at


@dataclass(frozen=True, slots=True)
class Layout:
    """Shares of a page's text, without its header and footer, that stand in runs of four or more like parts.

    `teasers` have a link as long as a headline each, `pictures` a picture.
    """

    teasers: float
    pictures: float


def layout(tree: etree._Element) -> Layout:
    """Return what a page is made of."""
    length = teasers = pictures = 0
    body = tree.find("body")
    pending = [tree if body is None else body]
    seen = 0
    while pending and seen < _MOST:
        parent = pending.pop()
        seen += 1
        length += len((parent.text or "").strip()) if isinstance(parent.tag, str) else 0
        children = [child for child in parent if isinstance(child.tag, str) and child.tag not in _AROUND]
        length += sum(len((child.tail or "").strip()) for child in parent)
        for _, run in groupby(children, key=_form):
            parts = list(run)
            kind = _kind(parts) if len(parts) >= _LEAST_PARTS else ""
            if not kind:
                pending += parts
                continue
            size = sum(len(text_of(part, most=_LONGEST_PART)) for part in parts)
            length += size
            teasers += size if kind == "teasers" else 0
            pictures += size if kind == "pictures" else 0
    return Layout(teasers / max(length, 1), pictures / max(length, 1))


def _form(element: etree._Element) -> tuple[str, str]:
    return element.tag, (element.get("class") or "").strip()


def _kind(parts: list[etree._Element]) -> str:
    """What a run of like elements is: most of them have a headline that is a link, or a picture with few words."""
    if parts[0].tag not in _PARTS:
        return ""
    texts = [text_of(part, most=_LONGEST_PART) for part in parts]
    if sum(len(text) <= _LONGEST_PART for text in texts) < len(parts):
        return ""
    if sum(map(_has_headline_link, parts)) * 4 >= len(parts) * 3:
        return "teasers"
    return "pictures" if sum(next(part.iter("img", "amp-img", "picture"), None) is not None for part in parts) * 4 >= len(parts) * 3 else ""


def _has_headline_link(part: etree._Element) -> bool:
    for link in part.iter("a"):
        text = text_of(link, most=_LONGEST_PART)
        dense = sum(character > "\u2e80" for character in text)
        if len(text) >= (_DENSE_HEADLINE if dense * 2 > len(text) else _HEADLINE):
            return True
    return False
