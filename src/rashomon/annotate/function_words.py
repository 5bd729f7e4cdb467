"""Words that begin a sentence with a capital and are no part of a name, from `function_words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


def function_words(language: str) -> frozenset[str]:
    """Return those of a language (its primary code), in lower case; none for a language without a list."""
    return _tables().get(language, frozenset())


@cache
def _tables() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("rashomon.annotate").joinpath("function_words.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}
