"""`rashomon eval entities`: how many names are found, and how many of them are linked to whom they mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rashomon.annotate.gazetteer import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.errors import Misconfigured
from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.ids import content_id
from rashomon.registry import load_entities
from rashomon.text.sentences import split

_PLACES = frozenset({EntityKind.CITY, EntityKind.PLACE, EntityKind.COUNTRY})


class _Named(msgspec.Struct, frozen=True):
    start: int
    text: str
    id: str | None = None
    kind: EntityKind | None = None


class _Passage(msgspec.Struct, frozen=True):
    language: str
    text: str
    mentions: tuple[_Named, ...]
    country: str | None = None
    title: str = ""


@dataclass(slots=True)
class _Counts:
    gold: int = 0
    found: int = 0
    right: int = 0
    touched: int = 0
    listed: int = 0
    linked: int = 0
    unlisted: int = 0
    unlisted_right: int = 0
    wrong_links: int = 0
    kinds: int = 0
    kinds_right: int = 0


@dataclass(frozen=True, slots=True)
class NamesScore:
    """`precision`, `recall` and `f1` count exact spans; `overlap_f1` counts spans that share a letter.

    `linking` is the share of names of listed entities that are found and linked to them, `unlisted` the share of other names found,
    `kinds` the share of those found whose kind is right where one is told (city, place and country count as one). `wrong_links` is the
    number of mentions that are linked to somebody they do not name.
    """

    mentions: int
    precision: float
    recall: float
    f1: float
    touched: float
    linking: float
    unlisted: float
    kinds: float
    wrong_links: int


@dataclass(frozen=True, slots=True)
class EntitiesScore:
    """The score of all passages, and of each language."""

    passages: int
    total: NamesScore
    by_language: dict[str, NamesScore] = field(default_factory=dict)


def evaluate_entities(file: Path) -> EntitiesScore:
    """Find the names of each passage of FILE with the shipped lists, and compare them with its gold.

    Raises:
        Misconfigured: the file cannot be read, or a line is no passage with its names.
    """
    gazetteer = Gazetteer(load_entities())
    passages = tuple(_read(file))
    if not passages:
        raise Misconfigured(f"{file} holds no passage: a line is an object with `language`, `text` and `mentions`")
    counts: dict[str, _Counts] = defaultdict(_Counts)
    for passage in passages:
        _count(passage, _found(passage, gazetteer), counts[passage.language])
    total = _Counts()
    for each in counts.values():
        for name in total.__slots__:
            setattr(total, name, getattr(total, name) + getattr(each, name))
    return EntitiesScore(len(passages), _score(total), {language: _score(counts[language]) for language in sorted(counts)})


def _read(file: Path) -> Iterator[_Passage]:
    for number, passage in read_gold_lines(file, _Passage, shape="`language`, `text`, `mentions`"):
        for named in passage.mentions:
            if not passage.text.startswith(named.text, named.start):
                raise Misconfigured(f"{file}, line {number}: {named.text!r} does not stand at {named.start}")
        yield passage


def _found(passage: _Passage, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    article = Article(content_id("passage", passage.text), "", "", passage.title, passage.text, country=passage.country)
    mentions = mentions_of(article, passage.language, split(passage.text, passage.language), gazetteer)
    return tuple(mention for mention in mentions if mention.part is Part.TEXT)


def _count(passage: _Passage, found: Iterable[Mention], counts: _Counts) -> None:
    gold = {(named.start, named.start + len(named.text)): named for named in passage.mentions}
    here = {(mention.span.start, mention.span.end): mention for mention in found}
    counts.gold += len(gold)
    counts.found += len(here)
    counts.right += len(gold.keys() & here.keys())
    counts.touched += sum(any(start < other_end and other_start < end for other_start, other_end in here) for start, end in gold)
    for place, named in gold.items():
        mention = here.get(place)
        if named.id is not None:
            counts.listed += 1
            counts.linked += mention is not None and mention.entity_id == named.id
            continue
        counts.unlisted += 1
        counts.unlisted_right += mention is not None
        if mention is not None and mention.kind is not EntityKind.NAME and named.kind is not None:
            counts.kinds += 1
            counts.kinds_right += _is_like(mention.kind, named.kind)
    counts.wrong_links += sum(
        mention.entity_id is not None and (place not in gold or gold[place].id != mention.entity_id) for place, mention in here.items()
    )


def _is_like(one: EntityKind, other: EntityKind) -> bool:
    return one is other or (one in _PLACES and other in _PLACES)


def _score(counts: _Counts) -> NamesScore:
    return NamesScore(
        mentions=counts.gold,
        precision=_share(counts.right, counts.found),
        recall=_share(counts.right, counts.gold),
        f1=_share(2 * counts.right, counts.gold + counts.found),
        touched=_share(counts.touched, counts.gold),
        linking=_share(counts.linked, counts.listed),
        unlisted=_share(counts.unlisted_right, counts.unlisted),
        kinds=_share(counts.kinds_right, counts.kinds),
        wrong_links=counts.wrong_links,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
