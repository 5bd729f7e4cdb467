"""Small numbers in words, before units too ("eight years"), which the reader of figures leaves out because nothing is counted there."""

import regex

from rashomon.text.numerals import numerals_of

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LEAST, _MOST = 2, 90  # "one" is mostly a pronoun or an article
_OTHER_WORDS = {"fr": {"neuf", "neuve"}, "it": {"sei"}, "fa": {"ده", "صد"}, "hi": {"सौ"}, "tr": {"on", "yedi"}, "en": {"score", "second"}}
_DENSE = regex.compile(r"[一二三四五六七八九十两兩]{1,3}(?=个|個|小时|小時|時間|天|年|か月|ヶ月|月|週|周|分|人|名|日|条|座|次|件|起)")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "兩": 2}


def small_numbers(text: str, language: str) -> list[tuple[str, int, int]]:
    """Return numbers from 2 to 90 said in single words, as plain values with their places."""
    if language in {"zh", "ja"}:
        return [(str(value), *found.span()) for found in _DENSE.finditer(text) if (value := _dense_value(found.group())) >= _LEAST]
    table, others = numerals_of(language).words, _OTHER_WORDS.get(language, set())
    said = []
    for found in _WORD.finditer(text):
        word = found.group().casefold()
        number = table.get(word)
        if number is None or number.is_rough or word in others or not _LEAST <= number.value <= _MOST:
            continue
        said.append((f"{number.value.normalize():f}", *found.span()))
    return said


def _dense_value(digits: str) -> int:
    """Read up to 99 ("三十五"); 0 for what is no number of this kind."""
    tens, ten, ones = digits.partition("十")
    if not ten:
        return _DIGITS.get(digits, 0)
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
