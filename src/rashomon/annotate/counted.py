"""The noun that a number counts, where no table knows it: "31 container ships", "180 рабочих мест", "2400名示威者", "meli 40".

No part of speech is known here. What can be known without a tagger differs by language, and each rule below says on what it rests: the
plural of English and Romance nouns, the capitals of German ones, the order of words. A number whose noun cannot be told so counts nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from rashomon.annotate.figure_words import FigureWords, figure_words
from rashomon.model.span import Span
from rashomon.text.persons import PERSONS

_LOOK_AHEAD = 80  # characters behind a number in which its noun must end
_WORDS = 5  # behind a number, skipped ones included
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}«»“”\"„'’،؛؟।۔/—–]+")
_JOINT = re.compile(r"[ \u00a0\u202f]|['’]| ['’]?")
_SHORTEST = 2
_MORE_WORDS = 2  # behind "people"
_TELLING_BEHIND = frozenset({"en", "fr", "es", "pt", "it", "ru", "id"})
_PREPOSITIONS = frozenset(
    "on in at without aboard under à sans dans en a sin sem no na em senza su на в без под di tanpa sous bajo".split()  # noqa: SIM905
)
_NOUN_UNSPACED = 6  # characters
_HAN = re.compile("[\u3400-\u9fff々]")
_JA_OR_HAN = re.compile("[\u3400-\u9fff々\u30a0-\u30ffー]")
_JA_NOUN = re.compile("[\u3400-\u9fff々\u30a0-\u30ffー]{1,12}(?:も(?!の))?")
_JA_BEHIND = re.compile(r"の")
_EN_PLURALS = ("men", "people", "children", "police", "troops", "personnel", "crew", "teeth", "feet", "fishermen")
_EN_SINGULARS = ("ss", "us", "is")
_RU_ADJECTIVES = ("ых", "их", "ой", "ого", "ыми", "ими")
_RU_VERBS = ("ли", "ло", "лся", "лась", "лись", "ют", "ется", "ются", "ит", "ится")
_AR_DEFINITE = ("ال", "وال", "بال", "لل")
_PLURALS = {"fr": ("s", "x", "z"), "es": ("s",), "pt": ("s",), "it": ("i", "e", "a")}

Word = tuple[str, int, int]


def counted_noun(text: str, start: int, end: int, language: str) -> Span | None:
    """Return the words that the number `[start, end)` counts, None where they cannot be told. `end` is where the bare number ends."""
    rule = _RULES.get(language)
    place = rule(text, start, end, figure_words(language)) if rule else None
    if place is None:
        return None
    if place[0] >= end and language in _TELLING_BEHIND and text[place[0] : place[1]].lower() in PERSONS:
        place = place[0], _told_behind(text, place[1])
    return Span.of(text, *place)


def _told_behind(text: str, end: int) -> int:
    """Return where the words end that say which people: "people on board"."""
    last = end
    for place in range(_MORE_WORDS):
        joint = _JOINT.match(text, last)
        found = _WORD.match(text, joint.end(), last + _LOOK_AHEAD) if joint else None
        if found is None or (not place and found.group() not in _PREPOSITIONS):
            break
        last = found.end()
    return last if last > end and text[end:last].strip() not in _PREPOSITIONS else end


def mass_noun(text: str, end: int, language: str) -> Span | None:
    """Return what is measured, behind a unit that ends at `end`: "wheat" of "84,000 tonnes of wheat". Mass has no plural to look for."""
    words = figure_words(language)
    if not words.is_spaced:
        stop = end + (text[end : end + 1] == "の")
        start = stop
        while stop < len(text) and stop - start < _NOUN_UNSPACED and _JA_OR_HAN.match(text, stop) and text[stop] not in words.stops:
            stop += 1
        return Span.of(text, start, stop) if stop - start >= _SHORTEST else None
    for word, start, first_stop in _behind(text, end, words):
        stop = first_stop
        if language == "en" and "-" in word:  # "di-ammonium phosphate"
            stop = max((place for _, _, place in list(_behind(text, end, words))[:2]), default=stop)
        return Span.of(text, start, stop) if word[0].isupper() is (language == "de") else None
    return None


def _behind(text: str, end: int, words: FigureWords) -> Iterator[Word]:
    """Yield the words behind a number that may be its noun: they touch, and end at the first that can be none."""
    place, limit, is_leading = end, min(len(text), end + _LOOK_AHEAD), True
    for _ in range(_WORDS):
        joint = _JOINT.match(text, place, limit)
        found = _WORD.match(text, joint.end(), limit) if joint else None
        if found is None or found.end() == limit < len(text):
            return
        word, place = found.group().lower(), found.end()
        if is_leading and word in words.skips:
            continue
        is_leading = False
        if len(word) < _SHORTEST or word in words.stops or not any(character.isalpha() for character in word):
            return
        yield found.group(), found.start(), found.end()


def _english(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """Up to the first plural: "container ships" of "31 container ships wait"."""
    first = None
    for word, start, stop in _behind(text, end, words):
        first = start if first is None else first
        lower = word.lower()
        if lower.endswith(_EN_PLURALS) or (lower.endswith("s") and not lower.endswith(_EN_SINGULARS)):
            return first, stop
        if lower.endswith(("ed", "ly")) and word[0].islower() and "-" not in word and first != start:
            return None
    return None


def _german(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """Up to the first capital."""
    first = None
    for word, start, stop in _behind(text, end, words):
        first = start if first is None else first
        if word[0].isupper():
            return first, stop
    return None


def _romance(language: str) -> Callable[[str, int, int, FigureWords], tuple[int, int] | None]:
    """The first word, if it is a plural, with up to two that agree with it."""
    endings = _PLURALS[language]

    def rule(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
        found = list(_behind(text, end, words))
        if not found or found[0][0][0].isupper() or not (found[0][0].endswith(endings) or (language == "it" and len(found[0][0]) > 3)):  # noqa: PLR2004
            return None
        stop = found[0][2]
        if language != "it":
            for word, _, after in found[1:3]:
                if not (word.endswith(endings) and word[0].islower() and len(word) > 3):  # noqa: PLR2004
                    break
                stop = after
        return found[0][1], stop

    return rule


def _russian(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """Adjectives in the genitive and the noun behind them; one of them may be the noun ("протестующих")."""
    first, last = None, end
    for word, start, stop in _behind(text, end, words):
        if word[0].isupper() or word.endswith(_RU_VERBS):
            break
        first, last = start if first is None else first, stop
        if not word.endswith(_RU_ADJECTIVES):
            break
    return None if first is None else (first, last)


def _arabic(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """The first word, unless it is definite: a counted noun never is."""
    for word, start, stop in _behind(text, end, words):
        return None if word.startswith(_AR_DEFINITE) else (start, stop)
    return None


def _first_word(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """The first word: Hindi, Turkish, Indonesian and Persian put the noun there, and verbs at the end or behind a particle."""
    for word, start, stop in _behind(text, end, words):
        return None if word[0].isupper() else (start, stop)
    return _counter(text, end, words)


def _counter(text: str, end: int, words: FigureWords) -> tuple[int, int] | None:
    """A word that counts persons, where nothing else follows."""
    found = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return (found.start(), found.end()) if found and found.group().lower() in words.counters else None


def _swahili(text: str, start: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """The word right ahead; else the one behind "of" ("nusu milioni ya mahujaji")."""
    lead = text[max(0, start - 40) : start]
    found = re.search(r"([^\s\d.,;:!?()\[\]«»“”\"'’]{3,}) $", lead)
    if found and found[1].lower() not in words.stops and found[1][0].isupper() == _begins(text, start - len(found[0])):
        return start - len(found[0]), start - 1
    link = re.compile(r" (?:ya|za|wa|la|cha|vya) ([^\s\d.,;:!?()]{3,})").match(text, end, end + _LOOK_AHEAD)
    return link.span(1) if link and link[1].lower() not in words.stops else None


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at `place`."""
    lead = text[max(0, place - 3) : place].rstrip()
    return lead[-1:] in {"", ".", "!", "?"}


