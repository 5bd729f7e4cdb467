"""compose, without a language model: an account made of the sources' own sentences, chosen over the claims of a dossier."""

from rashomon.compose.account import MADE_BY, compose
from rashomon.compose.forward import is_consequence, is_dated_future, look_again
from rashomon.compose.summary import most_telling

__all__ = ["MADE_BY", "compose", "is_consequence", "is_dated_future", "look_again", "most_telling"]
