"""What must hold of each printed thing, checked against the articles themselves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from rashomon.model.article import Article, Part
from rashomon.model.brief import NumberValue, PrintedQuote, Sentence, TimelineEntry
from rashomon.model.claim import Citation
from rashomon.model.quote import QuoteStatus
from rashomon.model.span import Span

_MARKS = "\"＂“”„‟«»‹›‘’‚‛「」『』｢｣〝〞〟《》〈〉'`"
_BETWEEN = " \u00a0\u202f"  # French sets spaces inside its marks
_STOPS = ".,;:!?…،؛؟。，！？।۔"
_DASHES = "—–―"
_NEAR = 4  # characters between words and mark, at most
_LEAST_SLUG, _ALIKE = 4, 0.8  # words of an address that make a headline; the share of them that a quote must have
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of the audit that does not hold, and what was seen."""

    rule: str
    seen: str


Articles = Mapping[str, Article]


def citation_failure(citation: Citation, articles: Articles) -> Failure | None:
    """A citation names an article that is there, and its words stand in it exactly where it says."""
    article = articles.get(citation.article_id)
    if article is None:
        return Failure("sentence-grounded", f"the article {citation.article_id} is not there, or its text was changed")
    if not citation.span.holds_in(article.part(citation.part)):
        return Failure("sentence-grounded", f"{citation.span.text[:60]!r} does not stand at {citation.span.start} of {article.url}")
    return None


def sentence_failure(sentence: Sentence, articles: Articles) -> Failure | None:
    """All citations hold, the words are exactly those of the first one, and links lie within them without touching."""
    for citation in sentence.citations:
        if failure := citation_failure(citation, articles):
            return failure
    if sentence.text != sentence.citations[0].span.text:
        return Failure("sentence-grounded", f"{sentence.text[:60]!r} is not what its source says")
    end = 0
    for link in sentence.links:
        if not end <= link.start < link.end <= len(sentence.text):
            return Failure("entity-target", f"a link to {link.entity_id} lies outside of its words")
        end = link.end
    return None


def quote_failure(quote: PrintedQuote, articles: Articles, *, of: str) -> Failure | None:
    """A quote is an exact span of the article `of`, between quotation marks there; its speaker is named in the same article."""
    for citation in (quote.citation, *((quote.speaker,) if quote.speaker else ())):
        if citation.article_id != of:
            return Failure("quote-verbatim", f"{citation.span.text[:60]!r} are words of another article")
        if failure := citation_failure(citation, articles):
            return Failure("quote-verbatim", failure.seen)
    if failure := comparison_failure(quote, articles):
        return failure
    if not is_between_marks(articles[of].part(quote.citation.part), quote.citation.span):
        return Failure("quote-verbatim", f"{quote.text[:60]!r} is not between quotation marks in its source")
    return None


def comparison_failure(quote: PrintedQuote, articles: Articles) -> Failure | None:
    """What a quote is compared with stands in another article, quoted there too; a status that compares has something to compare with."""
    compares = quote.status in {QuoteStatus.ALTERED, QuoteStatus.TRANSLATED, QuoteStatus.MISATTRIBUTED}
    if quote.against is None:
        is_bare = quote.against_speaker is None and not quote.against_language
        return None if is_bare and not compares else Failure("quote-verbatim", f"{quote.text[:60]!r} is compared with nothing")
    if not compares or quote.against.article_id == quote.citation.article_id:
        return Failure("quote-verbatim", f"{quote.text[:60]!r} is compared with words of its own article, or without saying why")
    for citation in (quote.against, *((quote.against_speaker,) if quote.against_speaker else ())):
        if citation.article_id != quote.against.article_id:
            return Failure("quote-verbatim", f"{citation.span.text[:60]!r} does not name who says it there")
        if failure := citation_failure(citation, articles):
            return Failure("quote-verbatim", failure.seen)
    if not is_between_marks(articles[quote.against.article_id].part(quote.against.part), quote.against.span):
        return Failure("quote-verbatim", f"{quote.against.span.text[:60]!r} is not between quotation marks in its source")
    return None


