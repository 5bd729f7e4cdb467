"""Names that no list knows: those that recur in independent outlets of one event become entities."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from rashomon.model.annotation import Reading
from rashomon.model.entity import Entity, EntityKind, Mention
from rashomon.relate.support import Independence

_MIN_VOICES = 2
_CROSS_SCRIPT_RATIO = (
    90  # of 100, between transliterations: "vladimirputin" and "volodimirputin" lie at 89, "aniErno" and "annieernaux" at 78
)
_CROSS_SCRIPT_LENGTH = 8  # letters: shorter transliterations are alike by chance
_MAX_SLUG = 60
_LEAST_LETTERS = 3
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_HAN = re.compile(r"[぀-ヿ㐀-鿿]")
_ALL_NOUNS_CAPITALISED = frozenset({"de", "lb"})


@dataclass(slots=True)
class _Name:
    """One name as the event's articles write it: how often each surface stands in each language, and who writes it."""

    key: str
    surfaces: dict[tuple[str, str], int]
    voices: set[str]
    spots: int = 0

    @property
    def script(self) -> str:
        return _script(self.surface())

    def surface(self, language: str | None = None) -> str:
        """The most frequent spelling, in one language or in all."""
        counts: dict[str, int] = defaultdict(int)
        for (spoken, text), count in self.surfaces.items():
            if language in {None, spoken}:
                counts[text] += count
        return min(counts, key=lambda text: (-counts[text], text))

    @property
    def languages(self) -> list[str]:
        return sorted({language for language, _ in self.surfaces})


def name_key(surface: str) -> str:
    """Return what two spellings of one name share: no case, no punctuation, Latin letters. Han and kana stay as they are.

    Transliterated Han loses the tones and characters that tell two people apart.
    """
    plain = surface if _HAN.search(surface) else anyascii(surface)
    return _NOT_ALPHANUMERIC.sub("", plain.casefold())


def emergent_names(readings: Sequence[Reading], *, independence: Independence, known: Mapping[str, Entity]) -> dict[str, Entity]:
    """Return the entities that the unlisted names of one event make, by `name_key` of each spelling.

    A name counts when two independent voices write it, and when it is more than a word: several words, or one that two languages or an
    all-capitals spelling vouch for and that nowhere in the event stands in lower case. Spellings in different scripts are one name when
    their transliterations are nearly equal. An id that a listed entity holds is not given again.
    """
    merged = _merge_scripts([name for name in _collected(readings, independence).values() if _is_a_name(name)])
    lowercase = _lowercase_words(readings) if any(not _has_several_words(name) for group in merged for name in group) else frozenset()
    found: dict[str, Entity] = {}
    for group in merged:
        if len(set().union(*(name.voices for name in group))) < _MIN_VOICES or any(_is_common_word(name, lowercase) for name in group):
            continue
        entity = _entity(group)
        held = known.get(entity.id)
        if entity.id and (held is None or held.kind is EntityKind.NAME):
            found.update({name.key: entity for name in group})
    return found


def linked(reading: Reading, names: Mapping[str, Entity]) -> Reading:
    """Return the reading with every mention of an emergent name pointing at its entity."""
    mentions = reading.annotations.mentions
    if not any(mention.entity_id is None for mention in mentions):
        return reading
    pointed = tuple(_linked(mention, names) for mention in mentions)
    return Reading(reading.article, replace(reading.annotations, mentions=pointed))


def _linked(mention: Mention, names: Mapping[str, Entity]) -> Mention:
    if mention.entity_id is not None:
        return mention
    entity = names.get(name_key(mention.span.text))
    return mention if entity is None else replace(mention, entity_id=entity.id)


def _collected(readings: Iterable[Reading], independence: Independence) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    keys: dict[str, str] = {}
    for reading in readings:
        voice = independence.voice(reading.id)
        language = reading.language.partition("-")[0]
        for mention in reading.annotations.mentions:
            if mention.entity_id is not None:
                continue
            surface = " ".join(mention.span.text.split())
            key = keys.get(surface) or keys.setdefault(surface, name_key(surface))
            name = names.setdefault(key, _Name(key, {}, set()))
            name.surfaces[language, surface] = name.surfaces.get((language, surface), 0) + 1
            name.voices.add(voice)
            name.spots += 1
    return names


def _has_several_words(name: _Name) -> bool:
    surface = name.surface()
    return len(name.key) >= _LEAST_LETTERS if _HAN.search(surface) else len([word for word in surface.split() if len(word) > 1]) > 1


def _is_a_name(name: _Name) -> bool:
    if len(name.key) < _LEAST_LETTERS or name.key.isdigit():
        return False
    return _has_several_words(name) or name.surface().isupper() or len(set(name.languages) - _ALL_NOUNS_CAPITALISED) > 1


def _lowercase_words(readings: Iterable[Reading]) -> frozenset[str]:
    words: set[str] = set()
    for reading in readings:
        words.update(reading.article.text.split())
    return frozenset(word.strip(".,;:!?\"'»«“”()") for word in words if word[:1].islower())


def _is_common_word(name: _Name, lowercase: frozenset[str]) -> bool:
    return not _has_several_words(name) and any(surface.casefold() in lowercase for _, surface in name.surfaces)


def _merge_scripts(names: Sequence[_Name]) -> list[list[_Name]]:
    """Group spellings across scripts: each joins the first group whose own first name transliterates nearly alike."""
    groups: list[list[_Name]] = []
    by_start: dict[str, list[list[_Name]]] = defaultdict(list)
    for name in sorted(names, key=lambda item: (-item.spots, item.key)):
        for group in by_start[name.key[:1]]:
            if _is_same_across_scripts(group[0], name):
                group.append(name)
                break
        else:
            group = [name]
            groups.append(group)
            by_start[name.key[:1]].append(group)
    return groups


def _is_same_across_scripts(one: _Name, other: _Name) -> bool:
    if min(len(one.key), len(other.key)) < _CROSS_SCRIPT_LENGTH or one.script == other.script:
        return False
    return ratio(one.key, other.key) >= _CROSS_SCRIPT_RATIO


def _script(surface: str) -> str:
    letter = next((character for character in surface if character.isalpha()), "a")
    return unicodedata.name(letter, "UNKNOWN").split(" ")[0]


def _entity(group: Sequence[_Name]) -> Entity:
    """Build the entity of one name; the id comes from a Latin spelling where there is one."""
    lead = next((name for name in group if name.script == "LATIN"), group[0])
    words = _NOT_ALPHANUMERIC.sub("-", anyascii(lead.surface()).casefold()).strip("-")
    names: dict[str, str] = {}
    for name in group:
        for language in name.languages:
            names.setdefault(language, name.surface(language))
    aliases = sorted({surface for name in group for _, surface in name.surfaces} - set(names.values()))
    return Entity(words[:_MAX_SLUG].strip("-"), EntityKind.NAME, names, tuple(aliases))
