"""The words by which the rules about figures read a sentence: `words.toml`, as patterns."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import regex

from rashomon.audit.wordlists import NOTHING, bounded, primary

_ENDING = r"[\p{L}\p{M}]*+"
_ANY_WORD = r"[\p{L}\p{M}\p{N}'’\-]++"
UNSPACED = frozenset({"zh", "ja"})
"""Languages that put no space between words."""
CASED = frozenset({"en", "fr", "es", "pt", "it", "ru", "tr", "id", "sw"})
"""Languages in which a capital within a sentence says that something is a name. German writes every noun with one."""
NUMBER_LAST = frozenset({"sw"})
"""Languages in which a number follows what it counts ("miji sita")."""

TURN = regex.compile(
    r"\s(?:but|while|whereas|although|mais|pero|mas|aber|ma|но|а|لكن|但|लेकिन|ancak|ama|tetapi|lakini|اما|ولی)\s", regex.IGNORECASE
)
"""Words that turn to something else: what is said of a number before them is not said behind them."""


def words(language: str, key: str) -> tuple[str, ...]:
    """Return one list of a language, empty if it has none. `language` is BCP 47."""
    return tuple(_tables().get(primary(language), {}).get(key, ()))


@cache
def phrases(language: str, *keys: str) -> regex.Pattern[str]:
    """Return a pattern for the phrases of these lists as whole words, longer ones first."""
    tag = primary(language)
    listed = sorted({phrase for key in keys for phrase in words(tag, key)}, key=lambda phrase: (-len(phrase), phrase))
    if not listed:
        return NOTHING
    body = "|".join(_escaped(phrase) for phrase in listed)
    return regex.compile(bounded(f"(?:{body})", tag), regex.IGNORECASE)


def has(text: str, language: str, *keys: str) -> bool:
    """Whether any phrase of these lists stands in `text`."""
    return phrases(language, *keys).search(text) is not None


def _escaped(phrase: str) -> str:
    written = (_ANY_WORD if word == "*" else regex.escape(word, special_only=True).replace(r"\*", _ENDING) for word in phrase.split(" "))
    return r"\s+".join(word if word == _ANY_WORD else word.replace("’", "'").replace("'", "['’]") for word in written)


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
