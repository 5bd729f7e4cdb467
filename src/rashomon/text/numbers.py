"""Numbers as news writes them, with what bounds them and their unit.

Precision goes before recall: a wrong figure on a page is worse than a missing one. Dates, years, times, ages, ordinals, scores, and numbers
that are part of a name ("Boeing 747", "G7") are no numbers here, and neither is what two readers would read differently.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from rashomon.model.figure import Bound
from rashomon.model.span import Span
from rashomon.text import currencies
from rashomon.text.bare_numbers import BareNumber, BareNumbers
from rashomon.text.cjk_numbers import find_cjk
from rashomon.text.measures import MEASURES, Measures, measures_of
from rashomon.text.number_tokens import Tokens
from rashomon.text.numerals import Numerals, numerals_of

_YEARS = range(1900, 2101)
_DAYS = 31
_SHORT_SCALE = re.compile(r"(bn|tn|mn|m|k|b)(?![\w])")
_SHORT_SCALES = {"bn": 10**9, "b": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 10**3}
_SIGN_BEFORE = {"~": Bound.ABOUT, "≈": Bound.ABOUT, ">": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "<": Bound.AT_MOST, "≤": Bound.AT_MOST}
_PERCENT_SIGNS = frozenset("%٪％")
_QUALIFIER_WINDOW = 36  # characters; the longest qualifier has 24
_MOST_DIGITS = 24  # before the point: beyond it a number stays in scientific notation
_ACRONYM = 4  # letters: "MH 370", "AK 47", "SARS 2"
_LARGE = 1000
_SHARED_SCALE = 1000  # "from 3 to 4 million" is 3 million; "from 3,000 to 4 million" is not


class Move(StrEnum):
    """Which end of a change ("from 30 to 40") a number is, or that it is so many of a larger one ("seven of nine")."""

    FROM = "from"
    TO = "to"
    OF = "of"


@dataclass(frozen=True, slots=True)
class Number:
    """A number said in a text.

    `span` covers qualifier, sign and unit words. `value` is the lower end of a range, whose upper end is `high`. `unit` is "", "%", an
    ISO 4217 code or a unit of measure (`measures.MEASURES`). `counted_from` is where the bare number ends: a qualifier may stand behind the
    noun ("34 personnes au moins"). `move` says which end it is of what reads like a change: "from 30 to 40" may be a
    range too; or that "of" follows it, so that it may count nothing by itself.
    """

    span: Span
    value: Decimal
    counted_from: int
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    unit: str = ""
    move: Move | None = None


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the counts, percentages and sums of money of `text` in order.

    `language` is BCP 47; one without a table has digits, percentages and money signs read. The two ends of a change, and "seven of
    nine", are left out.
    """
    return tuple(number for number in find_quantities(text, language) if number.unit not in MEASURES and number.move is None)


def find_quantities(text: str, language: str) -> tuple[Number, ...]:
    """Return all that `find_numbers` does, and what is measured ("84,000 tonnes"), both ends of "from 30 to 40", and "seven of nine"."""
    primary = language.partition("-")[0].lower()
    if primary in {"zh", "ja", "yue", "wuu"}:
        table = "ja" if primary == "ja" else "zh"
        return tuple(
            Number(span, _plain(value), span.end, bound, None if high is None else _plain(high), unit)
            for span, value, bound, high, unit in find_cjk(text, numerals_of(table), measures_of(table))
        )
    return tuple(_Scanner(text, numerals_of(primary), measures_of(primary)).numbers())


