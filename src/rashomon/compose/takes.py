"""The takes: one an article, with its headline and its best quote."""

from collections.abc import Mapping
from dataclasses import replace

import regex

from rashomon.compose.choosing import Desk, first_sentence, weight
from rashomon.model.annotation import Reading
from rashomon.model.brief import PrintedQuote, Take
from rashomon.model.claim import Citation
from rashomon.model.quote import Quote, QuoteForm, QuoteStatus
from rashomon.model.utterance import Rendering

_QUOTE_LEAST, _QUOTE_MOST = 25, 320  # characters: a statement, not a scare quote and not a speech
_OTHERWISE = frozenset({QuoteStatus.ALTERED, QuoteStatus.MISATTRIBUTED})
_COMPARED = _OTHERWISE | {QuoteStatus.TRANSLATED}
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")


def takes_of(desk: Desk) -> tuple[Take, ...]:
    """Return a take for every reading, in time order. A quote is printed once, with the outlet that had it first."""
    printed: set[str] = set()
    renderings = {item.citation: item for utterance in desk.dossier.utterances for item in utterance.renderings}
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
                quote=_quote(reading, printed, renderings, desk),
                copy_of=membership.copy_of if membership else None,
                lenses=desk.dossier.lenses_of(reading),
            )
        )
    return tuple(takes)


def _quote(reading: Reading, printed: set[str], renderings: Mapping[Citation, Rendering], desk: Desk) -> PrintedQuote | None:
    """Return the quote that tells most of an article.

    That is one that stands otherwise elsewhere, then one whose speaker is known, then one in the claim of most voices, then the first.
    """
    fit = [quote for quote in reading.annotations.quotes if _fits(quote, reading) and fold(quote.content.text) not in printed]
    if not fit:
        return None

    def rank(quote: Quote) -> tuple[bool, bool, int, int]:
        rendering = renderings.get(Citation(reading.id, quote.part, quote.content))
        is_told_otherwise = rendering is not None and rendering.status in _OTHERWISE
        return not is_told_otherwise, quote.speaker is None, -desk.voices_behind(reading.id, quote.content), quote.content.start

    quote = min(fit, key=rank)
    printed.add(fold(quote.content.text))
    return _printed(reading, quote, renderings, desk)


def _printed(reading: Reading, quote: Quote, renderings: Mapping[Citation, Rendering], desk: Desk) -> PrintedQuote:
    """A quote with what it stands against. A headline's own words are no statement, whatever others quote."""
    rendering = renderings.get(Citation(reading.id, quote.part, quote.content))
    plain = PrintedQuote(
        citation=Citation(reading.id, quote.part, quote.content),
        language=reading.language,
        status=QuoteStatus.HEADLINE if fold(quote.content.text) in fold(reading.article.title) else QuoteStatus.VERBATIM,
        speaker=None if quote.speaker is None else Citation(reading.id, quote.part, quote.named or quote.speaker),
    )
    if rendering is None or rendering.against is None or rendering.status not in _COMPARED or plain.status is QuoteStatus.HEADLINE:
        return plain
    other = renderings.get(rendering.against)
    return replace(
        plain,
        status=rendering.status,
        against=rendering.against,
        against_language=desk.readings[rendering.against.article_id].language,
        against_speaker=other.speaker if other else None,
    )


def _fits(quote: Quote, reading: Reading) -> bool:
    is_direct = quote.form is QuoteForm.DIRECT and "\n" not in quote.content.text
    return is_direct and _QUOTE_LEAST <= weight(quote.content.text, reading.language) <= _QUOTE_MOST


def fold(text: str) -> str:
    """Return a text without case, punctuation and spacing, for comparing quotes."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
