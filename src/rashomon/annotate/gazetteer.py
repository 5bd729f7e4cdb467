"""Listed names, found in one pass over a text however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick
import msgspec
import regex

from rashomon.annotate.folding import folded
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.ids import digest_of

_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_CYRILLIC_ENDING = regex.compile(r"[аяуюыиеойьё]?[аяуюыиемхйв]{0,2}(?![\p{L}\p{M}])")
_CYRILLIC_WORDS = regex.compile(r"[а-яієїґ]{0,3}(?![\p{L}\p{M}])", regex.IGNORECASE)
_CYRILLIC_NAME = regex.compile(r"\p{Cyrillic}+(?:[ -]\p{Cyrillic}+){1,4}")
_CYRILLIC_PIECE = regex.compile(r"[ -]?\p{Cyrillic}+")
_CYRILLIC_VOWELS = "аяоеиыйь"
_ARABIC_PREFIXES = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "وال", "ال", "بال", "لل", "فب", "فل"})
_GENITIVE_S = frozenset({"de", "nl", "sv", "da", "nb", "no"})
_LEAST_STEM = 4  # Cyrillic letters before an ending; shorter names are matched as they stand
_LEAST_WORD_STEM = 2  # of a word among others: "Красного Креста"
_LEAST_GENITIVE = 4  # letters of a name that German may put an s behind: "Malis"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who bears a listed name. `languages` are those in which this is what an entity is called first and foremost.

    `is_guarded` says that the name is more often something else.
    """

    entity_id: str
    kind: EntityKind
    country: str | None = None
    languages: frozenset[str] = frozenset()
    is_guarded: bool = False
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name in a text: half-open code points, and everybody who bears it, in the order of the list."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


class _Shape(NamedTuple):
    """How a name is searched for. `rest` are the stems of further words, each with what parts it from the one before."""

    length: int
    is_stem: bool = False
    needs_ending: bool = False
    rest: tuple[str, ...] = ()


class _Surface(NamedTuple):
    """A string to search for, and everybody who bears the name that it is or begins."""

    length: int
    is_stem: bool
    needs_ending: bool
    rest: tuple[str, ...]
    candidates: tuple[Candidate, ...]


