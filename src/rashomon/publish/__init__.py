"""publish: an edition as the files of a site, or the answers of a server.

>>> files = renditions(edition)
>>> files["en/n/flood-in-aral.html"].render()
"""

from rashomon.publish.catalogue import available_locales
from rashomon.publish.document import document
from rashomon.publish.edition_files import renditions
from rashomon.publish.html import CONTENT_SECURITY_POLICY
from rashomon.publish.neighbours import EditionNeighbours, PrintedImport, PrintedNode
from rashomon.publish.provenance import MADE_BY
from rashomon.publish.rendition import Rendition
from rashomon.publish.status import status_html, status_json

__all__ = [
    "CONTENT_SECURITY_POLICY",
    "MADE_BY",
    "EditionNeighbours",
    "PrintedImport",
    "PrintedNode",
    "Rendition",
    "available_locales",
    "document",
    "renditions",
    "status_html",
    "status_json",
]
