"""The port for turning text into vectors, so that texts about one thing in any language lie close together.

Adapters: `e5` (the default, weights from a package), `onnx_file` (a model file that the user names), `openai_embeddings` (an endpoint).
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions), one unit-length row a text."""


class Embedder(Protocol):
    """Gives each text a unit vector that depends on that text alone.

    Callers may therefore batch as they like: rows keep the order of the texts, and no row depends on the other texts of the call.
    """

    @property
    def id(self) -> str:
        """Name and digest of everything that could change a vector; part of cache keys."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of every row."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length float32 row a text, in order; shape (0, dimensions) for no texts.

        Raises:
            Misconfigured: the model cannot give vectors of the announced kind.
            Transient: the model cannot be reached now.
        """
        ...


def unit_rows(vectors: Vectors) -> Vectors:
    """Scale each row to length one; a row of zeros stays zero, as it points nowhere."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
