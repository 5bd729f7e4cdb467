"""schema.org descriptions of pages, as JSON-LD that may stand inside a script element.

A node is a NewsArticle about an Event, with its quotes as Quotations and its sources as citations.
Source: https://schema.org/NewsArticle, https://schema.org/Event, https://schema.org/Quotation.
"""

from typing import Any

from markupsafe import Markup

from rashomon.publish.canonical_json import canonical_json
from rashomon.publish.neutral import one_line
from rashomon.publish.shapes import CitationEntry, FacetPage, ImportedPage, NodePage, Page

_MOST_CITATIONS = 50
_MOST_QUOTES = 20
# Inside a script element only "</script" and "<!--" act; escaping these characters everywhere leaves no doubt. U+2028 and U+2029 would
# end a line in old JavaScript parsers.
_ACTING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_ld(page: Page) -> Markup:
    """Return the description of `page`, safe to stand in a script element."""
    graph = _node_graph(page) if isinstance(page, NodePage) else [_imported(page)] if isinstance(page, ImportedPage) else [_facet(page)]
    return script_safe({"@context": "https://schema.org", "@graph": graph})


def script_safe(value: object) -> Markup:
    """Return `value` as JSON without any character that acts in HTML."""
    text = canonical_json(value).decode()
    for character, escaped in _ACTING.items():
        if character in text:
            text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 (every acting character was escaped above)


def _node_graph(page: NodePage) -> list[dict[str, Any]]:
    event: dict[str, Any] = {"@type": "Event", "@id": f"{page.url}#event", "name": one_line(page.title.text)}
    if page.on:
        event["startDate"] = page.on.isoformat()
        event["endDate"] = (page.until or page.on).isoformat()
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": page.url,
        "headline": one_line(page.title.text),
        "inLanguage": page.locale,
        "about": {"@id": event["@id"]},
        "publisher": {"@type": "Organization", "name": "Rashomon"},
        "mentions": [{"@type": "Thing", "name": one_line(entity.label)} for entity in page.entities],
        "citation": [
            {"@type": "NewsArticle", "url": citation.url, "publisher": {"@type": "Organization", "name": one_line(citation.outlet.name)}}
            for citation in _distinct(page)
        ],
    }
    if page.deck:
        article["description"] = one_line(page.deck.text)
    if page.as_of:
        article["dateModified"] = page.as_of.isoformat()
    return [article, event, *_quotations(page)]


def _distinct(page: NodePage) -> list[CitationEntry]:
    articles: dict[str, CitationEntry] = {}
    for citation in page.citations:
        if citation.url:
            articles.setdefault(citation.article_id, citation)
    return list(articles.values())[:_MOST_CITATIONS]


def _quotations(page: NodePage) -> list[dict[str, Any]]:
    quotations: list[dict[str, Any]] = []
    for take in (take for group in page.groups for take in group.takes if take.quote):
        if take.quote is None or len(quotations) == _MOST_QUOTES:
            continue
        quotation: dict[str, Any] = {"@type": "Quotation", "text": one_line(take.quote.words.text), "inLanguage": take.quote.words.language}
        if take.quote.url:
            quotation["isBasedOn"] = take.quote.url
        if take.quote.speaker:
            quotation["spokenByCharacter"] = {"@type": "Thing", "name": one_line(take.quote.speaker)}
        quotations.append(quotation)
    return quotations


def _imported(page: ImportedPage) -> dict[str, Any]:
    """A foreign page is an archived copy: what it says is its maker's."""
    described: dict[str, Any] = {
        "@type": "WebPage",
        "@id": page.url,
        "name": one_line(page.title.text),
        "inLanguage": page.language,
        "isPartOf": {"@type": "WebSite", "name": "Rashomon"},
    }
    if page.original:
        described["isBasedOn"] = page.original
    return described


def _facet(page: FacetPage) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "CollectionPage",
        "@id": page.url,
        "name": one_line(page.title.text),
        "inLanguage": page.locale,
        "isPartOf": {"@type": "WebSite", "name": "Rashomon"},
    }
    if page.deck:
        described["description"] = one_line(page.deck)
    return described
