"""How well the names of an event's articles are found, and made one across languages, against a gold of names by language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
import regex

from rashomon.annotate.gazetteer import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.errors import Misconfigured
from rashomon.evaluate.gold import read_gold
from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article, Part
from rashomon.model.entity import Entity
from rashomon.registry import load_entities, load_registry
from rashomon.relate.names import arisen_names, linked
from rashomon.relate.projection import with_hidden_names
from rashomon.relate.support import Independence
from rashomon.text.languages import identify
from rashomon.text.sentences import split

_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_NOTHING = np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.uint32)


class _Listed(msgspec.Struct, frozen=True):
    id: str
    names: dict[str, tuple[str, ...]]
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorldScore:
    """`found` is the share of the gold's occurrences in the texts that are a mention, letter by letter; `touched` of which a letter is.

    `precision` and `recall` are over the pairs of names found in two languages of one event: how many of those that share an entity are
    one in the gold, and how many of those that are one share an entity. `f1` is their harmonic mean.
    """

    occurrences: int
    found: float
    touched: float
    pairs: int
    precision: float
    recall: float
    f1: float
    by_language: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Spot:
    gold_id: str
    language: str
    entity_id: str | None
    is_found: bool
    is_touched: bool


def evaluate_merging(corpus: Path, gold: Path) -> WorldScore:
    """Find the names of each gold event's articles and make them one, as relating does, with the shipped lists.

    `gold` is a JSON array of objects: `id`, `names` (language → spellings, declined ones too), `events` (where the name counts; all if
    absent).

    Raises:
        Misconfigured: a file cannot be read, or no occurrence of a gold name is in the corpus.
    """
    listed = _read(gold)
    spots = [spot for event_id, readings in _events(corpus).items() for spot in _spots(event_id, readings, listed)]
    by_event: dict[str, list[_Spot]] = defaultdict(list)
    for event_id, spot in spots:
        by_event[event_id].append(spot)
    every = [spot for _, spot in spots]
    if not every:
        raise Misconfigured(f"{corpus} has no name of {gold}: its lines need the `event_id` and the language that the gold has")
    together, right, wanted = _pairs(by_event)
    precision, recall = _share(right, together), _share(right, wanted)
    languages = sorted({spot.language for spot in every})
    return WorldScore(
        occurrences=len(every),
        found=_share(sum(spot.is_found for spot in every), len(every)),
        touched=_share(sum(spot.is_touched for spot in every), len(every)),
        pairs=wanted,
        precision=precision,
        recall=recall,
        f1=_share(2 * right, together + wanted),
        by_language={language: _found_in(language, every) for language in languages},
    )


def _found_in(language: str, spots: Sequence[_Spot]) -> float:
    own = [spot.is_found for spot in spots if spot.language == language]
    return _share(sum(own), len(own))


def _read(path: Path) -> tuple[_Listed, ...]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[_Listed, ...])
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path} is no JSON array of {{id, names, events}}: {error}") from error


def _events(corpus: Path) -> Mapping[str, list[Reading]]:
    entities = load_entities()
    gazetteer = Gazetteer(entities)
    articles, event_of = read_gold(corpus, load_registry())
    by_event: dict[str, list[Reading]] = defaultdict(list)
    for article in articles:
        if article.id in event_of:
            by_event[event_of[article.id]].append(_reading(article, gazetteer))
    known = {entity.id: entity for entity in entities}
    return {event_id: _related(readings, known) for event_id, readings in sorted(by_event.items())}


def _reading(article: Article, gazetteer: Gazetteer) -> Reading:
    language = identify(f"{article.title}\n{article.text}", declared=article.language).language
    sentences = split(article.text, language)
    return Reading(article, Annotations(article.id, language, sentences, *_NOTHING, mentions_of(article, language, sentences, gazetteer)))


def _related(readings: Sequence[Reading], known: Mapping[str, Entity]) -> list[Reading]:
    shown = with_hidden_names(readings)
    independence = Independence.of({reading.id: reading.article.outlet_id for reading in shown}, memberships={}, outlets={})
    arisen = arisen_names(shown, independence=independence, known=known)
    return [linked(reading, arisen.entities) for reading in shown]


def _spots(event_id: str, readings: Sequence[Reading], listed: Sequence[_Listed]) -> Iterator[tuple[str, _Spot]]:
    """Yield every occurrence of a gold name in the texts of an event; of names within one another, the longest."""
    here = [item for item in listed if not item.events or event_id in item.events]
    for reading in readings:
        language = reading.language.partition("-")[0]
        names = sorted(((name, item.id) for item in here for name in item.names.get(language, ())), key=lambda pair: (-len(pair[0]), pair))
        mentions = [mention for mention in reading.annotations.mentions if mention.part is Part.TEXT]
        taken = bytearray(len(reading.article.text))
        for name, gold_id in names:
            for start in _places(name, reading.article.text):
                end = start + len(name)
                if taken.find(b"\x01", start, end) >= 0:
                    continue
                taken[start:end] = b"\x01" * len(name)
                exact = next((each for each in mentions if (each.span.start, each.span.end) == (start, end)), None)
                is_touched = any(each.span.start < end and start < each.span.end for each in mentions)
                yield event_id, _Spot(gold_id, language, exact.entity_id if exact else None, exact is not None, is_touched)


def _places(name: str, text: str) -> Iterator[int]:
    edge = r"" if _DENSE.search(name) else r"(?![\p{L}\p{M}])"
    before = r"" if _DENSE.search(name) else r"(?<![\p{L}\p{M}])"
    yield from (match.start() for match in regex.finditer(before + regex.escape(name, literal_spaces=True) + edge, text))


def _pairs(by_event: Mapping[str, Sequence[_Spot]]) -> tuple[int, int, int]:
    """Return how many pairs of two languages share an entity, how many of these are one in the gold, and how many should share one."""
    together = right = wanted = 0
    for spots in by_event.values():
        own = {(spot.gold_id, spot.language, spot.entity_id) for spot in spots if spot.is_found}
        for one, other in combinations(sorted(own, key=str), 2):
            if one[1] == other[1]:
                continue
            is_one, is_linked = one[0] == other[0], one[2] is not None and one[2] == other[2]
            together += is_linked
            wanted += is_one
            right += is_one and is_linked
    return together, right, wanted


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
