"""Numbers of Chinese and Japanese, which are written without spaces and count in ten thousands."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rashomon.model.figure import Bound
from rashomon.model.span import Span
from rashomon.text.digits import NotANumber, value_of
from rashomon.text.measures import Measures
from rashomon.text.numerals import Numerals

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_PART = r"(?:\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,4})?|[〇零一二两兩三四五六七八九十百千]{1,9})千?"
_CORE = re.compile(rf"{_PART}(?:[多余餘]?[万萬亿億兆])*(?:{_PART}[万萬亿億兆]?){{0,2}}(?:[多余餘](?=[个名人架辆艘座栋]))?")
_PIECE = re.compile(rf"({_PART})([万萬亿億兆]*)")
_KANJI = re.compile("[〇零一二两兩三四五六七八九十百千万萬亿億兆]")
_RANGE = re.compile(r"\s?[人名]?(?:[-–—~〜～]|至|到)\s?|人?から(?=\d+人の)")
_NAME_BEFORE = re.compile(r"[A-Za-z第初数數几幾何上]-?$")
_VAGUE_AFTER = ("几", "幾", "数", "數", "来", "分之")
_YEARS = range(1900, 2101)
_WINDOW = 10  # characters before the number in which its qualifier ends
_SIGN = {"€": "EUR", "£": "GBP", "$": "USD"}

Found = tuple[Span, Decimal, Bound, Decimal | None, str]


def find_cjk(text: str, numerals: Numerals, measures: Measures) -> Iterator[Found]:
    """Yield the numbers of `text` in order, as the fields of a `Number`."""
    position = taken = 0
    while found := _CORE.search(text, position):
        end = found.end()
        high: Decimal | None = None
        try:
            value = _value(found.group())
            if link := _RANGE.match(text, end):
                other = _CORE.match(text, link.end())
                if other is not None:
                    high, end = _value(other.group()), other.end()
                    scale = _trailing_scale(other.group())
                    value = value * scale if value * scale < high and not _trailing_scale(found.group()) > 1 else value
        except NotANumber:
            position = end
            continue
        position = end
        made = _number(text, (found.start(), end), value, high, (numerals, measures))
        if made is not None and made[0].start >= taken:
            position = taken = made[0].end
            yield made


def _number(text: str, place: tuple[int, int], value: Decimal, high: Decimal | None, tables: tuple[Numerals, Measures]) -> Found | None:
    (start, end), (numerals, measures) = place, tables
    tail = text[end : end + 8]
    if (high is not None and high <= value) or _NAME_BEFORE.search(text[max(0, start - 2) : start]) or tail.startswith(_VAGUE_AFTER):
        return None
    if any(text[:start].endswith(heading) for heading in numerals.headings):
        return None
    start, end, unit = _unit(text, start, end, numerals)
    if unit == "?":
        return None
    if not unit:
        word = max((word for word in measures.behind if text.startswith(word, end)), key=len, default="")
        unit, end = measures.behind.get(word, ""), end + len(word)
    if not unit and (text[end : end + 1].isalpha() and text[end : end + 1].isascii()):
        return None
    if not unit and (any(tail.startswith(word) for word in numerals.units) or _is_bare_year(text[start:end])):
        return None
    bound = Bound.EXACT if high is None else Bound.RANGE
    written = text[start:end]
    if any(mark in written for mark in "多余餘"):
        bound = Bound.AT_LEAST
    lead = text[max(0, start - _WINDOW) : start]
    for kind, pattern in numerals.before:
        if qualifier := pattern.search(lead):
            bound = kind if high is None else bound
            start -= len(lead) - qualifier.start()
            break
    else:
        bound, end = _bound_behind(text, end, bound, numerals)
    return Span.of(text, start, end), value, bound, high, unit


def _bound_behind(text: str, end: int, bound: Bound, numerals: Numerals) -> tuple[Bound, int]:
    """Read "30人以上" and "30以上"; a counter may stand between number and qualifier."""
    if text[end : end + 1] == "+":
        return Bound.AT_LEAST, end + 1
    for kind, pattern in numerals.after:
        for skipped in (0, 1):
            counter = text[end : end + skipped]
            if (not skipped or counter in {"人", "名", "個", "个", "棟", "件"}) and (found := pattern.match(text, end + skipped)):
                return (kind if bound is Bound.EXACT else bound), found.end()
    return bound, end


def _unit(text: str, start: int, end: int, numerals: Numerals) -> tuple[int, int, str]:
    """Return where the number with its sign begins and ends, and its unit: "?" for one that makes it no figure at all."""
    tail = text[end : end + 10]
    lead = text[max(0, start - 4) : start]
    for word, unit in _units_behind(numerals):
        if tail.startswith(word):
            return start, end + (len(word) if unit not in {"", "?"} else 0), unit
    for word in numerals.percent_before:
        if lead.endswith(word):
            return start - len(word), end, "%"
    if lead[-1:] in _SIGN:
        return start - 1, end, _SIGN[lead[-1]]
    return start, end, ""


def _units_behind(numerals: Numerals) -> Iterator[tuple[str, str]]:
    yield from ((word, "?") for word in numerals.points)
    yield from ((word, "%") for word in ("%", "％", *numerals.percent))
    yield from sorted(numerals.money.items(), key=lambda item: -len(item[0]))
    yield from (("元首", ""), ("元旦", ""), ("元帅", ""), ("元素", ""), ("元", "CNY"))


def _is_bare_year(written: str) -> bool:
    return written.isdecimal() and int(written) in _YEARS


def _trailing_scale(written: str) -> Decimal:
    scale = 1
    for character in reversed(written):
        if character not in _LARGE:
            break
        scale *= _LARGE[character]
    return Decimal(scale)


def _value(written: str) -> Decimal:
    """Add up "1億2000万" and "三百五十"; NotANumber for runs of digits that are no number ("三四十", "万")."""
    bare = written.replace("多", "").replace("余", "").replace("餘", "")
    total, position, lowest = Decimal(0), 0, Decimal(10) ** 20
    for piece in _PIECE.finditer(bare):
        scale = Decimal(1)
        for character in piece[2]:
            scale *= _LARGE[character]
        if piece.start() != position or scale >= lowest:
            raise NotANumber(written)
        total += _part(piece[1]) * scale
        lowest, position = scale, piece.end()
    if position != len(bare):
        raise NotANumber(written)
    return total


def _part(written: str) -> Decimal:
    if written[0].isdecimal():
        thousand = written.endswith("千")
        return value_of(written.removesuffix("千"), decimal=".", group=",") * (1000 if thousand else 1)
    if not any(character in _DIGITS for character in written) and written != "十":
        raise NotANumber(written)
    if len(written) > 1 and all(character in _DIGITS for character in written):
        raise NotANumber(written)
    total = current = 0
    digit_before = False
    for character in written:
        if character in _SMALL:
            total += (current or 1) * _SMALL[character]
            current, digit_before = 0, False
        else:
            if digit_before and _DIGITS[character]:
                raise NotANumber(written)
            current = _DIGITS[character]
            digit_before = current > 0
    return Decimal(total + current)
