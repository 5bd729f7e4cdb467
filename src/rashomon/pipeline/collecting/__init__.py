"""Collecting from the web: sources that are due are read, what they list is fetched, what was fetched is read.

Three stages with a barrier between them. The archive and the queue stand between fetch and extract, so that a kill costs nothing that was
fetched, and articles come in the order in which they were listed, however fast each host was.
"""

from rashomon.pipeline.collecting.round import Collected, WebIntake, collect

__all__ = ["Collected", "WebIntake", "collect"]
