"""Whose words a sentence gives, and whether an outlet is of that side."""

from rashomon.audit.attribution import is_attributed, reported_by
from rashomon.compose.choosing import Desk, base
from rashomon.compose.cues import contains, cues_for
from rashomon.model.claim import Saying
from rashomon.model.entity import ACTORS, Entity
from rashomon.model.quote import Quote
from rashomon.registry import is_of_side

_AT_THE_BEGINNING = 5  # characters before a name that still begins the sentence: "The ", "Le ", "«"


def is_voiced(desk: Desk, saying: Saying) -> bool:
    """Whether the sentence gives somebody's words, or says whose they are."""
    text, language = saying.citation.span.text, base(saying.language)
    return contains(text, cues_for(language).attribution, language) or is_attributed(text, language) or bool(_quotes(desk, saying))


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
