"""Sentences: where they begin and end, in any language.

The rules are sentencex's (Wikimedia); what is added here was seen to go wrong in news: titles of persons, closing quotation marks,
lines without a full stop, and paragraphs full of opening marks, over which sentencex takes quadratic time.
"""

import re
from collections.abc import Iterator

import sentencex

from rashomon.model.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\v\f\x85]+")
_CLOSING = "\"'”’»›」』）)]】》〉“‘"
_MARKS = re.compile('["“”„‟«»‹›‘‚‛「」『』（）()\\[\\]{}《》〈〉【】]')
_MOST_WORK = 2_000_000  # marks times characters of a line; a printed paragraph has under 200,000, and this many take some 40 ms
_LONGEST_CHUNK = 20_000  # characters handed over at once
_LOOK_BACK = 2_000  # characters in which to end a chunk at a sentence's end

_TITLES = {
    "fr": "M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|art|av|env|éd",
    "es": "Sr|Sra|Srta|Dr|Dra|Prof|D|Dña|Gral|Cnel|Ing|Lic|EE|UU|Ud",
    "pt": "Sr|Sra|Dr|Dra|Prof|Eng|Gen|Cel|Exmo|Exma",
    "it": "Sig|Dott|Prof|Avv|Ing|On|Gen|Mons|ecc",
    "de": "Dr|Prof|Hr|Fr|St|bzw|ca|Nr|Abs|Art|Mio|Mrd|vgl|evtl|sog|usw|Gen|Jan|Feb|Aug|Sept|Okt|Nov|Dez",
    "en": "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Rev|Sen|Rep|Gov|Pres|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Adm|Hon",
    "ru": "г|гг|им|ул|тыс|млн|млрд|руб|проф|акад|ген|т|св|стр|др|пр",
    "tr": "Dr|Prof|Doç|Av|Sn|Org|Gen|Alb|No",
    "id": "Dr|Prof|Ir|H|Hj|Drs|No|Tn|Ny",
    "sw": "Dk|Dkt|Bw|Bi|Prof|Mhe",
}
_ENDS_IN_TITLE = {language: re.compile(rf"(?:^|[\s(«“\"'])(?:{titles})\.\s*$") for language, titles in _TITLES.items()}
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-zа-яё]\.\s*$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.\s*$")
_ORDINAL_LANGUAGES = frozenset({"de", "da", "nn", "no", "fi", "et", "cs", "sk", "pl", "hu", "tr", "hr", "bs", "sr", "sl", "is", "lv"})
_LOWER_NEXT = re.compile(r"[a-zß-öø-ÿа-яёα-ω]")
_SPEECH_TAG = {  # 「…。」と述べた, “……。”他说: the tag after the mark is the same sentence
    "ja": re.compile(r"と|など"),
    "zh": re.compile(r"[^。！？\s]{0,12}?(?:说|說|表示|称|稱|道|指出|强调|強調|补充|認為|认为)"),
}
_SENTENCE_END = re.compile(r"[.!?。！？।؟۔][^\w\s]{0,2}\s|[。！？]")


def split(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of `text`, in order, without the space around them.

    A line break always ends a sentence. `language` is BCP 47; an unknown one gets the rules of its nearest relative or English.
    """
    primary = language.partition("-")[0].lower()
    return tuple(
        Span.of(text, line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _trimmed(line.group(), _sentences(line.group(), primary))
    )


def opening(text: str, language: str) -> str:
    """Return the first sentence of `text` that has a letter, for an article without a headline; all of it if none has."""
    head = text[:2_000]
    for sentence in split(head, language):
        if any(letter.isalpha() for letter in sentence.text):
            return sentence.text
    return head.strip()


def _sentences(line: str, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    ends = list(_ends(line, language))
    for place, end in enumerate(ends):
        if place + 1 < len(ends) and _goes_on(line, start, end, language):
            continue
        yield start, end
        start = end


def _ends(line: str, language: str) -> Iterator[int]:
    position = 0
    for chunk in _chunks(line):
        words = _MARKS.sub("_", chunk) if len(_MARKS.findall(chunk)) * len(chunk) > _MOST_WORK else chunk
        for part in sentencex.segment(language, words):
            position += len(part)
            yield position


def _chunks(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > _LONGEST_CHUNK:
        end = start + _LONGEST_CHUNK
        for found in _SENTENCE_END.finditer(line, end - _LOOK_BACK, end):
            end = found.end()
        yield line[start:end]
        start = end
    yield line[start:]


def _goes_on(line: str, start: int, end: int, language: str) -> bool:
    """Whether the text after `end` still belongs to the sentence that began at `start`."""
    before = line[max(start, end - 40) : end]
    after = line[end : end + 20]
    if not any(letter.isalnum() for letter in before):
        return False
    if after[:1] in _CLOSING and not after[1:2].strip():
        return True
    if before[-1] in _CLOSING:
        return language in _SPEECH_TAG and _SPEECH_TAG[language].match(after) is not None
    if _INITIAL.search(before) or (before.rstrip().endswith(".") and _LOWER_NEXT.match(after)):
        return True
    if language in _ORDINAL_LANGUAGES and _ORDINAL.search(before):
        return True
    return language in _ENDS_IN_TITLE and _ENDS_IN_TITLE[language].search(before) is not None


def _trimmed(line: str, ranges: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        words = line[start:end]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if left < right:
            yield left, right
