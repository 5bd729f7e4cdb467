"""Names that no list knows: those that recur in independent outlets of one event become entities."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from rashomon.model.annotation import Reading
from rashomon.model.entity import Entity, EntityKind, Mention
from rashomon.model.judgement import Doubt, Verdict
from rashomon.relate.judged import Judged
from rashomon.relate.likeness import Likeness, likeness, script_of, stem
from rashomon.relate.name_keys import HAN, name_key, name_slug
from rashomon.relate.support import Independence
from rashomon.text.sounds import romanised

__all__ = ["Arisen", "arisen_names", "linked", "name_key"]

_MIN_VOICES = 2
_MAX_SLUG = 60
_LEAST_LETTERS = 3
_ALL_NOUNS_CAPITALISED = frozenset({"de", "lb"})
_MOST_NAMES = 600  # of one event that are compared with one another, the most frequent ones
_CAPITALS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})
_PLACES = frozenset({EntityKind.CITY, EntityKind.PLACE})
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.NAME})
_DOTS = str.maketrans("·•‧・", "    ")


@dataclass(slots=True)
class _Name:
    """One name as the event's articles write it: how often each surface stands in each language, who writes it, and as what."""

    key: str
    surfaces: dict[tuple[str, str], int]
    voices: set[str]
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    spots: int = 0

    @property
    def script(self) -> str:
        return script_of(self.surface())

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


@dataclass(frozen=True, slots=True)
class Arisen:
    """The entities that arose, by `name_key` of each of their spellings, and the pairs of names that a person should look at."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def arisen_names(
    readings: Sequence[Reading], *, independence: Independence, known: Mapping[str, Entity], judged: Judged | None = None
) -> Arisen:
    """Return the entities that the unlisted names of one event make.

    Spellings are one name where they sound alike across scripts or are forms of one another (`likeness`), where one is the last word of
    the other, and where a person said so; never where a person said otherwise. A name counts when two independent voices write it, and
    when it is more than a word: several words, or one that two languages or an all-capitals spelling vouch for, and that nowhere in the
    event stands in lower case. An id that a listed entity holds is not given again; a name that a person called the same as a listed
    entity is that entity.
    """
    judged = judged or Judged()
    names = sorted(_collected(readings, independence).values(), key=lambda name: (-name.spots, name.key))[:_MOST_NAMES]
    groups, doubts = _grouped([name for name in names if _is_a_name(name) or _may_be_a_last_name(name)], judged)
    lowercase = _lowercase_words(readings)
    found: dict[str, Entity] = {}
    standing: set[str] = set()
    for group in groups:
        if len(set().union(*(name.voices for name in group))) < _MIN_VOICES or not _is_telling(group, lowercase):
            continue
        entity = _judged_entity(group, judged, known) or _entity(group)
        held = known.get(entity.id)
        if entity.id and (held is None or held is entity or held.kind is EntityKind.NAME):
            found.update({name.key: entity for name in group})
            standing.update(name.key for name in group)
    return Arisen(found, tuple(doubt for doubt in doubts if name_key(doubt.one) in standing or name_key(doubt.other) in standing))


def linked(reading: Reading, names: Mapping[str, Entity]) -> Reading:
    """Return the reading with every mention of a name that arose pointing at its entity."""
    mentions = reading.annotations.mentions
    if not any(mention.entity_id is None for mention in mentions):
        return reading
    pointed = tuple(_linked(mention, names) for mention in mentions)
    return Reading(reading.article, replace(reading.annotations, mentions=pointed))


def _linked(mention: Mention, names: Mapping[str, Entity]) -> Mention:
    if mention.entity_id is not None:
        return mention
    entity = names.get(name_key(mention.span.text))
    return mention if entity is None else replace(mention, entity_id=entity.id, kind=entity.kind)


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
            name.kinds[mention.kind] += 1
            name.spots += 1
    return names


def _has_several_words(name: _Name) -> bool:
    surface = name.surface()
    return len(name.key) >= _LEAST_LETTERS if HAN.search(surface) else len([word for word in surface.split() if len(word) > 1]) > 1


def _is_a_name(name: _Name) -> bool:
    if len(name.key) < _LEAST_LETTERS or name.key.isdigit():
        return False
    if _has_several_words(name) or name.surface().isupper() or name.script not in _CAPITALS:
        return True
    return len(set(name.languages) - _ALL_NOUNS_CAPITALISED) > 1


def _may_be_a_last_name(name: _Name) -> bool:
    """Whether a single word, of one language, may still be a longer name's last word, or what another script writes too."""
    return len(name.key) > _LEAST_LETTERS and not name.key.isdigit() and set(name.languages) != {"de"}


def _is_telling(group: Sequence[_Name], lowercase: frozenset[str]) -> bool:
    """Whether a group is more than a common word with a capital: one of its spellings says so, or its scripts do."""
    if any(_has_several_words(name) for name in group):
        return True
    if any(surface.casefold() in lowercase for name in group for _, surface in name.surfaces):
        return False
    return any(_is_a_name(name) for name in group) or len({language for name in group for language in name.languages}) > 1


