"""Words beside a name that say what it is a name of, from `name_cues.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DENSE_LANGUAGES = frozenset({"zh", "ja"})
_BLANKS = " \u00a0\u200c"
_OPENING = "([{«“„‘'\"¿¡"
_CLOSING = ",.;:!?)]}»”’'\""
_MOST_WORDS = 4  # of a cue


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a language, ready to be looked for before and behind a place of a text. Case does not count."""

    listed: frozenset[str]
    is_dense: bool = False

    def ends(self, text: str) -> bool:
        """Whether `text` ends with one of the words, or with words of one of them, a blank apart. Only its end is looked at."""
        if not self.listed:
            return False
        if self.is_dense:
            return text.endswith(tuple(self.listed))
        if text[-1:] not in _BLANKS:
            text = text if text[-1:].isalpha() or text[-1:] in ".'’" else ""
        words = [word.lstrip(_OPENING) for word in text.casefold().split()[-_MOST_WORDS:]]
        return any(" ".join(words[-count:]) in self.listed for count in range(1, len(words) + 1))

    def begins(self, text: str) -> bool:
        """Whether `text` begins with one of the words, or with words of one of them, a blank apart. Only its beginning is looked at."""
        if not self.listed:
            return False
        if self.is_dense:
            return text.startswith(tuple(self.listed))
        if text[:1] not in _BLANKS:
            return False
        words = [word.rstrip(_CLOSING) for word in text.casefold().split()[:_MOST_WORDS]]
        return any(" ".join(words[:count]) in self.listed for count in range(1, len(words) + 1))

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
    lists = {name: Words(frozenset(_split(table.get(name, ""))), is_dense) for name in _LISTS}
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
