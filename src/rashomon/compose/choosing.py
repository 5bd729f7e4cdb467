"""Choosing whose words to print: language first, then what can stand alone."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cached_property, lru_cache

from rashomon.audit.attribution import is_attributed
from rashomon.audit.superlatives import superlatives_in
from rashomon.compose.cues import contains, cues_for
from rashomon.compose.numbers import are_exclusive, first_figures
from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.brief import EntityLink, Sentence
from rashomon.model.claim import Citation, Claim, Saying
from rashomon.model.dossier import Dossier
from rashomon.model.figure import Figure
from rashomon.model.quote import QuoteForm
from rashomon.model.span import Span

_STRAY = 0.25  # cosine
_CITATIONS = 4  # printed behind one sentence; the matrix shows all who say it
_LEAST, _MOST = 20, 400  # characters of a sentence that can stand alone
_DENSE = ("zh", "ja", "th", "ko")
_DENSE_SHARE = 2.5  # characters of an alphabet that one of theirs is worth
_FIRST_WORD = re.compile(r"[^\s,،，]+")
_CURRENCIES = ("$", "€", "£", "¥")
_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "(": ")", "（": "）", "„": "“"}


def base(language: str) -> str:
    """Return the language of a tag, without region or script."""
    return language.partition("-")[0]


class Desk:
    """A dossier opened for one locale."""

    def __init__(self, dossier: Dossier, locale: str) -> None:
        self.dossier = dossier
        self.language = base(locale)
        self._linked: set[str] = set()

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings, by article id."""
        return {reading.id: reading for reading in self.dossier.readings}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the event, in the order in which a reader of this locale wants them: theirs, English, then the most used."""
        used = [base(reading.language) for reading in self.dossier.readings]
        return tuple(sorted(set(used), key=lambda language: (language != self.language, language != "en", -used.count(language), language)))

    @cached_property
    def voices(self) -> dict[str, str]:
        """The independent voice of each article: the owner, or the outlet, of the text that it first stood in."""
        found = {}
        for reading in self.dossier.readings:
            membership = self.dossier.memberships.get(reading.id)
            origin = self.readings.get((membership.copy_of if membership else None) or reading.id, reading)
            outlet = self.dossier.outlets.get(origin.article.outlet_id)
            found[reading.id] = (outlet.owner if outlet else None) or origin.article.outlet_id
        return found

    def in_language(self, language: str) -> list[Reading]:
        """Return the readings in a language."""
        return [reading for reading in self.dossier.readings if base(reading.language) == language]

    def position(self, citation: Citation) -> int:
        """Return how many sentences of its article stand before the cited words."""
        return bisect_left(self.readings[citation.article_id].annotations.sentences, citation.span.start, key=lambda span: span.end)

    def quoted_share(self, citation: Citation) -> float:
        """Return the share of the cited words that stands between quotation marks, 0 to 1."""
        span = citation.span
        quotes = self.readings[citation.article_id].annotations.quotes
        quoted = [quote.content for quote in quotes if quote.part is citation.part and quote.form is QuoteForm.DIRECT]
        inside = sum(max(0, min(content.end, span.end) - max(content.start, span.start)) for content in quoted)
        return min(1.0, inside / max(1, span.end - span.start))

    def voices_behind(self, article_id: str, span: Span) -> int:
        """Return the voices of the claim whose sentence in an article's text holds a span, 0 where none does."""
        return max(
            (voices for said, voices in self._sayings.get(article_id, ()) if said.start < span.end and span.start < said.end), default=0
        )

    @cached_property
    def _sayings(self) -> dict[str, list[tuple[Span, int]]]:
        """The sentences of each article's text that say a claim, with its voices."""
        found: dict[str, list[tuple[Span, int]]] = {}
        for claim in self.dossier.claims:
            for saying in claim.sayings:
                if saying.citation.part is Part.TEXT:
                    found.setdefault(saying.citation.article_id, []).append((saying.citation.span, claim.voices))
        return found

    def rank(self, language: str) -> int:
        """Return how far down a language is in the order of this locale."""
        return self.languages.index(base(language))

    def best_saying(self, claim: Claim, *, alone: bool = True) -> Saying | None:
        """Return the saying to print a claim with, None if none of its sentences can stand alone; any of its text if it need not.

        Rather a sentence that says this first of all than one that says it among other things.
        """
        fit = central([saying for saying in claim.sayings if (stands_alone(saying) if alone else saying.citation.part is Part.TEXT)])
        return min(fit, key=lambda saying: (saying.is_beside, self.rank(saying.language), self.is_outdated(saying.citation)), default=None)

    def is_outdated(self, citation: Citation) -> bool:
        """Whether a figure in the cited words has since been replaced by another, in whatever outlet (the toll of the first hours)."""
        reading = self.readings[citation.article_id]
        return any(
            figure.is_level and figure.part is citation.part and citation.span.covers(figure.span) and self._has_changed(figure, reading)
            for figure in reading.annotations.figures
        )

    def _has_changed(self, figure: Figure, reading: Reading) -> bool:
        latest = self._latest.get(figure.measurand)
        at = reading.article.published_at
        return latest is not None and at is not None and at < latest[0] and are_exclusive(figure, latest[1])

    @cached_property
    def _latest(self) -> dict[str, tuple[datetime, Figure]]:
        """The last figure of each thing that is counted, with the time of its article."""
        latest = {}
        for reading in self.dossier.readings:
            if reading.article.published_at is not None:
                for figure in first_figures(reading):
                    if not figure.unit:
                        latest[figure.measurand] = (reading.article.published_at, figure)
        return latest

    def sentence(self, saying: Saying, claim: Claim, *, link: bool = False, holders: Collection[str] = ()) -> Sentence:
        """Return the printed sentence of a saying of a claim, with links at first mention if wanted.

        It is cited with the words of all `holders`, and with those of others who say the same while there are fewer than four.
        """
        citations = [saying.citation]
        outlets = {saying.outlet_id}
        for other in sorted(claim.sayings, key=lambda one: one.outlet_id not in holders):
            if other.outlet_id not in outlets and (other.outlet_id in holders or len(citations) < _CITATIONS):
                outlets.add(other.outlet_id)
                citations.append(other.citation)
        links = self._links(saying.citation) if link else ()
        return Sentence(saying.citation.span.text, self.readings[saying.citation.article_id].language, tuple(citations), links)

    def cited(self, reading: Reading, citation: Citation) -> Sentence:
        """Return a printed sentence with its only citation."""
        return Sentence(citation.span.text, reading.language, (citation,))

    def _links(self, citation: Citation) -> tuple[EntityLink, ...]:
        links: list[EntityLink] = []
        for mention in self.readings[citation.article_id].annotations.mentions:
            entity_id = mention.entity_id
            if entity_id in self.dossier.entities and entity_id is not None and entity_id not in self._linked:
                text = self.readings[citation.article_id].article.part(mention.part)
                is_currency = text[mention.span.end : mention.span.end + 1] in _CURRENCIES  # the US of US$
                inside = mention.part is citation.part and citation.span.covers(mention.span) and not is_currency
                start, end = mention.span.start - citation.span.start, mention.span.end - citation.span.start
                if inside and all(end <= other.start or other.end <= start for other in links):
                    self._linked.add(entity_id)
                    links.append(EntityLink(start, end, entity_id))
        return tuple(sorted(links, key=lambda found: found.start))


