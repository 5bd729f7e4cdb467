"""Whether a sentence denies something: words and endings per language. Cheap, and only ever used as one sign among several."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_REACH = 2  # words behind a denial that it denies
_TOKEN = regex.compile(r"n['’]|[\p{L}\p{M}\p{N}_]+")


@dataclass(frozen=True, slots=True)
class _Denials:
    """One language's table; see the head of `negation.toml` for what the fields hold."""

    negators: frozenset[str]
    adjuncts: frozenset[str]
    denials: frozenset[str]
    inside: re.Pattern[str] | None
    inside_verbs: re.Pattern[str] | None
    only: re.Pattern[str] | None
    has_concord: bool


def denied_words(text: str, language: str) -> tuple[str, ...]:
    """Return the words that denials deny, without case: the two behind each, or before one that ends the text ("they heard none").

    Nothing for a language without cues, or without spaces.
    """
    table = _tables().get(language.partition("-")[0])
    cues = table.negators | table.adjuncts | table.denials if table else frozenset()
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.casefold())]
    last = len(tokens) - 1
    return tuple(
        word
        for place, token in enumerate(tokens)
        if token in cues
        for word in (tokens[place + 1 : place + 1 + _REACH] if place < last else tokens[max(0, place - _REACH) : place])
    )


def is_negated(text: str, language: str) -> bool:
    """Whether `text` denies: an odd number of denials ("did not deny" is none); False for a language without cues.

    Where a language repeats its negators ("no vio nada"), all of them are one denial. A verb of denying counts by itself. A number that is
    denied ("38 died, not 41") leaves the sentence what it is.
    """
    table = _tables().get(language.partition("-")[0])
    if table is None:
        return False
    folded = text.casefold().replace("’", "'")
    if table.only is not None:
        folded = table.only.sub(" ", folded)
    tokens = _TOKEN.findall(folded)
    followers = [*tokens[1:], ""]
    negators = sum(token in table.negators and not after[:1].isdigit() for token, after in zip(tokens, followers, strict=False))
    negators += _count(table.inside, folded)
    verbs = sum(token in table.denials for token in tokens) + _count(table.inside_verbs, folded)
    return ((min(negators, 1) if table.has_concord else negators) + verbs) % 2 == 1


def _count(pattern: re.Pattern[str] | None, text: str) -> int:
    return 0 if pattern is None else sum(1 for _ in pattern.finditer(text))


@cache
def _tables() -> dict[str, _Denials]:
    tables = tomllib.loads(files("rashomon.text").joinpath("negation.toml").read_text("utf-8"))
    return {
        language: _Denials(
            negators=frozenset(table.get("negators", "").split()),
            adjuncts=frozenset(table.get("adjuncts", "").split()),
            denials=frozenset(table.get("denials", "").split()),
            inside=_any_of(table.get("inside", ())),
            inside_verbs=_any_of(table.get("verbs", {}).get("inside", ())),
            only=_any_of(table.get("only", ())),
            has_concord=table.get("concord", False),
        )
        for language, table in tables.items()
    }


def _any_of(expressions: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in expressions)) if expressions else None
