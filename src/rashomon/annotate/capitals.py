"""Names in scripts with capitals: runs of capitalised words, without the titles that lead them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

import regex

from rashomon.annotate.function_words import function_words
from rashomon.annotate.name_cues import Cues, Words, cues_of
from rashomon.annotate.naming import Found, kind_beside
from rashomon.model.entity import EntityKind
from rashomon.model.span import Span

_PARTICLES = r"de|del|della|da|do|dos|das|di|du|des|la|le|al|el|bin|ibn|van|von|der|den|of|the|и"
_SWAHILI_PARTICLES = _PARTICLES + "|ya|wa|la|za|cha"
_LEAST, _MOST_WORDS = 3, 6
_MOST_RUN = 14  # words of a run, titles and all; a longer one is a headline or a list
_LONGEST_RUN = 300  # characters of a run with listed names in it that is looked into
_NO_NAMES = frozenset({"de", "lb"})  # every noun has a capital there: single words tell nothing
_ELISION = regex.compile(r"(?:L|D|Qu|N|S|J|Dell|Nell|Dall|All|Sull|Un)['’](?=\p{Lu})")
_CYRILLIC_ENDING = "аяоеиыуюьйёмхв"


@cache
def _run(language: str) -> "regex.Pattern[str]":
    """Return the pattern of capitalised words with particles between them. Turkish sets its endings off with an apostrophe."""
    joined = "" if language == "tr" else r"(?:['’\-]\p{L}[\p{L}\p{M}]*)*"
    word = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}]*{joined})"
    particle = _SWAHILI_PARTICLES if language == "sw" else _PARTICLES
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){word}(?:[ \u00a0](?:(?:{particle})[ \u00a0]){{0,2}}{word})*")


def capitalised_names(text: str, language: str, sentences: Sequence[Span], covered: Sequence[tuple[int, int]] = ()) -> Iterator[Found]:
    """Yield the names of a text, in order. `covered` are the places of listed names, in order.

    A run with a listed name in it is left to it, but for a name right before ("Kuzey Holding Tunus") or a titled one right behind it
    ("UN envoy Anna Weber"). A single word counts where no sentence begins with it; one that does counts if it is the last word of a
    longer name of the text ("Anna Weber … Weber said").
    """
    cues = cues_of(language)
    surnames: set[str] = set()
    unsure: list[Found] = []
    found: list[Found] = []
    for sentence in sentences:
        for match in _run(language).finditer(text, sentence.start, sentence.end):
            start, end = _beside_listed(match, covered, cues)
            begins = match.start() == sentence.start or not _is_within(text, match.start())
            start, end, kind = _trimmed(text, start, end, language=language, cues=cues, begins=begins)
            words = text[start:end].split()
            if not words or len(words) > _MOST_WORDS or end - start < _LEAST:
                continue
            name = Found(start, end, kind)
            if len(words) > 1:
                surnames.add(_bare(words[-1]))
                found.append(name)
            elif _stands_alone(text, name, sentence, language, was_led=start > match.start()):
                found.append(name)
            else:
                unsure.append(name)
    found.extend(name for name in unsure if _bare(text[name.start : name.end]) in surnames)
    yield from sorted(found, key=lambda name: name.start)


def _beside_listed(match: "regex.Match[str]", covered: Sequence[tuple[int, int]], cues: Cues) -> tuple[int, int]:
    """Return what a run holds beside the listed names in it; nothing (an empty place) where that is no name of its own."""
    start, end = match.span()
    first = bisect_right(covered, start, key=lambda hit: hit[1])
    inside = list(takewhile(lambda hit: hit[0] < end, covered[first : first + _MOST_WORDS]))
    if not inside:
        return start, end
    if end - start > _LONGEST_RUN:
        return start, start
    text = match.string
    before = text[start : inside[0][0]].rstrip()
    if inside[-1][1] >= end and len(before.split()) > 1 and before[-1].isalpha() and before.split()[-1][:1].isupper():
        return start, start + len(before)
    behind = text[inside[-1][1] : end]
    if inside[0][0] <= start and any(cues.title.ends(behind[: gap.start()]) for gap in regex.finditer(r" (?=\p{Lu})", behind)):
        return end - len(behind.lstrip()), end
    return start, start


def _is_within(text: str, start: int) -> bool:
    """Whether a word stands right before, in the same sentence and the same quotation."""
    return bool(text[max(0, start - 2) : start].strip(" \n\u00a0“”\"«»„'‘’(-—–:"))


def _stands_alone(text: str, name: Found, sentence: Span, language: str, *, was_led: bool) -> bool:
    """Whether a single word is a name: an acronym, or one whose capital neither its place nor its language gives it."""
    word = text[name.start : name.end]
    if word.isupper() or (was_led and name.kind is not EntityKind.NAME):
        return True
    return name.start != sentence.start and _is_within(text, name.start) and language not in _NO_NAMES


def _trimmed(text: str, start: int, end: int, *, language: str, cues: Cues, begins: bool) -> tuple[int, int, EntityKind]:
    """Return the run without what leads it: function words ("The Ministry of Health"), elisions, titles and nouns with a capital."""
    stop = function_words(language)
    words = list(islice(regex.finditer(r"[^ \u00a0]+", text, pos=start, endpos=end), _MOST_RUN))
    if len(words) == _MOST_RUN:
        return start, start, EntityKind.NAME
    while words and words[0].group().casefold() in stop and begins:
        del words[0]
    while words and words[-1].group().casefold() in stop:
        del words[-1]
    if not words:
        return start, start, EntityKind.NAME
    first, end = words[0].start(), words[-1].end()
    if elided := _ELISION.match(text, first, end):
        first = elided.end()
    for word in reversed(words[1:]):
        lead = text[first : word.start()]
        for led, says in _leads(cues, language):
            if led.ends(lead) and not (says is EntityKind.PERSON and any(each.group() in cues.body_word for each in words)):
                return word.start(), end, says
    return first, end, kind_beside(text, first, end, cues)


def _leads(cues: Cues, language: str) -> Iterator[tuple[Words, EntityKind]]:
    """Yield the words that lead a name with a capital of their own, and what they say of it."""
    yield cues.title, EntityKind.PERSON
    yield cues.body, EntityKind.ORGANISATION
    yield cues.craft, EntityKind.NAME
    if language in _NO_NAMES:
        yield cues.city, EntityKind.CITY
        yield cues.place, EntityKind.PLACE


def _bare(word: str) -> str:
    """Return a word without case, and without a Russian ending: "Токторовой" and "Токторова" are one."""
    plain = word.casefold()
    shorter = plain.rstrip(_CYRILLIC_ENDING)
    return shorter if len(shorter) >= _LEAST else plain
