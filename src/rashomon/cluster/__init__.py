"""The stage that puts articles into events: online, across languages, with evidence for every decision."""

from rashomon.cluster.index import Changes, EventIndex
from rashomon.cluster.settings import ClusterSettings

__all__ = ["Changes", "ClusterSettings", "EventIndex"]
