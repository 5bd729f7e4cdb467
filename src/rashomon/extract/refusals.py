"""What is no article that all may read, told by what a page says of itself, by its phrases, and by what it is made of."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from rashomon.errors import Reason, Rejected
from rashomon.extract.document import all_of, text_of
from rashomon.extract.layout import layout
from rashomon.extract.metadata import Metadata

_LEAST = 140  # characters: the shortest wire item is a headline and a sentence; a Chinese sentence has some 40
_LEAST_DENSE = 50
_TEASER = 600  # characters up to which a page that says it is not free shows a teaser alone
_GATED = 1_500  # characters up to which a text with a phrase of a paywall behind it is a teaser
_LEAST_OPENED = 400  # characters in the parts that are not free from which on they are there: an offer has fewer
_LONGEST_PHRASED = 200  # characters of the lines and elements in which a phrase of a paywall is looked for
_MOST_LINES = 3  # of a text, at its end, in which a paywall is looked for
_MOST_HEADINGS = 3
_CONSENT = 0.5  # share of a text in lines with a phrase of a consent wall
_ERROR = 1_500  # characters up to which an error page explains itself
_LIKE_PARTS, _LIKE_PARTS_OF_ARTICLE = 0.5, 0.85  # shares of a page's text in like parts; an article may have teasers of others beside it
_SHELL = 1_000  # characters up to which the text of a page that says it is a film or a gallery describes it
_SHELLS = frozenset({"VideoObject", "ImageGallery", "MediaGallery", "VideoGallery", "AudioObject", "PodcastEpisode"})
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"})
_SIMPLE = re.compile(r"[.#](?P<name>[A-Za-z_][\w-]*)")  # what publishers name: a class or an id


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    table = tomllib.loads(files("rashomon.extract").joinpath("gates.toml").read_text("utf-8"))
    return re.compile("|".join(map(re.escape, table[kind]["phrases"])))


def refuse(body: str, said: Metadata, tree: etree._Element, *, title: str, url: str) -> None:
    """Do nothing if `body` is the text of an article that all may read.

    Raises:
        Rejected: paid for, no article, or too short to be one; the detail says what was seen.
    """
    short = url[:200]
    if not body:
        raise Rejected(Reason.NOT_AN_ARTICLE, f"no text on the page: {short}")
    if not urlsplit(url).path.strip("/") and not said.has_article:
        raise Rejected(Reason.NOT_AN_ARTICLE, f"a front page: {short}")
    if seen := _no_article(body, said, tree, title):
        raise Rejected(Reason.NOT_AN_ARTICLE, f"{seen}: {short}")
    if seen := _paywall(body, said, tree):
        raise Rejected(Reason.PAYWALLED, f"{seen}: {short}")
    dense = sum(character > "\u2e80" for character in body)
    if len(body) < (_LEAST_DENSE if dense > len(body) / 2 else _LEAST):
        raise Rejected(Reason.TOO_SHORT, f"{len(body)} characters of text: {short}")


def _paywall(body: str, said: Metadata, tree: etree._Element) -> str:
    """What shows that the text is a teaser, empty if nothing does."""
    if said.is_free is False:
        locked = _locked_text(said.locked_parts, tree)
        if locked is not None and locked < _LEAST_OPENED and len(body) < _GATED:
            return f"the page says that a part is not free, and {locked} characters of it are there"
        if locked is None and len(body) < _TEASER:
            return f"the page says that it is not free, and shows {len(body)} characters"
    if len(body) > _GATED:
        return ""
    lines = [line for line in body.split("\n")[-_MOST_LINES:] if len(line) <= _LONGEST_PHRASED]
    elements = (
        text_of(each, most=_LONGEST_PHRASED) for each in all_of(tree, "p", "h2", "h3", "h4", "strong", "span", "a", "button", "div")
    )
    texts = (*lines, *(text for text in elements if 0 < len(text) <= _LONGEST_PHRASED))
    found = next((match for text in texts if (match := _phrases("paywall").search(text.lower()))), None)
    return f"{found[0]!r} and {len(body)} characters" if found else ""


def _locked_text(selectors: tuple[str, ...], tree: etree._Element) -> int | None:
    """How many characters stand in the parts that are not free; None where the page does not say which these are."""
    names = {match["name"] for selector in selectors for match in [_SIMPLE.fullmatch(selector.strip())] if match}
    if not names:
        return None
    called = (each for each in tree.iter(etree.Element) if names & {each.get("id"), *(each.get("class") or "").split()})
    return sum(len(text_of(each)) for each in called)


def _no_article(body: str, said: Metadata, tree: etree._Element, title: str) -> str:
    """What shows that a page is something else, empty if nothing does."""
    if said.has_article:
        return ""
    if len(body) <= _ERROR and _is_missing(tree, title):
        return "an error page"
    walled = sum(len(line) for line in body.split("\n") if _phrases("consent").search(line.lower()))
    if walled >= _CONSENT * len(body):
        return "a consent wall"
    if len(body) <= _SHELL and (said.kinds & _SHELLS or any(kind.startswith("video") for kind in said.kinds)):
        return "a film or a gallery"
    return _made_of_others(said, tree)


def _is_missing(tree: etree._Element, title: str) -> bool:
    headings = [text_of(each, most=_LONGEST_PHRASED) for each in islice(all_of(tree, "title", "h1"), _MOST_HEADINGS)]
    return any(_phrases("missing").search(each.lower()) for each in [title, *headings])


def _made_of_others(said: Metadata, tree: etree._Element) -> str:
    made_of = layout(tree)
    is_called_article = "article" in said.kinds and not said.kinds & _LISTS
    if made_of.teasers >= (_LIKE_PARTS_OF_ARTICLE if is_called_article else _LIKE_PARTS):
        return f"a list of articles, {made_of.teasers:.0%} of its text"
    return f"a gallery, {made_of.pictures:.0%} of its text" if made_of.pictures >= _LIKE_PARTS else ""
