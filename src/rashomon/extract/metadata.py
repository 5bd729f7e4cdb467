"""What a page says of itself: JSON-LD first, then microdata, its meta elements and its `<time>`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from rashomon.extract import json_ld, microdata
from rashomon.extract.document import all_of

_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")  # endings of schema.org's types: NewsArticle, ReportageNewsArticle
_MOST_AUTHORS = 20
_DATE_METAS = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date"),
    *("dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "publish-date", "publishdate", "pubdate"),
    *("published_time", "publish_date", "date_published", "parsely-pub-date", "sailthru.date", "mediator_published_time", "citation_date"),
)
_AUTHOR_METAS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "articleauthor", "citation_author")
_ORIGINAL_METAS = ("syndication-source", "original-source")
_LOCKED = frozenset({"locked", "premium", "paid"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; texts are raw. `dates` are pairs of what told it and the text, the most trusted first.

    `people` were called persons, `authors` are whatever stands where an author may. `is_free` is whether the page says that all may read
    it, None if it says nothing of that, and `locked_parts` are the CSS selectors of what is not free. `has_article` says that an article
    is described, `kinds` are all types that are.
    """

    dates: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    canonical: str = ""
    originals: tuple[str, ...] = ()
    headline: str = ""
    is_free: bool | None = None
    locked_parts: tuple[str, ...] = ()
    has_article: bool = False
    kinds: frozenset[str] = frozenset()
    is_amp: bool = False


def metadata(tree: etree._Element) -> Metadata:
    """Return what a page says of its article."""
    items = json_ld.items(tree)
    articles = [item for item in items if any(kind.endswith(_ARTICLES) for kind in json_ld.kinds(item))]
    metas = _metas(tree)
    canonical = next((each.get("href") or "" for each in all_of(tree, "link") if (each.get("rel") or "").lower() == "canonical"), "")
    people = [name for item in articles for name in _names(item.get("author"))]
    headline = next((str(item["headline"]) for item in articles if isinstance(item.get("headline"), str)), "")
    return Metadata(
        dates=tuple(_dates(tree, articles, metas)),
        people=tuple(people[:_MOST_AUTHORS]),
        authors=(*microdata.properties(tree, "author"), *(value for name in _AUTHOR_METAS for value in metas.get(name, ()))),
        canonical=canonical or next(iter(metas.get("og:url", ())), ""),
        originals=tuple(value for name in _ORIGINAL_METAS for value in metas.get(name, ())),
        headline=headline or next(microdata.properties(tree, "headline"), "") or next(iter(metas.get("og:title", ())), ""),
        is_free=_is_free(articles, metas),
        locked_parts=tuple(_locked_parts(articles)),
        has_article=bool(articles) or microdata.has_article(tree, _ARTICLES),
        kinds=frozenset({*(kind for item in items for kind in json_ld.kinds(item)), *(each.lower() for each in metas.get("og:type", ()))}),
        is_amp=_is_amp(tree),
    )


def _metas(tree: etree._Element) -> dict[str, list[str]]:
    """The values of the meta elements by name, in lower case."""
    found: dict[str, list[str]] = {}
    for each in all_of(tree, "meta"):
        name = (each.get("property") or each.get("name") or "").strip().lower()
        if name and (value := (each.get("content") or "").strip()):
            found.setdefault(name, []).append(value)
    return found


def _dates(tree: etree._Element, articles: Sequence[json_ld.Item], metas: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    yield from (("json-ld", str(item["datePublished"])) for item in articles if item.get("datePublished"))
    yield from (("microdata", each) for each in microdata.properties(tree, "datePublished"))
    yield from (("meta", value) for name in _DATE_METAS for value in metas.get(name, ())[:1])
    times = [each for each in all_of(tree, "time") if each.get("datetime")]
    published = [each for each in times if each.get("pubdate") is not None or "publish" in (each.get("class") or "").lower()]
    yield from (("time-element", each.get("datetime") or "") for each in [*published, *times][:1])


def _is_free(articles: Sequence[json_ld.Item], metas: Mapping[str, Sequence[str]]) -> bool | None:
    said = [str(item["isAccessibleForFree"]).lower() for item in articles if "isAccessibleForFree" in item]
    if said:
        return said[0] not in {"false", "0", "no", "http://schema.org/false", "https://schema.org/false"}
    return False if _LOCKED & {value.lower() for value in metas.get("article:content_tier", ())} else None


def _locked_parts(articles: Sequence[json_ld.Item]) -> Iterator[str]:
    for item in articles:
        parts = item.get("hasPart")
        for part in parts[:_MOST_AUTHORS] if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and str(part.get("isAccessibleForFree")).lower() in {"false", "0"}:
                selectors = part.get("cssSelector")
                yield from (each for each in (selectors if isinstance(selectors, list) else [selectors]) if isinstance(each, str))


def _names(author: object) -> Iterator[str]:
    if isinstance(author, str):
        yield author
    elif isinstance(author, dict):
        if author.get("@type") != "Organization":
            yield from _names(author.get("name"))
    elif isinstance(author, list):
        for each in author[:_MOST_AUTHORS]:
            yield from _names(each)


def _is_amp(tree: etree._Element) -> bool:
    root = tree.getroottree().getroot()
    return any(name in root.attrib for name in ("amp", "⚡"))
