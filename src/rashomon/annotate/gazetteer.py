"""Listed names, found in one pass over a text however many there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick
import regex

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.ids import digest_of

_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_CYRILLIC_ENDING = regex.compile(r"[аяуюыиеойьё]?[аяуюыиемхйв]{0,2}(?![\p{L}\p{M}])")
_CYRILLIC_VOWELS = "аяоеиыйьё"
_ARABIC_PREFIXES = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "وال", "ال", "بال", "لل", "فب", "فل"})
_LEAST_STEM = 4  # Cyrillic letters before an ending; shorter names are matched as they stand


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name in a text: half-open code points, and whose it is."""

    start: int
    end: int
    entity_id: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class _Surface:
    entity_id: str
    kind: EntityKind
    length: int
    is_stem: bool = False
    needs_ending: bool = False


class Gazetteer:
    """All names of some entities, ready for searching. Source: A. Aho and M. Corasick, "Efficient string matching" (1975)."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._automaton = ahocorasick.Automaton()
        surfaces = dict(_surfaces(entities))
        for surface, value in surfaces.items():
            self._automaton.add_word(surface, value)
        self.digest = digest_of(
            *(f"{surface}\t{value.entity_id}".encode() for surface, value in sorted(surfaces.items(), key=lambda item: item[0]))
        )
        if surfaces:
            self._automaton.make_automaton()
        self._is_empty = not surfaces

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the names in a text, from left to right; where two overlap, the longer one. Matching keeps case: "turkey" is a bird."""
        if self._is_empty:
            return ()
        hits: list[Hit] = []
        for last, surface in self._automaton.iter(text):
            hit = _checked(text, last + 1 - surface.length, last + 1, surface)
            if hit is not None:
                hits.append(hit)
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        taken: list[Hit] = []
        covered = bytearray(len(text))
        for hit in hits:
            if not any(covered[hit.start : hit.end]):
                covered[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                taken.append(hit)
        return tuple(sorted(taken, key=lambda hit: hit.start))


def _surfaces(entities: Iterable[Entity]) -> Iterator[tuple[str, _Surface]]:
    """Yield each spelling with whose it is; the first entity in the list that claims a spelling has it."""
    owner: dict[str, str] = {}
    for entity in entities:
        for name in dict.fromkeys((*entity.names.values(), *entity.aliases)):
            if name and name not in owner:
                owner[name] = entity.id
                yield name, _Surface(entity.id, entity.kind, len(name))
            stem = _cyrillic_stem(name)
            if stem and owner.setdefault(stem, entity.id) == entity.id:
                yield stem, _Surface(entity.id, entity.kind, len(stem), is_stem=True, needs_ending=stem != name)


def _cyrillic_stem(name: str) -> str | None:
    """Return a one-word Cyrillic name without its case ending, None if too little would be left."""
    if " " in name or not name or not "а" <= name[-1].lower() <= "я":
        return None
    stems = (name.rstrip(_CYRILLIC_VOWELS), name[:-1] if name[-1] in _CYRILLIC_VOWELS else name)
    return next((stem for stem in stems if len(stem) >= _LEAST_STEM), None)


def _checked(text: str, start: int, end: int, surface: _Surface) -> Hit | None:
    """Return the hit if it is a word of its own, with the endings and prefixes that its script puts on names."""
    if _DENSE.match(text[start]):
        if any(_KATAKANA.match(text, place) and _KATAKANA.match(text, place - 1) for place in (start, end) if place):
            return None  # katakana writes a foreign word as one run: "タイ" is not in "スタイル"
        return Hit(start, end, surface.entity_id, surface.kind)
    if surface.is_stem:
        ending = _CYRILLIC_ENDING.match(text, end)
        if ending is None or (surface.needs_ending and not ending.group()):
            return None
        end = ending.end()
    elif _WORD.match(text[end : end + 1]):
        return None
    if start and _WORD.match(text[start - 1]):
        word = start
        while word and start - word < 4 and _WORD.match(text[word - 1]):  # noqa: PLR2004 (one more than the longest prefix)
            word -= 1
        if text[word:start] not in _ARABIC_PREFIXES:
            return None
    return Hit(start, end, surface.entity_id, surface.kind)
