"""Reported speech: a verb of speech, a word like "that", and the clause that tells what was said."""

from collections.abc import Iterator

import regex

from rashomon.annotate.quotes_cues import Cues
from rashomon.annotate.quotes_marks import Line
from rashomon.annotate.quotes_speakers import Scene, reported_subject
from rashomon.model.article import Part
from rashomon.model.quote import Quote, QuoteForm
from rashomon.model.span import Span

_BETWEEN = 70  # characters between a verb and its "that": the subject where it follows the verb
_LONGEST = 600  # characters of a sentence in which speech is looked for
_LEAST_WORDS, _LEAST_DENSE = 4, 7
_MOST_BETWEEN = 8  # words between a verb and its "that"
_COMMA_BEFORE_THAT = frozenset({"de", "ru"})  # a further comma begins another clause, to which the "that" belongs
_SENTENCE = regex.compile(
    r"(?:[^.!?。！？।؟\n]|[.!?](?=[^\s\"”»’)])|(?<=\b\p{Lu})\.|(?<=\b(?:Mr|Ms|Dr|St|Sr|Mrs|Gen|Col|Sen|Prof|Capt))\.)+[.!?。！？।؟]*"
)
_MARKS = regex.compile(r"[“”„«»「」『』\"]|``|''")
_STOPS_BETWEEN = regex.compile(r"[.!?;:。！？；：،\"“”«»„—]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’\-\u200c]+")
_TAIL = " \u00a0\t.!?。！？।؟,，،、"
_VERBS_OF_COMMA = {  # Chinese: the verb, a comma, the clause
    "zh": regex.compile(r"(?:表示|指出|强调|強調|说|說|称|稱|认为|認為|透露|补充说|警告说)[，,]\s*"),
}
_TR = regex.compile(
    r"(?P<clause>[^,;:]+?(?:dığını|diğini|duğunu|düğünü|tığını|tiğini|tuğunu|tüğünü|dıklarını|diklerini|acağını|eceğini|acaklarını|eceklerini"
    r"|masını|mesini))\s+(?P<cue>söyledi|belirtti|açıkladı|ifade etti|kaydetti|vurguladı|duyurdu|savundu|ekledi|dile getirdi)(?!\p{L})"
)
_JA = regex.compile(
    r"(?P<subject>[^。「」、]{2,20}?)(?:氏|さん)?は、?(?P<clause>[^。「」『』]{7,120}?)と(?P<cue>述べた|語った|話した|説明した|指摘した|明らかにした|発表した|警告した|主張した)"
)


def reported(scene: Scene, lines: list[Line], taken: list[tuple[int, int]]) -> Iterator[Quote]:
    """Yield the clauses of reported speech of a text, in order; none that touches marked words, whose ends are in `taken`."""
    language = scene.cues.language
    for line in lines:
        for sentence in _SENTENCE.finditer(scene.text, line.start, line.end):
            if sentence.end() - sentence.start() > _LONGEST or _MARKS.search(scene.text, *sentence.span()):
                continue
            if language == "tr":
                quote = _turkish(scene, sentence.span())
            elif language == "ja":
                quote = _japanese(scene, sentence.span())
            else:
                quote = _by_that(scene, sentence.span())
            if quote is not None and not any(start < quote.content.end and quote.content.start < end for start, end in _near(taken, quote)):
                yield quote


def _near(taken: list[tuple[int, int]], quote: Quote) -> list[tuple[int, int]]:
    from bisect import bisect_left  # noqa: PLC0415

    at = bisect_left(taken, (quote.content.start, 0))
    return taken[max(0, at - 1) : at + 2]


def _by_that(scene: Scene, sentence: tuple[int, int]) -> Quote | None:
    text, cues = scene.text, scene.cues
    start, end = sentence
    comma = _VERBS_OF_COMMA.get(cues.language)
    for cue in scene.cues_in(start, end):
        if any(pattern.fullmatch(cue.group()) for pattern in (cues.by, cues.of, cues.tag)):
            continue
        if comma is not None:
            found = comma.match(text, cue.start(), end)
            begins = found.end() if found else -1
        else:
            that = cues.that.search(text, cue.end(), min(end, cue.end() + _BETWEEN))
            begins = that.end() if that and not _STOPS_BETWEEN.search(text, cue.end(), that.start()) else -1
            if begins >= 0 and that is not None and _is_other(text, cue.end(), that.start(), cues):
                begins = -1
        if begins < 0:
            continue
        content = _clause(text, begins, end, cues)
        if content is None:
            return None
        limit = cue.start() if comma is not None else begins - (len(that.group()) if that else 0)
        told = reported_subject(scene, cue, start, limit)
        return Quote(Part.TEXT, content, told.speaker, told.cue, QuoteForm.INDIRECT)
    return None


def _is_other(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether a second verb of speech, another clause, or too many words stand between a verb and its "that"."""
    between = text[start:end].rstrip(" ,")
    has_clause = "," in between and cues.language in _COMMA_BEFORE_THAT
    return has_clause or cues.speech.search(text, start, end) is not None or len(_WORD.findall(between)) > _MOST_BETWEEN


def _clause(text: str, start: int, end: int, cues: Cues) -> Span | None:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" \u00a0,،，"))
    right = start + len(words.rstrip(_TAIL))
    if coordinate := _COORDINATE.get(cues.language):
        found = coordinate.search(text, left, right)
        right = found.start() if found else right
    if right <= left:
        return None
    content = Span.of(text, left, right)
    enough = len(_WORD.findall(content.text)) >= _LEAST_WORDS if cues.has_spaces else len(content.text) >= _LEAST_DENSE
    return content if enough else None


_COORDINATE = {  # where the main clause goes on behind the reported one
    "en": regex.compile(r", and (?:\p{Ll}+ed|has|was|made|took)\b|, (?:while|adding|according)\b"),
}


def _turkish(scene: Scene, sentence: tuple[int, int]) -> Quote | None:
    found = _TR.search(scene.text, *sentence)
    if found is None:
        return None
    words = found["clause"]
    start = found.start("clause") + len(words) - len(words.lstrip())
    content = Span.of(scene.text, start, found.end("clause"))
    if len(_WORD.findall(content.text)) < 3:  # noqa: PLR2004 (Turkish says in three words what others say in six)
        return None
    named = scene.named_in(sentence[0], start)
    speaker = named[-1].span if named else None
    return Quote(Part.TEXT, content, speaker, Span.of(scene.text, *found.span("cue")), QuoteForm.INDIRECT)


def _japanese(scene: Scene, sentence: tuple[int, int]) -> Quote | None:
    found = _JA.search(scene.text, *sentence)
    if found is None or found["clause"].endswith(("か", "は")):
        return None
    return Quote(
        Part.TEXT,
        Span.of(scene.text, *found.span("clause")),
        Span.of(scene.text, *found.span("subject")),
        Span.of(scene.text, *found.span("cue")),
        QuoteForm.INDIRECT,
    )
