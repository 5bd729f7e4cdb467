"""Whether a sentence denies something: cue words per language. Cheap, and only ever used as one sign among several."""

import re

_NEGATORS: dict[str, str] = {
    "en": "not no never neither nor without denied denies deny cannot nobody none rejected rejects",
    "fr": "ne n' pas jamais aucun aucune sans nie nié nient dément démenti démentent",
    "es": "no nunca jamás ningún ninguna niega niegan negó sin desmiente desmintió rechazó",
    "pt": "não nunca jamais nenhum nenhuma nega negam negou sem desmente desmentiu rejeitou",
    "de": "nicht kein keine keinen keiner nie niemals ohne bestreitet bestritt dementiert dementierte weist",
    "it": "non mai nessun nessuna nega negano negato senza smentisce smentito",
    "nl": "niet geen nooit zonder ontkent ontkende ontkennen",
    "ru": "не нет ни никогда без отрицает отрицают опроверг опровергла опровергли",
    "ar": "لا لم لن ليس ليست غير نفى نفت ينفي تنفي",
    "fa": "نه نیست نبود نشد هرگز بدون رد تکذیب",
    "hi": "नहीं न ना बिना इनकार खंडन",
    "tr": "değil yok hiç asla yalanladı reddetti",
    "id": "tidak bukan tanpa belum membantah menolak",
    "sw": "si hakuna bila kamwe alikanusha",
}
_SUBSTRINGS: dict[str, tuple[str, ...]] = {
    "zh": ("没有", "並非", "并非", "未能", "否认", "否認", "不是", "不会", "不會", "尚未", "拒绝", "拒絕"),
    "ja": ("ない", "なかった", "ません", "否定", "拒否"),
}
_WORDS = {language: frozenset(words.split()) for language, words in _NEGATORS.items()}
_REACH = 2  # words behind a denial that it denies
_TOKEN = re.compile(r"n['’]|\w+")


def denied_words(text: str, language: str) -> tuple[str, ...]:
    """Return the words that denials deny, without case: the two behind each, or before one that ends the text ("they heard none").

    Nothing for a language without cues, or without spaces.
    """
    cues = _WORDS.get(language.partition("-")[0], frozenset())
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text.casefold())]
    last = len(tokens) - 1
    return tuple(
        word
        for place, token in enumerate(tokens)
        if token in cues
        for word in (tokens[place + 1 : place + 1 + _REACH] if place < last else tokens[max(0, place - _REACH) : place])
    )


def is_negated(text: str, language: str) -> bool:
    """Whether `text` carries an odd number of denials ("did not deny" is none); False for a language without cues."""
    primary = language.partition("-")[0]
    if primary in _SUBSTRINGS:
        return any(cue in text for cue in _SUBSTRINGS[primary])
    cues = _WORDS.get(primary)
    if cues is None:
        return False
    found = {token.replace("’", "'") for token in _TOKEN.findall(text.casefold())} & cues
    if primary == "fr" and len(found) > 1:
        found -= {"ne", "n'"}  # "ne … pas" is one denial
    return len(found) % 2 == 1
