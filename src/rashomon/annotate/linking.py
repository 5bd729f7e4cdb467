"""Who is meant by a listed name that several bear, or that is more often something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from rashomon.annotate.function_words import function_words
from rashomon.annotate.gazetteer import Candidate, Hit
from rashomon.annotate.name_cues import Cues
from rashomon.model.entity import EntityKind

_SAID, _NEAR, _OWN_LANGUAGE, _PROPER, _CAPITAL = 3.0, 2.0, 1.0, 0.5, 0.5
"""Weights: the text says what it is; it names their country; it is their name in the text's language, or in any; they are a capital.

Set by reason: an open word outweighs a neighbour, and a neighbour outweighs what is true of every text.
"""
_REACH = 40  # characters before and behind a name in which a cue may stand
_CAPITAL_BEFORE = regex.compile(r"\p{Lu}[\p{Ll}\p{M}'’-]+(?<!['’]s) $")
_CAPITAL_BEHIND = regex.compile(r" \p{Lu}\p{Ll}")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_PLACES = frozenset({EntityKind.COUNTRY, EntityKind.CITY, EntityKind.PLACE})


@dataclass(frozen=True, slots=True)
class Scene:
    """What a name stands in: the article's language and country, cue words of that language, and countries its sure names speak of."""

    language: str
    country: str | None
    cues: Cues
    countries: frozenset[str] = frozenset()


def countries_of(text: str, hits: Iterable[Hit], language: str) -> frozenset[str]:
    """Return the countries that the names of `text` speak of which mean one only, whatever stands around them."""
    sure = (
        hit.candidates[0]
        for hit in hits
        if len(hit.candidates) == 1 and not _is_within_a_name(text, hit, language) and not _is_last_name(text, hit)
    )
    return frozenset(candidate.country for candidate in sure if candidate.country and not candidate.is_guarded)


@dataclass(frozen=True, slots=True)
class Linked:
    """Who a listed name means, None where the text does not tell. `is_name` is False where it is no listed name here at all."""

    candidate: Candidate | None
    is_name: bool = True


def linked(text: str, hit: Hit, scene: Scene) -> Linked:
    """Return who is meant. Better no link than a wrong one."""
    said = _said_kind(text, hit, scene.cues)
    within = _is_within_a_name(text, hit, scene.language)
    if _is_last_name(text, hit) and said is not EntityKind.PERSON:
        is_known = not within and _evidence(hit.candidates[0], said, scene) >= _NEAR
        return Linked(hit.candidates[0]) if is_known else Linked(None, is_name=not within)
    if len(hit.candidates) == 1 and not (within or hit.candidates[0].is_guarded):
        return Linked(hit.candidates[0])
    open_to = [item for item in hit.candidates if not _is_doubtful(item, within=within) or _evidence(item, said, scene) >= _NEAR]
    if not open_to:
        return Linked(None, is_name=False)
    country = _country_of_all(open_to)
    if country is not None and said is not EntityKind.CITY:
        return Linked(country)
    ranked = sorted(((_score(item, said, scene), -place) for place, item in enumerate(open_to)), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return Linked(None)
    return Linked(open_to[-ranked[0][1]])


def _is_within_a_name(text: str, hit: Hit, language: str) -> bool:
    """Whether another word with a capital stands right beside a single one: "Maturin Okemba" is no city. In German that says nothing."""
    name = text[hit.start : hit.end]
    if language == "de" or " " in name or not name[0].isupper() or name.isupper():
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, hit.start - _REACH), hit.start)
    is_led = before is not None and before.group().strip().casefold() not in function_words(language)
    return is_led or _CAPITAL_BEHIND.match(text, hit.end) is not None


def _is_last_name(text: str, hit: Hit) -> bool:
    """Whether it is one word for a person alone: others bear it too, so that it takes a title, or their country in the text.

    "Hatem Ghazouani" is no president of Mauritania. In scripts without spaces a name of one piece is a whole one.
    """
    name = text[hit.start : hit.end]
    return len(hit.candidates) == 1 and hit.candidates[0].kind is EntityKind.PERSON and " " not in name and not _DENSE.search(name)


def _is_doubtful(candidate: Candidate, *, within: bool) -> bool:
    """Whether it takes more than the spelling: it is more often something else, or the name of no great city within a longer name."""
    return candidate.is_guarded or (within and candidate.kind is EntityKind.CITY and not candidate.is_capital)


def _country_of_all(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the country among candidates that all lie in it: "Luxembourg" is the country unless the text says that it is the city."""
    countries = [item for item in candidates if item.kind is EntityKind.COUNTRY]
    if len(countries) == 1 and all(item.kind in _PLACES and item.country == countries[0].country for item in candidates):
        return countries[0]
    return None


def _score(candidate: Candidate, said: EntityKind | None, scene: Scene) -> float:
    score = _evidence(candidate, said, scene)
    score += _OWN_LANGUAGE if scene.language in candidate.languages else _PROPER if candidate.languages else 0.0
    return score + (_CAPITAL if candidate.is_capital else 0.0)


def _evidence(candidate: Candidate, said: EntityKind | None, scene: Scene) -> float:
    score = _SAID if said is candidate.kind else 0.0
    if candidate.country is not None and candidate.kind is not EntityKind.COUNTRY:
        score += _NEAR * (candidate.country in scene.countries or candidate.country == scene.country)
    return score


def _said_kind(text: str, hit: Hit, cues: Cues) -> EntityKind | None:
    """Return what the words beside a name say that it is."""
    before = text[max(0, hit.start - _REACH) : hit.start]
    behind = text[hit.end : hit.end + _REACH]
    if cues.city.ends(before) or cues.city_end.begins(behind):
        return EntityKind.CITY
    if cues.title.ends(before) or cues.honorific.begins(behind):
        return EntityKind.PERSON
    if cues.place.ends(before) or cues.place_end.begins(behind):
        return EntityKind.PLACE
    return EntityKind.COMPANY if cues.body.ends(before) else None
