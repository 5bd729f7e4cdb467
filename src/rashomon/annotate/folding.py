"""Letters that writers of one script use for one another, folded one for one: a place in the folded text is a place in the text."""

_ALIKE = {
    "أإآٱ": "ا",
    "ىی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ё": "е",
    "Ё": "Е",
    "’ʼʻ‘": "'",
    "\u00a0\u200c\u202f": " ",
    "‐‑": "-",
}
_TABLE = str.maketrans({letter: folded for letters, folded in _ALIKE.items() for letter in letters})


def folded(text: str) -> str:
    """Return the text with these letters folded, as long as before: hamza and yeh of Arabic and Persian, ё, apostrophes, joiners."""
    return text.translate(_TABLE)
