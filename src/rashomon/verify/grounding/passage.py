"""A text opened for checking sentences against it: its sentences with their words, numbers, names and speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from rashomon.text.negation import denied_words
from rashomon.text.numbers import find_numbers
from rashomon.text.sentences import split
from rashomon.text.words import is_form_of, words
from rashomon.verify.grounding.calendar import calendar_names
from rashomon.verify.grounding.names import is_acronym
from rashomon.verify.grounding.small_numbers import small_numbers

MOST_CHARACTERS = 100_000  # of a document; the rest is not read
_MOST_SENTENCES = 600
_LONGEST = 1_000  # characters of a sentence; what is longer is cut into pieces
_LEAST_LETTERS = 4  # a shorter word of an alphabet says little by itself
_MOST_CLAUSES = 8
_NAME = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+")
_FULL_NAME = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]++(?:[ -]\p{Lu}[\p{L}\p{M}]++)++")
_CLAUSE = regex.compile(
    r"[;:,，；、،؛。](?=\s|$|\p{Han}|\p{Hiragana}|\p{Katakana})"
    r"|\s(?:and|but|while|although|though|because|et|mais|tandis|mientras|y|pero|e|ma|mas|mentre|enquanto|und|aber|während|и|но|а|ve|ama|dan|tetapi|sedangkan"
    r"|na|lakini|lekini|और|लेकिन|जबकि|و|لكن|اما|ولی)\s"
)
_DIGITS = regex.compile(r"(?<![\p{Latin}\p{Cyrillic}\d])\d+(?:[.,:]\d+)*")  # not those of "A380"
_GROUPED = regex.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_SPEAKER = regex.compile(r"\s*(\p{Lu}[\p{L}\p{M}.'’\-]*+(?:\s\p{Lu}[\p{L}\p{M}.'’\-]*+){0,3}+)\s?[:：]\s")


@dataclass(frozen=True)
class Passage:
    """A sentence, of a document or to be checked, with what can be compared of it.

    `speaker` is who says it, where a line of a dialogue begins with a name and a colon.
    """

    text: str
    language: str
    speaker: str = ""

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
        spoken = {word for word in words(self.speaker) if len(word) >= _LEAST_LETTERS}
        return frozenset(name for place, name in enumerate(found) if place or name != first) - calendar_names(self.language) | spoken

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Its capitalised words that stand beside another one: names even in German, where every noun has a capital."""
        return frozenset(word.casefold() for found in _FULL_NAME.finditer(self.text) for word in _NAME.findall(found.group()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Its names that are written in capitals only, as initials are; without case."""
        return frozenset(name.casefold() for name in _NAME.findall(self.text) if is_acronym(name))

    @cached_property
    def numbers(self) -> list[tuple[str, int, int]]:
        """Its numbers as plain values with unit, written in digits or words, and where each stands; clock times and dates as written."""
        found = [
            (f"{number.value.normalize():f}{number.unit}", number.span.start, number.span.end)
            for number in find_numbers(self.text, self.language)
        ]
        covered = [(start, end) for _, start, end in found]
        found += [
            item for item in small_numbers(self.text, self.language) if not any(start < item[2] and item[1] < end for start, end in covered)
        ]
        covered = [(start, end) for _, start, end in found]
        written = [(_ascii(_GROUPED.sub("", match.group())), *match.span()) for match in _DIGITS.finditer(self.text)]
        found += [item for item in written if not any(start < item[2] and item[1] < end for start, end in covered)]
        return sorted(found, key=lambda item: item[1])

    @cached_property
    def denied(self) -> tuple[str, ...]:
        """The words that it denies."""
        return denied_words(self.text, self.language)

    @cached_property
    def clauses(self) -> tuple["Passage", ...]:
        """Its clauses, as far as commas and conjunctions tell; what is behind the eighth stays with it."""
        parts = [part.strip() for part in _CLAUSE.split(self.text, maxsplit=_MOST_CLAUSES - 1)]
        return tuple(Passage(part, self.language, self.speaker) for part in parts if part)

    def around(self, start: int, end: int, count: int) -> list[str]:
        """Return up to `count` content words on either side of a place."""
        before = Passage(self.text[:start], self.language).content[-count:]
        return before + Passage(self.text[end:], self.language).content[:count]

    def holds(self, word: str) -> bool:
        """Whether it has this word, in some form."""
        return any(is_form_of(word, other) for other in self.words)


def passages_of(document: str, language: str) -> list[Passage]:
    """Return the sentences of a document, each with its speaker if it stands in a line of a dialogue."""
    found: list[Passage] = []
    for line in document[:MOST_CHARACTERS].splitlines():
        label = _SPEAKER.match(line)
        speaker, said = (label.group(1), line[label.end() :]) if label else ("", line)
        for span in split(said, language):
            found += [Passage(span.text[start : start + _LONGEST], language, speaker) for start in range(0, len(span.text), _LONGEST)]
            if len(found) >= _MOST_SENTENCES:
                return found[:_MOST_SENTENCES]
    return found


def _ascii(digits: str) -> str:
    """Write digits of any script as 0 to 9."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in digits)


def coverage(claim: Passage, evidence: Sequence[Passage]) -> float:
    """Return the share of the claim's content words that stand in the evidence, in some form, 0 to 1."""
    if not claim.content:
        return 1.0
    vocabulary = {word for passage in evidence for word in passage.words}
    held = sum(word in vocabulary or any(is_form_of(word, other) for other in vocabulary) for word in claim.content)
    return held / len(claim.content)
