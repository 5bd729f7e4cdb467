"""Lists of things in a sentence ("Kati, Bamako and Gao", "his second wife and two grandchildren"), and how many things they name.

A list cannot always be counted: "soldiers and police, Bosnia and Herzegovina" are two, three or four. So the result has two ends, and
whoever compares a number with it holds only what lies outside them to be wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from rashomon.audit.attribution import is_attributed
from rashomon.audit.figures.counts import find_counts, is_exact
from rashomon.audit.figures.vocabulary import CASED, UNSPACED, has, phrases

_BRACKETS = regex.compile(r"[(（\[][^()（）\[\]]*+[)）\]]")
_SEMICOLON = regex.compile(r"[;؛；]")
_COMMA = regex.compile(r"(?<!\d),|,(?!\d)|[،、，]")
_WORD = regex.compile(r"[^\s]++")
_HAN = r"[\p{Han}\p{Katakana}ー々]"
_SPOKEN_AND = regex.compile(
    rf"(?<={_HAN}{{2}})(?:以及|及び|および|和|与|與|及|跟|と)(?={_HAN}{{2}})|(?<=[人名妻夫子娘孫兄弟姉妹母父])(?:と|和|与|及)|と(?=\d)|[和与與及以](?=[一两二三四五六七八九十\d])"
)
# Words that begin with "و" without meaning "and": minister, state, agency, Washington …
_NATIVE = "زير|زارة|لاي|فد|حدة|حدات|كالة|سط|اشنطن|هران|ارسو|لد|الد|فاة|ادي|جدة|رقلة|رشة|اجه|قود"
_ARABIC_AND = regex.compile(rf"(?<=\s|^)و\s?(?!(?:{_NATIVE}))(?=\p{{L}}{{2}}|\p{{Nd}})")
_HALVES = frozenset({"الهرسك", "هرسك", "توباغو", "نيفيس", "باربودا", "برينسيب", "الغرينادين"})  # of names like "البوسنة والهرسك"
# fmt: off
_PARTICLES = frozenset({
    "of", "the", "and", "de", "del", "la", "las", "los", "el", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "della", "dei",
    "al", "bin", "ibn", "ben", "von", "van", "der", "den", "zu", "y", "e", "und", "et", "ya", "wa", "na", "für", "d", "l", "a", "à",
    "dan", "из", "на",
})
# fmt: on
_MOST_ITEMS = 30
_LONGEST_NAME = 6  # words
_LONGEST_THING = 7  # words of "her two sons from a first marriage"
_SHORT = 3  # words of a thing without a name
_LONGEST_UNSPACED = 14  # characters
_MOST_COUNTED = 1000  # of one item: "40 soldiers"; more is not a number of things in a list


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: its words, how many it stands for, and whether it may be no thing of its own but a word about the one before."""

    words: str
    count: int = 1
    is_numbered: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its items, and the least and the greatest number of things that a reader may take it to name."""

    items: tuple[Item, ...]
    least: int
    most: int


def read_list(words: str, language: str) -> Listing | None:
    """Return what a stretch of text lists; None for no list, one of only some ("including"), or one beyond counting ("five each")."""
    text = _BRACKETS.sub(" ", words).strip(" \t.。।؟?!…:")
    if not text or has(text, language, "open", "each"):
        return None
    parts = list(_parts(text, language))
    if len(parts) > 1 and _is_about_the_source(parts[-1], language):
        parts = parts[:-1]
    items: list[Item] = []
    unsure = 0
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        pieces, is_joined = _pieces(part, language)
        read = [_item(piece, language, is_first=not items and not number) for number, piece in enumerate(pieces)]
        kept = [item for item in read if item is not None]
        if len(items) + len(kept) > _MOST_ITEMS or any(item.count < 0 for item in kept):
            return None
        items += kept
        joints = len(pieces) - 1
        if joints and not _are_surely_apart(pieces, language):
            unsure += joints - 1 if is_last and not is_joined else joints
    most = sum(item.count for item in items)
    least = most - unsure - sum(item.count for item in items if item.is_optional)
    return Listing(tuple(items), max(1, least), most) if len(items) > 1 else None


def are_things(listing: Listing, language: str) -> bool:
    """Whether every item is a name, or a described or counted thing: "Kati", "his second wife", "two soldiers"; no clause."""
    return all(is_name(item.words, language) or is_described(item, language) for item in listing.items) and not has(
        " ".join(item.words for item in listing.items), language, "speakers"
    )


def are_short(listing: Listing, language: str) -> bool:
    """Whether every item is of three words at most, and none names who told it: "money, troops, peace"."""
    return all(len(_WORD.findall(item.words)) <= _SHORT for item in listing.items) and not has(
        " ".join(item.words for item in listing.items), language, "speakers"
    )


def is_name(words: str, language: str) -> bool:
    """Whether words look like a name. Where no capitals tell, anything short does."""
    tokens = _WORD.findall(words)
    if not tokens or len(tokens) > _LONGEST_NAME:
        return False
    if language in UNSPACED:
        return len(words) <= _LONGEST_UNSPACED
    if language not in CASED and language != "de":
        return len(tokens) <= _SHORT
    return tokens[0][:1].isupper() and all(not token[:1].islower() or token.lower() in _PARTICLES for token in tokens)


def is_described(item: Item, language: str) -> bool:
    """Whether an item begins like a thing that is described or counted, and is no longer than one."""
    if len(_WORD.findall(item.words)) > _LONGEST_THING or (language in UNSPACED and len(item.words) > _LONGEST_UNSPACED):
        return False
    return item.is_numbered or phrases(language, "determiners").match(item.words) is not None


def split_and(text: str, language: str) -> list[str]:
    """Cut at the words for "and"."""
    if language in UNSPACED:
        cuts = [found.span() for found in _SPOKEN_AND.finditer(text)]
    elif language == "ar":
        cuts = [found.span() for found in _ARABIC_AND.finditer(text)]
    else:
        cuts = [found.span() for found in phrases(language, "and").finditer(text) if _is_apart(text, *found.span())]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return [text[edges[place] : edges[place + 1]].strip() for place in range(0, len(edges), 2)]


def _is_apart(text: str, start: int, end: int) -> bool:
    return (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


def _parts(text: str, language: str) -> Iterator[str]:
    if _SEMICOLON.search(text):
        yield from _trimmed(_SEMICOLON.split(text))
    elif language in UNSPACED and "、" in text:
        yield from _trimmed(text.partition("，")[0].partition(",")[0].split("、"))
    else:
        yield from _trimmed(_COMMA.split(text))


def _trimmed(parts: list[str]) -> Iterator[str]:
    return (part.strip(" \t\u00a0\"'“”«»「」") for part in parts if part.strip())


def _is_about_the_source(part: str, language: str) -> bool:
    return has(part, language, "speakers") or is_attributed(part, language)


def _pieces(part: str, language: str) -> tuple[list[str], bool]:
    """Return what "and" parts, and whether the part as a whole began with it ("…, and Gao")."""
    pieces = split_and(part, language)
    is_joined = len(pieces) > 1 and not pieces[0]
    return [piece for piece in pieces if piece], is_joined


def _are_surely_apart(pieces: list[str], language: str) -> bool:
    """Arabic joins every thing of a list with "and": single words are things of their own, except the second half of a name."""
    return language == "ar" and all(" " not in piece for piece in pieces) and _HALVES.isdisjoint(pieces)


def _item(words: str, language: str, *, is_first: bool) -> Item | None:
    """Read one item: None for an age, a count below zero for what cannot be counted."""
    numbers = find_counts(words, language)
    is_optional = not is_first and has(words, language, "roles")
    if not numbers:
        return (
            Item(words, -1)
            if has(words, language, "others")
            else Item(words, 2 if has(words, language, "kin_pairs") else 1, is_optional=is_optional)
        )
    number = numbers[0]
    if number.span.text == words and len(numbers) == 1:
        return None
    if len(numbers) > 1 or not is_exact(number) or number.value > _MOST_COUNTED:
        return Item(words, -1)
    return Item(words, int(number.value), is_numbered=True)
