"""Places that list articles. Each is an adapter from a foreign shape to `Entry`."""

from rashomon.sources.corpus import Corpus, read_corpus
from rashomon.sources.gdelt import GdeltFile
from rashomon.sources.listing import read_listing
from rashomon.sources.page_folder import PageFolder
from rashomon.sources.ports import LocalSource, Source
from rashomon.sources.warc import WarcArchive, page_at

__all__ = ["Corpus", "GdeltFile", "LocalSource", "PageFolder", "Source", "WarcArchive", "page_at", "read_corpus", "read_listing"]
