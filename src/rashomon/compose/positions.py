"""The split: claims that one group of outlets makes and the others do not.

Outlets that only reprint an agency's text are no members of a group: what they print is the agency's voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from rashomon.compose.choosing import Desk, base, stands_alone
from rashomon.compose.cues import contains, cues_for
from rashomon.model.article import Part
from rashomon.model.brief import Position
from rashomon.model.claim import Claim, Saying
from rashomon.model.dossier import Dossier
from rashomon.model.entity import EntityKind
from rashomon.model.lens import Axis, Lens

_PRIOR = 2.0  # outlets' worth of the overall rate
_LEAST_Z = 1.6  # two of two against none of six is 1.8; two of two against one of six is 1.5, two of four against none of four 1.2
_LEAST_HOLDERS = 2
_MOST = 4
_WITHIN, _WITHOUT = 0.5, 0.25  # least share of the group that says it, greatest share of the others
_PROMINENT = 1 / 3  # share of the articles that must name a country, in headline or first sentences, before its silence is worth a line
_FIRST_SENTENCES = 2
_KNOWN = 0.5  # share of the outlets whose country must be known before anything is said of a missing one


@dataclass(frozen=True, slots=True)
class _Lopsided:
    z: float
    claim: Claim
    lens: Lens
    holders: tuple[str, ...]
    members: int
    said_elsewhere: int
    others: int


def positions_of(desk: Desk) -> tuple[Position, ...]:
    """Return up to four claims whose support is most lopsided over a lens, each with holders and both denominators.

    Only what somebody is quoted or cited for is a position. A plain fact that one side leaves out is no view of the other: it shows in the
    matrix.

    Lopsidedness is the difference of log-odds of being said inside and outside of the group, with an informative prior (the claim's overall
    rate), over its standard deviation: B. Monroe, M. Colaresi and K. Quinn, "Fightin' Words" (2008).
    """
    found = sorted(_lopsided(desk.dossier), key=lambda item: (-item.z, item.claim.id, item.lens))
    positions: list[Position] = []
    seen: set[str] = set()
    for item in found:
        saying = next((one for one in _by_rank(desk, item.claim) if one.outlet_id in item.holders), None)
        if item.claim.id in seen or saying is None or len(positions) == _MOST:
            continue
        seen.add(item.claim.id)
        statement = desk.sentence(saying, item.claim, holders=item.holders)
        said = len(item.holders)
        positions.append(Position(statement, item.holders, item.lens, said, item.members, item.said_elsewhere, item.others))
    return tuple(positions)


def _by_rank(desk: Desk, claim: Claim) -> list[Saying]:
    voiced = (saying for saying in claim.sayings if stands_alone(saying) and _is_voiced(desk, saying))
    return sorted(voiced, key=lambda saying: desk.rank(saying.language))


def _is_voiced(desk: Desk, saying: Saying) -> bool:
    """Whether the sentence gives somebody's words, or says whose they are."""
    citation = saying.citation
    if contains(citation.span.text, cues_for(base(saying.language)).attribution, base(saying.language)):
        return True
    quotes = desk.readings[citation.article_id].annotations.quotes
    return any(quote.part is citation.part and citation.span.covers(quote.content) for quote in quotes)


def _lopsided(dossier: Dossier) -> Iterator[_Lopsided]:
    copied = {key for key, membership in dossier.memberships.items() if membership.copy_of is not None}
    outlet_ids = sorted({reading.article.outlet_id for reading in dossier.readings if reading.id not in copied})
    for axis in Axis:
        labels = {key: lens for key in outlet_ids for lens in dossier.lenses.get(key, ()) if lens.axis is axis}
        groups: dict[str, list[str]] = {}
        for outlet_id, lens in labels.items():
            groups.setdefault(lens.value, []).append(outlet_id)
        for value, members in sorted(groups.items()):
            others = [outlet_id for outlet_id in labels if outlet_id not in members]
            if len(members) >= _LEAST_HOLDERS and len(others) >= _LEAST_HOLDERS:
                lens = next(lens for lens in labels.values() if lens.value == value)
                yield from _of_group(dossier.claims, lens, members, others)


def _of_group(claims: Sequence[Claim], lens: Lens, members: Sequence[str], others: Sequence[str]) -> Iterator[_Lopsided]:
    for claim in (claim for claim in claims if claim.voices >= _LEAST_HOLDERS):
        speakers = set(claim.outlet_ids)
        holders = tuple(outlet_id for outlet_id in claim.outlet_ids if outlet_id in members)
        said, elsewhere = len(holders), len(speakers.intersection(others))
        if said >= _LEAST_HOLDERS and said >= _WITHIN * len(members) and elsewhere <= _WITHOUT * len(others):
            z = _z(said, len(members), elsewhere, len(others))
            if z >= _LEAST_Z:
                yield _Lopsided(z, claim, lens, holders, len(members), elsewhere, len(others))


def _z(said: int, members: int, elsewhere: int, others: int) -> float:
    rate = (said + elsewhere) / (members + others)
    yes, no = _PRIOR * rate, _PRIOR * (1 - rate) + 1e-9
    inside = log((said + yes) / (members - said + no))
    outside = log((elsewhere + yes) / (others - elsewhere + no))
    variance = 1 / (said + yes) + 1 / (members - said + no) + 1 / (elsewhere + yes) + 1 / (others - elsewhere + no)
    return (inside - outside) / sqrt(variance)


def missing_countries(dossier: Dossier) -> tuple[str, ...]:
    """Return the countries that a third of the articles open with and that no outlet of the event is from, the most named first.

    Nothing is said where the countries of most outlets are unknown.
    """
    countries = {reading.article.outlet_id: reading.article.country for reading in dossier.readings}
    countries |= {key: outlet.country for key, outlet in dossier.outlets.items() if outlet.country}
    present = {country for country in countries.values() if country}
    if sum(country is not None for country in countries.values()) < _KNOWN * len(countries):
        return ()
    named: dict[str, int] = {}
    for reading in dossier.readings:
        sentences = reading.annotations.sentences[:_FIRST_SENTENCES]
        end = sentences[-1].end if sentences else 0
        opening = (mention for mention in reading.annotations.mentions if mention.part is Part.TITLE or mention.span.end <= end)
        for entity_id in {mention.entity_id for mention in opening if mention.entity_id}:
            entity = dossier.entities.get(entity_id)
            if entity is not None and entity.kind is EntityKind.COUNTRY and entity.country not in present:
                named[entity_id] = named.get(entity_id, 0) + 1
    prominent = [key for key, count in named.items() if count >= _PROMINENT * len(dossier.readings)]
    return tuple(sorted(prominent, key=lambda key: (-named[key], key)))
