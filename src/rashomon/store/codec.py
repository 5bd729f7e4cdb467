"""One codec for all stored values: canonical JSON bytes for dataclasses, raw little-endian bytes for vectors."""

from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="deterministic")
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def encode(value: object) -> bytes:
    """Return the canonical JSON bytes of a value: the same value gives the same bytes everywhere."""
    return _encoder.encode(value)


def decode(body: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` in `body`. A body that is not one raises `msgspec.ValidationError`."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    value: T = decoder.decode(body)
    return value


def bytes_from_vector(vector: NDArray[np.float32]) -> bytes:
    """Return a float32 vector as little-endian bytes."""
    return vector.astype("<f4", copy=False).tobytes()


def vector_from_bytes(raw: bytes) -> NDArray[np.float32]:
    """Return the float32 vector in `raw`, shape (len(raw) / 4,), read-only."""
    return np.frombuffer(raw, dtype="<f4")


def text_from_time(at: datetime | None) -> str | None:
    """Return a time as sortable ISO 8601 text in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds")


def time_from_text(text: str | None) -> datetime | None:
    """Return the time that `text_from_time` wrote."""
    return None if text is None else datetime.fromisoformat(text)