def _lowercase_words(readings: Iterable[Reading]) -> frozenset[str]:
    words: set[str] = set()
    for reading in readings:
        words.update(reading.article.text.split())
    return frozenset(word.strip(".,;:!?\"'»«“”()") for word in words if word[:1].islower())


def _grouped(names: Sequence[_Name], judged: Judged) -> tuple[list[list[_Name]], list[Doubt]]:
    """Group spellings, the most frequent first: each joins the first group with a name like it; a last word joins the name it ends."""
    groups: list[list[_Name]] = []
    doubts: list[Doubt] = []
    for name in sorted(names, key=lambda item: (not _has_several_words(item), -item.spots, item.key)):
        home, unsure = _home(name, groups, judged)
        if home is None:
            home = _ended_by(name, groups, judged)
        if home is None:
            groups.append([name])
            doubts.extend(_doubt(group[0], name) for group in unsure)
        else:
            home.append(name)
    return _united_by_judgement(groups, judged), doubts


def _home(name: _Name, groups: Sequence[list[_Name]], judged: Judged) -> tuple[list[_Name] | None, list[list[_Name]]]:
    """Return the group that a name belongs to, if any, and those of which nobody can be sure."""
    unsure = []
    for group in groups:
        verdict = judged.on([name.key], [other.key for other in group])
        if verdict is Verdict.SAME:
            return group, []
        if verdict is None:
            found = [likeness(name.surface(), other.surface(), share_language=_share_language(name, other)) for other in group]
            if Likeness.SAME in found:
                return group, []
            if Likeness.UNSURE in found:
                unsure.append(group)
    return None, unsure


def _share_language(one: _Name, other: _Name) -> bool:
    return bool(set(one.languages) & set(other.languages))


def _ended_by(name: _Name, groups: Sequence[list[_Name]], judged: Judged) -> list[_Name] | None:
    """Return the one group whose longer name ends with this one ("Toktorova" and "Aigul Toktorova"); None if there are two or none."""
    if len(name.surface().translate(_DOTS).split()) != 1 or _kind([name]) in _PLACES:
        return None
    last = stem(name.surface())
    ended = [
        group
        for group in groups
        if any(last in _last_words(other) for other in group)
        and _kind(group) in _PEOPLE
        and judged.on([name.key], [other.key for other in group]) is None
    ]
    return ended[0] if len(ended) == 1 else None


def _last_words(name: _Name) -> set[str]:
    words = (surface.translate(_DOTS).split() for _, surface in name.surfaces)
    return {stem(parts[-1]) for parts in words if len(parts) > 1}


def _united_by_judgement(groups: Sequence[list[_Name]], judged: Judged) -> list[list[_Name]]:
    united: list[list[_Name]] = []
    for group in groups:
        keys = [name.key for name in group]
        home = next((other for other in united if judged.on(keys, [name.key for name in other]) is Verdict.SAME), None)
        if home is None:
            united.append(list(group))
        else:
            home.extend(group)
    return united


def _doubt(one: _Name, other: _Name) -> Doubt:
    return Doubt(
        one.surface(),
        other.surface(),
        spellings=(_spellings(one), _spellings(other)),
        languages=(tuple(one.languages), tuple(other.languages)),
        voices=(len(one.voices), len(other.voices)),
        likeness=round(ratio(romanised(one.surface()), romanised(other.surface()))),
    )


def _spellings(name: _Name) -> tuple[str, ...]:
    return tuple(sorted({surface for _, surface in name.surfaces}))


def _judged_entity(group: Sequence[_Name], judged: Judged, known: Mapping[str, Entity]) -> Entity | None:
    ids = (partner for name in group for partner in judged.same_as(name.key))
    return next((known[entity_id] for entity_id in ids if entity_id in known), None)


def _entity(group: Sequence[_Name]) -> Entity:
    """Build the entity of one name; the id comes from a Latin spelling where there is one, of several words where one has them."""
    ranked = sorted(
        group, key=lambda name: (name.script != "LATIN", not _has_several_words(name), "en" not in name.languages, -name.spots, name.key)
    )
    names: dict[str, str] = {}
    for name in sorted(group, key=lambda name: (not _has_several_words(name), -name.spots, name.key)):
        for language in name.languages:
            names.setdefault(language, name.surface(language))
    aliases = sorted({surface for name in group for _, surface in name.surfaces} - set(names.values()))
    slug = name_slug(ranked[0].surface())[:_MAX_SLUG].strip("-")
    return Entity(slug, _kind(group), names, tuple(aliases))


def _kind(group: Sequence[_Name]) -> EntityKind:
    """Return what most of the articles' cues say that a name is of; NAME where they say nothing, or two things alike."""
    votes: Counter[EntityKind] = Counter()
    for name in group:
        votes.update({kind: count for kind, count in name.kinds.items() if kind is not EntityKind.NAME})
    ranked = votes.most_common(2)
    is_clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else EntityKind.NAME
