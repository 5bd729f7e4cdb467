"""The stage itself: articles in, annotations out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.figures import find_figures
from rashomon.annotate.gazetteer import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.annotate.quotes import quotes_of
from rashomon.model.annotation import Annotations
from rashomon.model.article import Article, Part
from rashomon.model.ids import digest_of
from rashomon.models.embedder import Embedder
from rashomon.text.fingerprints import fingerprint
from rashomon.text.languages import identify
from rashomon.text.sentences import split

_VERSION = "annotate/4"
_WORDS = 80  # headline and 80 words are the best value for time: 300 words cost ten times as much for .002 more
_CHARACTERS = 400  # the same for scripts without spaces


class Annotator:
    """Annotates articles with an embedder and a gazetteer.

    `made_by` names everything that could change an annotation: version, model, list of names.
    """

    def __init__(self, embedder: Embedder, gazetteer: Gazetteer) -> None:
        self._embedder = embedder
        self._gazetteer = gazetteer
        self.made_by = f"{_VERSION} {embedder.id} {digest_of(gazetteer.digest.encode())[:12]}"

    def annotate(self, articles: Sequence[Article]) -> tuple[Annotations, ...]:
        """Return the annotations of each article, in order. The embedder is asked once for all of them."""
        vectors = self._embedder.embed([opening_words(article) for article in articles])
        return tuple(self._annotate(article, vector) for article, vector in zip(articles, vectors, strict=True))

    def _annotate(self, article: Article, vector: NDArray[np.float32]) -> Annotations:
        language = identify(f"{article.title}\n{article.text}", declared=article.language).language
        sentences = split(article.text, language)
        mentions = mentions_of(article, language, sentences, self._gazetteer)
        return Annotations(
            article_id=article.id,
            language=language,
            sentences=sentences,
            vector=vector,
            fingerprint=fingerprint(article.text),
            mentions=mentions,
            figures=(*find_figures(article.title, language, part=Part.TITLE), *find_figures(article.text, language, part=Part.TEXT)),
            quotes=quotes_of(article, language, mentions),
            made_by=self.made_by,
        )


def opening_words(article: Article) -> str:
    """Return what is embedded of an article: headline and the first words."""
    words = article.text[: _CHARACTERS * 4].split()
    has_spaces = len(words) > _WORDS // 3 or len(article.text) < _CHARACTERS
    opening = " ".join(words[:_WORDS]) if has_spaces else article.text[:_CHARACTERS]
    return f"{article.title}\n{opening}".strip()
