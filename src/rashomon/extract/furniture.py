"""What stands around and between the paragraphs of an article: taken out of the tree before its text is read, and of the text after."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lxml import etree, html

from rashomon.extract.authors import is_byline
from rashomon.extract.document import all_of, class_words, text_of

_AMP_UNREAD = ("amp-ad", "amp-sidebar", "amp-consent", "amp-social-share", "amp-embed", "amp-user-notification")
_BOXES = ("aside", "div", "ol", "section", "ul")
# What publishers call comments and newsletters; trafilatura knows the English words for comments.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|kommentar\w*|commentaires?|comentarios?|commenti|yorum\w*|reacties|reactions|talkbacks?|disqus|komment\w+"
    r"|newsletter\w*|nieuwsbrief|boletin|infolettre)(?:$|[\s_-])",
    re.ASCII,
)
_LONGEST_PROMOTION = 600  # characters
_LONGEST_LEAD_IN = 60  # "Read also:", "Noticias relacionadas"
_MOST_PROMOTED = 0.5  # share of a page's paragraphs
_LEAST_LINKS_OF_CELL = 3  # a cell of a table that holds a link may be data
_SENTENCE_END = re.compile(r"[.!?。！？।؟…]['\"”’»)\]]*$")
_LEAD_IN_END = re.compile(r"[:：]\W*$")
_HEADLINE_WITHIN = 8  # lines from the top in which a headline may stand in a text
_LONGEST_LINE = 120  # characters of a byline or a dateline
_YEAR = re.compile(r"(?<!\d)(?:19|20|25|1[34])\d\d(?!\d)|\d{1,2}[:hH.]\d\d")  # also of Buddhist and Persian calendars; a time of day
_NUMBER = re.compile(r"\d+")
_NUMBERS_OF_TIME = 4  # numbers of a day and a time of day: a sentence about a year has fewer
# Whose the text is, and in brackets at its end who edited it: "（责任编辑：陈立）".
_NOTE = re.compile(
    r"^(?:©|\(c\)\s|copyright\b|all rights reserved|版权所有|저작권자)|^[（(【][^）)】]{2,30}[:：][^）)】]{1,30}[）)】]$", re.IGNORECASE
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@cache
def _labels() -> frozenset[str]:
    table = tomllib.loads(files("rashomon.extract").joinpath("furniture.toml").read_text("utf-8"))
    return frozenset(label for labels in table["labels"].values() for label in labels)


def take_out(tree: etree._Element) -> None:
    """Take out of a tree what is not of its article: what AMP puts beside it, comments, newsletters, and links to other articles.

    A link to another article is a paragraph, a list or a box with nothing in it but links and a few words that lead to them, in whatever
    language. Where such paragraphs are many the page is one that links everything, and they stay.
    """
    for element in [*all_of(tree, *_AMP_UNREAD), *(each for each in all_of(tree, *_BOXES) if _BESIDE.search(class_words(each)))]:
        _drop(element)
    paragraphs = [(element, _is_promotion(element)) for element in all_of(tree, "p")]
    promoted = [element for element, is_one in paragraphs if is_one]
    if len(promoted) <= max(_MOST_PROMOTED * len(paragraphs), 1):
        for element in promoted:
            _drop(element)
    for element in [each for each in all_of(tree, *_BOXES, "td") if _is_promotion(each)]:
        _drop(element)


def _drop(element: etree._Element) -> None:
    if isinstance(element, html.HtmlElement) and element.getparent() is not None and element.tag != "body":
        element.drop_tree()


def _is_promotion(element: etree._Element) -> bool:
    links = [each for each in element.iter("a") if each.get("href")]
    if not links or (element.tag == "td" and len(links) < _LEAST_LINKS_OF_CELL):
        return False
    text = text_of(element, most=_LONGEST_PROMOTION)
    linked = [text_of(link, most=_LONGEST_PROMOTION) for link in links[:20]]
    length = sum(map(len, linked))
    if len(text) > _LONGEST_PROMOTION or not length:
        return False
    around = text
    for words in linked:
        around = around.replace(words, " ", 1)
    around = around.strip(" |·•,-–—")
    if len(around) > _LONGEST_LEAD_IN or _SENTENCE_END.search(around):
        return False
    if _LEAD_IN_END.search(around):
        return True
    return length * (3 if len(links) > 1 else 2) >= len(text) and not any(_SENTENCE_END.search(words) for words in linked)


def trimmed(text: str, *, title: str, authors: Sequence[str]) -> str:
    """Return a text without its headline and what stands above it, byline, dateline, labels of advertisements and notes of rights.

    Above the first paragraph a deck stays, whatever stands between it and the text.
    """
    lines = [line for line in text.split("\n") if _EDGES.sub("", line).casefold() not in _labels() and not _NOTE.search(line)]
    wanted = _folded(title)
    headline = next((number for number, line in enumerate(lines[:_HEADLINE_WITHIN]) if wanted and _folded(line) == wanted), -1)
    rest = lines[headline + 1 :]
    first = next((number for number, line in enumerate(rest) if len(line) > _LONGEST_LINE), min(_HEADLINE_WITHIN, len(rest) - 1))
    kept = [*(line for line in rest[:first] if not _is_signature(line, authors)), *rest[max(first, 0) :]]
    return "\n".join(kept if any(map(_folded, kept)) else lines)


def _is_signature(line: str, authors: Sequence[str]) -> bool:
    """Whether a line above the text says who and when, and nothing else."""
    named = sum(len(name) for name in authors if name in line)
    if named * 3 >= len(line):
        return True
    numbers = len(_NUMBER.findall(line))
    if _YEAR.search(line) and sum(character.isalpha() for character in line) <= _LONGEST_LINE / 2:
        return numbers >= (_NUMBERS_OF_TIME if _SENTENCE_END.search(line) else 1)
    return not _SENTENCE_END.search(line) and is_byline(line)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
