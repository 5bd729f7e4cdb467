"""Names of an event's articles found again, by their sound, where a script without capitals hid them.

A name that a Latin or Cyrillic article shows by its capitals stands in the event's Arabic, Persian, Hindi and other articles too; there it
is looked for among the words in a row whose consonants are the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex
from rapidfuzz.fuzz import ratio

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span
from rashomon.text.sounds import romanised, skeleton

CASELESS = frozenset({"ar", "fa", "hi", "ur", "he", "bn", "ta", "ka"})
_WORD = regex.compile(r"[\p{L}\p{M}\u200c-]+")
_CLITIC = regex.compile(r"(?:و|ف|ب|ل|ك|لل|وب|ول|بال|وال)(?=\p{Arabic}{3})")
_MOST_WORDS, _MOST_CHARACTERS = 4, 20_000
_LEAST_SOUNDS, _SURE_SOUNDS = 4, 6  # consonants; with fewer the vowels must agree too
_LIKE, _SURE_LIKE = 60, 40  # rapidfuzz ratio, of 100, of the romanised spellings
_LEAST_LETTERS = 3


def with_hidden_names(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, those in scripts without capitals with the mentions added that the others' names show there.

    Where such a name and one that the article's own words announced overlap, the longer one stands; a listed name always stands.
    """
    sought = _sought(readings)
    return [_searched(reading, sought) if sought and _language(reading) in CASELESS else reading for reading in readings]


def _language(reading: Reading) -> str:
    return reading.language.partition("-")[0]


def _sought(readings: Sequence[Reading]) -> Mapping[str, tuple[tuple[str, EntityKind], ...]]:
    """Return the names that articles with capitals write, by skeleton, each with what it was taken for."""
    found: dict[str, dict[str, EntityKind]] = {}
    for reading in readings:
        if _language(reading) in CASELESS or _language(reading) in {"zh", "ja", "th"}:
            continue
        for mention in reading.annotations.mentions:
            surface = " ".join(mention.span.text.split())
            if mention.entity_id is None and len(sounds := skeleton(surface)) >= _LEAST_SOUNDS:
                kinds = found.setdefault(sounds, {})
                if kinds.get(surface, EntityKind.NAME) is EntityKind.NAME:
                    kinds[surface] = mention.kind
    return {sounds: tuple(sorted(kinds.items())) for sounds, kinds in found.items()}


def _searched(reading: Reading, sought: Mapping[str, tuple[tuple[str, EntityKind], ...]]) -> Reading:
    article = reading.article
    hidden = [
        Mention(Part.TEXT, Span.of(article.text, start, end), None, kind)
        for start, end, kind in _apart(_spots(article.text[:_MOST_CHARACTERS], sought))
    ]
    if not hidden:
        return reading
    own = reading.annotations.mentions
    kept: list[Mention] = []
    added: list[Mention] = []
    in_text = [mention for mention in own if mention.part is Part.TEXT]
    for mention in hidden:
        rivals = [other for other in in_text if other.span.start < mention.span.end and mention.span.start < other.span.end]
        if all(other.entity_id is None and _length(other) < _length(mention) for other in rivals):
            added.append(mention)
    places = [(mention.span.start, mention.span.end) for mention in added]
    for mention in own:
        is_beaten = mention.part is Part.TEXT and any(mention.span.start < end and start < mention.span.end for start, end in places)
        if not is_beaten:
            kept.append(mention)
    merged = sorted((*kept, *added), key=lambda mention: (mention.part is not Part.TITLE, mention.span.start))
    return Reading(article, replace(reading.annotations, mentions=tuple(merged)))


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start


def _spots(text: str, sought: Mapping[str, tuple[tuple[str, EntityKind], ...]]) -> Iterator[tuple[float, int, int, EntityKind]]:
    """Yield the places whose words sound like a name sought, each with how alike the two are written."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        clitic = _CLITIC.match(text, start)
        for begin in (start, clitic.end()) if clitic else (start,):
            for last in range(first, min(len(words), first + _MOST_WORDS)):
                if last > first and text[words[last - 1][1] : words[last][0]] not in {" ", "\u00a0"}:
                    break
                end = words[last][1]
                for name, kind in sought.get(skeleton(text[begin:end]), ()):
                    alike = ratio(romanised(text[begin:end]), romanised(name))
                    if alike >= (_SURE_LIKE if len(skeleton(name)) >= _SURE_SOUNDS else _LIKE):
                        yield alike, begin, end, kind


def _apart(spots: Iterator[tuple[float, int, int, EntityKind]]) -> list[tuple[int, int, EntityKind]]:
    """Return spots that do not overlap, the most alike taken first, in the order of the text."""
    taken: list[tuple[int, int, EntityKind]] = []
    for _, start, end, kind in sorted(spots, key=lambda spot: (-spot[0], spot[1], spot[2], spot[3])):
        if end - start >= _LEAST_LETTERS and all(end <= other or other_end <= start for other, other_end, _ in taken):
            taken.append((start, end, kind))
    return sorted(taken)
