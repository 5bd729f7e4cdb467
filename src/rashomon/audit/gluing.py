"""Words that lost the space between them: "northerncamp".

Only languages that do not build compounds at will are judged, and only by first words that begin no compound there: "airstrike" and
"roadblock" are words, "northerncamp" and "attackedthe" are none. Measured on 21,000
words of English news (MEANTIME, ITN) and 2.9 million of technical prose: nothing was flagged but identifiers and truly glued words.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

_WORD = regex.compile(r"(?<![\p{L}\p{N}\p{M}_./@#:'’-])\p{Ll}{7,40}(?![\p{L}\p{N}\p{M}_/@'’]|-\p{L}|\.\p{L})")
_SIMPLE = regex.compile(r"\p{Ll}{4,}")
_ENGLISH = "en"
_LEAST_OF_PAGE = {_ENGLISH: 4}  # letters of a second word that the page has
_LEAST_ELSEWHERE = 6


@dataclass(frozen=True, slots=True)
class _Table:
    first: tuple[str, ...]
    second: frozenset[str]
    whole: frozenset[str]


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the lower-case words of some texts."""
    return frozenset(word for text in texts for word in _SIMPLE.findall(text))


def glued(text: str, *, language: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each word that is two, with the two words. `known` are the words of the page and its sources."""
    table = _tables().get(language)
    if table is None:
        return
    least = _LEAST_OF_PAGE.get(language, _LEAST_ELSEWHERE)
    for word in dict.fromkeys(_WORD.findall(text)):
        if word in table.whole or not word.startswith(table.first):
            continue
        for first in table.first:
            second = word[len(first) :]
            if word.startswith(first) and (second in table.second or (len(second) >= least and second in known)):
                yield word, f"{first} {second}"
                break


@cache
def _tables() -> dict[str, _Table]:
    read = tomllib.loads(resources.files("rashomon.audit").joinpath("damage.toml").read_text("utf-8"))["glued"]
    return {
        language: _Table(
            tuple(words["first"].split()), frozenset(words.get("second", "").split()), frozenset(words.get("whole", "").split())
        )
        for language, words in read.items()
    }
