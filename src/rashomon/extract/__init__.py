"""From an entry to readable text: what later stages may rely on is made true here, once."""

from rashomon.extract.article import Extracted, Limits, Repair, extract
from rashomon.extract.revision import changes

__all__ = ["Extracted", "Limits", "Repair", "changes", "extract"]
