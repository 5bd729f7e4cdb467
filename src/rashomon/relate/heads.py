"""Which standing questions an event bears on: its vector against those of the sentences that describe each head."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.model.edition import Head
from rashomon.relate.centring import Vectors, centred


@dataclass(frozen=True, slots=True)
class HeadSettings:
    """When an event bears on a head: `threshold` is the least cosine, `margin` how far a second head may lie behind the first.

    Chosen by reading the small world's pages: the first head was right on eleven of thirteen, and below .10 a guess
    (docs/decisions/heads.md).
    """

    threshold: float = 0.10
    margin: float = 0.03
    most: int = 2


DEFAULTS = HeadSettings()


@dataclass(frozen=True, slots=True, eq=False)
class HeadMatcher:
    """The described heads as vectors: `rows[i]` is one sentence that describes `ids[i]`."""

    ids: tuple[str, ...]
    rows: Vectors

    @classmethod
    def of(cls, heads: Sequence[Head], *, embed: Callable[[Sequence[str]], Vectors], means: Mapping[str, Vectors]) -> "HeadMatcher":
        """Embed what the heads say of themselves (English), centred like the English sentences of articles."""
        described = [(head.id, sentence) for head in heads for sentence in head.about]
        if not described:
            return cls((), np.zeros((0, 0), dtype=np.float32))
        vectors = np.asarray(embed([sentence for _, sentence in described]), dtype=np.float32)
        rows = centred(vectors, ["en"] * len(described), means=means)
        return cls(tuple(head_id for head_id, _ in described), rows)

    def heads_of(self, vector: Vectors, *, settings: HeadSettings = DEFAULTS) -> tuple[str, ...]:
        """Return the heads an event bears on, best first; none when nothing is near enough.

        `vector` is the event's: the mean of its articles' centred vectors, of any length. A head is as near as its two nearest sentences
        are on average: one sentence that happens to share a word is not enough.
        """
        length = float(np.linalg.norm(vector))
        if not self.ids or length == 0:
            return ()
        near: dict[str, list[float]] = {}
        for head_id, similarity in zip(self.ids, self.rows @ (vector / length), strict=True):
            near.setdefault(head_id, []).append(float(similarity))
        scores = {head_id: float(np.mean(sorted(found)[-2:])) for head_id, found in near.items()}
        ranked = sorted(scores, key=lambda head_id: (-scores[head_id], head_id))
        least = max(settings.threshold, scores[ranked[0]] - settings.margin)
        return tuple(head_id for head_id in ranked[: settings.most] if scores[head_id] >= least)
