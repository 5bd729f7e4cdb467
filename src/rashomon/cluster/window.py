"""The window: the articles that a new one is compared with, as matrices."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.cluster.means import RunningMeans
from rashomon.cluster.settings import ClusterSettings
from rashomon.model.annotation import Reading

Rows = NDArray[np.float32]

_DENSE = {"zh": 2.5, "ja": 2.5, "ko": 2.0, "th": 1.3}
"""Characters of an alphabet that one character of these is worth, by pieces of the embedder's tokenizer."""


@dataclass(slots=True)
class Member:
    """One article of the window.

    `at` is in hours, NaN if undated; `founded` counts the events it was the first article of.

    `crowding` is how alike the events around it are that it is not in (`scoring.crowding`).
    """

    id: str
    event: int
    language: str
    at: float
    reliability: float
    anchors: frozenset[str]
    fingerprint: NDArray[np.uint32]
    copy_of: str | None = None
    founded: int = 0
    crowding: float = 0.0


def reliability(reading: Reading, settings: ClusterSettings) -> float:
    """Return which share of the vector's variance is about the event rather than about chance wording, 0 to 1, by length read.

    A vector of a one-line notice is a noisier measurement than one of a headline and 80 words, and noise lowers every cosine.
    Dividing a cosine by the root of both reliabilities makes one threshold right for notices and for articles. It is the correction
    for attenuation of C. Spearman, "The proof and measurement of association between two things" (1904).
    """
    length = len(reading.article.title) + len(reading.article.text)
    read = min(length * _DENSE.get(reading.language, 1.0), settings.full_length)
    return read / (read + settings.half_length) if read >= settings.least_length else 0.0


def scale(share: float) -> float:
    """Return the length to give a unit vector of this reliability; one that says nothing becomes zero, and is like no other."""
    return share**-0.5 if share else 0.0


@dataclass(slots=True)
class Window:
    """The members with their raw and their centred vectors, rows in order of arrival.

    `raw` and `centred` have capacity for more rows than there are members; `size` rows are in use.
    """

    members: list[Member] = field(default_factory=list)
    raw: Rows = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))
    centred: Rows = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))

    @property
    def size(self) -> int:
        """How many articles it holds."""
        return len(self.members)

    @property
    def rows(self) -> Rows:
        """The centred vectors in use, shape (size, d); their length is 1 / √reliability."""
        return self.centred[: self.size]

    def append(self, member: Member, raw: NDArray[np.float32], centred: NDArray[np.float32]) -> None:
        """Add an article."""
        if self.size == len(self.raw):
            capacity = max(64, 2 * self.size)
            self.raw, self.centred = (_grown(matrix, capacity, len(raw)) for matrix in (self.raw, self.centred))
        self.raw[self.size], self.centred[self.size] = raw, centred
        self.members.append(member)

    def keep(self, chosen: list[int]) -> None:
        """Drop all articles but those at the rows `chosen`."""
        self.raw, self.centred = self.raw[chosen].copy(), self.centred[chosen].copy()
        self.members = [self.members[row] for row in chosen]

    def centre_again(self, means: RunningMeans) -> None:
        """Centre all vectors with the means as they are now."""
        if not self.size:
            return
        by_language = {language: means.mean(language) for language in {member.language for member in self.members}}
        offsets = np.array([by_language[member.language] for member in self.members])
        scales = np.array([scale(member.reliability) for member in self.members])
        self.centred[: self.size] = unit(self.raw[: self.size] - offsets) * scales[:, None]


def _grown(matrix: Rows, capacity: int, width: int) -> Rows:
    grown = np.zeros((capacity, width), dtype=np.float32)
    if len(matrix):
        grown[: len(matrix)] = matrix
    return grown


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the vectors (last axis) at length one; a zero vector stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float64] = vectors / np.maximum(lengths, 1e-9)
    return scaled


def gap_hours(left: float, right: float) -> float | None:
    """Return the hours between two times, None if one is not known."""
    return None if math.isnan(left) or math.isnan(right) else abs(left - right)
