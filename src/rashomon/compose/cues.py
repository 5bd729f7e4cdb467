"""Cue words by language, from cues.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_WITHOUT_SPACES = frozenset({"zh", "ja", "th"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language; empty for a language without any, which then has no cues, not wrong ones."""

    leaning: frozenset[str] = frozenset()
    leaning_inside: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    consequence: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()


@cache
def _all() -> dict[str, Cues]:
    table = tomllib.loads(files("rashomon.compose").joinpath("cues.toml").read_text("utf-8"))
    return {
        language: Cues(
            frozenset(words["leaning"]),
            tuple(words.get("leaning_inside", ())),
            tuple(words["future"]),
            tuple(words["consequence"]),
            tuple(words["attribution"]),
        )
        for language, words in table.items()
    }


def cues_for(language: str) -> Cues:
    """Return the cues of a language, by its two- or three-letter code."""
    return _all().get(language, Cues())


def contains(text: str, phrases: Sequence[str], language: str) -> bool:
    """Whether one of the phrases stands in the text, as whole words where the script has spaces."""
    if not phrases:
        return False
    if language in _WITHOUT_SPACES:
        return any(phrase in text for phrase in phrases)
    return _pattern(tuple(phrases)).search(text.casefold()) is not None


@cache
def _pattern(phrases: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(r"\b(?:" + "|".join(regex.escape(phrase) for phrase in phrases) + r")\b")
