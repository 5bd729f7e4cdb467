"""The fixed words of the form, and by which other names its sections are known."""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

TAKES_HEADING = "Regional takes (batched by bias / lens)"
HEADINGS = {
    "summary": "Summary",
    "split": "The split",
    "numbers": "By the numbers",
    "why": "Why it matters",
    "watch": "What to watch",
    "takes": TAKES_HEADING,
    "matrix": "Who reports what",
    "timeline": "Timeline",
    "graph": "Across the graph",
    "receipts": "Receipts",
}
STANCES = ("held by", "as reported by")
# Opening quotation mark to those that may close it, as the languages of the world pair them (CLDR, delimiters).
QUOTES = {
    '"': '"',
    "“": "”“‟",
    "”": "”",
    "«": "»",
    "»": "«",
    "„": "“”",
    "‟": "”",
    "「": "」",
    "『": "』",
    "‹": "›",
    "›": "‹",
    "'": "'’",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "＂": "＂",
}

_PUNCTUATION = re.compile(r"[\W_]+")
_OPENINGS = (("regional takes", "takes"), ("takes by", "takes"))


class Profile(StrEnum):
    """How a page is written: `reference` is the plain form of the reference page, `strict` ours."""

    REFERENCE = "reference"
    STRICT = "strict"


def section_of(heading: str) -> str:
    """Return the section that a heading names in any of the languages we know, "" for one that is not of this form."""
    name = _folded(heading)
    found = _sections().get(name, "")
    return found or next((section for opening, section in _OPENINGS if name.startswith(opening)), "")


@cache
def _sections() -> dict[str, str]:
    table = tomllib.loads((files("rashomon.page.markdown") / "headings.toml").read_text("utf-8"))
    return {_folded(name): section for section, names in table.items() for name in names}


def _folded(heading: str) -> str:
    return _PUNCTUATION.sub(" ", unicodedata.normalize("NFKC", heading).casefold()).strip()
