"""What a citation stands for: the words printed with a source of the page, and the stored text they were taken from."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cached_property

import regex

from rashomon.audit.containment import begins_sentence, folded, holds, holds_sentence
from rashomon.audit.context import Context
from rashomon.audit.named import Naming
from rashomon.audit.wordlists import primary
from rashomon.model.figure import Bound
from rashomon.page import SourceLine
from rashomon.text.numbers import Number, find_numbers

_LONGEST_TEXT = 200_000  # characters of an article whose numbers are read
_NEAR = Decimal("0.15")  # how far "about 1,500" may lie from what the source says, as a share of it
_HALF = Decimal("1.5")  # "more than 300" is said of 312, not of 3,000
_LETTER = r"[\p{L}\p{M}\p{N}]"


class Evidence:
    """What one source of the page shows: the stored article where there is one, else the words printed; nothing where neither is."""

    def __init__(self, source: SourceLine, context: Context) -> None:
        self.source = source
        self.article = context.sources.find(source.url) if context.sources is not None and source.url else None
        self.text = f"{self.article.title}\n{self.article.body}" if self.article else source.words
        self.language = primary(self.article.language if self.article else source.language)

    @cached_property
    def folded(self) -> str:
        """The text, its typography made one."""
        return folded(self.text)

    @cached_property
    def naming(self) -> Naming:
        """Whom the text names."""
        return Naming.of(self.text)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that the text says."""
        return numbers_in(self.text[:_LONGEST_TEXT], self.language)

    def says(self, sentence: str) -> bool:
        """Whether it holds a folded sentence word for word (as far as its words go, where they are cut off)."""
        return holds_sentence(self.folded, sentence) or (self.article is None and begins_sentence(self.folded, sentence))

    def counts(self, number: Number) -> bool:
        """Whether it says this number, or one that lies within its bound."""
        written = rf"(?<!{_LETTER}){regex.escape(folded(number.span.text))}(?!{_LETTER})"
        return regex.search(written, self.folded) is not None or any(_agrees(number, other) for other in self.numbers)

    def misplaced(self) -> str:
        """Say what is wrong with the words printed with this source, "" if the stored text has them where the page says, or is not here."""
        words = folded(self.source.words)
        if self.article is None or not words:
            return ""
        parts = self._parts()
        if self.source.end > self.source.start >= 0 and len(parts) == 1:
            if folded(parts[0][self.source.start : self.source.end]) == words:
                return ""
            return "stand elsewhere in it" if holds(folded(parts[0]), words) else "are not in it"
        return "" if any(holds(folded(part), words) for part in parts) else "are not in it"

    def _parts(self) -> tuple[str, ...]:
        if self.article is None:
            return ()
        if self.source.part == "title":
            return (self.article.title,)
        return (self.article.body,) if self.source.part else (self.article.title, self.article.body)


def numbers_in(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text; none of one with a number beyond all reckoning ("three hundred" said a hundred times over)."""
    try:
        return find_numbers(text, language)
    except InvalidOperation:
        return ()


def _agrees(said: Number, source: Number) -> bool:
    return any(_lies_within(said, value) for value in _values(source)) or said.high in set(_values(source))


def _lies_within(said: Number, value: Decimal) -> bool:
    if said.value == value:
        return True
    if said.bound is Bound.AT_LEAST:
        return said.value <= value <= said.value * _HALF
    if said.bound is Bound.AT_MOST:
        return said.value <= value * _HALF and value <= said.value
    return said.bound is Bound.ABOUT and abs(said.value - value) <= value * _NEAR


def _values(number: Number) -> Iterator[Decimal]:
    yield number.value
    if number.high is not None:
        yield number.high
