"""Quotes: printed as quotes only if they are the source's own words, and as headlines if they are its headline."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import regex
from anyascii import anyascii

from rashomon.audit.containment import folded, holds
from rashomon.audit.context import Context, SourceText
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.rule import Rule
from rashomon.page import Page, QuoteLine, TakeLine

_WORD = regex.compile(r"[a-z][a-z0-9]*")
_POSSESSIVE = regex.compile(r"['’](?=s\b)")
_LATIN = regex.compile(r"\p{Latin}")
_EDGES = " \t\n\"'.,;:!?。、，！？؟،।-"
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with"),
        *("and", "or", "is", "are", "was", "were", "be", "as", "its"),
    )
)
_FEWEST = 4  # content words of an address that can say anything
# Shares of words that a quote and an address have in common; on the reference page they part the three headlines that the addresses
# show (.73 and above) from the two that they do not (.44, none).
_OF_ADDRESS, _OF_QUOTE = 0.8, 0.6
_SHOWN = 120


def _check_verbatim(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    unread = total = 0
    for item, take, quote in _quotes(page):
        total += 1
        source = _source(take, context)
        if source is None:
            unread += 1
            continue
        words = folded(quote.text)
        if not holds(folded(source.body), words) and not holds(folded(source.title), words):
            yield Fault(
                _place(item, take, quote),
                f'"{quote.text[:_SHOWN]}" does not stand in the text of {take.outlet}',
                "words that stand in the source exactly so, or no quotation marks",
            )
    if unread:
        yield NotCheckable(f"the sources of {unread} of {total} quotes were not given")


def _check_headline(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    for item, take, quote in _quotes(page):
        if quote.is_headline:
            continue
        source = _source(take, context)
        if source is None:
            like = _is_like_address(quote.text, take.source)
            evidence = "is nearly the address of the article"
        else:
            like = _core(quote.text) == _core(source.title)
            evidence = "is the headline of the article"
        if like:
            yield Fault(
                _place(item, take, quote), f'"{quote.text[:_SHOWN]}" {evidence}', "words from the text, or a note that this is the headline"
            )


def _quotes(page: Page) -> Iterator[tuple[int, TakeLine, QuoteLine]]:
    for item, take in enumerate(page.all_takes):
        if take.quote is not None and take.quote.text.strip():
            yield item, take, take.quote


def _source(take: TakeLine, context: Context) -> SourceText | None:
    return context.sources.find(take.source) if context.sources and take.source else None


def _place(item: int, take: TakeLine, quote: QuoteLine) -> Place:
    return Place(Section.TAKES, item, quote.line or take.line)


def _core(words: str) -> str:
    return folded(words).casefold().strip(_EDGES)


def _is_like_address(words: str, url: str) -> bool:
    """Whether the words of a quote are nearly those of the last folder of an address; only Latin script can show that."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return False
    if not _LATIN.search(words):
        return False
    last = max((_content(part) for part in path.split("/")[-2:]), key=len, default=frozenset())
    quoted = _content(_POSSESSIVE.sub("", words))
    common = len(last & quoted)
    return len(last) >= _FEWEST and common >= _OF_ADDRESS * len(last) and common >= _OF_QUOTE * len(quoted)


def _content(words: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(anyascii(words[:1000]).casefold()) if word not in _SMALL)


QUOTES: tuple[Rule, ...] = (
    Rule("quote-verbatim", Severity.ERROR, "A quote is an exact span of the source's text, typography aside.", _check_verbatim),
    Rule(
        "quote-headline",
        Severity.WARNING,
        "A quote that is the headline, or nearly the address, is labelled as a headline.",
        _check_headline,
    ),
)
