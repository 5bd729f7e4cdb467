"""What a page says of its article in microdata (itemprop), whether or not it names a type."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from rashomon.extract.document import text_of

_MOST = 20  # values of one property
_VALUES = ("content", "datetime")
_LONGEST = 400  # characters of a value


def properties(tree: etree._Element, name: str) -> Iterator[str]:
    """Yield the values of a property: its `content` or `datetime`, the `name` inside it, or its text."""
    named = (element for element in tree.iterfind(".//*[@itemprop]") if name in (element.get("itemprop") or "").split())
    for element in islice(named, _MOST):
        inner = element.find('.//*[@itemprop="name"]')
        value = _said(element) or (_said(inner) if inner is not None else "")
        value = value or text_of(element if inner is None else inner, most=_LONGEST)
        if value.strip():
            yield value[:_LONGEST]


def _said(element: etree._Element) -> str:
    return next((value for key in _VALUES if (value := element.get(key))), "")


def has_article(tree: etree._Element, endings: tuple[str, ...]) -> bool:
    """Whether an element is of a type with one of these endings."""
    return any((each.get("itemtype") or "").rstrip("/").endswith(endings) for each in tree.iterfind(".//*[@itemtype]"))