class Gazetteer:
    """All names of some entities, ready for searching. Source: A. Aho and M. Corasick, "Efficient string matching" (1975)."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        listed = tuple(entities)
        self._automaton = ahocorasick.Automaton()
        surfaces = _surfaces(listed)
        for text, found in surfaces.items():
            self._automaton.add_word(text, found)
        self.digest = digest_of(*sorted(msgspec.json.encode(entity, order="deterministic") for entity in listed))
        if surfaces:
            self._automaton.make_automaton()
        self._is_empty = not surfaces

    def find(self, text: str, *, language: str = "und") -> tuple[Hit, ...]:
        """Return the names in a text, from left to right; where two overlap, the longer one. Matching keeps case: "turkey" is a bird.

        `language` (BCP 47) tells which endings a name may have.
        """
        if self._is_empty:
            return ()
        plain = folded(text)
        has_genitive = language.partition("-")[0] in _GENITIVE_S
        hits: list[Hit] = []
        for last, listed in self._automaton.iter(plain):
            for surface in listed:
                hit = _checked(plain, last + 1 - surface.length, surface, has_genitive=has_genitive)
                if hit is not None:
                    hits.append(hit)
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        taken: dict[tuple[int, int], Hit] = {}
        covered = bytearray(len(text))
        for hit in hits:
            if (same := taken.get((hit.start, hit.end))) is not None:
                taken[hit.start, hit.end] = Hit(hit.start, hit.end, tuple(dict.fromkeys((*same.candidates, *hit.candidates))))
            elif covered.find(b"\x01", hit.start, hit.end) < 0:
                covered[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                taken[hit.start, hit.end] = hit
        return tuple(sorted(taken.values(), key=lambda hit: hit.start))


def _surfaces(entities: Iterable[Entity]) -> dict[str, tuple[_Surface, ...]]:
    """Return each string to search for, with everybody who bears the name that it is or begins."""
    bearers: dict[str, dict[_Shape, list[Candidate]]] = {}
    for entity in entities:
        names: dict[str, list[str]] = {}
        for language, name in entity.names.items():
            names.setdefault(folded(name), []).append(language)
        for name in entity.aliases:
            names.setdefault(folded(name), [])
        guarded = frozenset(map(folded, entity.guarded))
        made: dict[tuple[tuple[str, ...], bool], Candidate] = {}
        for name, languages in names.items():
            key = (tuple(languages), name in guarded)
            if key not in made:
                made[key] = Candidate(
                    entity.id, entity.kind, entity.country, frozenset(languages), is_guarded=key[1], is_capital=entity.is_capital
                )
            for text, shape in _shapes(name) if name else ():
                found = bearers.setdefault(text, {}).setdefault(shape, [])
                if made[key] not in found:
                    found.append(made[key])
    return {text: tuple(_Surface(*shape, tuple(found)) for shape, found in shapes.items()) for text, shapes in bearers.items()}


@cache
def _plain(length: int) -> _Shape:
    return _Shape(length)


def _shapes(name: str) -> Iterator[tuple[str, _Shape]]:
    """Yield what to search for to find a name: itself, and its stems where the script inflects it."""
    yield name, _plain(len(name))
    if _CYRILLIC_NAME.fullmatch(name):
        first, *rest = _word_stems(name)
        if len(first) >= _LEAST_WORD_STEM and not name.isupper():
            yield first, _Shape(len(first), is_stem=True, rest=tuple(rest))
    elif stem := _cyrillic_stem(name):
        yield stem, _Shape(len(stem), is_stem=True, needs_ending=stem != name)


def _word_stems(name: str) -> list[str]:
    """Return the words of a Cyrillic name without their endings, each but the first with the character before it: "Красн", " Крест"."""
    words: list[str] = []
    for word in _CYRILLIC_PIECE.findall(name):
        bare = word[:-2] if word.endswith(("ый", "ий", "ая", "ое", "ые", "ой", "ия", "яя")) else word.rstrip(_CYRILLIC_VOWELS)
        words.append(bare if len(bare.strip(" -")) >= _LEAST_WORD_STEM else word)
    return words


def _cyrillic_stem(name: str) -> str | None:
    """Return a one-word Cyrillic name without its case ending, None if too little would be left."""
    if " " in name or not name or not "а" <= name[-1].lower() <= "я":
        return None
    stems = (name.rstrip(_CYRILLIC_VOWELS), name[:-1] if name[-1] in _CYRILLIC_VOWELS else name)
    return next((stem for stem in stems if len(stem) >= _LEAST_STEM), None)


def _checked(text: str, start: int, surface: _Surface, *, has_genitive: bool) -> Hit | None:
    """Return the hit if it is a word of its own, with the endings and prefixes that its script puts on names."""
    end = start + surface.length
    if _DENSE.match(text[start]):
        # Katakana writes a foreign word as one run: "タイ" is not in "スタイル".
        is_cut = any(_KATAKANA.match(text, place) and _KATAKANA.match(text, place - 1) for place in (start, end) if place)
        return None if is_cut else Hit(start, end, surface.candidates)
    if surface.rest:
        end = _end_of_words(text, end, surface.rest)
    elif surface.is_stem:
        ending = _CYRILLIC_ENDING.match(text, end)
        end = -1 if ending is None or (surface.needs_ending and not ending.group()) else ending.end()
    elif _WORD.match(text[end : end + 1]):
        is_genitive = has_genitive and text[end] == "s" and surface.length >= _LEAST_GENITIVE and text[start].isupper()
        end = end + 1 if is_genitive and not _WORD.match(text[end + 1 : end + 2]) else -1
    return Hit(start, end, surface.candidates) if end >= 0 and _begins_word(text, start) else None


def _end_of_words(text: str, end: int, rest: Sequence[str]) -> int:
    """Return where a name of several inflected words ends, -1 if the words that follow are others."""
    for stem in rest:
        ending = _CYRILLIC_WORDS.match(text, end)
        if ending is None or not text.startswith(stem, ending.end()):
            return -1
        end = ending.end() + len(stem)
    ending = _CYRILLIC_WORDS.match(text, end)
    return -1 if ending is None else ending.end()


def _begins_word(text: str, start: int) -> bool:
    if not start or not _WORD.match(text[start - 1]):
        return True
    word = start
    while word and start - word < 4 and _WORD.match(text[word - 1]):  # noqa: PLR2004 (one more than the longest prefix)
        word -= 1
    return text[word:start] in _ARABIC_PREFIXES
