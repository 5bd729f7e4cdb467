"""Numbers as news writes them, with what bounds them and their unit.

Precision goes before recall: a wrong figure on a page is worse than a missing one. Dates, years, times, ages, ordinals, scores, and numbers
that are part of a name ("Boeing 747", "G7") are no numbers here, and neither is what two readers would read differently.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rashomon.model.figure import Bound
from rashomon.model.span import Span
from rashomon.text.cjk_numbers import find_cjk
from rashomon.text.digits import NotANumber, value_of
from rashomon.text.numerals import NumberWord, Numerals, numerals_of

# A word is what lies between spaces, digits and punctuation; \w would break words of Hindi at their vowel signs.
_PUNCTUATION = (
    "!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4"
    "\u0964\u0965\u2010-\u205e\u20a0-\u20cf\u3000-\u303f"
)
_WORD = rf"[^\d\s_{_PUNCTUATION}]+"
_TOKEN = re.compile(rf"\d+(?:[.,/'’:٬٫،\u00a0\u202f\u2009]\d+)*|{_WORD}(?:\u200c{_WORD})*")
_SPACED_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.])")
_YEARS = range(1900, 2101)
_DAYS = 31
_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₩": "KRW",
    "₦": "NGN",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
}
_DOLLARS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NT$": "TWD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
}
_CODES = frozenset("USD EUR GBP JPY CNY RUB CHF AUD CAD INR TRY IDR BRL UAH KRW MXN ZAR SEK NOK DKK PLN SAR AED KES NGN".split())  # noqa: SIM905
_MONEY_BEFORE = re.compile(r"(?:(?<![A-Za-z])([A-Z]{1,2}\$)|([€£₹₽₺₴₩₦₪₫₱$])|(?<![A-Za-z])([A-Z]{3})|(?<!\w)(Rp)\.?)\s?$")
_MONEY_AFTER = re.compile(r"\s?(?:([€£₹₽₺₴₩₦₪₫₱])|([A-Z]{1,2}\$|\$)|([A-Z]{3})(?![A-Za-z]))")
_LARGEST_SCALE = 10**15
_PARTS = 4  # of one number: "1 करोड़ 20 लाख 30 हजार 500"
_UNREADABLE = Decimal(-1)  # the value of digits that are no number but have to be stepped over as one
_SHORT_SCALE = re.compile(r"(bn|tn|mn|m|k|b)(?![\w])")
_SHORT_SCALES = {"bn": 10**9, "b": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 10**3}
_SIGN_BEFORE = {"~": Bound.ABOUT, "≈": Bound.ABOUT, ">": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "<": Bound.AT_MOST, "≤": Bound.AT_MOST}
_OTHER_DOLLARS = re.compile(r"(?:austral|canad|neozel|neo-z|néo|singap|taiwan|hongk|австрал|канад|أسترالي|كندي)")  # "dollari australiani"
_PERCENT_SIGNS = frozenset("%٪％")
_DASH = re.compile(r"\s?[-–—~]\s?")
_GAP = re.compile(r"[\s\u00a0-]?")
_QUALIFIER_WINDOW = 36  # characters; the longest qualifier has 24
_APOSTROPHES = ("'", "’")
_MOST_DIGITS = 24  # before the point: beyond it a number stays in scientific notation
_ACRONYM = 4  # letters: "MH 370", "AK 47", "SARS 2"


@dataclass(frozen=True, slots=True)
class Number:
    """A number said in a text.

    `span` covers qualifier, sign and unit words. `value` is the lower end of a range, whose upper end is `high`. `unit` is "", "%" or an
    ISO 4217 code. `counted_from` is where the bare number ends: a qualifier may stand behind the noun ("34 personnes au moins").
    """

    span: Span
    value: Decimal
    counted_from: int
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Core:
    """A bare number: tokens `[first, last]`, with the factor its scale words gave it."""

    first: int
    last: int
    value: Decimal
    scale: Decimal
    is_digits: bool
    is_rough: bool = False


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of `text` in order. `language` is BCP 47; one without a table has digits, percentages and money signs read."""
    primary = language.partition("-")[0].lower()
    if primary in {"zh", "ja", "yue", "wuu"}:
        return tuple(
            Number(span, _plain(value), span.end, bound, None if high is None else _plain(high), unit)
            for span, value, bound, high, unit in find_cjk(text, numerals_of("ja" if primary == "ja" else "zh"))
        )
    return tuple(_Scanner(text, numerals_of(primary)).numbers())