class _Scanner:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, numerals: Numerals, measures: Measures) -> None:
        self._text = text
        self._numerals = numerals
        self._measures = measures
        self._tokens = Tokens(text, numerals)
        self._bare = BareNumbers(self._tokens, numerals)

    def numbers(self) -> Iterator[Number]:
        place = taken = 0
        while place < len(self._tokens):
            core = self._bare.read(place) if self._bare.may_begin(place) else None
            if core is None:
                place += 1
                continue
            found, place = self._from(core)
            for number in found:
                if number.span.start >= taken:  # "0%0": a sign belongs to one number
                    taken = number.span.end
                    yield number

    def _from(self, core: BareNumber) -> tuple[list[Number], int]:
        """Return the number of a core, both of a change, or none where it is none of the kinds that count; and the token to go on from."""
        pair = self._bare.pair_from(core)
        after = (pair.other if pair else core).last + 1
        if core.value < 0:
            return [], after
        if pair is not None and pair.is_change:
            other = pair.other
            shares = core.scale == 1 and core.value < _SHARED_SCALE and other.scale > 1
            first = replace(core, value=core.value * other.scale) if shares else core
            ends = [(self._number(first, None), Move.FROM), (self._number(other, None) if other.value >= 0 else None, Move.TO)]
            return [replace(number, move=move) for number, move in ends if number is not None], after
        if pair is not None and pair.other.value <= core.value:
            if core.scale == 1 or pair.other.scale > 1:
                return [], after
            pair, after = None, core.last + 1  # "lent 2.3 billion to 14 ports"
        number = self._number(core, pair.other if pair else None)
        return ([] if number is None else [number]), after

    def _number(self, core: BareNumber, high: BareNumber | None) -> Number | None:
        last = core.last if high is None else high.last
        low = core.value * high.scale if high is not None and core.scale == 1 and core.value * high.scale < high.value else core.value
        start, end = self._tokens.places[core.first][0], self._tokens.places[last][1]
        before, unit, end, is_money_before = self._unit(start, end, core, last)
        if unit and before < start:
            start = before
        factor = Decimal(1)
        if is_money_before and (short := _SHORT_SCALE.match(self._text, end)):
            factor, end = Decimal(_SHORT_SCALES[short[1]]), short.end()
        bare_end = end
        bound, start, end = self._bound(start, end, is_range=high is not None)
        if core.is_rough and bound is Bound.EXACT:
            bound = Bound.ABOUT
        is_of_more = not unit and self._tokens.following(last) in self._numerals.of_more and core.value > 1
        if not unit and not is_of_more and self._is_no_count(core, last, bound):
            return None
        if unit == currencies.UNCLEAR or self._is_glued(start, end, is_money=unit not in {"", "%"} and unit not in MEASURES):
            return None
        top = None if high is None else _plain(high.value * factor)
        return Number(Span.of(self._text, start, end), _plain(low * factor), bare_end, bound, top, unit, Move.OF if is_of_more else None)

    def _unit(self, start: int, end: int, core: BareNumber, last: int) -> tuple[int, str, int, bool]:
        """Return where the number with its sign begins, its unit ("?" for one nobody can name), where it ends, and if a sign leads."""
        lead = self._text[max(0, start - 12) : start]
        unit, unit_end = self._percent_behind(end)
        if unit:
            return start, unit, unit_end, False
        for word in (*self._numerals.percent_before, "%", "٪"):
            if lead.rstrip().lower().endswith(word):
                return start - len(lead) + len(lead.rstrip()) - len(word), "%", end, False
        code, place = currencies.sign_at_end(lead, dollar=self._numerals.dollar)
        if code:
            return start - len(lead) + place, code, end, True
        code, place = currencies.sign_at(self._text, end, dollar=self._numerals.dollar)
        if code:
            return start, code, place, False
        unit, unit_end = self._money_word(end, last)
        return (start, unit, unit_end, False) if unit else self._measure(start, end, core, last)

    def _percent_behind(self, end: int) -> tuple[str, int]:
        """Read "%", "per cent" and "percentage points" behind a number: its unit ("?" for points, "" for neither) and where that ends."""
        table = self._numerals
        tail = self._text[end : end + 40]
        words = tail.lstrip(" \u00a0\u202f").lower()
        place = end + len(tail) - len(tail.lstrip(" \u00a0\u202f"))
        if place > end + 1:
            return "", end
        if words[:1] in _PERCENT_SIGNS:
            is_points = any(_starts_with_word(words[1:].lstrip(" -"), word) for word in table.points)
            return currencies.UNCLEAR if is_points else "%", place + 1
        if any(_starts_with_word(words, word) for word in table.points):
            return currencies.UNCLEAR, end
        percent = next((word for word in table.percent if _starts_with_word(words, word)), "")
        return ("%", place + len(percent)) if percent else ("", end)

    def _money_word(self, end: int, last: int) -> tuple[str, int]:
        money = self._numerals.money
        for length in (4, 3, 2, 1):
            if last + length < len(self._tokens) and self._tokens.is_joined(last, last + 1):
                words = self._tokens.words(last + 1, last + length).lower()
                if words in money:
                    if currencies.is_of_another_country(self._tokens.following(last + length)):
                        return currencies.UNCLEAR, end
                    return money[words], self._tokens.places[last + length][1]
        return "", end

    def _measure(self, start: int, end: int, core: BareNumber, last: int) -> tuple[int, str, int, bool]:
        for length in (3, 2, 1) if self._tokens.following(last) in self._measures.starts else ():
            if last + length < len(self._tokens) and all(self._tokens.is_joined(at, at + 1) for at in range(last, last + length)):
                words = " ".join(self._tokens.lower[last + 1 : last + 1 + length])
                unit = self._measures.behind.get(words, "")
                if core.value >= _LARGE:
                    unit = unit or self._measures.large.get(words, "")
                if unit:
                    return start, unit, self._tokens.places[last + length][1], False
        unit = self._measures.ahead.get(self._tokens.previous(core.first), "")
        return (self._tokens.places[core.first - 1][0], unit, end, False) if unit else (start, "", end, False)

    def _bound(self, start: int, end: int, *, is_range: bool) -> tuple[Bound, int, int]:
        bound = Bound.RANGE if is_range else Bound.EXACT
        if self._text[end : end + 1] == "+" and not self._text[end + 1 : end + 2].isdecimal():
            return Bound.AT_LEAST, start, end + 1
        if start and (sign := _SIGN_BEFORE.get(self._text[start - 1])):
            return sign, start - 1, end
        floor = max(0, start - _QUALIFIER_WINDOW)
        lead = self._text[floor:start]
        for kind, pattern in self._numerals.before:
            if found := pattern.search(lead):
                return bound if is_range else kind, floor + found.start(), end
        for kind, pattern in self._numerals.after:
            if found := pattern.match(self._text, end):
                return bound if is_range else kind, start, found.end()
        return bound, start, end

    def _is_no_count(self, core: BareNumber, last: int, bound: Bound) -> bool:
        table = self._numerals
        previous, following = self._tokens.previous(core.first), self._tokens.following(last)
        if following in table.units or following.partition("-")[0] in table.units or previous in table.units_before:
            return True
        if previous in table.headings or (not core.is_digits and previous in table.vague):
            return True
        if core.scale == 1 and core.is_digits and core.first == last:
            written = self._tokens.lower[core.first]
            if written.isdecimal() and int(written) in _YEARS and bound not in {Bound.AT_LEAST, Bound.ABOUT}:
                return True
            if core.value <= _DAYS and self._is_day(core.first, last):
                return True
            acronym = self._tokens.words(core.first - 1, core.first - 1) if core.first else ""
            if 2 <= len(acronym) <= _ACRONYM and acronym.isupper() and previous and bound is Bound.EXACT:  # noqa: PLR2004
                return True
        return core.value <= _DAYS and core.is_digits and self._is_day(core.first, last)

    def _is_day(self, first: int, last: int) -> bool:
        months = self._numerals.months
        neighbours = self._tokens.lower[max(0, first - 1) : first] + self._tokens.lower[last + 1 : last + 3]
        if (len(neighbours) == 3 and neighbours[1] not in {"de", "di", "of", "del"}) or (len(neighbours) == 2 and not first):  # noqa: PLR2004
            neighbours = neighbours[:2]
        return any(word in months for word in neighbours)

    def _is_glued(self, start: int, end: int, *, is_money: bool) -> bool:
        """Whether the number is a part of something else: "A320", "F-16", "5th", "#5", "12:30"."""
        before, after = self._text[max(0, start - 2) : start], self._text[end : end + 2]
        if (before[-1:].isalpha() and not (self._numerals.attached_joiner and before.strip() == self._numerals.attached_joiner)) or before[
            -1:
        ] in {"#", "№", "@", "_", "/", "§"}:
            return True
        if before[-1:] in {"-", "–", ".", ",", ":"} and before[:1] and (before[0].isalnum()):
            return True
        if after[:1].isalpha():
            return not is_money or self._text[end - 1].isdecimal()
        return (after[:1] in {"/", "_", "-", "º", "ª", "°"} and (after[1:].isalnum() or after[:1] in "ºª°")) or (
            after[:1] == ":" and after[1:].isdecimal()
        )


def _plain(value: Decimal) -> Decimal:
    """Write 3500000.0 as 3500000: equal numbers get equal digits."""
    if value.adjusted() > _MOST_DIGITS or value != value.to_integral_value():
        return value.normalize()
    return value.quantize(Decimal(1))


def _starts_with_word(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalpha()
