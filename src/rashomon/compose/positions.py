"""The split: claims that one group of outlets makes and the others do not, what contradicts what, and what those say who are quoted most.

Outlets that only reprint an agency's text are no members of a group: what they print is the agency's voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.compose.choosing import Desk, stands_alone
from rashomon.compose.forward import looks_ahead
from rashomon.compose.speakers import Voice, actor_of, gives_words, is_official, is_own_side, is_voiced, voice_of
from rashomon.model.brief import Position, Stance
from rashomon.model.claim import Citation, Claim, Conflict, Saying
from rashomon.model.dossier import Dossier
from rashomon.model.lens import Axis, Lens
from rashomon.text.odds import lopsidedness

_PRIOR = 2.0  # outlets' worth of the overall rate
_LEAST_Z = 1.6  # two of two against none of six is 1.8; two of two against one of six is 1.5, two of four against none of four 1.2
_LEAST_HOLDERS = 2
_MOST, _MOST_SPEAKERS = 4, 3
_WITHIN, _WITHOUT = 0.5, 0.25  # least share of the group that says it, greatest share of the others
_OF_OUTLETS = tuple(axis for axis in Axis if axis not in {Axis.GENRE, Axis.FRAME})
# A genre is an article's, not a side's; a frame is made of the very claims that it would explain.


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
    """Return up to four positions: contradictions, then claims lopsided over a lens, then what those say whom most outlets quote.

    Only what somebody is quoted or cited for is a position, and no announcement of what is to come. A plain fact that one side
    leaves out is no view of the other: it shows in the matrix. Each sentence stands once, and each side of a contradiction only
    together with the other.

    Lopsidedness is the difference of log-odds of being said inside and outside of the group, over its standard deviation
    (`rashomon.text.odds`).
    """
    positions: list[Position] = []
    printed: set[Citation] = set()
    for group in (*_contradictions(desk), *_one_sided(desk), *_speakers(desk)):
        shown = {position.statement.citations[0] for position in group}
        if shown.isdisjoint(printed) and len(positions) + len(group) <= _MOST:
            printed |= {citation for position in group for citation in position.statement.citations}
            positions += group
    return tuple(positions)


def _contradictions(desk: Desk) -> Iterator[tuple[Position, ...]]:
    """Yield pairs of positions that cannot both hold, where somebody's words stand on both sides.

    Values that cannot both hold are no views: they stand among the numbers.
    """
    for claim in desk.dossier.claims:
        sayings = tuple(found.saying for found in claim.contradictions if found.conflict is not Conflict.FIGURE)
        if not sayings:
            continue
        against = Claim(claim.id, sayings, 1)
        pair = tuple(position for each in (claim, against) if (position := _by_itself(desk, each)) is not None)
        if len(pair) == 2:  # noqa: PLR2004 (both sides)
            yield pair


def _one_sided(desk: Desk) -> Iterator[tuple[Position, ...]]:
    for item in sorted(_lopsided(desk.dossier), key=lambda item: (-item.z, item.claim.id, item.lens)):
        saying = next((one for one in _by_rank(desk, item.claim) if one.outlet_id in item.holders and _is_view(desk, one)), None)
        if saying is not None:
            yield (_position(desk, item.claim, saying, item.holders, lens=item.lens, item=item),)


def _is_view(desk: Desk, saying: Saying) -> bool:
    return gives_words(desk, saying) or not looks_ahead(saying)


def _speakers(desk: Desk) -> Iterator[tuple[Position, ...]]:
    """Yield what those say whom most outlets quote, each in the most widely quoted words, where two or more are given a voice.

    Somebody quoted by one outlet alone is a side only of an event in which otherwise one speaks, or if it is an official body's own word.
    """
    heard: list[tuple[Claim, Saying, Voice]] = []
    for claim in desk.dossier.claims:
        voice = voice_of(desk, claim)
        saying = next((one for one in _by_rank(desk, claim) if voice.is_heard_in(desk, one)), None)
        if saying is not None and not any(voice.is_same(other) for _, _, other in heard):
            heard.append((claim, saying, voice))
    wide = [item for item in heard if len(item[0].outlet_ids) > 1 or is_official(desk, item[1].outlet_id)]
    chosen = wide if len(wide) > 1 else [*wide, *(item for item in heard if item not in wide)][:2]
    for claim, saying, _ in chosen[:_MOST_SPEAKERS] if len(chosen) > 1 else ():
        yield (_position(desk, claim, saying, claim.outlet_ids, lens=None, item=None),)


def _by_itself(desk: Desk, claim: Claim) -> Position | None:
    saying = next(iter(_by_rank(desk, claim)), None)
    return None if saying is None else _position(desk, claim, saying, claim.outlet_ids, lens=None, item=None)


def _position(desk: Desk, claim: Claim, saying: Saying, holders: tuple[str, ...], *, lens: Lens | None, item: _Lopsided | None) -> Position:
    """Return a position in the words of a saying. It is held where an outlet of the speaker's side says it, else reported.

    An official body whose actor nobody could name speaks for itself.
    """
    actor = actor_of(desk, saying)
    own = any(is_own_side(desk, outlet_id, actor) if actor else is_official(desk, outlet_id) for outlet_id in holders)
    outlets = len({reading.article.outlet_id for reading in desk.dossier.readings})
    return Position(
        statement=desk.sentence(saying, claim, holders=holders),
        holder_ids=holders,
        lens=lens,
        said=len(holders),
        members=item.members if item else outlets,
        said_elsewhere=item.said_elsewhere if item else 0,
        others=item.others if item else 0,
        stance=Stance.HELD if own else Stance.REPORTED,
        actor_id=actor.id if actor else None,
    )


def _by_rank(desk: Desk, claim: Claim) -> list[Saying]:
    voiced = (saying for saying in claim.sayings if stands_alone(saying) and is_voiced(desk, saying))
    return sorted(voiced, key=lambda saying: desk.rank(saying.language))


def _lopsided(dossier: Dossier) -> Iterator[_Lopsided]:
    copied = {key for key, membership in dossier.memberships.items() if membership.copy_of is not None}
    outlet_ids = sorted({reading.article.outlet_id for reading in dossier.readings if reading.id not in copied})
    for axis in _OF_OUTLETS:
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
            z = lopsidedness(said, len(members), elsewhere=elsewhere, elsewhere_total=len(others), prior=_PRIOR)
            if z >= _LEAST_Z:
                yield _Lopsided(z, claim, lens, holders, len(members), elsewhere, len(others))
