"""Whether a sentence says whose words or whose view it tells: "according to X", "X said", "as reported by X", a quotation.

A word list cannot read: what it takes for an attribution may belong to another part of the sentence. It errs that way on purpose, since
the rules that ask would else blame sentences that do name a holder.
"""

from functools import cache

import regex

from rashomon.audit.wordlists import LONGEST, closed, escaped, opened, phrases, primary, without, words_in

_TABLE = "attribution.toml"
_STOP = r",;:!?()\[\]|—–\"“”«»„，。；：！？、（）「」।؟،؛\n"
_HOLDER = rf"(?P<holder>(?:[^{_STOP}.…]|\.(?=\S)|(?<=(?<!\p{{L}})\p{{L}})\.){{1,80}})"
_SHORTEST_HOLDER = _HOLDER.replace("{1,80}", "{1,80}?")
_QUOTED = regex.compile(
    r"“[^“”]{1,1500}+”|«[^«»]{1,1500}+»|„[^„“”]{1,1500}+[“”]|「[^「」]{1,1500}+」|『[^『』]{1,1500}+』|\"[^\"]{1,1500}+\""
)
_TURKISH_ENDING = regex.compile(r"['’]\p{L}+$")
_BEGINNING = regex.compile(r"^(?:(?:the|la|le|les|el|los|las|die|der|das|il|lo|gli|os?|as?)\s+|l['’])", regex.IGNORECASE)


def is_attributed(sentence: str, language: str) -> bool:
    """Whether the sentence names, somewhere, who says what it tells. `language` is BCP 47; without a table only frames of English count.

    Impersonal forms ("is said to", "据说") name nobody.
    """
    tag = _known(language)
    text = without(sentence[:LONGEST], phrases(_TABLE, tag, "never"))
    if phrases(_TABLE, tag, "verbs").search(text):
        return True
    return any(found.search(text) for key in ("reported", "voiced") for found in _frames(tag, key))


def reported_by(sentence: str, language: str) -> str:
    """Return who is said to report what the sentence tells ("as reported by X", "according to X"), "" if it names nobody."""
    tag = _known(language)
    text = without(sentence[:LONGEST], phrases(_TABLE, tag, "never"))
    for frame in _frames(tag, "reported"):
        if found := frame.search(text):
            return _BEGINNING.sub("", _TURKISH_ENDING.sub("", found["holder"].strip()) if tag == "tr" else found["holder"].strip())
    return ""


def quoted(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open ranges of a sentence that stand between quotation marks, the marks included."""
    return tuple(found.span() for found in _QUOTED.finditer(sentence[:LONGEST]))


def says(sentence: str, language: str) -> regex.Match[str] | None:
    """Return the first verb of a sentence that ascribes something to its subject."""
    tag = _known(language)
    return phrases(_TABLE, tag, "verbs").search(without(sentence[:LONGEST], phrases(_TABLE, tag, "never")))


def _known(language: str) -> str:
    tag = primary(language)
    return tag if words_in(_TABLE, tag, "verbs") else "en"


@cache
def _frames(language: str, key: str) -> tuple[regex.Pattern[str], ...]:
    return tuple(_frame(template, language) for template in words_in(_TABLE, language, key))


def _frame(template: str, language: str) -> regex.Pattern[str]:
    """Return a frame as a pattern with the group `holder`: "…" in the template. Words before and behind it keep their borders."""
    before, _, behind = template.partition("…")
    first = opened(language) + escaped(before.strip()) + _gap(before[-1:]) if before else ""
    last = _gap(behind[:1]) + escaped(behind.strip()) + closed(language) if behind else ""
    return regex.compile(first + (_SHORTEST_HOLDER if behind else _HOLDER) + last, regex.IGNORECASE)


def _gap(outer: str) -> str:
    return r"\s+" if outer == " " else ""
