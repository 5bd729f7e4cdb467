import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from rashomon.models.background import Background
from rashomon.models.embedder import Vectors, unit_rows


class Hashing:
    """Four dimensions that depend on a text's words alone."""

    id = "hashing/4"
    dimensions = 4

    def __init__(self) -> None:
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return unit_rows(
            np.array([[zlib.crc32(f"{place}{text}".encode()) % 1000 for place in range(4)] for text in texts], dtype=np.float32)
        )


@pytest.mark.parametrize("language", ["en", "fr", "zh", "ar", "und", "xx-nonsense", ""])
def test_the_mean_has_the_dimensions_of_the_embedder(language: str) -> None:
    mean = Background(Hashing())(language)
    assert mean.shape == (4,)
    assert np.isfinite(mean).all()


def test_languages_have_different_means() -> None:
    background = Background(Hashing())
    means = [background(language) for language in ("en", "fr", "ru", "ar", "zh", "hi")]
    assert len({tuple(mean) for mean in means}) == 6


@pytest.mark.parametrize("language", ["xx", "mis", "not a language", "", "*"])
def test_a_language_that_cldr_lacks_has_the_mean_of_news(language: str) -> None:
    background = Background(Hashing())
    assert (background(language) == background("en")).all()  # the offset of English from itself is nothing


def test_only_the_language_of_a_tag_counts() -> None:
    background = Background(Hashing())
    assert (background("pt-BR") == background("pt")).all()
    assert (background("zh-Hant") == background("zh")).all()


def test_a_language_is_embedded_once() -> None:
    embedder = Hashing()
    background = Background(embedder)
    background("fr")
    asked = embedder.texts
    background("fr")
    background("fr-CA")
    assert embedder.texts == asked


def test_the_same_embedder_gives_the_same_means() -> None:
    assert (Background(Hashing())("ar") == Background(Hashing())("ar")).all()
