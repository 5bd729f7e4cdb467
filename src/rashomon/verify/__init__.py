"""verify: nothing is published that cannot point at the words that support it."""

from rashomon.verify.brief import verify
from rashomon.verify.node import assemble_node, slug_of
from rashomon.verify.recheck import Tally, recheck
from rashomon.verify.withholding import without

MADE_BY = "verify/4"
"""Raise it when a change lets through, or drops, something else."""

__all__ = ["MADE_BY", "Tally", "assemble_node", "recheck", "slug_of", "verify", "without"]
