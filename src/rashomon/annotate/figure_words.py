"""The words beside a number that say how it stands to others: the table of `figures.toml`, compiled when a language is first met."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UNSPACED = frozenset({"zh", "ja"})
_ZEROS = {"zero_dead": "dead", "zero_injured": "injured", "zero_missing": "missing"}
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One language's words; see the head of `figures.toml`. Patterns are to be searched in case-folded text or ignore case themselves."""

    zeros: tuple[tuple[str, re.Pattern[str]], ...]
    former: re.Pattern[str]
    former_near: re.Pattern[str]
    from_near: re.Pattern[str]
    former_behind: re.Pattern[str]
    instead: re.Pattern[str]
    instead_next: re.Pattern[str]
    instead_behind: re.Pattern[str]
    reached: re.Pattern[str]
    moves: re.Pattern[str]
    moved_by: re.Pattern[str]
    parts: re.Pattern[str]
    parts_behind: re.Pattern[str]
    shares: re.Pattern[str]
    according: re.Pattern[str]
    according_behind: re.Pattern[str]
    out_of: frozenset[str]
    noun_out_of: frozenset[str]
    skips: frozenset[str]
    counters: frozenset[str]
    stops: frozenset[str]
    is_spaced: bool


@cache
def figure_words(language: str) -> FigureWords:
    """Return the table of a language (primary subtag); for one without a table, patterns that match nothing."""
    table = _tables().get(language, {})
    is_spaced = language not in UNSPACED
    moves = _any(table.get("moves", ()), is_spaced=is_spaced)
    by = _any(table.get("by", ()), is_spaced=is_spaced)
    return FigureWords(
        zeros=tuple((measurand, _pattern(table.get(key, ()), is_spaced=is_spaced)) for key, measurand in _ZEROS.items()),
        former=_pattern(table.get("former", ()), is_spaced=is_spaced),
        former_near=_at_end(table.get("former_near", ()), is_spaced=is_spaced),
        from_near=_at_end(table.get("from_near", ()), is_spaced=is_spaced),
        former_behind=_at_start(table.get("former_behind", ()), is_spaced=is_spaced),
        instead=_at_end(table.get("instead", ()), is_spaced=is_spaced),
        instead_next=_at_start(table.get("instead", ()), is_spaced=is_spaced),
        instead_behind=_at_start(table.get("instead_behind", ()), is_spaced=is_spaced),
        reached=_at_start(table.get("reached", ()), is_spaced=is_spaced),
        moves=_pattern(table.get("moves", ()), is_spaced=is_spaced),
        moved_by=re.compile(rf"{moves}(?:\s?{by}){{1,2}}\s?$", re.IGNORECASE) if table.get("by") else _NEVER,
        parts=_at_end(table.get("parts", ()), is_spaced=is_spaced),
        parts_behind=_at_start(table.get("parts_behind", ()), is_spaced=is_spaced),
        shares=_at_end(table.get("shares", ()), is_spaced=is_spaced),
        according=_pattern(table.get("according", ()), is_spaced=is_spaced),
        according_behind=_pattern(table.get("according_behind", ()), is_spaced=is_spaced),
        out_of=frozenset(table.get("out_of", ())),
        noun_out_of=frozenset(table.get("noun_out_of", ())),
        skips=frozenset(table.get("skips", ())),
        counters=frozenset(table.get("counters", ())),
        stops=frozenset(table.get("stops", ())),
        is_spaced=is_spaced,
    )


def _any(phrases: Iterable[str], *, is_spaced: bool) -> str:
    body = "|".join(
        re.escape(phrase).replace("\\ ", r"\s").replace("\\*", r"\w*") for phrase in sorted(set(phrases), key=lambda one: (-len(one), one))
    )
    return rf"(?<![\w\u0900-\u0963])(?:{body})(?![\w\u0900-\u0963])" if is_spaced else f"(?:{body})"


def _pattern(phrases: Iterable[str], *, is_spaced: bool) -> re.Pattern[str]:
    return re.compile(_any(phrases, is_spaced=is_spaced), re.IGNORECASE) if phrases else _NEVER


def _at_end(phrases: Iterable[str], *, is_spaced: bool) -> re.Pattern[str]:
    return re.compile(_any(phrases, is_spaced=is_spaced) + r"[\s:]?(?:d['’]|l['’])?$", re.IGNORECASE) if phrases else _NEVER


def _at_start(phrases: Iterable[str], *, is_spaced: bool) -> re.Pattern[str]:
    bare = "|".join(re.escape(phrase).replace("\\ ", r"\s") for phrase in sorted(set(phrases), key=lambda one: (-len(one), one)))
    return re.compile(rf"\s?(?:{bare})" + (r"(?![\w\u0900-\u0963])" if is_spaced else ""), re.IGNORECASE) if phrases else _NEVER


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "figures.toml").read_text("utf-8"))
