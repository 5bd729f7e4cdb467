"""compose, without a language model: an account made of the sources' own sentences, chosen over the claims of a dossier."""

from rashomon.compose.account import MADE_BY, compose
from rashomon.compose.summary import most_telling

__all__ = ["MADE_BY", "compose", "most_telling"]
