"""What tells in each language that somebody's words stand near, read from cues.toml."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_WITHOUT_SPACES = frozenset({"zh", "ja"})
Pattern = regex.Pattern[str]
_NOTHING = regex.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language, as patterns (cues.toml says what each holds). Those of a language without a table match nothing."""

    language: str
    speech: Pattern = _NOTHING
    tag: Pattern = _NOTHING
    by: Pattern = _NOTHING
    of: Pattern = _NOTHING
    that: Pattern = _NOTHING
    denial: Pattern = _NOTHING
    nobody: Pattern = _NOTHING
    pronoun: Pattern = _NOTHING
    to: Pattern = _NOTHING
    determiner: Pattern = _NOTHING
    day: Pattern = _NOTHING
    title: Pattern = _NOTHING
    titled: Pattern = _NOTHING
    joining: Pattern = _NOTHING

    @property
    def has_spaces(self) -> bool:
        """Whether the script parts words by spaces."""
        return self.language not in _WITHOUT_SPACES


def cues_of(language: str) -> Cues:
    """Return the cues of a language (BCP 47)."""
    primary = language.partition("-")[0]
    return _all().get(primary, Cues(primary))


@cache
def _all() -> dict[str, Cues]:
    table = tomllib.loads(files("rashomon.annotate").joinpath("cues.toml").read_text("utf-8"))
    return {language: _cues(language, words) for language, words in table.items()}


def _cues(language: str, words: dict[str, list[str]]) -> Cues:
    def pattern(key: str) -> Pattern:
        return _pattern(words.get(key, ()), spaced=language not in _WITHOUT_SPACES)

    by, of = words.get("by", []), words.get("of", [])
    return Cues(
        language,
        speech=_pattern([*words["verbs"], *words.get("tags", []), *by, *of], spaced=language not in _WITHOUT_SPACES),
        tag=pattern("tags"),
        by=pattern("by"),
        of=pattern("of"),
        that=pattern("that"),
        denial=pattern("not"),
        nobody=pattern("nobody"),
        pronoun=pattern("pronouns"),
        to=pattern("to"),
        determiner=pattern("determiners"),
        day=pattern("days"),
        title=pattern("titles"),
        titled=pattern("titled"),
        joining=pattern("joining"),
    )


def _pattern(words: Iterable[str], *, spaced: bool) -> Pattern:
    """One pattern for all words, the longest first; whole words only where a script has spaces. An apostrophe ends a word."""
    joined = "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    if not joined:
        return _NOTHING
    if not spaced:
        return regex.compile(joined)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{joined})(?:(?<=['’])|(?![\p{{L}}\p{{M}}\p{{N}}]))", regex.IGNORECASE)
