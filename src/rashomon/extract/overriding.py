"""What a dated override of its outlet says of a page."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree, html

from rashomon.extract.authors import names
from rashomon.extract.document import text_of
from rashomon.extract.metadata import Metadata
from rashomon.extract.plain import plain_text
from rashomon.model.override import Override, OverrideUse

BY = "override"  # what told a date
_MOST_VALUES = 20
_LONGEST = 400  # characters of a title, a name, a date


@dataclass(frozen=True, slots=True)
class Overridden:
    """What an override found on a page.

    `said` is what the page says of itself, with the override's title, authors and date in front. `text` is plain, empty where there is no
    such content, and `missed` are the fields whose expressions found nothing: then the outlet has changed its pages.
    """

    said: Metadata
    text: str = ""
    missed: tuple[str, ...] = ()


def overridden(tree: html.HtmlElement, said: Metadata, override: Override) -> Overridden:
    """Take out of a page what its outlet's override removes, and return what it finds."""
    titles, people, dates = (_values(tree, each) for each in (override.title, override.author, override.date))
    for expression in override.remove:
        for element in _elements(tree, expression):
            if element.getparent() is not None and element.tag != "body":
                element.drop_tree()
    text = "\n".join(filter(None, map(_text, _outermost(tree, override.content)))) if override.content else ""
    found = {"content": text, "title": titles, "author": people, "date": dates}
    missed = tuple(field for field, value in found.items() if getattr(override, field) is not None and not value)
    written_by = tuple(dict.fromkeys(name for raw in people for name in (tuple(names(raw)) or names(raw, is_person=True))))
    said = replace(
        said,
        headline=titles[0] if titles else said.headline,
        people=written_by or said.people,
        dates=(*((BY, raw) for raw in dates[:1]), *said.dates),
    )
    return Overridden(said, text, missed)


def text_to_read(general: str, override: Override | None, found: str) -> str:
    """Return the text of an article: what the general rules gave, or what the override did, as it wants to be used."""
    if override is None or not found or (override.use is OverrideUse.IF_LONGER and len(found) <= len(general)):
        return general
    return found


@lru_cache(maxsize=512)
def _compiled(expression: str) -> etree.XPath:
    return etree.XPath(expression, smart_strings=False)


def _found(tree: html.HtmlElement, expression: str) -> list[object]:
    found: object = _compiled(expression)(tree)
    return found if isinstance(found, list) else [found]


def _elements(tree: html.HtmlElement, expression: str) -> list[html.HtmlElement]:
    return [each for each in _found(tree, expression) if isinstance(each, html.HtmlElement)]


def _values(tree: html.HtmlElement, expression: str | None) -> tuple[str, ...]:
    """The texts at the places that an expression names, each on one line."""
    if expression is None:
        return ()
    found = _found(tree, expression)[:_MOST_VALUES]
    texts = (text_of(each, most=_LONGEST) if isinstance(each, etree._Element) else " ".join(str(each).split()) for each in found)  # noqa: SLF001 (lxml's only name for it)
    return tuple(text[:_LONGEST] for text in texts if text)


def _outermost(tree: html.HtmlElement, expression: str) -> list[html.HtmlElement]:
    """The elements that an expression finds, without those that lie in another of them."""
    taken: dict[html.HtmlElement, None] = {}
    for element in _elements(tree, expression):
        if not any(above in taken for above in element.iterancestors()):
            taken[element] = None
    return list(taken)


def _text(element: html.HtmlElement) -> str:
    return plain_text(html.tostring(element, encoding="unicode", with_tail=False))
