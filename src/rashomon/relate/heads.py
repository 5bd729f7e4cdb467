"""Which standing questions an event bears on: its vector against those of the sentences that describe each head."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.model.edition import Head
from rashomon.model.head_match import HeadMatch
from rashomon.relate.centring import Vectors, centred


@dataclass(frozen=True, slots=True)
class HeadSettings:
    """When an event bears on a head: `threshold` is the least cosine, `margin` how far a second head may lie behind the first.

    Measured on the seen halves of evals/heads (62 topics of ITN, 20 invented events): .15 keeps all right heads but three and lets
    nothing wrong through (docs/decisions/heads.md).
    """

    threshold: float = 0.15
    margin: float = 0.03
    most: int = 2


DEFAULTS = HeadSettings()


@dataclass(frozen=True, slots=True, eq=False)
class HeadMatcher:
    """The described heads as vectors: `rows[i]` is `sentences[i]`, which describes `ids[i]`; `elsewhere` are what no head is about."""

    ids: tuple[str, ...]
    sentences: tuple[str, ...]
    rows: Vectors
    elsewhere: Vectors

    @classmethod
    def of(
        cls,
        heads: Sequence[Head],
        *,
        embed: Callable[[Sequence[str]], Vectors],
        means: Mapping[str, Vectors],
        elsewhere: Sequence[str] | None = None,
    ) -> "HeadMatcher":
        """Embed what heads say of themselves (English), and what no head is about (`elsewhere.toml`), centred like English sentences."""
        described = [(head.id, sentence) for head in heads for sentence in head.about]
        if not described:
            return cls((), (), np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.float32))
        others = _elsewhere() if elsewhere is None else tuple(elsewhere)
        texts = [*(sentence for _, sentence in described), *others]
        rows = centred(np.asarray(embed(texts), dtype=np.float32), ["en"] * len(texts), means=means)
        ids, sentences = zip(*described, strict=True)
        return cls(tuple(ids), tuple(sentences), rows[: len(described)], rows[len(described) :])

    def heads_of(self, vector: Vectors, *, settings: HeadSettings = DEFAULTS) -> tuple[HeadMatch, ...]:
        """Return the heads an event bears on, best first; none when nothing is near enough, or something that no head is about is nearer.

        `vector` is the event's: the mean of its articles' centred vectors, of any length. A head is as near as its two nearest sentences
        are on average: one sentence that happens to share a word is not enough.
        """
        length = float(np.linalg.norm(vector))
        if not self.ids or length == 0:
            return ()
        direction = vector / length
        near: dict[str, list[tuple[float, str]]] = {}
        for head_id, sentence, likeness in zip(self.ids, self.sentences, self.rows @ direction, strict=True):
            near.setdefault(head_id, []).append((float(likeness), sentence))
        away = max((float(likeness) for likeness in self.elsewhere @ direction), default=-1.0) if len(self.elsewhere) else -1.0
        matches = [
            HeadMatch(head_id, float(np.mean([likeness for likeness, _ in sorted(found)[-2:]])), max(found)[1], away)
            for head_id, found in near.items()
        ]
        ranked = sorted(matches, key=lambda match: (-match.likeness, match.head_id))
        least = max(settings.threshold, away, ranked[0].likeness - settings.margin)
        return tuple(match for match in ranked[: settings.most] if match.likeness >= least)


@cache
def _elsewhere() -> tuple[str, ...]:
    return tuple(tomllib.loads(files("rashomon.relate").joinpath("elsewhere.toml").read_text("utf-8"))["about"])
