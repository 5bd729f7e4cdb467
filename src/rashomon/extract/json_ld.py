"""What a page says of itself in JSON-LD (schema.org)."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from rashomon.extract.document import all_of

Item = dict[str, object]

_LONGEST = 1 << 20  # characters of one script
_MOST_ITEMS = 50
_DEEPEST = 5  # an item of a graph in a list is two deep
_INSIDE = ("@graph", "mainEntity")


def items(tree: etree._Element) -> tuple[Item, ...]:
    """Return the objects that have a type, in document order."""
    found: list[Item] = []
    for script in all_of(tree, "script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = "".join(map(str, script.itertext()))
        if len(text) > _LONGEST:
            continue
        try:
            found += _in(msgspec.json.decode(text, strict=False), depth=0)
        except (msgspec.DecodeError, RecursionError):
            continue
    return tuple(found)


def kinds(item: Item) -> tuple[str, ...]:
    """The types of an item."""
    of = item.get("@type")
    return tuple(kind for kind in (of if isinstance(of, list) else [of]) if isinstance(kind, str))


def _in(value: object, *, depth: int) -> Iterator[Item]:
    if isinstance(value, list):
        for each in value[:_MOST_ITEMS]:
            yield from _in(each, depth=depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        if kinds(value):
            yield value
        for key in _INSIDE:
            yield from _in(value.get(key), depth=depth + 1)
