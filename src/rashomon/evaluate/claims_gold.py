"""Gold for claims, in its two shapes: whole events with all their claims, and single pairs of sentences judged one by one.

Both name sentences by the address of the article, the part, and half-open code points; pairs add the SHA-256 of the words, so that real
news can be judged without being copied.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.evaluate.gold_lines import read_gold_lines


class Kind(StrEnum):
    """What somebody judged two sentences to be."""

    SAME = "same"
    DIFFERENT = "different"
    CONTRADICTS = "contradicts"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a sentence stands: address of the article, `title` or `text`, half-open code points."""

    url: str
    part: str
    start: int
    end: int

    def overlaps(self, other: "Place") -> bool:
        """Whether the two share more than half of the shorter: a dateline may be cut off, a sentence be split."""
        if (self.url, self.part) != (other.url, other.part):
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 2 * shared > min(self.end - self.start, other.end - other.start)

    def is_of(self, words: str, digest: str) -> bool:
        """Whether these are the words that were judged; without a digest, whether there are as many."""
        return len(words) == self.end - self.start and digest in {"", hashlib.sha256(words.encode()).hexdigest()}


Pair = tuple[Place, Place]


@dataclass(slots=True)
class ClaimsGold:
    """What is known of one event.

    `places` maps each judged sentence to the SHA-256 of its words ("" if it has none). `pairs` are pairs judged singly; where there are
    none, `stated` are those that the event's claims tell, and every other pair of its sentences is different. `contradictions` are claims,
    by their sentences, with a sentence against them; `unsure` likewise, where readers may differ.
    """

    part: str = ""
    places: dict[Place, str] = field(default_factory=dict)
    pairs: dict[Pair, Kind] = field(default_factory=dict)
    stated: dict[Pair, Kind] = field(default_factory=dict)
    contradictions: list[tuple[tuple[Place, ...], Place]] = field(default_factory=list)
    unsure: list[tuple[tuple[Place, ...], Place]] = field(default_factory=list)

    def verdict(self, sayings: Sequence[Place], against: Place) -> Kind:
        """Judge a contradiction that was found: the sentences of the claim, and the one against them."""
        for known, kind in ((self.contradictions, Kind.CONTRADICTS), (self.unsure, Kind.UNSURE)):
            if any(
                _is_pair(one, other, place, saying)
                for places, other in known
                for one in places
                for place, saying in ((against, saying) for saying in sayings)
            ):
                return kind
        return Kind.DIFFERENT


def _is_pair(one: Place, other: Place, this: Place, that: Place) -> bool:
    return (one.overlaps(this) and other.overlaps(that)) or (one.overlaps(that) and other.overlaps(this))


class _Sentence(msgspec.Struct):
    url: str
    part: str
    start: int
    end: int
    sha256: str = ""

    @property
    def place(self) -> Place:
        return Place(self.url, self.part, self.start, self.end)


class _Claim(msgspec.Struct):
    claim: str
    same: list[_Sentence] = []
    also: list[_Sentence] = []
    against: list[_Sentence] = []
    unsure: list[_Sentence] = []


class _Event(msgspec.Struct):
    event_id: str
    claims: list[_Claim]


class _Judged(msgspec.Struct):
    event_id: str
    one: _Sentence
    other: _Sentence
    label: Kind
    part: str = ""


def read_claims_gold(path: Path) -> dict[str, ClaimsGold]:
    """Return what is known of each event: `.jsonl` holds pairs, any other file whole events.

    Raises:
        Misconfigured: the file cannot be read, or is of another shape.
    """
    return _read_pairs(path) if path.suffix == ".jsonl" else _read_events(path)


def _read_events(path: Path) -> dict[str, ClaimsGold]:
    try:
        events = msgspec.json.decode(path.read_bytes(), type=list[_Event])
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path} is not a JSON list of events with `claims`: {error}") from error
    return {event.event_id: _of_event(event) for event in events}


def _of_event(event: _Event) -> ClaimsGold:
    gold = ClaimsGold()
    beside: dict[Pair, Kind] = {}
    for claim in event.claims:
        same, also = (tuple(sentence.place for sentence in sentences) for sentences in (claim.same, claim.also))
        gold.places.update({s.place: s.sha256 for s in (*claim.same, *claim.also, *claim.against, *claim.unsure)})
        gold.stated.update(dict.fromkeys(combinations(sorted(set(same)), 2), Kind.SAME))
        beside.update(dict.fromkeys(combinations(sorted({*same, *also}), 2), Kind.UNSURE))
        gold.contradictions += [(same, sentence.place) for sentence in claim.against]
        gold.unsure += [(same, sentence.place) for sentence in claim.unsure]
    gold.stated = beside | gold.stated
    return gold


def _read_pairs(path: Path) -> dict[str, ClaimsGold]:
    found: dict[str, ClaimsGold] = {}
    for _, judged in read_gold_lines(path, _Judged, shape="a judged pair of sentences"):
        gold = found.setdefault(judged.event_id, ClaimsGold(part=judged.part))
        one, other = sorted((judged.one.place, judged.other.place))
        gold.places.update({each.place: each.sha256 for each in (judged.one, judged.other)})
        gold.pairs[one, other] = judged.label
        if judged.label is Kind.CONTRADICTS:
            gold.contradictions.append(((one,), other))
        elif judged.label is Kind.UNSURE:
            gold.unsure.append(((one,), other))
    return found