def uncompared(quote: PrintedQuote) -> PrintedQuote:
    """Return a quote without what it is compared with; its words are then no more than verbatim."""
    return replace(quote, status=QuoteStatus.VERBATIM, against=None, against_language="", against_speaker=None)


def is_between_marks(text: str, span: Span) -> bool:
    """Whether quotation marks stand around a span, with at most a stop or a space between.

    Words that go on over several paragraphs are opened in each and closed in the last: the end of a line closes them too. So do dashes
    in a line that begins with one: "— Texto —dijo X—. Más".
    """
    if _is_spoken(text, span):
        return True
    before = text[max(0, span.start - _NEAR) : span.start].rstrip(_BETWEEN)[-1:]
    after = text[span.end : span.end + _NEAR].lstrip(_BETWEEN + _STOPS)[:1]
    return before in _MARKS and before != "" and (after == "" or after in _MARKS or after == "\n" or text[span.end - 1] in _MARKS)


def _is_spoken(text: str, span: Span) -> bool:
    """Whether words stand behind a dash in a line that begins with one, and end with their line, at a dash, or at a comma or stop."""
    line = text.rfind("\n", 0, span.start) + 1
    opening = text[line : line + _NEAR].lstrip()[:1]
    before = text[max(line, span.start - _NEAR) : span.start].rstrip(_BETWEEN + ".,")[-1:]
    after = text[span.end : span.end + _NEAR].lstrip(_BETWEEN)[:1]
    ends = after in ("", "\n") or after in _DASHES or after in _STOPS or text[span.end - 1] in _STOPS
    return opening in _DASHES and opening != "" and before in _DASHES and before != "" and ends


def quote_status(quote: PrintedQuote, article: Article) -> QuoteStatus:
    """Say what a quote is that holds: a headline's words, as the headline or the address of its article shows, are no statement."""
    words = _words(quote.text)
    if quote.citation.part is Part.TITLE or (words and "".join(words) in "".join(_words(article.title))):
        return QuoteStatus.HEADLINE
    slug = set(_words(unquote(urlsplit(article.url).path).rstrip("/").rpartition("/")[2]))
    shared = len(slug.intersection(words))
    if len(slug) >= _LEAST_SLUG and shared >= _ALIKE * max(len(slug), len(set(words))):
        return QuoteStatus.HEADLINE
    return QuoteStatus.VERBATIM


def _words(text: str) -> list[str]:
    return _NOT_WORDS.sub(" ", anyascii(text).casefold()).split()


def value_failure(value: NumberValue, articles: Articles) -> Failure | None:
    """Every citation of a number holds, and those who hold it are the outlets of the cited articles."""
    for citation in value.citations:
        if failure := citation_failure(citation, articles):
            return Failure("figure-agreement", failure.seen)
        if articles[citation.article_id].outlet_id not in value.outlet_ids:
            return Failure("figure-attributed", f"{citation.span.text!r} is not said by an outlet it is ascribed to")
    return None


def day_failure(entry: TimelineEntry, articles: Articles) -> Failure | None:
    """The day of an entry of the timeline is that of the earliest article it cites (UTC)."""
    times = [at for citation in entry.sentence.citations if (at := articles[citation.article_id].published_at) is not None]
    if not times or min(times).astimezone(UTC).date() != entry.on:
        return Failure("dates", f"{entry.sentence.text[:60]!r} was not first reported on {entry.on}")
    return None


def title_failure(sentence: Sentence, articles: Articles) -> Failure | None:
    """A title holds like a sentence; and it is a headline or the first sentence of its article."""
    if failure := sentence_failure(sentence, articles):
        return failure
    citation = sentence.citations[0]
    if citation.part is Part.TEXT and articles[citation.article_id].text[: citation.span.start].strip():
        return Failure("sentence-grounded", "the title is neither a headline nor the beginning of an article")
    return None
