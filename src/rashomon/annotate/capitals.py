"""Names in scripts with capitals: runs of capitalised words, without the titles that lead them."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import regex

from rashomon.annotate.name_cues import Cues, cues_of
from rashomon.annotate.naming import Found, kind_beside
from rashomon.model.entity import EntityKind
from rashomon.model.span import Span

_PARTICLES = r"de|del|della|da|do|dos|das|di|du|des|la|le|al|el|bin|ibn|van|von|der|den|of|the|и"
_SWAHILI_PARTICLES = _PARTICLES + "|ya|wa|la|za|cha"
_LEAST, _MOST_WORDS = 3, 6
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


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("rashomon.annotate").joinpath("function_words.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


def capitalised_names(text: str, language: str, sentences: Sequence[Span]) -> Iterator[Found]:
    """Yield the names of a text, in order.

    A single word counts where no sentence begins with it; one that does counts if it is the last word of a longer name of the text
    ("Anna Weber … Weber said").
    """
    cues = cues_of(language)
    surnames: set[str] = set()
    unsure: list[Found] = []
    found: list[Found] = []
    for sentence in sentences:
        for match in _run(language).finditer(text, sentence.start, sentence.end):
            start, end, kind = _trimmed(match, language, cues)
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


def _stands_alone(text: str, name: Found, sentence: Span, language: str, *, was_led: bool) -> bool:
    """Whether a single capitalised word is a name: an acronym, or a word with a capital that neither its place nor its language gives it."""
    word = text[name.start : name.end]
    if word.isupper() or (was_led and name.kind is not EntityKind.NAME):
        return True
    begins = name.start == sentence.start or not text[max(0, name.start - 2) : name.start].strip(" \n\u00a0“”\"«»„'‘’(-—–:")
    return not begins and language not in _NO_NAMES


def _trimmed(match: "regex.Match[str]", language: str, cues: Cues) -> tuple[int, int, EntityKind]:
    """Return the run without what leads it: function words ("The Ministry of Health"), elisions, titles and nouns with a capital."""
    text, (start, end) = match.string, match.span()
    stop = _function_words().get(language, frozenset())
    words = list(regex.finditer(r"[^ \u00a0]+", text, pos=start, endpos=end))
    first = next((word.start() for word in words if word.group().casefold() not in stop), None)
    if first is None:
        return start, start, EntityKind.NAME
    if elided := _ELISION.match(text, first, end):
        first = elided.end()
    kind = kind_beside(text, first, end, cues)
    if kind is EntityKind.ORGANISATION and any(word.group() in cues.body_word for word in words):
        return first, end, kind
    for word in reversed(words[1:]):
        lead = text[first : word.start()]
        for led, says in ((cues.title, EntityKind.PERSON), (cues.body, EntityKind.ORGANISATION), (cues.craft, EntityKind.NAME)):
            if lead.strip() and led.ends(lead):
                return word.start(), end, says
    return first, end, kind


def _bare(word: str) -> str:
    """Return a word without case, and without a Russian ending: "Токторовой" and "Токторова" are one."""
    plain = word.casefold()
    shorter = plain.rstrip(_CYRILLIC_ENDING)
    return shorter if len(shorter) >= _LEAST else plain
