"""Numbers that are spelled out ("dreihunderteinundzwanzig", "इक्कीस", "двадцатью двумя"), in every content language.

CLDR publishes, for each language, the rules by which a number is spelled out (rule-based number formatting, RBNF), in all its genders and
cases. Here they are applied to 1 to 999 and to full thousands, and the result is read backwards. `rashomon.text.numbers` has tables of
its own for words with scales, qualifiers and units; what it does not know (Hindi has a word of its own for each number up to a hundred,
Russian declines them) is found here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from unicode_rbnf import FormatPurpose, RbnfEngine

from rashomon.model.span import Span

_VARIETIES = {
    "en": ("en",),
    "fr": ("fr", "fr_BE", "fr_CH"),  # "nonante"
    "pt": ("pt", "pt_PT"),  # "dezasseis"
    "zh": ("zh", "zh_Hant"),
}
_LANGUAGES = frozenset("en fr es pt de it ru ar zh ja hi tr id sw fa".split())  # noqa: SIM905 (reads as it is said)
_UNSPACED = frozenset({"zh", "ja"})
_HUNDREDS = 1000  # what is spelled in one piece lies below
_THOUSANDS = range(1000, 100_001, 1000)  # greater ones are printed in digits; all languages together are built in two seconds
_SOLID = {"de": ("tausend",), "it": ("mila", "mille")}  # written in one word with what follows
_LONGEST_WORD = 80  # characters of a solid word; "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 56
_JOINERS = {
    "en": ("and",),
    "fr": ("et",),
    "es": ("y",),
    "pt": ("e",),
    "de": ("und",),
    "it": ("e",),
    "sw": ("na",),
    "fa": ("و",),
    "ar": ("و",),
}
_ATTACHED = {"ar": "و"}
_PREFIXES = {"ar": "وبلف"}  # and, with, for, so: written in one word with what follows
_ALSO = {
    "ar": (("ه مئه", "مئه"), ("ان", "ين"), ("ون", "ين"), ("ا عشر", "ي عشر"), ("تا عشر", "تي عشر")),  # "ثلاثمئة", "عشرين": genitives
    "en": (("hundred ", "hundred and "),),
}
_MORE = {  # shorter or other spellings of what CLDR spells in one way
    "de": {"hundert": 100, "tausend": 1000, "zwo": 2, "dreissig": 30},
    "hi": {"छह": 6, "छः": 6, "नव": 9, "पांच": 5, "अट्ठारह": 18, "पन्द्रह": 15, "उनतीस": 29, "उन्तीस": 29, "छत्तीस": 36, "सैंतीस": 37},
    "ru": {"двое": 2, "двоих": 2, "двоим": 2, "трое": 3, "троих": 3, "четверо": 4, "четверых": 4, "пятеро": 5, "шестеро": 6, "семеро": 7},
    "sw": {"wawili": 2, "watatu": 3, "wanne": 4, "watano": 5, "wanane": 8, "miwili": 2, "mitatu": 3, "minne": 4, "mitano": 5, "minane": 8,
           "viwili": 2, "vitatu": 3, "vinne": 4, "vitano": 5, "vinane": 8, "mawili": 2, "matatu": 3, "manne": 4, "matano": 5, "manane": 8},
    "ar": {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "ثمان": 8, "تسع": 9, "عشر": 10,
           "احد عشر": 11, "احدي عشره": 11, "ثلاث عشره": 13, "ثلاثه عشر": 13, "اربع عشره": 14, "اربعه عشر": 14, "خمس عشره": 15,
           "خمسه عشر": 15,
           "ست عشره": 16, "سته عشر": 16, "سبع عشره": 17, "سبعه عشر": 17, "ثماني عشره": 18, "ثمانيه عشر": 18, "تسع عشره": 19, "تسعه عشر": 19,
           "مئتي": 200},
    "fa": {"شیش": 6, "هیجده": 18, "پونزده": 15},
    "tr": {"oniki": 12, "onbir": 11, "onbeş": 15},
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u00ad]+[^\W\d_]*)*")
_GAP = re.compile(r"(?:[ \u00a0\u202f\u200c]{1,2}|[ \u00a0]?[-\u2010\u2011][ \u00a0]?)")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_DROPPED = re.compile("[\u00ad\u0640\u064b-\u065f\u0670\u093c]")  # soft hyphen, kashida, Arabic vowels, nukta
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ة": "ه", "ё": "е", "ك": "ک", "ي": "ی", "ß": "ss", "ँ": "ं"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A spelled-out number of at least 2: where it stands and what it is. `span` covers the words of the number alone."""

    span: Span
    value: int


@dataclass(frozen=True, slots=True)
class _Spellings:
    """One language's words, folded: what they mean, and of how many words the longest is that begins with a certain one.

    `run` finds runs of the characters that numbers are written with, for languages without spaces.
    """

    values: Mapping[str, int]
    longest: Mapping[str, int]
    run: re.Pattern[str]


def has_number_words(language: str) -> bool:
    """Whether spelled-out numbers of a language (BCP 47) are read here."""
    return _primary(language) in _LANGUAGES


def find_number_words(text: str, language: str) -> tuple[NumberWords, ...]:
    """Return the spelled-out numbers of `text` from 2 to 100,999 (in Chinese and Japanese to 999), in order.

    A language that is no content language has none. One is left out: in half of the languages it is the indefinite article. Other number
    words have other meanings too ("neuf", "sei", "دو"), and an ordinal may begin like a number ("twenty-first"): who asks has to look at
    what stands around them.
    """
    primary = _primary(language)
    if primary not in _LANGUAGES:
        return ()
    return tuple(_unspaced(text, primary) if primary in _UNSPACED else _spaced(text, primary))


