"""A cache of sentence vectors: whatever could change a vector (model, text) is in its key."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, insert, select

from rashomon.model.ids import digest_of
from rashomon.store import schema
from rashomon.store.codec import bytes_from_vector, vector_from_bytes

_CHUNK = 500

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def cached(connection: Connection, embed: Embed, *, model_id: str, dimensions: int) -> Embed:
    """Return `embed` with the database as its cache: only texts never seen are embedded, and kept in the current transaction."""

    def embed_cached(texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [bytes.fromhex(digest_of(model_id.encode(), text.encode())) for text in texts]
        found = _found(connection, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            fresh = embed(list(missing.values()))
            rows = [{"key": key, "vector": bytes_from_vector(vector)} for key, vector in zip(missing, fresh, strict=True)]
            connection.execute(insert(schema.vectors), rows)
            found.update(zip(missing, fresh, strict=True))
        return np.stack([found[key] for key in keys]) if keys else np.empty((0, dimensions), dtype=np.float32)

    return embed_cached


def _found(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
    table = schema.vectors.c
    found: dict[bytes, NDArray[np.float32]] = {}
    for start in range(0, len(keys), _CHUNK):
        query = select(table.key, table.vector).where(table.key.in_(keys[start : start + _CHUNK]))
        found.update((row.key, vector_from_bytes(row.vector)) for row in connection.execute(query))
    return found
