"""Places that list articles. Each is an adapter from a foreign shape to `Entry`."""

from rashomon.sources.corpus import Corpus, read_corpus
from rashomon.sources.ports import LocalSource, Source

__all__ = ["Corpus", "LocalSource", "Source", "read_corpus"]
