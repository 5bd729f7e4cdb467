"""What the machine found in one article."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model.article import Article
from rashomon.model.entity import Mention
from rashomon.model.figure import Figure
from rashomon.model.quote import Quote
from rashomon.model.span import Span

Vector = NDArray[np.float32]
Fingerprint = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Annotations:
    """The annotations of one article.

    `language` is BCP 47, `und` where the text is too short to tell and nothing was declared. `sentences` are spans of the text, in
    order. `vector` is the unit-length embedding of headline and opening words, shape (d,), not centred. `fingerprint` is the MinHash
    signature of the text, shape (permutations,), empty for a text too short to have shingles. `made_by` names the code, model and
    settings that made all this.
    """

    article_id: str
    language: str
    sentences: tuple[Span, ...]
    vector: Vector
    fingerprint: Fingerprint
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    made_by: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An article together with its annotations."""

    article: Article
    annotations: Annotations

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def language(self) -> str:
        """The language the article is in, as annotated."""
        return self.annotations.language
