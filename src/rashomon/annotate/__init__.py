"""annotate: from articles to annotations (language, sentences, embedding, fingerprint, mentions, figures, quotes)."""

from rashomon.annotate.annotator import Annotator
from rashomon.annotate.gazetteer import Gazetteer

__all__ = ["Annotator", "Gazetteer"]
