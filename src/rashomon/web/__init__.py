"""web: the renditions of an edition, over HTTP."""

from rashomon.web.app import app

__all__ = ["app"]
