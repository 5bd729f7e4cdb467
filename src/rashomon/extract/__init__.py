"""From an entry to readable text: what later stages may rely on is made true here, once."""

from rashomon.extract.article import Extracted, Limits, Repair, extract

__all__ = ["Extracted", "Limits", "Repair", "extract"]
