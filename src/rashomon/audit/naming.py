"""Whether some words are a name of something, as people vary names: case, endings, articles, initials, a surname alone."""

from functools import lru_cache

import regex
from anyascii import anyascii

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_POSSESSIVE = regex.compile(r"['’ʼ]s?\b|['’]$")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_SMALL_WORDS = "the a an of and for in on de du des la le les l el los las y e et der die das und von di del della da do dos o os as i u al"
_SMALL = frozenset(_SMALL_WORDS.split())
_KINDS = """
republic kingdom federation federal democratic people peoples islamic state states country nation city town capital province region
organisation organization group party movement company agency ministry official person politician the of and s
"""
_NEUTRAL = frozenset(_KINDS.split())  # words that say what kind of thing a name is of
_LONGEST = 200  # characters of a name that are looked at
_LEAST_STEM = 3  # letters that two forms of one short word share: "Mali", "Malian"
_ENDING = 4  # letters that an ending may have: "Russia", "Russians"; "Казахстан", "Казахстанского" goes by its share
_LEAST_SHARE = 0.6  # of the longer form's letters


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower-case Latin letters, possessives and articles left out (all of them if nothing else is left)."""
    plain = anyascii(_POSSESSIVE.sub("", name[:_LONGEST])).casefold()
    words = tuple(_WORD.findall(plain))
    return tuple(word for word in words if word not in _SMALL) or words


def is_same_name(one: str, other: str) -> bool:
    """Whether two spellings differ in case, marks, articles or a possessive alone."""
    return bool(words_of(one)) and words_of(one) == words_of(other)


@lru_cache(maxsize=8192)
def is_form_of(words: str, name: str) -> bool:
    """Whether `words` may stand for `name`: an inflected form, initials, a part that names it (a surname), or the name with more words."""
    said, full = words_of(words), words_of(name)
    if not said or not full:
        return False
    if _DENSE.search(words) and _DENSE.search(name):
        return words.strip() in name or name.strip() in words
    if said == full or is_acronym_of(words, name) or is_acronym_of(name, words):
        return True
    return _are_among(said, full) or _are_among(full, said) or _is_alike(said[-1], full[-1])


@lru_cache(maxsize=8192)
def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is written of the first letters of the words of `name`, small words counted or not: JNIM, AU, ООН."""
    letters = anyascii("".join(_WORD.findall(short[:_LONGEST]))).casefold()
    every = [anyascii(word).casefold() for word in _WORD.findall(name[:_LONGEST])]
    if not 2 <= len(letters) <= 8 or " " in short.strip() or len(every) < 2:  # noqa: PLR2004 (initials of two words or more)
        return False
    whole = "".join(word[:1] for word in every)
    return letters in {whole, "".join(word[:1] for word in every if word not in _SMALL)} or _is_spelt_by(letters, every)


def further_words(slug: str, name: str) -> tuple[str, ...]:
    """Return the words of a slug that say more than `name` does: ("junta",) for "junta-mali" and "Mali"; kinds such as "city" do not."""
    told = words_of(name)
    return tuple(
        word
        for word in words_of(slug.replace("-", " "))
        if word not in _NEUTRAL and len(word) > 2 and not any(_is_alike(word, other) for other in told)  # noqa: PLR2004 (a country's code)
    )


def _are_among(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(_is_alike(word, other) for other in others) for word in words)


def _is_alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike and differ in an ending."""
    if one == other:
        return True
    shared = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longest = max(len(one), len(other))
    return shared >= _LEAST_STEM and (shared >= longest * _LEAST_SHARE and longest - shared <= _ENDING)


def _is_spelt_by(letters: str, words: list[str]) -> bool:
    """Whether each letter begins a word, in order, and the first and last word are among them: JNIM in "Nusrat al-Islam wal-Muslimin"."""
    places = []
    start = 0
    for letter in letters:
        found = next((place for place in range(start, len(words)) if words[place][:1] == letter), None)
        if found is None:
            return False
        places.append(found)
        start = found + 1
    return len(letters) > 2 and places[0] == 0 and places[-1] == len(words) - 1  # noqa: PLR2004 (two letters fit too much)
