"""`rashomon eval heads`: how often an event bears on the standing question that people say it bears on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.evaluate.gold import read_gold
from rashomon.evaluate.gold_lines import read_gold_lines
from rashomon.evaluate.vectors import annotated
from rashomon.model.annotation import Reading
from rashomon.model.article import Article
from rashomon.model.ids import content_id
from rashomon.models.background import Background
from rashomon.models.embedder import Embedder
from rashomon.registry import load_heads, load_registry
from rashomon.relate import HeadMatcher, expected_centre, expected_means


class _Event(msgspec.Struct):
    id: str
    language: str
    title: str
    text: str
    heads: tuple[str, ...]
    part: str = ""


class _Judged(msgspec.Struct):
    heads: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class HeadScore:
    """How often the right head was found, and none where none fits.

    `precision` is the share of events given a head whose first one is among those that people accept; `recall` the same share of events
    that bear on any; `left_alone` the share of events that bear on none and got none.
    """

    events: int
    precision: float
    recall: float
    left_alone: float


def evaluate_heads(path: Path, embedder: Embedder, *, corpus: Path | None = None, part: str = "") -> HeadScore:
    """Match events with the shipped heads and compare with those that people accept.

    `path` is JSONL of events told in one article each (`id, language, title, text, heads, part`); with `corpus`, a JSON object of
    event_id → {heads, part} about the events of that corpus.

    Raises:
        Misconfigured: a file cannot be read or has another shape, or nothing of it is in `part`.
    """
    events = _from_corpus(path, corpus, embedder) if corpus else _from_lines(path, embedder)
    expected = Background(embedder)
    matcher = HeadMatcher.of(load_heads(), embed=embedder.embed, means=expected_means(expected, ("en",)))
    judged = [
        (gold.heads, matcher.heads_of(expected_centre(expected, readings))) for gold, readings in events if not part or gold.part == part
    ]
    if not judged:
        raise Misconfigured(f"{path} has no event of part {part!r}")
    bearing = [(wanted, found) for wanted, found in judged if wanted]
    others = [found for wanted, found in judged if not wanted]
    given = [(wanted, found) for wanted, found in judged if found]
    right = sum(bool(found) and found[0].head_id in wanted for wanted, found in bearing)
    return HeadScore(
        events=len(judged),
        precision=right / max(1, len(given)),
        recall=right / max(1, len(bearing)),
        left_alone=sum(not found for found in others) / max(1, len(others)),
    )


_Told = Sequence[tuple[_Judged, Sequence[Reading]]]


def _from_lines(path: Path, embedder: Embedder) -> _Told:
    events = [event for _, event in read_gold_lines(path, _Event, shape="`id`, `language`, `title`, `text`, `heads`")]
    articles = {event.id: _article(event) for event in events}
    by_id = {reading.id: reading for reading in annotated(list(articles.values()), embedder)}
    return [(_Judged(event.heads, event.part), [by_id[articles[event.id].id]]) for event in events]


def _article(event: _Event) -> Article:
    url = f"https://gold.example/{event.id}"
    return Article(content_id("article", url), url, "gold.example", event.title, event.text, event.language)


def _from_corpus(path: Path, corpus: Path, embedder: Embedder) -> _Told:
    try:
        judged = msgspec.json.decode(path.read_bytes(), type=dict[str, _Judged])
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path} is not a JSON object of event_id → {{heads, part}}: {error}") from error
    articles, gold = read_gold(corpus, load_registry())
    by_event: dict[str, list[Reading]] = defaultdict(list)
    for reading in annotated(articles, embedder):
        by_event[gold.get(reading.id, "")].append(reading)
    return [(judged[event_id], by_event[event_id]) for event_id in sorted(judged) if event_id in by_event]
