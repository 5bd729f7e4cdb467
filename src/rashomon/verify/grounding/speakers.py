"""Who a sentence says something was said by, in languages whose names have no capitals."""

import regex

_WORD = r"[\p{L}\p{M}\u200c]{2,40}"
_SPEAKERS = {
    "ar": regex.compile(rf"(?<!\p{{L}})و?(?:قال|أعلن|أكد|أضاف|ذكر|أوضح|صرح|نفى|طلب)(?:ت)?\s({_WORD})(?:\s({_WORD}))?"),
    "fa": regex.compile(rf"({_WORD})\s({_WORD})،?\s(?:گفت|می‌گوید|افزود|اعلام|تاکید|خواستار)"),
    "hi": regex.compile(rf"({_WORD})\s({_WORD})\sने\s"),
    "zh": regex.compile(r"(?:^|[，。；、])([\p{Han}\p{Latin}·]{2,12}?)(?:说|表示|称|指出|认为|宣布|透露)"),
    "ja": regex.compile(r"(?:^|[。、])([\p{Han}\p{Katakana}\p{Latin}・]{2,12}?)(?:氏|さん)?[はが]"),
}


def speakers_in(text: str, language: str) -> tuple[str, ...]:
    """Return the words that name who said what a sentence reports, as written; none for a language with capitals."""
    pattern = _SPEAKERS.get(language)
    return () if pattern is None else tuple(word for found in pattern.finditer(text) for word in found.groups() if word)
