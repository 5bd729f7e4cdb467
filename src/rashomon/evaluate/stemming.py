"""Word stems, where somebody has written a stemmer for the language."""

from collections.abc import Callable
from typing import Any

from babel import Locale, UnknownLocaleError


def english_name(language: str) -> str:
    """Return what libraries of stemmers call a language ("de" → "german"); nothing for one that CLDR does not know."""
    try:
        return (Locale.parse(language).english_name or "").lower()
    except (UnknownLocaleError, ValueError):
        return ""


def stemmer(language: str) -> Callable[[str], str]:
    """Return the Snowball stemmer of a language; one that changes nothing where there is none."""
    from nltk.stem import SnowballStemmer  # noqa: PLC0415 (comes with rouge-score)

    name = english_name(language)
    if name not in SnowballStemmer.languages:
        return str
    snowball: Any = SnowballStemmer(name)
    stem: Callable[[str], str] = snowball.stem
    return stem
