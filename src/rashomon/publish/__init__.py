"""publish: an edition as the files of a site, or the answers of a server.

>>> files = renditions(edition)
>>> files["en/n/flood-in-aral.html"].render()
"""

from rashomon.publish.catalogue import available_locales
from rashomon.publish.edition_files import renditions
from rashomon.publish.rendition import Rendition

MADE_BY = "publish/1"  # rises when the bytes of an unchanged edition change

__all__ = ["MADE_BY", "Rendition", "available_locales", "renditions"]
