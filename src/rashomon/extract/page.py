"""The main text of an HTML page."""

from dataclasses import dataclass

import trafilatura
from trafilatura.settings import Document

_NO_SEARCH = {"extensive_search": False}  # dates found this way are not used


@dataclass(frozen=True, slots=True)
class Readable:
    """What a page has to read, not yet plain text; either may be empty."""

    title: str
    text: str


def readable(html: str) -> Readable:
    """Return the title and the main text of a page: no navigation, comments or advertisements.

    trafilatura: A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction" (ACL 2021).
    A page without readable text, or nested deeper than its parser goes, gives an empty text.
    """
    document = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True, date_extraction_params=_NO_SEARCH)
    if not isinstance(document, Document):
        return Readable("", "")
    return Readable(document.title or "", document.text or "")
