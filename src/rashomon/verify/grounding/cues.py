"""Words that turn what a sentence says: denials, plans, quantifiers, reasons, superlatives (cues.toml, fifteen languages)."""

import tomllib
from functools import cache
from importlib.resources import files

import regex

_DENSE = frozenset({"zh", "ja"})
_LONGEST = 2_000  # characters of a sentence that are looked at
_NOT_CUES = regex.compile(r"(?<!^)\bMay\b")  # the month, which without its capital is a cue


def has_cue(text: str, kind: str, language: str) -> bool:
    """Whether a sentence has a word of this kind; never for a language without a table."""
    pattern = _patterns().get((language, kind))
    return pattern is not None and pattern.search(_NOT_CUES.sub("_", text[:_LONGEST]).casefold()) is not None


def is_denied(text: str, language: str) -> bool:
    """Whether a sentence denies something: by a denial or a refusal, not by both ("did not rule out")."""
    return has_cue(text, "denial", language) != has_cue(text, "refusal", language)


def languages() -> frozenset[str]:
    """Return the languages that have a table."""
    return frozenset(language for language, _ in _patterns())


@cache
def _patterns() -> dict[tuple[str, str], "regex.Pattern[str]"]:
    tables = tomllib.loads(files("rashomon.verify.grounding").joinpath("cues.toml").read_text("utf-8"))
    return {(language, kind): _pattern(words, language) for language, table in tables.items() for kind, words in table.items()}


def _pattern(listed: str, language: str) -> "regex.Pattern[str]":
    """A star at the beginning is tried at the beginning of words only, so that the time stays linear in the text."""
    words = sorted((word.strip().casefold() for word in listed.split("|")), key=lambda word: (-len(word), word))
    if language in _DENSE:
        return regex.compile("|".join(map(regex.escape, words)))
    # "n't" and "n'" hang on a word; all others are words of their own.
    written = (regex.escape(word, special_only=True).replace(r"\*", r"[\w\u200c]*") for word in words)
    return regex.compile(rf"(?<![\w\u200c])(?:{'|'.join(written)})(?![\w\u200c])|(?<=\w)n['’]t\b|(?<!\w)n['’]")
