"""A text opened for checking sentences against it: its sentences with their words, numbers and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex
from babel import Locale, UnknownLocaleError

from rashomon.text.negation import denied_words
from rashomon.text.numbers import find_numbers
from rashomon.text.sentences import split
from rashomon.text.words import is_form_of, words

MOST_CHARACTERS = 100_000  # of a document; the rest is not read
_MOST_SENTENCES = 600
_LEAST_LETTERS = 4  # a shorter word of an alphabet says little by itself
_NAME = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+")
_CLAUSE = regex.compile(r"[;:,，；、](?=\s|$|\p{Han})|\s(?:and|but|while|et|mais|y|pero|e|mas|und|aber|и|но|а)\s")
_DIGITS = regex.compile(r"\d+(?:[.,:]\d+)*")
_GROUPED = regex.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")


@dataclass(frozen=True)
class Passage:
    """A sentence, of a document or to be checked, with what can be compared of it."""

    text: str
    language: str

    @cached_property
    def words(self) -> list[str]:
        """Its words, without case."""
        return words(self.text)

    @cached_property
    def content(self) -> list[str]:
        """Its words that say something by themselves: not the short ones, nor the numbers, which are compared as values."""
        return [word for word in self.words if (len(word) >= _LEAST_LETTERS or _DENSE.match(word)) and not word[0].isdigit()]

    @cached_property
    def names(self) -> frozenset[str]:
        """Its capitalised words without case, but for days and months, and the first word of the sentence, which has a capital anyway."""
        first = next(iter(self.words), "")
        found = [name.casefold() for name in _NAME.findall(self.text)]
        return frozenset(name for place, name in enumerate(found) if place or name != first) - calendar_names(self.language)

    @cached_property
    def numbers(self) -> list[tuple[str, int, int]]:
        """Its numbers as plain values with unit, written in digits or words, and where each stands; clock times and dates as written."""
        found = [
            (f"{number.value.normalize():f}{number.unit}", number.span.start, number.span.end)
            for number in find_numbers(self.text, self.language)
        ]
        covered = [(start, end) for _, start, end in found]
        written = [(_GROUPED.sub("", match.group()), *match.span()) for match in _DIGITS.finditer(self.text)]
        found += [item for item in written if not any(start < item[2] and item[1] < end for start, end in covered)]
        return sorted(found, key=lambda item: item[1])

    @cached_property
    def denied(self) -> tuple[str, ...]:
        """The words that it denies."""
        return denied_words(self.text, self.language)

    @cached_property
    def clauses(self) -> tuple["Passage", ...]:
        """Its clauses, as far as commas and conjunctions tell."""
        parts = [part.strip() for part in _CLAUSE.split(self.text)]
        return tuple(Passage(part, self.language) for part in parts if part)

    def around(self, start: int, end: int, count: int) -> list[str]:
        """Return up to `count` content words on either side of a place."""
        before = Passage(self.text[:start], self.language).content[-count:]
        return before + Passage(self.text[end:], self.language).content[:count]

    def holds(self, word: str) -> bool:
        """Whether it has this word, in some form."""
        return any(is_form_of(word, other) for other in self.words)


@cache
def calendar_names(language: str) -> frozenset[str]:
    """Return the names of days and months in a language, without case."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = (locale.days["format"]["wide"], locale.months["format"]["wide"])
    return frozenset(word for table in tables for name in table.values() for word in words(name))


def passages_of(document: str, language: str) -> list[Passage]:
    """Return the sentences of a document."""
    spans = split(document[:MOST_CHARACTERS], language)
    return [Passage(span.text, language) for span in spans[:_MOST_SENTENCES]]


def coverage(claim: Passage, evidence: Sequence[Passage]) -> float:
    """Return the share of the claim's content words that stand in the evidence, in some form, 0 to 1."""
    if not claim.content:
        return 1.0
    vocabulary = {word for passage in evidence for word in passage.words}
    held = sum(word in vocabulary or any(is_form_of(word, other) for other in vocabulary) for word in claim.content)
    return held / len(claim.content)