def _chinese(text: str, _: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """What stands behind a classifier, up to a word that is none of a noun; persons count by themselves."""
    classifier = next((word for word in sorted(words.skips, key=len, reverse=True) if text.startswith(word, end)), "")
    if not classifier:
        return (end, end + 1) if text[end : end + 1] in words.counters else None
    start = stop = end + len(classifier)
    while stop < len(text) and stop - start < _NOUN_UNSPACED and _HAN.match(text, stop) and text[stop] not in words.stops:
        stop += 1
        if text[stop - 1] == "者":
            break
    return (start, stop) if stop > start else None


def _japanese(text: str, start: int, end: int, words: FigureWords) -> tuple[int, int] | None:
    """What stands behind counter and の, else what stands right ahead of the number, else the counter of persons."""
    counter = max((word for word in words.skips if text.startswith(word, end)), key=len, default="")
    after = end + len(counter)
    for qualifier in ("以上", "余り", "近く", "ほど", "超"):
        after += len(qualifier) * text.startswith(qualifier, after)
    if link := _JA_BEHIND.match(text, after):
        found = _JA_NOUN.match(text, link.end())
        return found.span() if found else None
    if not counter:
        return None
    lead = start
    while lead > 0 and start - lead < _NOUN_UNSPACED and _HAN.match(text, lead - 1):
        lead -= 1
    if start - lead >= _SHORTEST:
        return lead, start
    return (end, after) if counter in words.counters else None


_RULES: Mapping[str, Callable[[str, int, int, FigureWords], tuple[int, int] | None]] = {
    "en": _english,
    "de": _german,
    **{language: _romance(language) for language in _PLURALS},
    "ru": _russian,
    "ar": _arabic,
    "hi": _first_word,
    "tr": _first_word,
    "id": _first_word,
    "fa": _first_word,
    "sw": _swahili,
    "zh": _chinese,
    "ja": _japanese,
}
