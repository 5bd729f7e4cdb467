"""Units of measure as news writes them: the table of `measures.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MEASURES = frozenset({"t", "km", "km2", "m", "kg", "ha", "bbl", "l", "MW", "km/h"})
"""Every unit that a table may give: symbols of the SI, and "bbl" for barrels."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One language's words for units: `behind` the number, `ahead` of it, or behind thousands only (`large`).

    `starts` are the first words of what may stand behind.
    """

    behind: Mapping[str, str]
    ahead: Mapping[str, str]
    large: Mapping[str, str]
    starts: frozenset[str]


@cache
def measures_of(language: str) -> Measures:
    """Return the table of a language (primary subtag); an empty one if it has none."""
    table = _tables().get(language, {})
    behind, large = table.get("behind", {}), table.get("large", {})
    return Measures(behind, table.get("ahead", {}), large, frozenset(words.partition(" ")[0] for words in (*behind, *large)))


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files(__package__) / "measures.toml").read_text("utf-8"))
