"""Missing sides: actors that the event names and that have no take of their own."""

from collections import Counter

from rashomon.model.article import Part
from rashomon.model.dossier import Dossier
from rashomon.model.entity import BODIES, EntityKind
from rashomon.registry import OF_A_STATE, country_of_actor, is_of_side

_PROMINENT = 1 / 3  # share of the articles that must name an actor, in headline or first sentences, before its silence is worth a line
_LEAST_ARTICLES = 2  # that must do so: what one article names is that article's
_FIRST_SENTENCES = 2
_KNOWN = 0.5  # share of the outlets whose country must be known before anything is said of a missing one
_SIDES = BODIES | {EntityKind.COUNTRY}


def missing_sides(dossier: Dossier) -> tuple[str, ...]:
    """Return the actors that a third of the articles open with and from whose side no take comes, the most named first.

    Actors are countries and bodies; people speak through theirs. Nothing is said of states where the countries of most outlets are
    unknown, and a government is not named beside its country.
    """
    countries = {reading.article.outlet_id: reading.article.country for reading in dossier.readings}
    countries |= {key: outlet.country for key, outlet in dossier.outlets.items() if outlet.country}
    is_known = sum(country is not None for country in countries.values()) >= _KNOWN * len(countries)
    named = _named(dossier)
    least = min(len(dossier.readings), max(_LEAST_ARTICLES, _PROMINENT * len(dossier.readings)))
    missing = [
        key
        for key, count in named.items()
        if count >= least
        and (is_known or dossier.entities[key].kind not in OF_A_STATE)
        and not any(
            is_of_side(dossier.outlets.get(outlet_id), country, dossier.entities[key], dossier.entities)
            for outlet_id, country in countries.items()
        )
    ]
    states = {dossier.entities[key].country for key in missing if dossier.entities[key].kind is EntityKind.COUNTRY}
    kept = (key for key in missing if not _is_institution_of(key, states, dossier))
    return tuple(sorted(kept, key=lambda key: (-named[key], key)))


def _is_institution_of(key: str, states: set[str | None], dossier: Dossier) -> bool:
    entity = dossier.entities[key]
    return entity.kind is EntityKind.GOVERNMENT and country_of_actor(entity, dossier.entities) in states


def _named(dossier: Dossier) -> Counter[str]:
    """Count the articles that name each actor in headline or first two sentences.

    Counting every mention blamed Brazil for its silence about a Tunisian strike because it buys phosphate.
    """
    named: Counter[str] = Counter()
    for reading in dossier.readings:
        sentences = reading.annotations.sentences[:_FIRST_SENTENCES]
        end = sentences[-1].end if sentences else 0
        opening = (mention for mention in reading.annotations.mentions if mention.part is Part.TITLE or mention.span.end <= end)
        found = {mention.entity_id for mention in opening if mention.entity_id in dossier.entities}
        named.update(key for key in sorted(filter(None, found)) if dossier.entities[key].kind in _SIDES)
    return named
