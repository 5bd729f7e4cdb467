"""Months and days by their names in any language (CLDR)."""

from functools import cache

import regex
from babel import Locale, UnknownLocaleError

from rashomon.text.words import words

_LEAST = 3  # letters
_IN_DIGITS = regex.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_BESIDE_A_NUMBER = frozenset({"en:may", "en:march", "fa:مهر", "fa:تیر", "fa:دی", "id:mei"})  # also other words

# Russian says "in May" by a case that CLDR does not list.
_MORE = {
    "ru": dict(
        zip(
            ["январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"],
            range(1, 13),
            strict=True,
        )
    )
}


@cache
def calendar_names(language: str) -> frozenset[str]:
    """Return the names of days and months in a language, without case."""
    return frozenset(word for names in _tables(language) for name in names.values() for word in words(name))


def months(text: str, language: str) -> frozenset[int]:
    """Return the months that a text names, 1 to 12. A word that is also another one counts only beside a number."""
    if language in {"zh", "ja"}:
        return frozenset(int(found) for found in _IN_DIGITS.findall(text))
    found = words(text)
    return frozenset(
        number
        for place, word in enumerate(found)
        if (number := _months(language).get(word))
        and (f"{language}:{word}" not in _BESIDE_A_NUMBER or any(near[:1].isdecimal() for near in found[max(0, place - 1) : place + 2]))
    )


@cache
def _months(language: str) -> dict[str, int]:
    locale = _locale(language)
    if locale is None:
        return {}
    tables = [locale.months[context]["wide"] for context in ("format", "stand-alone")]
    named = [(words(name), number) for table in tables for number, name in table.items()]
    return {name[0]: number for name, number in named if len(name) == 1 and len(name[0]) >= _LEAST} | _MORE.get(language, {})


def _tables(language: str) -> list[dict[int, str]]:
    locale = _locale(language)
    return [locale.days["format"]["wide"], locale.months["format"]["wide"]] if locale else []


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
