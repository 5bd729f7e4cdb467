"""Centring vectors per language, without which multilingual cosines say more about the language than about the meaning.

Measured on MEANTIME (en, es; 2,248 sentences, multilingual-e5-small, means over all its sentences): the middle half of 537 aligned
sentence pairs lies at .67–.82, of 4,670 other pairs of the same event at .08–.29. Uncentred, both lie in .75–.92.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model.annotation import Reading

Vectors = NDArray[np.float32]

_ZERO = 1e-6  # a shorter vector is rounding


def centred(vectors: Vectors, languages: Sequence[str], *, means: Mapping[str, Vectors]) -> Vectors:
    """Subtract from each row the mean of its language and scale it back to length one.

    `means` maps a language to the mean vector of many sentences in it, over many events: the sentences of one event are too few and too
    alike, their mean would be the event itself. A language without a mean gets the average of the means there are; with no means at all,
    the rows' own average has to do. A row that equals its mean becomes zero: it points nowhere and is similar to nothing.
    """
    if not len(vectors):
        return vectors
    fallback = np.mean(np.stack([means[key] for key in sorted(means)]), axis=0) if means else vectors.mean(axis=0)
    distinct = sorted(set(languages))
    table = np.stack([means.get(language, fallback) for language in distinct])
    place = {language: row for row, language in enumerate(distinct)}
    moved = vectors - table[[place[language] for language in languages]]
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(np.where(lengths > _ZERO, moved / np.maximum(lengths, _ZERO), 0), dtype=np.float32)


def expected_means(expected: Callable[[str], NDArray[np.float64]], languages: Iterable[str]) -> dict[str, Vectors]:
    """Return the mean to expect of each language before any news in it was read, shape (d,): the same whatever else is in the news."""
    return {language: expected(language).astype(np.float32) for language in sorted(set(languages))}


def expected_centre(expected: Callable[[str], NDArray[np.float64]], readings: Sequence[Reading]) -> Vectors:
    """Return the mean of readings' vectors, shape (d,), each centred by what is expected of its language."""
    languages = [reading.language for reading in readings]
    vectors = np.array([reading.annotations.vector for reading in readings])
    return np.asarray(centred(vectors, languages, means=expected_means(expected, languages)).mean(axis=0))
