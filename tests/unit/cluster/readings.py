"""Readings made by hand: vectors around a few centres instead of an embedder's."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.event import Membership, Move, MoveKind
from rashomon.model.span import Span
from rashomon.text.fingerprints import fingerprint

WIDTH = 16
START = datetime(2026, 3, 1, tzinfo=UTC)
PLAIN = "Rescuers worked through the rain while officials spoke to reporters about what had happened there. " * 7
NO_FINGERPRINT = np.empty(0, dtype=np.uint32)


def axis(number: int, *, toward: int | None = None, cosine: float = 1.0) -> NDArray[np.float32]:
    """A unit vector along an axis, or between two: at `cosine` to the first, leaning to the axis `toward`."""
    vector = np.zeros(WIDTH, dtype=np.float32)
    vector[number] = cosine
    if toward is not None:
        vector[toward] = (1 - cosine**2) ** 0.5
    return vector


def nothing_expected(_language: str) -> NDArray[np.float64]:
    return np.zeros(WIDTH)


def reading(  # noqa: PLR0913 (one of each that clustering looks at)
    name: str,
    vector: NDArray[np.float32],
    *,
    hours: float | None = 0.0,
    language: str = "en",
    title: str = "",
    text: str = PLAIN,
    names: Sequence[str] = (),
    is_fingerprinted: bool = False,
) -> Reading:
    """An article `hours` after the start (None: undated), with `names` as entities that its opening mentions."""
    at = None if hours is None else START + timedelta(hours=hours)
    article = Article(name, f"https://paper.example/{name}", "paper", title, text, language=language, published_at=at)
    mentions = tuple(Mention(Part.TEXT, Span.of(text, 0, 4), entity_id, EntityKind.PLACE) for entity_id in names)
    signature = fingerprint(text) if is_fingerprinted else NO_FINGERPRINT
    return Reading(article, Annotations(name, language, (), vector, signature, mentions))


def stream(seed: int, size: int) -> list[Reading]:
    """News of six happenings within 25 days in three languages, in time order; some undated, some copies, names of some shared."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(6, WIDTH))
    accents = {language: chance.normal(size=WIDTH) * 0.8 for language in ("en", "fr", "zh")}
    hours = sorted(chance.uniform(0, 600, size=size).tolist())
    dated = [hour if chance.random() > 0.2 else None for hour in hours]
    readings = []
    for number, hour in enumerate([*(hour for hour in dated if hour is not None), *(None for hour in dated if hour is None)]):
        happening = int(chance.integers(6))
        language = str(chance.choice(["en", "fr", "zh"]))
        vector = centres[happening] + accents[language] + chance.normal(size=WIDTH) * chance.choice([0.2, 0.6, 1.0])
        is_wire = bool(chance.random() < 0.3)
        length = int(chance.choice([30, 120, 400, 690]))
        text = f"The wire service tells of happening {happening + 20} in so many words as these. {PLAIN}" if is_wire else PLAIN[:length]
        names = [f"place-{place}" for place in (happening, int(chance.integers(9))) if chance.random() < 0.5]
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        name = f"article-{number}"
        readings.append(reading(name, unit, hours=hour, language=language, text=text, names=names, is_fingerprinted=is_wire))
    return readings


def applied(where: dict[str, str], memberships: Iterable[Membership], moves: Iterable[Move]) -> dict[str, str]:
    """Where each article is after a batch: memberships first, then merges in order, which take along all there is."""
    after = {**where, **{membership.article_id: membership.event_id for membership in memberships}}
    for move in moves:
        if move.kind is MoveKind.MERGE:
            after = {article: move.into_id if event == move.event_id else event for article, event in after.items()}
    return after
