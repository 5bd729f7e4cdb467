"""Bare numbers: digits, number words, fixed phrases and scale words ("3 тыс. 500", "two hundred and ten", "1 लाख 20 हजार")."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rashomon.text.digits import NotANumber, value_of
from rashomon.text.number_tokens import DASH, Tokens
from rashomon.text.numerals import NumberWord, Numerals

_SPACED_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.])")
_LARGEST_SCALE = 10**15
_BETWEEN = 40  # characters ahead of a number that hold "between the"
_PARTS = 4  # of one number: "1 करोड़ 20 लाख 30 हजार 500"
UNREADABLE = Decimal(-1)
"""The value of digits that are no number but have to be stepped over as one."""


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number without what stands around it: tokens `[first, last]`, with the factor its scale words gave it."""

    first: int
    last: int
    value: Decimal
    scale: Decimal
    is_digits: bool
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """The second of two numbers that belong together: "30 to 40" is a range, "from 30 to 40" mostly a change."""

    other: BareNumber
    is_change: bool


class BareNumbers:
    """Reads the numbers of one text, from a token on."""

    __slots__ = ("_numerals", "_phrase_starts", "_tokens")

    def __init__(self, tokens: Tokens, numerals: Numerals) -> None:
        self._tokens = tokens
        self._numerals = numerals
        self._phrase_starts = frozenset(phrase.partition(" ")[0] for phrase in numerals.phrases)

    def may_begin(self, place: int) -> bool:
        """Whether a number may begin at a token."""
        word, table = self._tokens.lower[place], self._numerals
        return word[0].isdecimal() or word in table.words or word in self._phrase_starts or word in table.prefix_scales or "-" in word

    def pair_from(self, core: BareNumber) -> Pair | None:
        """Return the number that "to", "and" or a dash ties to `core`: the upper end of a range, or what it changed to; None if none."""
        after = core.last + 1
        if core.value < 0 or after >= len(self._tokens):
            return None
        between = self._tokens.between(core.last, after)
        if DASH.fullmatch(between):
            other = self.read(after) if self._tokens.lower[after][0].isdecimal() else None
        elif self._is_link(core, self._tokens.lower[after]):
            other = self.read(after + 1) if self._tokens.is_joined(core.last, after) else None
        else:
            other = None
        if other is None or not self._tokens.is_joined(other.first - 1, other.first, dash=True):
            return None
        return Pair(other, is_change=self._tokens.previous(core.first) in self._numerals.from_)

    def _is_link(self, core: BareNumber, word: str) -> bool:
        table, previous = self._numerals, self._tokens.previous(core.first)
        if word in table.to or (word in table.changed_to and previous in table.from_):
            return True
        if word not in table.conjunctions:
            return False
        start = self._tokens.places[core.first][0]
        return previous in table.between or table.between_ahead.search(self._tokens.text[max(0, start - _BETWEEN) : start]) is not None

    def read(self, place: int, *, parts: int = _PARTS) -> BareNumber | None:
        """Return the number that begins at a token, if one does; at most of `parts` parts."""
        if place >= len(self._tokens) or not parts:
            return None
        word = self._tokens.lower[place]
        if word in self._numerals.prefix_scales:
            return self._prefixed(place, parts)
        if word[0].isdecimal():
            return self._digits(place, parts)
        return self._phrase(place) or self._words(place)

    def _digits(self, place: int, parts: int) -> BareNumber | None:
        start, end = self._tokens.places[place]
        last = place
        table = self._numerals
        if (
            table.has_spaces
            and (found := _SPACED_DIGITS.match(self._tokens.text, start))
            and not self._tokens.text[max(0, start - 2) : start].strip(" ").isdecimal()
        ):
            end = found.end()
            last = bisect_left(self._tokens.places, (end, 0)) - 1
        try:
            value = value_of(self._tokens.text[start:end], decimal=table.decimal, group=table.group + (" " if table.has_spaces else ""))
        except NotANumber:
            value = self._foreign_decimal(start, end, last)
        if value < 0:
            return BareNumber(place, last, value, Decimal(1), is_digits=True)
        return self._scaled(BareNumber(place, last, value, Decimal(1), is_digits=True), parts)

    def _foreign_decimal(self, start: int, end: int, last: int) -> Decimal:
        """Read "3.5 millones": with a scale word or a per cent sign behind it, the other decimal sign can mean nothing else. Else -1."""
        found = re.fullmatch(r"(\d{1,3})[.,](\d{1,2})", self._tokens.text[start:end])
        if found is None:
            return UNREADABLE
        follows = self._tokens.lower[last + 1] if last + 1 < len(self._tokens.lower) and self._tokens.is_joined(last, last + 1) else ""
        if follows in self._numerals.scales or self._tokens.text[end : end + 2].strip().startswith("%"):
            return Decimal(f"{found[1]}.{found[2]}")
        return UNREADABLE

    def _scaled(self, core: BareNumber, parts: int = 1) -> BareNumber:
        """Take in the scale words behind a number, and a smaller part behind those ("3 тыс. 500", "1 लाख 20 हजार", "3 آلاف و500")."""
        last, scale = self._scale_after(core.last)
        if scale == 1:
            return core
        if scale > _LARGEST_SCALE:
            return BareNumber(core.first, last, UNREADABLE, Decimal(1), is_digits=True)
        total = core.value * scale
        after = last + 1
        joined = after < len(self._tokens) and self._tokens.is_joined(last, after)
        if joined and self._tokens.lower[after] in self._numerals.joiners and core.is_digits and core.value == int(core.value):
            after += 1  # "3 mil e 500" is one number, "1,5 bilhão e 12%" are two
        if (
            joined
            and after < len(self._tokens)
            and self._tokens.lower[after][0].isdecimal()
            and core.is_digits
            and self._tokens.is_joined(after - 1, after)
        ):
            rest = self._digits(after, parts - 1) if parts > 1 else None
            if rest is not None and 0 < rest.value < scale and rest.value == int(rest.value) and total == int(total):
                return BareNumber(core.first, rest.last, total + rest.value, Decimal(1), core.is_digits, core.is_rough)
        return BareNumber(core.first, last, total, scale, core.is_digits, core.is_rough)

    def _scale_after(self, last: int) -> tuple[int, Decimal]:
        scales = self._numerals.scales
        scale = Decimal(1)
        while last + 1 < len(self._tokens) and self._tokens.is_joined(last, last + 1):
            two = self._tokens.words(last + 1, last + 2).lower()
            if two in scales:
                scale, last = scale * scales[two], last + 2
            elif self._tokens.lower[last + 1] in scales:
                scale, last = scale * scales[self._tokens.lower[last + 1]], last + 1
                if (
                    self._tokens.text[self._tokens.places[last][1] : self._tokens.places[last][1] + 1] == "."
                    and self._tokens.lower[last] + "." in scales
                ):
                    continue
            else:
                break
        return last, scale

    def _prefixed(self, place: int, parts: int) -> BareNumber | None:
        if place + 1 >= len(self._tokens) or not self._tokens.is_joined(place, place + 1):
            return None
        inner = self.read(place + 1, parts=parts - 1)
        if inner is None or inner.value < 0:
            return None
        scale = self._numerals.prefix_scales[self._tokens.lower[place]]
        return BareNumber(place, inner.last, inner.value * scale, scale, inner.is_digits)

    def _phrase(self, place: int) -> BareNumber | None:
        if self._tokens.lower[place] not in self._phrase_starts:
            return None
        for length in (5, 4, 3, 2, 1):
            if place + length > len(self._tokens):
                continue
            word = self._numerals.phrases.get(" ".join(self._tokens.lower[place : place + length]))
            if word is not None and all(self._tokens.is_joined(at, at + 1) for at in range(place, place + length - 1)):
                core = BareNumber(place, place + length - 1, word.value, Decimal(1), is_digits=False, is_rough=word.is_rough)
                return self._scaled(core)
        return None

    def _words(self, place: int) -> BareNumber | None:
        found = list(self._number_words(place))
        if not found or (len(found) == 1 and self._tokens.lower[place] == "hundred"):
            return None
        attached = self._numerals.attached_joiner
        total, current, lowest, last = Decimal(0), Decimal(0), Decimal(10) ** 18, place
        for at, word in found:
            if word.is_teen:
                current += word.value
            elif word.multiplies:
                current = (current or Decimal(1)) * word.value
                if word.value >= 1000:  # noqa: PLR2004 thousands close what was counted before them
                    total, current = total + current, Decimal(0)
                lowest = word.value
            elif current and word.value >= lowest:
                if not (attached and current < 10 and word.value in range(20, 100, 10)):  # noqa: PLR2004 "خمسة وعشرين" has its units first
                    return BareNumber(place, found[-1][0], UNREADABLE, Decimal(1), is_digits=False)  # "two three" is no number
                current += word.value
            else:
                current += word.value
                lowest = Decimal(10) ** (len(str(int(word.value))) - 1)
            last = at
        value = total + current
        if value <= 0:
            return None
        return self._scaled(BareNumber(place, last, value, Decimal(1), is_digits=False))

    def _number_words(self, place: int) -> Iterator[tuple[int, NumberWord]]:
        words, attached = self._numerals.words, self._numerals.attached_joiner
        at = place
        while at < len(self._tokens) and (at == place or self._tokens.is_joined(at - 1, at)):
            word = self._tokens.lower[at]
            if word in words:
                yield at, words[word]
            elif at > place and attached and word.startswith(attached) and word[len(attached) :] in words:
                yield at, words[word[len(attached) :]]
            elif not (at > place and word in self._numerals.joiners and at + 1 < len(self._tokens) and self._tokens.lower[at + 1] in words):
                return
            at += 1