def central(sayings: Sequence[Saying]) -> list[Saying]:
    """Return the sayings of a claim that are not much further from what all say than the nearest: a stray sentence is no one's claim."""
    nearest = max((saying.nearness for saying in sayings), default=0.0)
    return [saying for saying in sayings if saying.nearness >= nearest - _STRAY]


def stands_alone(saying: Saying) -> bool:
    """Whether a sentence makes sense away from its article, as far as its form can tell. A headline is no sentence of an account."""
    return saying.citation.part is Part.TEXT and _is_whole(saying.citation.span.text, base(saying.language))


@lru_cache(maxsize=8192)
def has_unheld_superlative(text: str, language: str) -> bool:
    """Whether a sentence says that nothing was more so ("the deadliest in decades") and does not say who says that."""
    return next(superlatives_in(text, language), None) is not None and not is_attributed(text, language)


@lru_cache(maxsize=8192)
def _is_whole(text: str, language: str) -> bool:
    if not _LEAST <= weight(text, language) <= _MOST or text.endswith(("?", "？", "؟", ":", "：", "…", ",", "...")):
        return False
    first = _FIRST_WORD.match(text.casefold())
    cues = cues_for(language)
    if text.startswith(("(", "（", "[")) or contains(text, cues.leaning_inside, language):
        return False
    if (first is not None and first.group() in cues.leaning) or (language in _DENSE and text.startswith(tuple(cues.leaning))):
        return False
    return not text[0].islower() and _balanced(text) and sum(map(str.isalpha, text)) > len(text) // 3


def _balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0
        and text.count("``") == text.count("''")
        and all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS.items() if opening != "„")
    )


def weight(text: str, language: str) -> float:
    """Return the length of a text in characters of an alphabet, so that one limit serves all scripts."""
    return len(text) * (_DENSE_SHARE if base(language) in _DENSE else 1.0)


def first_sentence(reading: Reading) -> Citation:
    """Return the headline of a reading, or its first sentence if it has none."""
    if reading.article.title:
        return Citation(reading.id, Part.TITLE, Span.of(reading.article.title, 0, len(reading.article.title)))
    return Citation(reading.id, Part.TEXT, lede(reading))


def lede(reading: Reading) -> Span:
    """Return the first sentence of the text."""
    sentences = reading.annotations.sentences
    return sentences[0] if sentences else Span.of(reading.article.text, 0, len(reading.article.text.split("\n")[0]))
