"""Phrases of the word tables as patterns: found in a sentence as whole words, in every script, in linear time."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import regex

NOTHING = regex.compile(r"(?!)")
"""Matches nowhere: what a language without such words has."""
LONGEST = 4_000  # characters of a sentence that are looked at; the longest that news prints has about 1,500
_UNSPACED = frozenset({"zh", "ja"})
_LETTER = r"[\p{L}\p{M}\p{N}]"
_WORD = r"[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’\-\u200c](?=[\p{L}\p{M}\p{N}]))*+"
_PREFIXES = {"ar": "[وفبلك]{0,2}"}  # written together with the word behind them


@cache
def tables(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return a word table of this folder: for each language its lists by their names."""
    raw = tomllib.loads(resources.files("rashomon.audit").joinpath(name).read_text("utf-8"))
    return {language: {key: tuple(words) for key, words in lists.items()} for language, lists in raw.items()}


def words_in(name: str, language: str, key: str) -> tuple[str, ...]:
    """Return one list of a word table, empty if the language has none. `language` is BCP 47."""
    return tables(name).get(primary(language), {}).get(key, ())


def primary(language: str) -> str:
    """Return the language of a tag, "" of an empty one; what is no tag finds no table."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def phrases(name: str, language: str, *keys: str) -> regex.Pattern[str]:
    """Return a pattern for the phrases of a word table's lists, longer ones first. A "*" in a phrase stands for any one word."""
    tag = primary(language)
    return pattern_of((phrase for key in keys for phrase in words_in(name, tag, key)), tag)


def pattern_of(phrases: Iterable[str], language: str) -> regex.Pattern[str]:
    """Return a pattern that finds these phrases as whole words, whatever their case and the space within them."""
    parts = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not parts:
        return NOTHING
    joined = "|".join(escaped(part) for part in parts)
    return regex.compile(bounded(f"(?:{joined})", language), regex.IGNORECASE)


def escaped(phrase: str) -> str:
    """Return a phrase as a pattern: any space for a space, either apostrophe, any one word for "*"."""
    words = (_WORD if word == "*" else regex.escape(word, special_only=True) for word in phrase.split(" "))
    return r"\s+".join(words).replace("’", "'").replace("'", "['’]")


def bounded(pattern: str, language: str) -> str:
    """Return `pattern` with the borders of words around it, in languages that have any."""
    return opened(language) + pattern + closed(language)


def opened(language: str) -> str:
    """Return what stands before the first letter of a word; an ending ("'s") may stand behind one."""
    return "" if language in _UNSPACED else rf"(?:(?<!{_LETTER})|(?!{_LETTER})){_PREFIXES.get(language, '')}"


def closed(language: str) -> str:
    """Return what stands behind the last letter of a word."""
    return "" if language in _UNSPACED else rf"(?!{_LETTER})"


def without(text: str, pattern: regex.Pattern[str]) -> str:
    """Return `text` with what `pattern` finds made bars: places stay, and no word list has a bar."""
    return pattern.sub(lambda found: "|" * len(found.group()), text)
