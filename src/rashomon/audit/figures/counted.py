"""What a number counts, as its own clause says it: the noun beside it, and the words around."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from rashomon.audit.figures.counts import find_counts
from rashomon.audit.figures.told import Told
from rashomon.audit.figures.vocabulary import CASED, NUMBER_LAST, UNSPACED, has, phrases
from rashomon.text.numbers import Number

_BREAK = regex.compile(r"[.;:!?()（）—–,|،؛؟。；：！？，、।\n]|\s-\s")
_WORD = regex.compile(r"[\p{L}\p{M}](?:[\p{L}\p{M}]|[-\u200c](?=\p{L}))*+")
_CHARACTERS = regex.compile(r"(?=([\p{Han}\p{Katakana}ー]{2}))")
_CLASSIFIER = regex.compile(r"[个個名座所艘架辆輛起处處位件支枚场場项項条條头頭只隻つ]?の?")
_REACH = 90  # characters of a clause on either side
_LEADING_SEPARATOR = regex.compile(r"^[\s,،、，]{0,2}")
_SHORTEST = 4  # letters of a word that says something, in languages that are written with spaces
_STEM = 4  # letters that two forms of one word share
_ENDINGS = 3  # letters in which they differ at most
_UNTOLD = ("shifts", "people", "determiners", "and", "of", "from", "to", "with", "open")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts.

    `noun` is the word beside it ("six Malian cities": capitals are passed over); `before` and `behind` are the other telling words of its
    clause; `names` those with a capital behind the noun; `clause` the clause itself. `is_added` says that "and" stands right before:
    "Bamako and five cities".
    """

    told: Told
    number: Number
    noun: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    names: tuple[str, ...]
    clause: str
    is_added: bool


def counted_in(sentence: Told) -> Iterator[Counted]:
    """Yield the numbers of a sentence that count things, with what they count."""
    for number in find_counts(sentence.words, sentence.language):
        if not number.unit:
            made = _counted(sentence, number)
            if made.noun:
                yield made


def are_same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their letters show."""
    if one == other:
        return True
    shared = 0
    for letter, rival in zip(one, other, strict=False):
        if letter != rival:
            break
        shared += 1
    return shared >= _STEM and max(len(one), len(other)) - shared <= _ENDINGS


def share(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether any word of one clause is, in some form, in the other."""
    return any(are_same_word(word, other) for word in words for other in others)


def _counted(sentence: Told, number: Number) -> Counted:
    text, language = sentence.words, sentence.language
    start, end = number.span.start, number.counted_from
    left = max((found.end() for found in _BREAK.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH))
    gap = _LEADING_SEPARATOR.match(text[end : end + 2])
    skip = gap.end() if gap and not start else 0  # "6, cities": the value of a line and what it counts
    right = _BREAK.search(text, end + skip, end + skip + _REACH)
    limit = right.start() if right else min(len(text), end + skip + _REACH)
    lead, tail = text[left:start], text[end + skip : limit]
    if language in UNSPACED:
        behind = _CHARACTERS.findall(tail[_width(tail) :])
        ahead = _CHARACTERS.findall(lead)
        names: list[str] = []
    else:
        spoken = _WORD.findall(tail)
        is_name = [language in CASED and word[0].isupper() for word in spoken]
        noun_at = is_name.index(False) if False in is_name else len(spoken)
        names = [word for word, named in zip(spoken[noun_at:], is_name[noun_at:], strict=True) if named]
        behind = [word.lower() for word, named in zip(spoken, is_name, strict=True) if not named]
        ahead = [word.lower() for word in _WORD.findall(lead)]
    if language in NUMBER_LAST and ahead:
        noun, rest_before, rest = (ahead[-1] if ahead else "", ahead[:-1], behind)
    else:
        noun, rest_before, rest = (behind[0] if behind else "", ahead, behind[1:])
    last = lead.split()[-1] if lead.split() else ""
    return Counted(
        sentence,
        number,
        noun,
        tuple(_telling(rest_before, language)),
        tuple(_telling(rest, language)),
        tuple(names),
        text[left:limit],
        is_added=bool(last) and phrases(language, "and").fullmatch(last) is not None,
    )


def _width(tail: str) -> int:
    found = _CLASSIFIER.match(tail)
    return found.end() if found else 0


def _telling(spoken: list[str], language: str) -> list[str]:
    return [word for word in spoken if (language in UNSPACED or len(word) >= _SHORTEST) and not has(word, language, *_UNTOLD)]
