"""How the country of an outlet stands to an event: party to it, ally of a party, neighbour of one, or distant."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.entity import ACTORS, Entity, Mention
from rashomon.model.lens import Axis, Lens
from rashomon.registry import are_neighbours, shared_alliances

PARTY, ALLY, NEIGHBOUR, DISTANT = "party", "ally", "neighbour", "distant"
METHOD = "countries that the articles open with, their alliances and land borders"

_FIRST_SENTENCES = 2
_PROMINENT = 1 / 3  # share of the articles that must open with a country, for it to be a party
_LEAST_ARTICLES = 2  # that must do so
_ANYWHERE = 2 / 5  # share that makes a party of a country named further down; at a third, a buyer of phosphate was party to a strike
_MOST_PARTIES = 4  # an event of more countries than that is a summit: everybody is party to it, and nothing is told apart


def named_actors(reading: Reading, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the ids of the actors that an article names anywhere."""
    return _actors(reading.annotations.mentions, entities)


def opening_actors(reading: Reading, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the ids of the actors that an article names in its headline or first two sentences."""
    sentences = reading.annotations.sentences[:_FIRST_SENTENCES]
    end = sentences[-1].end if sentences else 0
    opening = (mention for mention in reading.annotations.mentions if mention.part is Part.TITLE or mention.span.end <= end)
    return _actors(opening, entities)


def _actors(mentions: Iterable[Mention], entities: Mapping[str, Entity]) -> frozenset[str]:
    named = (entities[mention.entity_id] for mention in mentions if mention.entity_id and mention.entity_id in entities)
    return frozenset(entity.id for entity in named if entity.kind in ACTORS)


def parties_of(readings: Sequence[Reading], entities: Mapping[str, Entity]) -> dict[str, float]:
    """Return the countries (ISO 3166-1 alpha-2) that the event is about, each with the share of the articles that name it.

    A third of the articles open with it, or two fifths name it anywhere. A country is named by itself or through an actor of it: its
    government, an armed group, a leader. A city is a place, not an actor, so that "GENEVA -" makes no party of Switzerland. Copies of one
    text are to be left out by the caller.
    """
    opening = _shares([opening_actors(reading, entities) for reading in readings], entities)
    anywhere = _shares([named_actors(reading, entities) for reading in readings], entities)
    least = _LEAST_ARTICLES / max(1, len(readings))
    found = {
        country: share
        for country, share in anywhere.items()
        if share >= least and (share >= _ANYWHERE or opening.get(country, 0.0) >= max(least, _PROMINENT))
    }
    return found if len(found) <= _MOST_PARTIES else {}


def _shares(named: Sequence[frozenset[str]], entities: Mapping[str, Entity]) -> dict[str, float]:
    """Return for each country the share of the articles that name an actor of it."""
    counts: Counter[str] = Counter()
    for actors in named:
        countries = {entities[key].country for key in actors}
        counts.update(country for country in countries if country)
    return {country: count / len(named) for country, count in sorted(counts.items())}


def relation_of(country: str, parties: Mapping[str, float], *, on: str, scope: str) -> Lens | None:
    """Return the label of outlets of a country, None where the event has no parties that could be told.

    Of several parties each is a value of its own ("party-KZ"): they are the sides of the event. What comes first holds: a party's neighbour
    that is its ally is an ally. It is as sure as the parties are: the confidence is the share of the articles that name the party that
    decides, and for "distant" the one that fewest name.
    """
    if not parties:
        return None
    allied = [share for party, share in parties.items() if shared_alliances(country, party)]
    bordering = [share for party, share in parties.items() if are_neighbours(country, party)]
    if country in parties:
        value, sure = PARTY if len(parties) == 1 else f"{PARTY}-{country}", parties[country]
    elif allied:
        value, sure = ALLY, max(allied)
    elif bordering:
        value, sure = NEIGHBOUR, max(bordering)
    else:
        value, sure = DISTANT, min(parties.values())
    return Lens(Axis.RELATION, value, rater="rashomon", method=METHOD, on=on, scope=scope, confidence=round(sure, 2))
