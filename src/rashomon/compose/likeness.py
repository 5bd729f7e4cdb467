"""Whether one sentence says another again."""

from rapidfuzz.fuzz import token_sort_ratio

_SAME = 72  # rapidfuzz token_sort_ratio, of 100, from which two sentences say the same; a longer one that says more stays below


def repeats(text: str, other: str) -> bool:
    """Whether one text says little more than the other in the same words."""
    return text in other or token_sort_ratio(text.casefold(), other.casefold()) >= _SAME
