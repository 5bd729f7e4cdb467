"""What differs between two renderings of one utterance: words in one language; denials, numbers and bounds across languages."""

import difflib
import re
from collections.abc import Sequence

import regex

from rashomon.model.figure import Bound
from rashomon.model.utterance import Change
from rashomon.text.negation import is_negated
from rashomon.text.numbers import find_numbers

_TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*")
_MOST_TOKENS = 200  # of a quote that is compared word by word: beyond it a quote is a speech
_ELLIPSIS = regex.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")
# Beside text.negation, which counts denials: whatever looks like one at all, glued ones too, so that "none" is sure.
_DENIALS: dict[str, regex.Pattern[str]] = {
    "ar": regex.compile(r"(?<!\p{L})[وف]?(?:لا|لم|لن|ليس\p{L}*|ما|غير|بلا|بدون|دون|عدم)(?!\p{L})"),
    "fa": regex.compile(r"(?<!\p{L})(?:ن\p{L}+|بی\p{L}*|بدون|هیچ|عدم)"),
    "zh": regex.compile(r"[不没沒無无未非否别別勿]"),
    "ja": regex.compile(r"ない|なか|なく|ません|ず|ぬ|未|不|無|非|否"),
    "hi": regex.compile(r"नहीं|(?<![\p{L}\p{M}])(?:न|ना|मत|बिना|बग़ैर)(?![\p{L}\p{M}])"),
    "tr": regex.compile(r"(?<!\p{L})(?:değil|yok|hiç|asla)|\p{L}(?:ma|me|mı|mi|mu|mü)(?:di|dı|du|dü|m|z|y)"),
    "en": regex.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|un\p{L}+)\b|n['’]t\b", regex.IGNORECASE),
    "ru": regex.compile(r"(?<!\p{L})(?:не|нет|ни|без|нельзя|не\p{L}+|ни\p{L}+)(?!\p{L})", regex.IGNORECASE),
    "de": regex.compile(r"\b(?:nicht\w*|kein\w*|nie|niemals|niemand\w*|ohne|weder|un\w+)\b", regex.IGNORECASE),
    "fr": regex.compile(r"\b(?:ne|pas|non|jamais|aucune?|sans|rien|personne|ni)\b|\bn['’]", regex.IGNORECASE),
    "es": regex.compile(r"\b(?:no|nunca|jamás|ningun\w*|ningún|sin|nada|nadie|tampoco|ni)\b", regex.IGNORECASE),
    "pt": regex.compile(r"\b(?:não|nunca|jamais|nenhum\w*|sem|nada|ninguém|nem|tampouco)\b", regex.IGNORECASE),
    "it": regex.compile(r"\b(?:non|mai|nessun\w*|senza|niente|nulla|né)\b", regex.IGNORECASE),
    "id": regex.compile(r"\b(?:tidak|tak|bukan|tanpa|belum|jangan)\b", regex.IGNORECASE),
    "sw": regex.compile(r"\b(?:si|ha\w+|hu\w+|bila|kamwe)\b", regex.IGNORECASE),
}
_BUT_ONLY = re.compile(r"\bn(?:e\s|['’])[^.]*\bque?\b")  # "ne … que" denies nothing


def changes(here: str, elsewhere: str) -> tuple[Change, ...]:
    """Return the words that differ, in the order of the text: what stands elsewhere, and what stands here instead."""
    mine, theirs = _tokens(here), _tokens(elsewhere)
    matcher = difflib.SequenceMatcher(
        None, [text.casefold() for text, _, _ in theirs], [text.casefold() for text, _, _ in mine], autojunk=False
    )
    return tuple(
        Change(_cut(elsewhere, theirs, low, high), _cut(here, mine, first, last))
        for tag, low, high, first, last in matcher.get_opcodes()
        if tag != "equal"
    )


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(found.group(), found.start(), found.end()) for found, _ in zip(_TOKEN.finditer(text), range(_MOST_TOKENS), strict=False)]


def _cut(text: str, tokens: Sequence[tuple[str, int, int]], start: int, end: int) -> str:
    return text[tokens[start][1] : tokens[end - 1][2]] if end > start else ""


def is_part_of(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of one quote stand together, in their order, in another."""
    if not one or len(one) > len(other):
        return False
    width = len(one)
    head = one[0]
    return any(word == head and list(other[at : at + width]) == list(one) for at, word in enumerate(other[: len(other) - width + 1]))


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a quote between marks of omission."""
    return [piece for piece in _ELLIPSIS.split(text) if piece.strip()]


def contradicts(here: str, language: str, elsewhere: str, other: str) -> bool:
    """Whether two renderings in two languages cannot both hold: another number, opposite bounds, or a denial on one side alone."""
    if _numbers_differ(here, language, elsewhere, other):
        return True
    return denies(here, language) is not denies(elsewhere, other)


def _numbers_differ(here: str, language: str, elsewhere: str, other: str) -> bool:
    mine, theirs = find_numbers(here, language), find_numbers(elsewhere, other)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].unit != theirs[0].unit:
        return False
    return mine[0].value != theirs[0].value or {mine[0].bound, theirs[0].bound} == {Bound.AT_LEAST, Bound.AT_MOST}


def denies(text: str, language: str) -> bool:
    """Whether anything in a text may be a denial. Sure only where it says no."""
    primary = language.partition("-")[0]
    if (
        primary == "fr"
        and _BUT_ONLY.search(text.casefold())
        and not re.search(r"\b(?:pas|jamais|aucune?|rien|personne)\b", text.casefold())
    ):
        return False
    pattern = _DENIALS.get(primary)
    return is_negated(text, language) if pattern is None else pattern.search(text) is not None


def denials(text: str, language: str) -> int:
    """Return how many denials a text may hold."""
    primary = language.partition("-")[0]
    pattern = _DENIALS.get(primary)
    return int(is_negated(text, language)) if pattern is None else len(pattern.findall(text))
