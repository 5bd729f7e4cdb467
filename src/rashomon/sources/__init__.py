"""Places that list articles. Each is an adapter from a foreign shape to `Entry`."""

from rashomon.sources.corpus import Corpus, read_corpus
from rashomon.sources.ports import Source

__all__ = ["Corpus", "Source", "read_corpus"]
