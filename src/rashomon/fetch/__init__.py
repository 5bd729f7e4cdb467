"""fetch: bytes from the web, under limits, from public addresses only; and the archive of what was fetched."""

from rashomon.fetch.archive import CaptureArchive, Place
from rashomon.fetch.fetcher import Fetcher, NotModified, Request
from rashomon.fetch.guarded import Fetched, get
from rashomon.fetch.limits import FetchLimits
from rashomon.fetch.settings import FetchSettings

__all__ = ["CaptureArchive", "FetchLimits", "FetchSettings", "Fetched", "Fetcher", "NotModified", "Place", "Request", "get"]