class _Scanner:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, numerals: Numerals) -> None:
        self._text = text
        self._numerals = numerals
        self._tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
        self._lower = [text[start:end].lower() for start, end in self._tokens]
        self._phrase_starts = frozenset(phrase.partition(" ")[0] for phrase in numerals.phrases)

    def numbers(self) -> Iterator[Number]:
        table = self._numerals
        place = taken = 0
        while place < len(self._tokens):
            word = self._lower[place]
            if word[0].isdecimal() or word in table.words or word in self._phrase_starts or word in table.prefix_scales or "-" in word:
                core = self._core(place)
                if core is not None:
                    number, place = self._number(core)
                    if number is not None and number.span.start >= taken:  # "0%0": a sign belongs to one number
                        taken = number.span.end
                        yield number
                    continue
            place += 1

    # --- the bare number -------------------------------------------------------------------------------------------------------

    def _core(self, place: int, *, parts: int = _PARTS) -> _Core | None:
        if place >= len(self._tokens) or not parts:
            return None
        word = self._lower[place]
        if word in self._numerals.prefix_scales:
            return self._prefixed(place, parts)
        if word[0].isdecimal():
            return self._digits(place, parts)
        return self._phrase(place) or self._words(place)

    def _digits(self, place: int, parts: int) -> _Core | None:
        start, end = self._tokens[place]
        last = place
        table = self._numerals
        if (
            table.has_spaces
            and (found := _SPACED_DIGITS.match(self._text, start))
            and not self._text[max(0, start - 2) : start].strip(" ").isdecimal()
        ):
            end = found.end()
            last = bisect_left(self._tokens, (end, 0)) - 1
        try:
            value = value_of(self._text[start:end], decimal=table.decimal, group=table.group + (" " if table.has_spaces else ""))
        except NotANumber:
            value = self._foreign_decimal(start, end, last)
        if value < 0:
            return _Core(place, last, value, Decimal(1), is_digits=True)
        return self._scaled(_Core(place, last, value, Decimal(1), is_digits=True), parts)

    def _foreign_decimal(self, start: int, end: int, last: int) -> Decimal:
        """Read "3.5 millones": with a scale word or a per cent sign behind it, the other decimal sign can mean nothing else. Else -1."""
        found = re.fullmatch(r"(\d{1,3})[.,](\d{1,2})", self._text[start:end])
        if found is None:
            return _UNREADABLE
        follows = self._lower[last + 1] if last + 1 < len(self._lower) and self._is_joined(last, last + 1) else ""
        if follows in self._numerals.scales or self._text[end : end + 2].strip().startswith("%"):
            return Decimal(f"{found[1]}.{found[2]}")
        return _UNREADABLE

    def _scaled(self, core: _Core, parts: int = 1) -> _Core:
        """Take in the scale words behind a number, and a smaller part behind those ("3 тыс. 500", "1 लाख 20 हजार", "3 آلاف و500")."""
        last, scale = self._scale_after(core.last)
        if scale == 1:
            return core
        if scale > _LARGEST_SCALE:
            return _Core(core.first, last, _UNREADABLE, Decimal(1), is_digits=True)
        total = core.value * scale
        after = last + 1
        joined = after < len(self._tokens) and self._is_joined(last, after)
        if joined and self._lower[after] in self._numerals.joiners and core.is_digits:
            after += 1
        if (
            joined
            and after < len(self._tokens)
            and self._lower[after][0].isdecimal()
            and core.is_digits
            and self._is_joined(after - 1, after)
        ):
            rest = self._digits(after, parts - 1) if parts > 1 else None
            if rest is not None and 0 < rest.value < scale and rest.value == int(rest.value) and total == int(total):
                return _Core(core.first, rest.last, total + rest.value, Decimal(1), core.is_digits, core.is_rough)
        return _Core(core.first, last, total, scale, core.is_digits, core.is_rough)

    def _scale_after(self, last: int) -> tuple[int, Decimal]:
        scales = self._numerals.scales
        scale = Decimal(1)
        while last + 1 < len(self._tokens) and self._is_joined(last, last + 1):
            two = self._slice(last + 1, last + 2).lower()
            if two in scales:
                scale, last = scale * scales[two], last + 2
            elif self._lower[last + 1] in scales:
                scale, last = scale * scales[self._lower[last + 1]], last + 1
                if self._text[self._tokens[last][1] : self._tokens[last][1] + 1] == "." and self._lower[last] + "." in scales:
                    continue
            else:
                break
        return last, scale

    def _prefixed(self, place: int, parts: int) -> _Core | None:
        if place + 1 >= len(self._tokens) or not self._is_joined(place, place + 1):
            return None
        inner = self._core(place + 1, parts=parts - 1)
        if inner is None or inner.value < 0:
            return None
        scale = self._numerals.prefix_scales[self._lower[place]]
        return _Core(place, inner.last, inner.value * scale, scale, inner.is_digits)

    def _phrase(self, place: int) -> _Core | None:
        if self._lower[place] not in self._phrase_starts:
            return None
        for length in (5, 4, 3, 2, 1):
            if place + length > len(self._tokens):
                continue
            word = self._numerals.phrases.get(" ".join(self._lower[place : place + length]))
            if word is not None and all(self._is_joined(at, at + 1) for at in range(place, place + length - 1)):
                core = _Core(place, place + length - 1, word.value, Decimal(1), is_digits=False, is_rough=word.is_rough)
                return self._scaled(core)
        return None

    def _words(self, place: int) -> _Core | None:
        found = list(self._number_words(place))
        if not found or (found[0][1].multiplies and found[0][1].value < 1000 and len(found) == 1 and self._lower[place] == "hundred"):  # noqa: PLR2004
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
                    return _Core(place, found[-1][0], _UNREADABLE, Decimal(1), is_digits=False)  # "two three" is no number
                current += word.value
            else:
                current += word.value
                lowest = Decimal(10) ** (len(str(int(word.value))) - 1)
            last = at
        value = total + current
        if value <= 0:
            return None
        return self._scaled(_Core(place, last, value, Decimal(1), is_digits=False))

    def _number_words(self, place: int) -> Iterator[tuple[int, NumberWord]]:
        words, attached = self._numerals.words, self._numerals.attached_joiner
        at = place
        while at < len(self._tokens) and (at == place or self._is_joined(at - 1, at)):
            word = self._lower[at]
            if word in words:
                yield at, words[word]
            elif at > place and attached and word.startswith(attached) and word[len(attached) :] in words:
                yield at, words[word[len(attached) :]]
            elif not (at > place and word in self._numerals.joiners and at + 1 < len(self._tokens) and self._lower[at + 1] in words):
                return
            at += 1

    # --- what stands around it -------------------------------------------------------------------------------------------------

    def _number(self, core: _Core) -> tuple[Number | None, int]:
        """Make the number of a core, or None where it is none of the kinds that count; and the token to go on from."""
        high, last = self._range(core)
        after = last + 1
        if core.value < 0 or (high is not None and high.value <= core.value):
            return None, after
        low = core.value * high.scale if high is not None and core.scale == 1 and core.value * high.scale < high.value else core.value
        start, end = self._tokens[core.first][0], self._tokens[last][1]
        before, unit, end, is_money_before = self._unit(start, end, last)
        if unit and before < start:
            start = before
        factor = Decimal(1)
        if is_money_before and (short := _SHORT_SCALE.match(self._text, end)):
            factor, end = Decimal(_SHORT_SCALES[short[1]]), short.end()
        bare_end = end
        bound, start, end = self._bound(start, end, is_range=high is not None)
        if core.is_rough and bound is Bound.EXACT:
            bound = Bound.ABOUT
        if not unit and self._is_no_count(core, last, bound):
            return None, after
        if unit == "?" or self._is_glued(start, end, is_money=unit not in {"", "%"}):
            return None, after
        top = None if high is None else _plain(high.value * factor)
        return Number(Span.of(self._text, start, end), _plain(low * factor), bare_end, bound, top, unit), after

    def _range(self, core: _Core) -> tuple[_Core | None, int]:
        """Look for the upper end of a range behind `core`; the second value is the last token of the whole."""
        after = core.last + 1
        if core.value < 0 or after >= len(self._tokens):
            return None, core.last
        between = self._text[self._tokens[core.last][1] : self._tokens[after][0]]
        if _DASH.fullmatch(between):
            other = self._core(after) if self._lower[after][0].isdecimal() else None
        elif self._lower[after] in self._numerals.to or (
            self._lower[after] in self._numerals.conjunctions and self._previous(core.first) in self._numerals.between
        ):
            other = self._core(after + 1) if self._is_joined(core.last, after) else None
        else:
            other = None
        if other is None or not self._is_joined(other.first - 1, other.first, dash=True):
            return None, core.last
        if self._previous(core.first) in self._numerals.from_:
            return _Core(other.first, other.last, _UNREADABLE, Decimal(1), is_digits=True), other.last
        return other, other.last

    def _unit(self, start: int, end: int, last: int) -> tuple[int, str, int, bool]:
        """Return where the number with its sign begins, its unit ("?" for one nobody can name), where it ends, and if a sign leads."""
        lead = self._text[max(0, start - 12) : start]
        unit, unit_end = self._percent_behind(end)
        if unit:
            return start, unit, unit_end, False
        for word in (*self._numerals.percent_before, "%", "٪"):
            if lead.rstrip().lower().endswith(word):
                return start - len(lead) + len(lead.rstrip()) - len(word), "%", end, False
        if (found := _MONEY_BEFORE.search(lead)) and (code := self._currency(found)):
            return start - len(lead) + found.start(), code, end, True
        if (found := _MONEY_AFTER.match(self._text, end)) and (code := self._currency(found)):
            return start, code, found.end(), False
        return self._money_word(start, end, last)

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
            return "?" if is_points else "%", place + 1
        if any(_starts_with_word(words, word) for word in table.points):
            return "?", end
        percent = next((word for word in table.percent if _starts_with_word(words, word)), "")
        return ("%", place + len(percent)) if percent else ("", end)

    def _money_word(self, start: int, end: int, last: int) -> tuple[int, str, int, bool]:
        money = self._numerals.money
        for length in (4, 3, 2, 1):
            if last + length < len(self._tokens) and self._is_joined(last, last + 1):
                words = self._slice(last + 1, last + length).lower()
                if words in money:
                    if _OTHER_DOLLARS.match(self._following(last + length)):
                        return start, "?", end, False
                    return start, money[words], self._tokens[last + length][1], False
        return start, "", end, False

    def _currency(self, found: re.Match[str]) -> str:
        sign = next(group for group in found.groups() if group)
        if sign == "Rp":
            return "IDR"
        if sign == "$":
            return self._numerals.dollar or "?"
        return _SIGNS.get(sign) or _DOLLARS.get(sign) or (sign if sign in _CODES else "")

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

    def _is_no_count(self, core: _Core, last: int, bound: Bound) -> bool:
        table = self._numerals
        previous, following = self._previous(core.first), self._following(last)
        if following in table.units or following.partition("-")[0] in table.units or previous in table.units_before:
            return True
        if previous in table.headings or (not core.is_digits and previous in table.vague):
            return True
        if core.scale == 1 and core.is_digits and core.first == last:
            written = self._lower[core.first]
            if written.isdecimal() and int(written) in _YEARS and bound not in {Bound.AT_LEAST, Bound.ABOUT}:
                return True
            if core.value <= _DAYS and self._is_day(core.first, last):
                return True
            acronym = self._slice(core.first - 1, core.first - 1) if core.first else ""
            if 2 <= len(acronym) <= _ACRONYM and acronym.isupper() and previous and bound is Bound.EXACT:  # noqa: PLR2004
                return True
        return core.value <= _DAYS and core.is_digits and self._is_day(core.first, last)

    def _is_day(self, first: int, last: int) -> bool:
        months = self._numerals.months
        neighbours = self._lower[max(0, first - 1) : first] + self._lower[last + 1 : last + 3]
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

    # --- tokens ----------------------------------------------------------------------------------------------------------------

    def _previous(self, place: int) -> str:
        return self._lower[place - 1] if place and self._is_joined(place - 1, place) else ""

    def _following(self, place: int) -> str:
        return self._lower[place + 1] if place + 1 < len(self._tokens) and self._is_joined(place, place + 1) else ""

    def _is_joined(self, place: int, after: int, *, dash: bool = False) -> bool:
        between = self._text[self._tokens[place][1] : self._tokens[after][0]]
        if between == ". ":  # "тыс. человек", "Mio. Euro"
            return self._lower[place] + "." in self._numerals.scales or self._lower[place] in {"долл", "руб"}
        return _GAP.fullmatch(between) is not None or between in _APOSTROPHES or (dash and _DASH.fullmatch(between) is not None)

    def _slice(self, first: int, last: int) -> str:
        if last >= len(self._tokens):
            return ""
        return self._text[self._tokens[first][0] : self._tokens[last][1]]


def _plain(value: Decimal) -> Decimal:
    """Write 3500000.0 as 3500000: equal numbers get equal digits."""
    if value.adjusted() > _MOST_DIGITS or value != value.to_integral_value():
        return value.normalize()
    return value.quantize(Decimal(1))


def _starts_with_word(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalpha()
