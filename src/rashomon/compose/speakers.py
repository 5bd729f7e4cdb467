"""Whose words a sentence gives, and whether an outlet is of that side."""

from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from rashomon.audit.attribution import is_attributed, reported_by
from rashomon.compose.choosing import Desk, base
from rashomon.compose.cues import contains, cues_for
from rashomon.model.claim import Claim, Saying
from rashomon.model.entity import ACTORS, Entity
from rashomon.model.outlet import OutletKind
from rashomon.model.quote import Quote
from rashomon.registry import is_of_side

_SAME_NAME = 80  # rapidfuzz ratio, of 100: "dosmukhan" and "dosmuhan" lie at 94, "sadyrova" and "sadirova" at 88
_QUOTED_SHARE = 0.35  # of a sentence that is somebody's words
_AT_THE_BEGINNING = 5  # characters before a name that still begins the sentence: "The ", "Le ", "«"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is quoted in the sentences of one claim: entity ids, and the last words of names in Latin letters. Empty if nobody is named."""

    entity_ids: frozenset[str]
    surnames: tuple[str, ...]

    def is_same(self, other: "Voice") -> bool:
        """Whether two voices are one person's, also where one is named in another script."""
        if self.entity_ids & other.entity_ids:
            return True
        return any(ratio(one, another) >= _SAME_NAME for one in self.surnames for another in other.surnames)

    def is_heard_in(self, desk: Desk, saying: Saying) -> bool:
        """Whether a sentence gives words of this voice as a quote of its own, not a phrase between marks."""
        if not self.entity_ids and not self.surnames:
            return False
        length = saying.citation.span.end - saying.citation.span.start
        return any(
            quote.speaker is not None
            and saying.citation.span.covers(quote.speaker)
            and quote.content.end - quote.content.start >= _QUOTED_SHARE * length
            for quote in _quotes(desk, saying)
        )


def voice_of(desk: Desk, claim: Claim) -> Voice:
    """Return who is quoted in the sentences of a claim."""
    entity_ids: set[str] = set()
    surnames: set[str] = set()
    for saying in claim.sayings:
        for quote in _quotes(desk, saying):
            if quote.speaker_id:
                entity_ids.add(quote.speaker_id)
            if quote.speaker is not None:
                words = anyascii(quote.speaker.text).casefold().split()
                surnames.update(words[-1:])
                for mention in desk.readings[saying.citation.article_id].annotations.mentions:
                    if mention.part is quote.part and mention.entity_id and quote.speaker.covers(mention.span):
                        entity_ids.add(mention.entity_id)
    return Voice(frozenset(entity_ids), tuple(sorted(surnames)))


def is_voiced(desk: Desk, saying: Saying) -> bool:
    """Whether the sentence gives somebody's words, or says whose they are."""
    text, language = saying.citation.span.text, base(saying.language)
    return contains(text, cues_for(language).attribution, language) or is_attributed(text, language) or bool(_quotes(desk, saying))


def gives_words(desk: Desk, saying: Saying) -> bool:
    """Whether the sentence gives somebody's words as a quote."""
    return bool(_quotes(desk, saying))


def is_official(desk: Desk, outlet_id: str) -> bool:
    """Whether an outlet is an official body, which speaks for itself."""
    outlet = desk.dossier.outlets.get(outlet_id)
    return outlet is not None and outlet.kind is OutletKind.OFFICIAL


def actor_of(desk: Desk, saying: Saying) -> Entity | None:
    """Return the listed actor whose words a sentence gives; None where that is not plain.

    It is the speaker of a quote in it; else who it says reports it ("according to X"); else the name that it begins with, if somebody says
    something in it.
    """
    citation = saying.citation
    for quote in _quotes(desk, saying):
        if quote.speaker_id in desk.dossier.entities:
            return desk.dossier.entities[quote.speaker_id or ""]
        if quote.speaker is not None:
            for start, end, entity in _actors(desk, saying):
                if quote.speaker.start <= start and end <= quote.speaker.end:
                    return entity
    text, language = citation.span.text, base(saying.language)
    holder = reported_by(text, language)
    for start, end, entity in _actors(desk, saying):
        words = text[start - citation.span.start : end - citation.span.start]
        if (holder and words in holder) or (start - citation.span.start <= _AT_THE_BEGINNING and is_voiced(desk, saying)):
            return entity
    return None


def is_own_side(desk: Desk, outlet_id: str, actor: Entity) -> bool:
    """Whether an outlet is of the side of an actor (`rashomon.registry.is_of_side`)."""
    outlet = desk.dossier.outlets.get(outlet_id)
    country = outlet.country if outlet else None
    return is_of_side(outlet, country, actor, desk.dossier.entities)


def _quotes(desk: Desk, saying: Saying) -> list[Quote]:
    citation = saying.citation
    quotes = desk.readings[citation.article_id].annotations.quotes
    return [quote for quote in quotes if quote.part is citation.part and citation.span.covers(quote.content)]


def _actors(desk: Desk, saying: Saying) -> list[tuple[int, int, Entity]]:
    """Return the listed actors named in a sentence, with their places in the article."""
    citation, entities = saying.citation, desk.dossier.entities
    found = []
    for mention in desk.readings[citation.article_id].annotations.mentions:
        entity = entities.get(mention.entity_id or "")
        if mention.part is citation.part and citation.span.covers(mention.span) and entity is not None and entity.kind in ACTORS:
            found.append((mention.span.start, mention.span.end, entity))
    return found
