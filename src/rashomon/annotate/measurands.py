"""The words of each language that say what a number counts: the table of `measurands.toml`, compiled when a language is first met."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_COUNTED = "none"
"""The table's name for phrases that look like a measurand and are not one."""

_AFTER_WORDS = 5  # between number and stem; German puts its verb that far ("34 Menschen bei einem Anschlag in Kabul getötet")
_AFTER_CHARACTERS = 12  # the same for Chinese and Japanese
_LONGEST_PHRASE = 5  # words
_TOLL_WORDS = 12  # from the word for a toll to the number
_UNSPACED = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Stems:
    """One language's words. `after` matches from the end of a number on; `before` maps phrases to measurands."""

    after: re.Pattern[str]
    before: Mapping[str, str]
    fillers: frozenset[str]
    stops: frozenset[str]
    needs: Mapping[str, re.Pattern[str]]
    tolls: Mapping[str, str]
    is_spaced: bool


def measurand_ids() -> tuple[str, ...]:
    """Return the ids of all measurands that a figure can have, beside "money" and "percent"."""
    return tuple(name for name in _table()["measurands"] if name != NOT_COUNTED)


def has_stems(language: str) -> bool:
    """Whether there is a table for the language (a primary subtag)."""
    return language in _table()["languages"]


@cache
def stems_of(language: str) -> Stems:
    """Return the compiled table of a language; KeyError if it has none."""
    table = _table()
    words = table["languages"][language]
    is_spaced = language not in _UNSPACED
    closers = "|".join(map(re.escape, words["closers"])) or "(?!)"
    groups: list[str] = []
    before: dict[str, str] = {}
    needs: dict[str, re.Pattern[str]] = {}
    tolls: dict[str, str] = {}
    for measurand, languages in table["measurands"].items():
        phrases = languages.get(language, {})
        if after := phrases.get("after"):
            groups.append(f"(?P<{measurand}>{_alternatives(after, closers, is_spaced=is_spaced)})")
        before.update(dict.fromkeys(phrases.get("before", ()), measurand))
        tolls.update(dict.fromkeys(phrases.get("tolls", ()), measurand))
        if needed := phrases.get("needs"):
            needs[measurand] = re.compile(
                ("(?<!\\w)" if is_spaced else "") + f"(?:{_alternatives(needed, closers, is_spaced=is_spaced)})", re.IGNORECASE
            )
    return Stems(
        after=re.compile(_gap(is_spaced=is_spaced) + "(?:" + "|".join(groups) + ")", re.IGNORECASE),
        before=before,
        fillers=frozenset(words["fillers"]),
        stops=frozenset(words["stops"]),
        needs=needs,
        tolls=tolls,
        is_spaced=is_spaced,
    )


def phrase_at_end(words: list[str], stems: Stems) -> tuple[str, int]:
    """Return the measurand that `words` end in and how many fillers follow it; ("", 0) if none."""
    end = len(words)
    while True:
        for length in range(min(_LONGEST_PHRASE, end), 0, -1):
            phrase = " ".join(words[end - length : end])
            if measurand := stems.before.get(phrase):
                return measurand, len(words) - end
        if not end or words[end - 1] not in stems.fillers or len(words) - end >= _AFTER_WORDS:
            return ("", 0) if end == len(words) else _toll(words, stems)
        end -= 1


def _toll(words: list[str], stems: Stems) -> tuple[str, int]:
    reach = words[-_TOLL_WORDS:]
    for start in range(len(reach)):
        for length in range(1, _LONGEST_PHRASE):
            if measurand := stems.tolls.get(" ".join(reach[start : start + length])):
                return measurand, len(reach) - start - length
    return "", 0


def _gap(*, is_spaced: bool) -> str:
    if is_spaced:
        return rf"(?P<gap>(?:[-'’]?[^\s\d,.;:!?()،؛؟।]+\s+|\s+){{0,{_AFTER_WORDS + 1}}}?)"
    return rf"(?P<gap>[^\d\s，。、；：！？「」『』“”（）]{{0,{_AFTER_CHARACTERS}}}?)"


def _alternatives(phrases: Iterable[str], closers: str, *, is_spaced: bool) -> str:
    return "|".join(_pattern(phrase, closers, is_spaced=is_spaced) for phrase in sorted(set(phrases), key=len, reverse=True))


def _pattern(phrase: str, closers: str, *, is_spaced: bool) -> str:
    needs_close = phrase.endswith("|")
    body = re.escape(phrase.removesuffix("|")).replace("\\ ", r"\s+").replace("\\*", r"[\w\u0900-\u0963]*")
    if not is_spaced:
        return body
    return body + r"(?![\w\u0900-\u0963])" + (rf"(?=[\s\"'”’»]*(?:$|(?:{closers})(?!\w)))" if needs_close else "")


@cache
def _table() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    return tomllib.loads((files(__package__) / "measurands.toml").read_text("utf-8"))