def spelled(number: int, language: str) -> tuple[str, ...]:
    """Return the ways in which CLDR spells a cardinal out in a content language, each once."""
    return tuple(
        dict.fromkeys(
            words
            for variety in _VARIETIES.get(_primary(language), (_primary(language),))
            for words in _engine(variety).format_number(number, purpose=FormatPurpose.CARDINAL).text_by_ruleset.values()
            if not words.startswith("初")  # days of the month
        )
    )


def _spaced(text: str, language: str) -> Iterator[NumberWords]:
    table = _spellings(language)
    prefixes = _PREFIXES.get(language, "")
    tokens = list(_TOKEN.finditer(text))
    words = [_folded(token.group()) for token in tokens]
    place = 0
    while place < len(words):
        skipped = 0
        length, value = _longest(text, tokens, words, place, table)
        if not length and words[place][0] in prefixes and words[place][1:] in table.longest:
            skipped, words[place] = 1, words[place][1:]
            length, value = _longest(text, tokens, words, place, table)
        if not length:
            value = _solid(words[place], language, table)
            length = 1 if value else 0
        if not length:
            place += 1
            continue
        last = place + length - 1
        if value % _HUNDREDS == 0:
            last, value = _with_rest(text, tokens, words, (last, value), language)
        if value > 1:
            yield NumberWords(Span.of(text, tokens[place].start() + skipped, tokens[last].end()), value)
        place = last + 1


def _longest(text: str, tokens: list[re.Match[str]], words: list[str], place: int, table: _Spellings) -> tuple[int, int]:
    """Return of how many words the longest number is that begins at `place`, and its value; (0, 0) if none does."""
    reach = min(table.longest.get(words[place], 0), len(words) - place)
    joined = 1
    while joined < reach and _GAP.fullmatch(text, tokens[place + joined - 1].end(), tokens[place + joined].start()):
        joined += 1
    for length in range(min(reach, joined), 0, -1):
        value = table.values.get(" ".join(words[place : place + length]))
        if value is not None:
            return length, value
    return 0, 0


def _with_rest(text: str, tokens: list[re.Match[str]], words: list[str], thousands: tuple[int, int], language: str) -> tuple[int, int]:
    """Take in what follows full thousands ("two thousand | and five"): the last word of the whole, and its value."""
    last, value = thousands
    table = _spellings(language)
    after = last + 1
    if after < len(words) and words[after] in _JOINERS.get(language, ()):
        after += 1
    if after >= len(words) or not _GAP.fullmatch(text, tokens[last].end(), tokens[last + 1].start()):
        return last, value
    if after > last + 1 and not _GAP.fullmatch(text, tokens[after - 1].end(), tokens[after].start()):
        return last, value
    attached = _ATTACHED.get(language, "")
    rest_words = words
    if attached and words[after].startswith(attached) and words[after][1:] in table.longest:
        rest_words = [*words[:after], words[after][1:], *words[after + 1 : after + 8]]
    length, rest = _longest(text, tokens, rest_words, after, table)
    return (after + length - 1, value + rest) if 0 < rest < _HUNDREDS else (last, value)


def _solid(word: str, language: str, table: _Spellings) -> int:
    """Read a word like "zweitausenddreihundert" as thousands and a rest; 0 if it is none."""
    if len(word) > _LONGEST_WORD:
        return 0
    for mark in _SOLID.get(language, ()):
        if cut := word.find(mark) + 1:
            head, tail = word[: cut - 1 + len(mark)], word[cut - 1 + len(mark) :]
            if head in table.values and 0 < table.values.get(tail, 0) < _HUNDREDS:
                return table.values[head] + table.values[tail]
    return 0


def _unspaced(text: str, language: str) -> Iterator[NumberWords]:
    table = _spellings(language)
    for found in table.run.finditer(text):
        value = table.values.get(found.group(), 0)
        if value > 1:
            yield NumberWords(Span.of(text, *found.span()), value)


@cache
def _spellings(language: str) -> _Spellings:
    values: dict[str, int] = {}
    for number in (*range(1, _HUNDREDS), *_THOUSANDS):
        for words in spelled(number, language):
            for form in _forms(_key(words, language), language):
                values.setdefault(form, number)
    for words, number in _MORE.get(language, {}).items():
        values.setdefault(_key(words, language), number)
    longest: dict[str, int] = {}
    for words in values:
        first, length = words.partition(" ")[0], words.count(" ") + 1
        longest[first] = max(length, longest.get(first, 0))
    letters = "".join(sorted({letter for words in values for letter in words}))
    return _Spellings(values, longest, re.compile(f"[{re.escape(letters)}]+"))


def _forms(key: str, language: str) -> set[str]:
    """Return a spelling with those that CLDR leaves out: other cases, and words that print joins or shortens."""
    forms = {key}
    for written, other in _ALSO.get(language, ()):
        forms |= {form.replace(written.translate(_LETTERS), other.translate(_LETTERS)) for form in forms}
    if key.startswith(("einhundert", "eintausend")):
        forms.add(key.removeprefix("ein"))
    return forms


def _key(words: str, language: str) -> str:
    if language in _UNSPACED:
        return words
    return " ".join(_folded(token.group()) for token in _TOKEN.finditer(words))


def _folded(word: str) -> str:
    """Return a word without what writers leave out or write in two ways."""
    letters = word.lower()
    if _DEVANAGARI.match(letters):
        letters = unicodedata.normalize("NFD", letters)  # parts the nukta from its letter
    return _DROPPED.sub("", letters).translate(_LETTERS).replace("مائه", "مئه")


@cache
def _engine(variety: str) -> RbnfEngine:
    return RbnfEngine.for_language(variety)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
