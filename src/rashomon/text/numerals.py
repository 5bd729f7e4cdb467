"""How each content language writes numbers: the tables of `numbers.toml`, compiled when a language is first met."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel import Locale

from rashomon.model.figure import Bound

# Months that CLDR does not give for the Gregorian calendar of the language: of the Levant, and of the Iranian calendar.
_MORE_MONTHS = {
    "ar": "شباط آذار نيسان أيار حزيران تموز آب أيلول",
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "en": "sept",
}
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a number word does: it adds its value, multiplies what came before it, or (for "~12") is only about its value."""

    value: Decimal
    multiplies: bool = False
    is_teen: bool = False
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """One language's table; see the head of `numbers.toml` for what the fields hold. All words are lower-case."""

    decimal: str
    group: str
    has_spaces: bool
    words: Mapping[str, NumberWord]
    scales: Mapping[str, Decimal]
    prefix_scales: Mapping[str, Decimal]
    phrases: Mapping[str, NumberWord]
    money: Mapping[str, str]
    dollar: str
    joiners: frozenset[str]
    attached_joiner: str
    to: frozenset[str]
    between: frozenset[str]
    conjunctions: frozenset[str]
    from_: frozenset[str]
    changed_to: frozenset[str]
    between_ahead: re.Pattern[str]
    of_more: frozenset[str]
    vague: frozenset[str]
    percent: tuple[str, ...]
    percent_before: tuple[str, ...]
    points: tuple[str, ...]
    units: frozenset[str]
    units_before: frozenset[str]
    headings: frozenset[str]
    ordinals: frozenset[str]
    months: frozenset[str]
    before: tuple[tuple[Bound, re.Pattern[str]], ...]
    after: tuple[tuple[Bound, re.Pattern[str]], ...]


def numerals_of(language: str) -> Numerals:
    """Return the table of a language (primary subtag); for one without a table, that of digits and signs alone."""
    return _compiled(language if language in _tables() else "")


@cache
def _tables() -> dict[str, dict[str, object]]:
    return tomllib.loads((files(__package__) / "numbers.toml").read_text("utf-8"))


@cache
def _compiled(language: str) -> Numerals:
    table = _tables().get(language, {})
    return Numerals(
        decimal=_string(table, "decimal", ".,"),
        group=_string(table, "group", ""),
        has_spaces=bool(table.get("spaces", False)),
        words={word: _number_word(value) for word, value in _mapping(table, "words").items()} | _compound_tens(table),
        scales=_decimals(table, "scales"),
        prefix_scales=_decimals(table, "prefix_scales"),
        phrases={word: _number_word(value) for word, value in _mapping(table, "phrases").items()},
        money={word: str(code) for word, code in _mapping(table, "money").items()},
        dollar=_string(table, "dollar", ""),
        joiners=frozenset(_list(table, "joiners")),
        attached_joiner=_string(table, "attached_joiner", ""),
        to=frozenset(_list(table, "to")),
        between=frozenset(_list(table, "between")),
        conjunctions=frozenset(_list(table, "and")),
        from_=frozenset(_list(table, "from")),
        changed_to=frozenset(_list(table, "changed_to")),
        between_ahead=_between_ahead(table),
        of_more=frozenset(_list(table, "of_more")),
        vague=frozenset(_list(table, "vague")),
        percent=tuple(_list(table, "percent")),
        percent_before=tuple(_list(table, "percent_before")),
        points=tuple(_list(table, "points")),
        units=frozenset(_list(table, "units")),
        units_before=frozenset(_list(table, "unit_before")),
        headings=frozenset(_list(table, "headings")),
        ordinals=frozenset(_list(table, "ordinals")),
        months=_months(language),
        before=_qualifiers(table, ("at_least", "at_most", "about"), is_spaced=language not in {"zh", "ja"}),
        after=_qualifiers(table, ("after_at_least", "after_at_most", "after_about"), is_spaced=language not in {"zh", "ja"}),
    )


def _number_word(value: object) -> NumberWord:
    """Read 12, "+200" (adds though it is large), "*10" (multiplies though it is small), "#10" (a teen's ending) or "~12"."""
    if isinstance(value, int):
        return NumberWord(Decimal(value), multiplies=value >= 100)  # noqa: PLR2004 "hundred" is the least word that multiplies
    mark, digits = str(value)[0], Decimal(str(value)[1:])
    return NumberWord(digits, multiplies=mark == "*", is_teen=mark == "#", is_rough=mark == "~")


def _compound_tens(table: Mapping[str, object]) -> dict[str, NumberWord]:
    """Make "dreiundzwanzig" and "ventitré" of their parts, for languages that write them as one word."""
    if "compound_tens" not in table:
        return {}
    link = _string(table, "compound_tens", "")
    units = {word: value for word, value in _mapping(table, "words").items() if isinstance(value, int) and value < 10}  # noqa: PLR2004
    tens = {word: value for word, value in _mapping(table, "words").items() if isinstance(value, int) and value in range(20, 100, 10)}
    made: dict[str, NumberWord] = {}
    for ten, tens_value in tens.items():
        for unit, value in ({"ein": 1} if link else {"uno": 1} | {}).items() | units.items():
            total = NumberWord(Decimal(tens_value + int(str(value))))
            if link:
                made[unit + link + ten] = total
            else:
                made[(ten[:-1] if unit[0] in "uo" else ten) + ("tré" if unit == "tre" else unit)] = total
    return made


def _qualifiers(table: Mapping[str, object], keys: tuple[str, str, str], *, is_spaced: bool) -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    bounds = (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT)
    is_behind = keys[0].startswith("after")
    made = []
    for bound, key in zip(bounds, keys, strict=True):
        if phrases := _list(table, key):
            body = _alternatives(phrases)
            if is_behind:
                noun = r"(?:\s[^\s\d.,;:!?()]+)?" if is_spaced and bound is Bound.AT_LEAST else ""  # "34 personnes au moins"
                pattern = rf"{noun}\s?(?:{body})" + (r"(?!\w)" if is_spaced else "")
            else:
                pattern = (r"(?<!\w)" if is_spaced else "") + rf"(?:{body})\s*$"
            made.append((bound, re.compile(pattern, re.IGNORECASE)))
    return tuple(made)


def _between_ahead(table: Mapping[str, object]) -> re.Pattern[str]:
    """Match "between", where the language says it in several words and may put the noun behind it ("kati ya watu 30 na 40")."""
    phrases = [phrase for phrase in _list(table, "between") if " " in phrase]
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?:\s[^\s\d.,;:!?()]+)?\s$", re.IGNORECASE) if phrases else _NEVER


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace("\\ ", r"\s") for phrase in sorted(phrases, key=len, reverse=True))


def _months(language: str) -> frozenset[str]:
    if not language:
        return frozenset()
    months = Locale.parse(language).months
    names = [name for form in ("format", "stand-alone") for width in ("wide", "abbreviated") for name in months[form][width].values()]
    spelled = {name.casefold().rstrip(".") for name in names} | set(_MORE_MONTHS.get(language, "").split())
    return frozenset(name for name in spelled if not name.isdigit())


def _string(table: Mapping[str, object], key: str, default: str) -> str:
    return str(table.get(key, default))


def _list(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    return [str(item) for item in value] if isinstance(value, list) else []


def _mapping(table: Mapping[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    return dict(value) if isinstance(value, dict) else {}


def _decimals(table: Mapping[str, object], key: str) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in _mapping(table, key).items()}
