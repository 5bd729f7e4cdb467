"""Names in a sentence, and whether another text in the same language names the same.

Scripts with capitals show names by themselves; in others, and in German, only names that the registries list are told from other words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import regex
from anyascii import anyascii
from babel import Locale, UnknownLocaleError

from rashomon.audit.containment import folded
from rashomon.audit.context import Known
from rashomon.audit.naming import is_acronym_of
from rashomon.audit.wordlists import LONGEST, primary, tables
from rashomon.model.entity import Entity

_TABLE = "grounding.toml"
_CAPITAL = r"\p{Lu}[\p{L}\p{M}\p{N}]*+(?:['’\-][\p{L}\p{M}\p{N}]++)*+"
_RUN = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){_CAPITAL}(?:\s(?:(?:of|de|del|da|do|di|du|al|bin|ibn|van|von)\s)?{_CAPITAL})*+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++")
_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_OPENERS = " \"'“”«»„‘’(-—–:."
_LONGEST_TEXT = 200_000  # characters of an article whose words are looked up
_LONGEST_NAME = 12  # characters, where nothing stands between words
_SHORTEST_NAME = {"zh": 3, "ja": 3}  # shorter ones also begin other names, and are said in one character ("美" for the United States)
_SHORTEST = 4
_MOST_WORDS = 4
_TITLE_CASE = 0.6  # share of a sentence's longer words with a capital, from which on capitals tell nothing
_ENDING = 4  # letters by which two forms of a name may differ: "Mali", "Malian"
_SHARE = 0.6


def names_in(sentence: str, language: str, known: Known) -> tuple[str, ...]:
    """Return the names of a sentence, in order, each once. What may just be the first word of a sentence is no name."""
    tag = primary(language)
    text = sentence[:LONGEST]
    if tag in {"zh", "ja"}:
        found = _dense_names(text, tag, known)
    elif _CASED.search(text) and tag not in {"de", "hi", "ar", "fa"}:
        found = _capitalised(text, tag, known)
    else:
        found = _listed(text, known)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a text, ready to be asked whether it names somebody. `text` is folded to no case."""

    text: str
    words: frozenset[str]
    by_beginning: dict[str, tuple[str, ...]] = field(repr=False)
    runs: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Naming":
        """Read a text."""
        part = folded(text[:_LONGEST_TEXT])
        words = frozenset(_plain_words(part))
        beginnings: dict[str, list[str]] = {}
        for word in words:
            beginnings.setdefault(word[:3], []).append(word)
        runs = tuple(dict.fromkeys(found.group() for found in _RUN.finditer(part)))
        return cls(part.casefold(), words, {key: tuple(value) for key, value in beginnings.items()}, runs)

    def names(self, name: str, language: str, known: Known) -> bool:
        """Whether the text names who `name` is: by a word of it, another form, its initials, or another listed name."""
        if folded(name).casefold() in self.text or any(
            self._is_said(other) for entity in known.named(name) for other in _spellings(entity)
        ):
            return True
        if _HAN.search(name):
            return name[0] in self.text
        telling = [word for word in _plain_words(name) if word not in _plain(primary(language))] or list(_plain_words(name))
        if any(len(word) > 1 and self._has_form(word) for word in telling):
            return True
        return any(is_acronym_of(name, run) or is_acronym_of(run, name) for run in self.runs)

    def _is_said(self, spelling: str) -> bool:
        plain = folded(spelling).casefold()
        return plain in self.text if " " in plain or _HAN.search(plain) else all(self._has_form(word) for word in _plain_words(spelling))

    def _has_form(self, word: str) -> bool:
        return word in self.words or any(_is_form(word, other) for other in self.by_beginning.get(word[:3], ()))


def _is_form(one: str, other: str) -> bool:
    shared = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longest = max(len(one), len(other))
    return shared >= longest * _SHARE and longest - shared <= _ENDING


def _spellings(entity: Entity) -> Iterator[str]:
    yield from entity.names.values()
    yield from entity.aliases


def _plain_words(text: str) -> Iterable[str]:
    return _WORD.findall(anyascii(text).casefold())


@cache
def _plain(language: str) -> frozenset[str]:
    """Words with a capital that name nobody: titles, and the days and months of the calendar."""
    words = " ".join(tables(_TABLE).get(language, {}).get("plain", ()))
    return frozenset(_plain_words(words)) | frozenset(_plain_words(" ".join(_calendar(language))))


def _calendar(language: str) -> Iterator[str]:
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return
    for kind in (locale.days, locale.months):
        for forms in kind.values():
            yield from (word for form in ("wide", "abbreviated") for word in forms[form].values())


def _capitalised(text: str, language: str, known: Known) -> Iterator[str]:
    longer = [word for word in _WORD.findall(text) if len(word) >= _SHORTEST]
    if sum(word[0].isupper() for word in longer) >= _TITLE_CASE * len(longer) and len(longer) > _MOST_WORDS:
        return
    for found in _RUN.finditer(text):
        words = found.group().split()
        begins = not text[max(0, found.start() - 2) : found.start()].strip(_OPENERS)
        if begins and not known.named(found.group()) and not _is_acronym(words[0]):
            words = words[1:]
            while words and words[0].islower():  # a particle that the first word left behind
                words = words[1:]
        if any(_is_telling(word, language) for word in words):
            yield " ".join(words)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_telling(word: str, language: str) -> bool:
    plain = tuple(_plain_words(word))
    return word[:1].isupper() and len(word) > 2 and not all(item in _plain(language) for item in plain)  # noqa: PLR2004 ("Al", "De")


def _listed(text: str, known: Known) -> Iterator[str]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            name = text[words[at].start() : words[at + count - 1].end()]
            if len(name) >= _SHORTEST and known.named(name):
                yield name
                at += count - 1
                break
        at += 1


def _dense_names(text: str, language: str, known: Known) -> Iterator[str]:
    at = 0
    while at < len(text):
        for count in range(min(_LONGEST_NAME, len(text) - at), _SHORTEST_NAME[language] - 1, -1):
            name = text[at : at + count]
            if known.named(name) and _HAN.match(name):
                yield name
                at += count - 1
                break
        at += 1
