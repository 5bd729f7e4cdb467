"""Words that exclude each other: what side a sentence takes on being confirmed or denied, open or closed, warned or not warned."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.text.negation import is_negated

AT_MOST, NOTICE = "at-most", "notice"
_UNSPACED = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Stance:
    """The side (0 or 1) that a sentence takes on one pair of opposites, and the words that show it."""

    side: int
    words: str


@dataclass(frozen=True, slots=True)
class _Pair:
    sides: tuple[re.Pattern[str], ...]
    about: re.Pattern[str] | None = None


def stances(text: str, language: str, *, before: str = "") -> dict[str, Stance]:
    """Return the stance of a sentence on each pair of opposites on which it takes one side.

    None where words of both sides stand in it, nor where it denies: "did not confirm" is no denial, and what is denied of two things cannot
    be told without parsing. `before` is what was said before it; a warning is often named there alone ("They heard none").
    """
    primary = language.partition("-")[0]
    folded = text.casefold().replace("’", "'")
    is_denial = is_negated(text, primary)
    found = {}
    for name, pair in _pairs(primary).items():
        stance = _notice(folded, before.casefold(), pair, is_denial=is_denial) if name == NOTICE else _plain(folded, pair)
        if stance is not None and (not is_denial or name in {AT_MOST, NOTICE}):
            found[name] = stance
    return found


def _plain(text: str, pair: _Pair) -> Stance | None:
    one, other = (side.search(text) for side in pair.sides)
    match = one or other
    return None if match is None or (one and other) else Stance(0 if one else 1, match.group())


def _notice(text: str, before: str, pair: _Pair, *, is_denial: bool) -> Stance | None:
    if pair.about is None or not (pair.about.search(text) or pair.about.search(before)) or len(pair.about.findall(text)) > 1:
        return None  # named twice, it is being defined: "a warning that nobody hears is no warning"
    sent, heard, silent = (side.search(text) for side in pair.sides)
    missed = silent or (heard if is_denial else None)
    if sent and (missed or is_denial):
        return None  # "it was sent, nobody heard it" takes both sides
    match = sent or missed
    return None if match is None else Stance(0 if sent else 1, match.group())


@cache
def _pairs(language: str) -> dict[str, _Pair]:
    tables = tomllib.loads(files("rashomon.relate").joinpath("opposites.toml").read_text("utf-8"))
    found = {}
    for name, table in tables.items():
        if language in table:
            about = table.get("about", {}).get(language)
            sides = tuple(_compiled(expression, language) for expression in table[language])
            found[name] = _Pair(sides, None if about is None else _compiled(about, language))
    return found


def _compiled(expression: str, language: str) -> re.Pattern[str]:
    start = "" if language in _UNSPACED else r"(?<!\w)"
    return re.compile(f"{start}(?:{expression})")
