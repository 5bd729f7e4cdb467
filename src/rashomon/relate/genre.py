"""Which genre an article is of: report, analysis, opinion or official statement. No label where that is not plain."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import regex

from rashomon.audit.attribution import is_attributed
from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Outlet, OutletKind

REPORT, ANALYSIS, OPINION, OFFICIAL = "report", "analysis", "opinion", "official-statement"

_OPENING = 12  # sentences that are looked at
_LEAST_ATTRIBUTED = 2  # sentences that name who says so: a report rests on others' words
_LEAST_SELF = 2  # sentences in the writer's own first person: an opinion rests on the writer
_TITLE_LIMIT, _MARKER_WITHIN = 400, 40  # characters: a marker stands at the head of a headline
_WITHOUT_SPACES = frozenset({"zh", "ja"})
_SEPARATORS = r"(?:\s?[:：.。|｜–—・】〉》」\]]|\s-|　)"
_PHRASE = r"\s"  # behind a marker of several words a space is enough: "joint statement of ...", but "statement divides ..." is a report


@dataclass(frozen=True, slots=True)
class _Table:
    """What tells a genre in one language."""

    opinion: tuple[str, ...]
    analysis: tuple[str, ...]
    official: tuple[str, ...]
    own_person: tuple[str, ...]


def genre_of(reading: Reading, outlet: Outlet | None, *, on: str, scope: str) -> Lens | None:
    """Return the label of one article, None where nothing tells its genre plainly.

    In this order: what its address and headline say it is; what its outlet is (an official body states, a think tank analyses, an agency
    reports); whether its opening rests on others' words (a report) or on the writer's own first person outside of quotation marks (an
    opinion).
    """
    for value, method, confidence in _signs(reading, outlet):
        return Lens(Axis.GENRE, value, rater="rashomon", method=method, on=on, scope=scope, confidence=confidence)
    return None


def _signs(reading: Reading, outlet: Outlet | None) -> Iterator[tuple[str, str, float]]:
    """Yield genre, method and confidence of each sign, the plainest first."""
    kind = outlet.kind if outlet else None
    if kind is OutletKind.OFFICIAL:
        yield OFFICIAL, "kind of the outlet", 0.95
    if value := _in_title(reading.article.title, reading.language):
        yield value, "word at the head of the headline", 0.9
    if value := _in_address(reading.article.url):
        yield value, "section in the address", 0.9
    if kind is OutletKind.THINK_TANK:
        yield ANALYSIS, "kind of the outlet", 0.7
    if kind is OutletKind.WIRE:
        yield REPORT, "kind of the outlet", 0.8
    attributed, own = _rests_on(reading)
    if own >= _LEAST_SELF and own > attributed:
        yield OPINION, "first person outside of quotation marks", 0.6
    if attributed >= _LEAST_ATTRIBUTED and own == 0:
        yield REPORT, "rests on others' words", 0.7


def _rests_on(reading: Reading) -> tuple[int, int]:
    """Return how many of the first sentences name who says so, and how many speak in the writer's own first person."""
    language = reading.language.partition("-")[0]
    own_person = _own_person(language)
    attributed = own = 0
    quotes = [quote.content for quote in reading.annotations.quotes if quote.part is Part.TEXT]
    for span in reading.annotations.sentences[:_OPENING]:
        has_quote = any(content.start < span.end and span.start < content.end for content in quotes)
        if has_quote or is_attributed(span.text, language):
            attributed += 1
        elif own_person is not None and own_person.search(span.text.casefold()):
            own += 1
    return attributed, own


def _in_title(title: str, language: str) -> str:
    """Return the genre that a headline begins by naming, "" if it does not."""
    head = title[:_TITLE_LIMIT].casefold().strip("[【〈《「＜< ")
    for value, marker in _markers(language.partition("-")[0]):
        found = marker.match(head)
        if found is not None and found.end() <= _MARKER_WITHIN:
            return value
    return ""


def _in_address(url: str) -> str:
    """Return the genre that a section of the address names, "" if none does. The last step is the article's own words."""
    steps = unquote(urlsplit(url).path).casefold().strip("/").split("/")[:-1]
    return next((_sections()[step] for step in steps if step in _sections()), "")


@cache
def _read() -> tuple[dict[str, str], dict[str, _Table]]:
    table = tomllib.loads(files("rashomon.relate").joinpath("genres.toml").read_text("utf-8"))
    sections = {section: value for value, names in table.pop("sections").items() for section in names}
    return sections, {language: _Table(**{key: tuple(words) for key, words in found.items()}) for language, found in table.items()}


def _sections() -> dict[str, str]:
    return _read()[0]


@cache
def _markers(language: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    found = _read()[1].get(language)
    if found is None:
        return ()
    return tuple(
        (value, _headed_by(words)) for value, words in ((OPINION, found.opinion), (ANALYSIS, found.analysis), (OFFICIAL, found.official))
    )


def _headed_by(words: tuple[str, ...]) -> regex.Pattern[str]:
    phrases = [regex.escape(word) for word in words if " " in word]
    every = rf"(?:{'|'.join(map(regex.escape, words))})(?:$|(?={_SEPARATORS}))"
    return regex.compile(rf"{every}|(?:{'|'.join(phrases)})(?={_PHRASE})" if phrases else every)


@cache
def _own_person(language: str) -> regex.Pattern[str] | None:
    found = _read()[1].get(language)
    if found is None:
        return None
    words = "|".join(map(regex.escape, found.own_person))
    return regex.compile(words if language in _WITHOUT_SPACES else rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?![\p{{L}}\p{{M}}])")
