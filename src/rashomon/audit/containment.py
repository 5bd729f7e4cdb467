"""Whether one text holds another, whatever the typography: kinds of quotation marks, dashes and spaces, ligatures, full-width forms."""

import unicodedata

import regex

_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»「」『』〝〞", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    }
)
_SPACE = regex.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_ELLIPSIS = regex.compile(r"\s*[\[(]?\s*\.\.\.\s*[\])]?\s*")
_EDGES = " \t\n\"'.,;:!?。、，！？؟،।-"
_SHORTEST_HEAD = 40  # characters: words cut off before that tell too little of how a sentence goes on


def folded(text: str) -> str:
    """Return `text` with its typography made one: what two printings of the same words have in common. Case stays."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).replace("''", '"')
    return _SPACE.sub(" ", plain).strip()


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text`, both folded. An ellipsis in `words` stands for anything left out; no words stand nowhere."""
    at = 0
    pieces = [piece for piece in _ELLIPSIS.split(words) if piece]
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return bool(pieces)


def holds_sentence(text: str, sentence: str) -> bool:
    """Whether a sentence stands in `text`, both folded, whatever its case and the marks around it."""
    core = sentence.casefold().strip(_EDGES)
    return bool(core) and core in text.casefold()


def begins_sentence(words: str, sentence: str) -> bool:
    """Whether `words`, cut off with an ellipsis, are how a sentence begins; both folded."""
    head = words.casefold().removesuffix("...").strip(_EDGES)
    return words.endswith("...") and len(head) >= _SHORTEST_HEAD and sentence.casefold().strip(_EDGES).startswith(head)
