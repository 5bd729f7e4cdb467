"""Words beside a name that say what it is a name of, from `name_cues.toml`."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_DENSE_LANGUAGES = frozenset({"zh", "ja"})
_NEVER = regex.compile(r"(?!)")
_GAP = r"[ \u00a0\u200c]"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a language, ready to be looked for before and behind a place of a text. Case does not count."""

    listed: frozenset[str]
    _ends: "regex.Pattern[str]"
    _begins: "regex.Pattern[str]"

    def ends(self, text: str) -> "regex.Match[str] | None":
        """Return the listed word, or words, with which `text` ends, apart from a blank."""
        return self._ends.search(text)

    def begins(self, text: str) -> "regex.Match[str] | None":
        """Return the listed word, or words, with which `text` begins, apart from a blank."""
        return self._begins.match(text)

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self.listed


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language; see the head of `name_cues.toml` for what each list is."""

    title: Words
    honorific: Words
    speech: Words
    speech_end: Words
    place: Words
    place_end: Words
    at: Words
    city: Words
    city_end: Words
    body: Words
    body_end: Words
    body_word: Words
    craft: Words
    craft_end: Words
    stop: Words
    not_people: Words
    joint: Words
    given: Words
    skip_prefix: tuple[str, ...]
    surname: str
    surname_two: tuple[str, ...]
    sound: str


_LISTS = (
    *("title", "honorific", "speech", "speech_end", "place", "place_end", "at", "city", "city_end", "body", "body_end", "body_word"),
    *("craft", "craft_end", "stop", "not_people", "joint", "given"),
)


@cache
def cues_of(language: str) -> Cues:
    """Return the cue words of a language (its primary code); of one without a table, none."""
    table = _tables().get(language, {})
    is_dense = language in _DENSE_LANGUAGES
    lists = {name: _words(_split(table.get(name, "")), is_dense=is_dense) for name in _LISTS}
    return Cues(
        **lists,
        skip_prefix=_split(table.get("skip_prefix", "")),
        surname=table.get("surname", ""),
        surname_two=_split(table.get("surname_two", "")),
        sound=table.get("sound", ""),
    )


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("rashomon.annotate").joinpath("name_cues.toml").read_text("utf-8"))


def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in (part.strip() for part in words.split(",")) if word)


def _words(listed: Sequence[str], *, is_dense: bool) -> Words:
    if not listed:
        return Words(frozenset(), _NEVER, _NEVER)
    joined = "|".join(regex.escape(word, literal_spaces=True) for word in sorted(listed, key=len, reverse=True))
    if is_dense:
        return Words(frozenset(listed), regex.compile(rf"(?:{joined})$"), regex.compile(rf"(?:{joined})"))
    return Words(
        frozenset(listed),
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{joined}){_GAP}?$", regex.IGNORECASE),
        regex.compile(rf"{_GAP}?(?:{joined})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE),
    )
