"""compose, without a language model: an account made of the sources' own sentences, chosen over the claims of a dossier."""

from rashomon.compose.account import MADE_BY, compose

__all__ = ["MADE_BY", "compose"]
