"""fetch: bytes from the web, under limits, from public addresses only."""

from rashomon.fetch.guarded import Fetched, FetchLimits, get

__all__ = ["FetchLimits", "Fetched", "get"]
