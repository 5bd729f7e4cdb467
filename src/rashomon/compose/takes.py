"""The takes: one an article, with its headline and its best quote."""

import regex

from rashomon.compose.choosing import Desk, first_sentence, weight
from rashomon.model.annotation import Reading
from rashomon.model.brief import PrintedQuote, Take
from rashomon.model.claim import Citation
from rashomon.model.quote import Quote, QuoteStatus

_QUOTE_LEAST, _QUOTE_MOST = 25, 320  # characters: a statement, not a scare quote and not a speech
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")


def takes_of(desk: Desk) -> tuple[Take, ...]:
    """Return a take for every reading, in time order. A quote is printed once, with the outlet that had it first."""
    printed: set[str] = set()
    takes = []
    for reading in desk.dossier.readings:
        article = reading.article
        outlet = desk.dossier.outlets.get(article.outlet_id)
        membership = desk.dossier.memberships.get(reading.id)
        takes.append(
            Take(
                article_id=reading.id,
                outlet_id=article.outlet_id,
                url=article.url,
                language=reading.language,
                country=(outlet.country if outlet else None) or article.country,
                published_at=article.published_at,
                framing=desk.cited(reading, first_sentence(reading)),
                quote=_quote(reading, printed),
                copy_of=membership.copy_of if membership else None,
                lenses=desk.dossier.lenses_of(reading),
            )
        )
    return tuple(takes)


def _quote(reading: Reading, printed: set[str]) -> PrintedQuote | None:
    fit = [quote for quote in reading.annotations.quotes if _fits(quote, reading) and fold(quote.content.text) not in printed]
    if not fit:
        return None
    quote = min(fit, key=lambda found: (found.speaker is None, found.content.start))
    printed.add(fold(quote.content.text))
    is_headline = fold(quote.content.text) in fold(reading.article.title)
    return PrintedQuote(
        citation=Citation(reading.id, quote.part, quote.content),
        language=reading.language,
        status=QuoteStatus.HEADLINE if is_headline else QuoteStatus.VERBATIM,
        speaker=None if quote.speaker is None else Citation(reading.id, quote.part, quote.speaker),
    )


def _fits(quote: Quote, reading: Reading) -> bool:
    return _QUOTE_LEAST <= weight(quote.content.text, reading.language) <= _QUOTE_MOST and "\n" not in quote.content.text


def fold(text: str) -> str:
    """Return a text without case, punctuation and spacing, for comparing quotes."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
