"""Finding listed phrases in a text, whatever its script."""

import re
from collections.abc import Iterable
from functools import lru_cache

_DENSE = frozenset({"zh", "ja", "th"})  # scripts that put no spaces between words
_NEVER = re.compile(r"(?!)")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=512)
def pattern_of(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, longest first, without case.

    A phrase is matched as whole words, one ending in `*` as their beginning ("retaliat*"), `…` stands for up to seven words between two
    pieces ("rises … to"). In a language without spaces it is matched anywhere, and `…` stands for up to twelve characters.
    """
    if not phrases:
        return _NEVER
    is_dense = language.partition("-")[0] in _DENSE
    bodies = "|".join(_body(phrase, is_dense=is_dense) for phrase in _longest_first(phrases))
    return re.compile(f"(?:{bodies})" if is_dense else rf"(?<!\w)(?:{bodies})(?!\w)", re.IGNORECASE)


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))


def _body(phrase: str, *, is_dense: bool) -> str:
    gap = r"[^\n。，；]{0,12}?" if is_dense else r"\s+(?:[^\s.;]+\s+){0,7}?"
    pieces = [_piece(piece.strip(), is_dense=is_dense) for piece in phrase.split("…")]
    return gap.join(pieces)


def _piece(piece: str, *, is_dense: bool) -> str:
    stem = re.escape(_BLANKS.sub(" ", piece.removesuffix("*"))).replace(r"\ ", r"\s+")
    return stem + (r"\w*" if piece.endswith("*") and not is_dense else "")
