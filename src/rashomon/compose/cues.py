"""Cue words by language, from cues.toml."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import regex

_WITHOUT_SPACES = frozenset({"zh", "ja", "th"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language; empty for a language without any, which then has no cues, not wrong ones."""

    leaning: frozenset[str] = frozenset()
    leaning_inside: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    future_forms: tuple[str, ...] = ()
    present_is_future: bool = False
    past: tuple[str, ...] = ()
    consequence: tuple[str, ...] = ()
    consequence_forms: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()


@cache
def _all() -> dict[str, Cues]:
    table = tomllib.loads(files("rashomon.compose").joinpath("cues.toml").read_text("utf-8"))
    return msgspec.convert(table, dict[str, Cues])


def cues_for(language: str) -> Cues:
    """Return the cues of a language, by its two- or three-letter code."""
    return _all().get(language, Cues())


def contains(text: str, phrases: Sequence[str], language: str, *, forms: Sequence[str] = ()) -> bool:
    """Whether one of the phrases stands in the text, as whole words where the script has spaces, or a match of one of the `forms`.

    Forms are endings of verbs, which begin small: "Lobeira" is no French future.
    """
    folded = text.casefold()
    if phrases and language in _WITHOUT_SPACES and any(phrase in folded for phrase in phrases):
        return True
    if phrases and language not in _WITHOUT_SPACES and _pattern(tuple(phrases), language).search(folded) is not None:
        return True
    return any(_form(form).search(text) is not None for form in forms)


@cache
def _pattern(phrases: tuple[str, ...], language: str) -> regex.Pattern[str]:
    written_on = "[وف]?" if language == "ar" else ""  # "and", "so" are written onto the next word
    return regex.compile(r"(?<![\w\p{M}])" + written_on + "(?:" + "|".join(regex.escape(phrase) for phrase in phrases) + r")(?![\w\p{M}])")


@cache
def _form(form: str) -> regex.Pattern[str]:
    return regex.compile(form)
