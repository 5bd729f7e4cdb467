"""What a page says of itself: JSON-LD first, then its meta elements and its `<time>`."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from lxml import etree, html

_LONGEST_SCRIPT = 1 << 20  # characters of JSON-LD
_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")  # endings of schema.org's types: NewsArticle, ReportageNewsArticle
_MOST_AUTHORS = 20
_LONGEST_AUTHOR = 80
_DATE_METAS = ("article:published_time", "og:article:published_time", "datePublished", "date", "dc.date", "dcterms.created", "publish-date")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; texts are raw. `dates` are pairs of what told it and the text, the most trusted first.

    `is_free` is whether the page says that all may read it, None if it says nothing of that.
    """

    dates: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    canonical: str = ""
    headline: str = ""
    is_free: bool | None = None
    has_article: bool = False


def metadata(text: str) -> Metadata:
    """Return what the HTML in `text` says of its article; nothing of a page that cannot be parsed."""
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return Metadata()
    items = list(_articles(tree))
    metas = {
        (each.get("property") or each.get("name") or each.get("itemprop") or "").lower(): each.get("content") or ""
        for each in _all(tree, "meta")
    }
    times = [each.get("datetime") or "" for each in _all(tree, "time") if each.get("datetime")]
    dates = [
        *(("json-ld", str(item["datePublished"])) for item in items if item.get("datePublished")),
        *(("meta", metas[name.lower()]) for name in _DATE_METAS if metas.get(name.lower())),
        *(("time-element", each) for each in times[:1]),
    ]
    canonical = next((each.get("href") or "" for each in _all(tree, "link") if (each.get("rel") or "").lower() == "canonical"), "")
    free = [str(item["isAccessibleForFree"]).lower() for item in items if "isAccessibleForFree" in item]
    authors = [name for item in items for name in _names(item.get("author"))] or [metas.get("author", "")]
    return Metadata(
        dates=tuple(dates),
        authors=tuple(dict.fromkeys(name for each in authors if (name := _author(each))))[:_MOST_AUTHORS],
        canonical=canonical or metas.get("og:url", ""),
        headline=next((str(item["headline"]) for item in items if isinstance(item.get("headline"), str)), ""),
        is_free=None if not free else free[0] not in {"false", "0", "no"},
        has_article=bool(items) or metas.get("og:type", "").lower() == "article",
    )


def _all(tree: etree._Element, name: str) -> Iterator[etree._Element]:
    return tree.iter(name)


def _articles(tree: etree._Element) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that are articles."""
    for script in _all(tree, "script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = "".join(map(str, script.itertext()))
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            yield from _in(msgspec.json.decode(text), depth=0)
        except (msgspec.DecodeError, RecursionError):
            continue


def _in(value: object, *, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for each in value[:50]:
            yield from _in(each, depth=depth + 1)
    elif isinstance(value, dict) and depth < 5:  # noqa: PLR2004 (a graph in a list is two deep)
        kinds = value.get("@type")
        if any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _in(value.get(key), depth=depth + 1)


def _names(author: object) -> Iterator[str]:
    if isinstance(author, str):
        yield author
    elif isinstance(author, dict):
        if author.get("@type") != "Organization":
            yield from _names(author.get("name"))
    elif isinstance(author, list):
        for each in author[:_MOST_AUTHORS]:
            yield from _names(each)


def _author(raw: str) -> str:
    """A name, or nothing where it is none: an address, a sentence."""
    name = " ".join(raw.split())
    name = name[3:] if name.lower().startswith("by ") else name
    is_name = 0 < len(name) <= _LONGEST_AUTHOR and "@" not in name and "://" not in name and any(letter.isalpha() for letter in name)
    return name if is_name else ""
