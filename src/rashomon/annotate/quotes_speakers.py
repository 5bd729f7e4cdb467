"""Who says it: the verb of speech that belongs to some words, and its subject.

A wrong speaker is worse than none. A verb counts only in the sentence of the words themselves; its subject is the name on the side where
the language of news sets it; "she said" leads back only where one person can be meant.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from rashomon.annotate.quotes_cues import Cues
from rashomon.model.entity import BODIES, EntityKind, Mention
from rashomon.model.span import Span

_REACH = 180  # characters beside the words in which their verb stands
_FAR = 90  # characters between the words, or the verb, and who speaks
_SPEAKS = BODIES | {EntityKind.PERSON, EntityKind.NAME}
_STOP = regex.compile(
    r"(?<!\b\p{Lu})(?<!\b(?:Mr|Ms|Dr|St|Sr|Mrs|Jr|Gen|Col|Sen|Rep|Gov|Prof|Capt|Sgt|Hr|Fr|Dra|Sra|Mme|No|vs))[.!?][\"'”’»)\]]*\s+(?=[^\p{Ll}\s]|$)|[。！？।؟۔]+[”」』\"]?\s*|(?<![:：\s])[^\S\n]*\n"
)
_ADJACENT = regex.compile(r"[\s,،，:：;.…!?。！？।\-–—~]*")
_NP_END = regex.compile(r"[,،，;；:：.!?。！？।؟(（\[\"“”„«»「」『』\n]|\s[—–-]\s")
_NP_START = regex.compile(r".*[,،，;；:：.!?。！？।؟)）\]\"“”„«»「」『』\n]|.*\s[—–-]\s", regex.DOTALL)
_CAPITALISED = regex.compile(r"\s*(?P<name>\p{Lu}[\p{L}'’\-]+(?:\s\p{Lu}[\p{L}'’\-]+){0,3})(?=\s*(?:$|[,.;:!?()]|\s\p{Ll}))")
_CLAUSE_END = regex.compile(r"(?<!\b\p{Lu})(?<!\b(?:Mr|Ms|Dr|Mrs|Gen|Col|Prof|Sr|Sra))\.|[!?。！？।؟:：;；\n“”„«»「」\"]|\s[—–]\s")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’\-\u200c]+")
_MOST_WORDS, _MOST_DENSE = 8, 16
_LEAST_UNLISTED = 4  # words that make a verb which no list has one of speech
_ALL_NOUNS_CAPITALISED = frozenset({"de", "lb"})  # a run of capitals is no name there
_INVERTS = frozenset({"en", "fr", "es", "pt", "de", "it", "ru"})  # which set verb before subject behind quoted words
_VERB = regex.compile(r"[\s,\u00a0\u202f—–-]*(?P<verb>(?P<first>\p{Ll}[\p{L}'’\-]+)(?:\s\p{Ll}+){0,2}?)\s(?=\p{L})")
_CASE_BEHIND = {
    "hi": regex.compile(r"\s*(?:ने|का|की)\s*$"),
    "ja": regex.compile(r"(?:氏|さん|氏ら)?(?:は|が)、?(?:こう|そう|次のように|このように)?\s*$"),
}
_LEADING = {  # before a subject: joining words and adverbs of time
    "zh": regex.compile(r"^(?:但|但是|而|对此|對此|另外|同时|同時|据|其中|当天|當天|昨日|今天|昨天|日前|随后|此前)+"),
    "ar": regex.compile(r"^(?:و?قد|كما|فيما|بدوره|من جهته|من جانبه|من جهتها)\s+"),
    "fa": regex.compile(r"^(?:و|اما|همچنین|سپس)\s+"),
    "hi": regex.compile(r"^(?:और|लेकिन|वहीं|इस बीच|इधर)\s+"),
}
_TRAILING = {
    "zh": regex.compile(
        r"(?:也|还|還|则|則|随后|隨後|周[一二三四五六日]|星期[一二三四五六日天]|当天|當天|今天|昨天|\d+日|再次|公开|公開|进一步|進一步|[向对對][^，。]{0,6}(?:记者|記者|媒体|媒體|本报|本報)|在会上|在發布會上|解释|解釋|警告|补充|補充|强调|回忆|回憶)+$"
    ),
    "fa": regex.compile(r"\s+(?:نیز|هم|روز \S+)$"),
    "ja": regex.compile(r"(?:氏|さん|氏ら)$"),
}
_ADVERBIAL = {"ar": regex.compile(r"\s(?:بعد|قبل|خلال|يوم|أمس|اليوم|عن|من أن|لقناة|لوكالة|لصحيفة|للصحفيين|للصحافة|أثناء|عقب)(?!\p{L})")}
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ar", "fa", "hi"})  # names there are found by place, not by their letters
_SUBJECT_BEFORE_WORDS = frozenset({"tr", "ja"})  # "X, “…” dedi": verb behind the words, subject before them


@dataclass(frozen=True, slots=True)
class Attribution:
    """The verb of some words and who its subject is.

    `is_close` where nothing but a stop parts verb phrase and words; `needs_antecedent` where a pronoun, or nothing at all, stands for the
    speaker; `is_described` where no name does, but a description.
    """

    cue: Span | None = None
    speaker: Span | None = None
    is_close: bool = False
    needs_antecedent: bool = False
    is_described: bool = False


NOBODY = Attribution()


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with who is named in it, and what of it stands between marks."""

    text: str
    cues: Cues
    named: Sequence[Mention]
    quoted: Sequence[tuple[int, int]]

    def named_in(self, start: int, end: int) -> list[Mention]:
        """Return who is named between two places, outside of quotation marks."""
        low = bisect_left(self.named, start, key=lambda mention: mention.span.start)
        high = bisect_left(self.named, end, key=lambda mention: mention.span.start)
        return [item for item in self.named[low:high] if item.span.end <= end and not self.is_quoted(item.span.start)]

    def is_quoted(self, place: int) -> bool:
        """Whether a place lies between quotation marks."""
        at = bisect_right(self.quoted, place, key=lambda pair: pair[0]) - 1
        return at >= 0 and place < self.quoted[at][1]

    def cues_in(self, start: int, end: int) -> list[regex.Match[str]]:
        """Return the verbs of speech between two places that nothing denies."""
        found = self.cues.speech.finditer(self.text, max(0, start), max(start, end))
        return [match for match in found if not self._is_denied(match, start) and self._stands(match)]

    def _stands(self, match: regex.Match[str]) -> bool:
        """Whether a word that ascribes only right behind quoted words stands there."""
        if self.cues.tag.fullmatch(match.group()) is None:
            return True
        words = self.text[max(0, match.start() - 6) : match.start()].rstrip(" ,\u00a0—–-")
        return bool(words) and self.is_quoted(match.start() - (min(6, match.start()) - len(words)) - 1)

    def _is_denied(self, match: regex.Match[str], start: int) -> bool:
        text = self.text
        before = max(start, match.start() - 16)
        near = text[before : match.start()].rstrip()
        behind = text[match.end() : match.end() + 8]
        if self.cues.language == "ja":
            return "とは" in text[before : match.start()][-3:] or behind.startswith("なかった")
        if self.cues.language == "hi":
            return any(found.end() >= match.start() - before - 1 for found in self.cues.denial.finditer(near + " "))
        if self.cues.language == "tr" and match.group().casefold() == "söylemedi":
            return True
        if self.cues.language == "fr" and regex.match(r"\s*pas\b", behind):
            return True
        if self.cues.language == "de" and regex.match(r"\s*nicht\b", behind):
            return True
        pieces = list(self.cues.denial.finditer(near))
        return bool(pieces) and not near[pieces[-1].end() :].strip(" '’")


def attribute(scene: Scene, start: int, end: int, *, line: tuple[int, int], gap: tuple[int, int]) -> Attribution:
    """Return the verb and the speaker of the words whose marks reach from `start` to `end`.

    `line` are the ends of the paragraph, `gap` the end of the marked words before these and the start of those behind, within it.
    """
    text, cues = scene.text, scene.cues
    sentence = _sentence_start(text, max(gap[0], start - _REACH), start)
    stop = _sentence_end(text, end, min(gap[1], end + _REACH, line[1]))
    left, right = scene.cues_in(sentence, start), scene.cues_in(end, stop)
    lead = text[sentence:start].rstrip()
    leads = bool(left) and _leads(lead, text[left[-1].end() : start], cues)
    joined = _is_joined(text, start, end)
    if (left and cues.of.fullmatch(left[-1].group())) or (right and not joined and cues.by.fullmatch(right[0].group())):
        right = []
    if right and right[0].start() - end <= _FAR and not (leads and (not joined or _begins_anew(text[end : right[0].start()], cues))):
        found = _subject(scene, right[0], sentence, (end, stop), start)
        close = joined or not _ADJACENT.sub("", text[end : right[0].start()])
        if found.speaker or found.needs_antecedent or close or not left:
            return Attribution(found.cue, found.speaker, close, found.needs_antecedent)
    if left:
        found = _subject(scene, left[-1], sentence, (sentence, start), None)
        return Attribution(found.cue, found.speaker, leads, found.needs_antecedent)
    if lead.endswith((":", "：")) and cues.language not in _ALL_NOUNS_CAPITALISED:
        people = [item for item in scene.named_in(sentence, start) if is_personal(item)]
        if len({item.span.text for item in people}) == 1:
            return Attribution(None, people[0].span, is_close=True)
    is_speech = joined and not right and len(_WORD.findall(text[start:end])) >= _LEAST_UNLISTED
    return _inverted(scene, end, stop) if is_speech else NOBODY


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a comma or a dash joins marked words to what follows: the verb then stands there."""
    behind = text[end : end + 3].lstrip(" \u00a0\u202f")[:1]
    return behind in set(",،，—–-") or any(mark in text[max(start, end - 2) : end] for mark in ",،，")


def _leads(lead: str, between: str, cues: Cues) -> bool:
    """Whether the words before a mark lead up to what it opens: by a colon, a comma, "that", or the verb itself."""
    rest = between.strip(" \u00a0\u202f\"“„«「『‘'—–-")
    return lead.endswith((":", "：", ",", "،", "，")) or not rest or cues.that.fullmatch(rest.rpartition(" ")[2].lstrip(",，")) is not None


def _begins_anew(between: str, cues: Cues) -> bool:
    """Whether what stands between marked words and the next verb joins a second statement to them (", and added:")."""
    word = _WORD.search(between)
    return word is not None and cues.joining.fullmatch(word.group()) is not None


def _inverted(scene: Scene, end: int, stop: int) -> Attribution:
    """A verb that no list has, and its subject, right behind the comma after the words ("», plaide Anne Roche")."""
    cues = scene.cues
    verb = _VERB.match(scene.text, end, stop) if cues.language in _INVERTS else None
    if verb is None or any(pattern.match(verb["first"]) for pattern in (cues.to, cues.joining, cues.determiner, cues.pronoun)):
        return NOBODY
    people = [item for item in scene.named_in(verb.end(), min(stop, verb.end() + _FAR)) if is_personal(item)]
    if not people:
        return NOBODY
    between = scene.text[verb.end() : people[0].span.start]
    is_subject = len(_WORD.findall(between)) <= _MOST_WORDS - 2 and not between.strip().endswith(".")
    if not is_subject or _is_addressed(scene.text, people[0].span, cues, verb.end()):
        return NOBODY
    return Attribution(Span.of(scene.text, *verb.span("verb")), people[0].span, is_close=True)


def is_personal(mention: Mention) -> bool:
    """Whether a mention is of a person, as far as its form can tell: a listed one, or a name of several words."""
    return mention.kind is EntityKind.PERSON or (
        mention.kind is EntityKind.NAME and (" " in mention.span.text or (not mention.span.text.isascii() and "·" in mention.span.text))
    )


def reported_subject(scene: Scene, cue: regex.Match[str], sentence: int, end: int) -> Attribution:
    """Return who says what a clause of reported speech tells: `sentence` is where its sentence begins, `end` where the clause does."""
    return _subject(scene, cue, sentence, (sentence, end), None)


def _subject(scene: Scene, cue: regex.Match[str], sentence: int, region: tuple[int, int], words: int | None) -> Attribution:
    """Find the subject of a verb of speech. `words` is where the quoted words begin if the verb stands behind them."""
    text, cues = scene.text, scene.cues
    span = Span.of(text, *cue.span())
    before, after = (region[0], cue.start()), (cue.end(), region[1])
    is_subject_first = cues.language in _SUBJECT_BEFORE_WORDS or cues.of.fullmatch(cue.group()) is not None
    if is_subject_first and words is not None and text[sentence:words].strip(' ,，、「『“"„«'):
        before = (sentence, words)
    if (placed := _beside_its_word(scene, span, before, after)) is not None:
        return placed
    head = text[before[0] : before[1]]
    tail = text[after[0] : min(after[1], after[0] + 24)]
    if (cues.language == "id" and span.text.casefold().endswith("nya")) or _ends_in_pronoun(head, cues) or _begins_with_pronoun(tail, cues):
        return Attribution(span, needs_antecedent=True)
    has_subject_before = _holds_subject(head, cues)
    found = _pick(scene, span, before, nearest_first=False) if has_subject_before else None
    if found is None and not (has_subject_before and span.text.casefold() in {"told", "tells"}):
        behind = _pick(scene, span, after, nearest_first=True, is_object=True)
        found = behind if behind is not None and not (has_subject_before and behind.is_described) else None
    needs_antecedent = not has_subject_before and not _WORD.search(_until(tail, _NP_END))
    return Attribution(span, needs_antecedent=needs_antecedent) if found is None else found


def _beside_its_word(scene: Scene, cue: Span, before: tuple[int, int], after: tuple[int, int]) -> Attribution | None:
    """The speaker of a cue that is no verb with a subject ("according to"), or of one that never has any; None for all other verbs."""
    cues = scene.cues
    if cues.nobody.fullmatch(cue.text):
        return Attribution(cue)
    if cues.by.fullmatch(cue.text):
        is_pronoun = _begins_with_pronoun(scene.text[after[0] : after[1]], cues)
        return (None if is_pronoun else _pick(scene, cue, after, nearest_first=True)) or Attribution(cue)
    if cues.of.fullmatch(cue.text):
        return _pick(scene, cue, before, nearest_first=False) or Attribution(cue)
    return None


def _holds_subject(head: str, cues: Cues) -> bool:
    """Whether the words before a verb can hold its subject: not if there are none, or a joining word alone ("aunque reconoció")."""
    if not cues.has_spaces:
        return len(head.strip(" ,，、：。")) > 1
    found = _WORD.findall(head)
    return bool(found) and not (len(found) <= 2 and cues.joining.fullmatch(found[0]) is not None)  # noqa: PLR2004


def _ends_in_pronoun(head: str, cues: Cues) -> bool:
    words = head.rstrip(" ,，、")
    if cues.language == "hi":
        words = words.removesuffix(" ने").rstrip()
    found = list(cues.pronoun.finditer(words[-14:]))
    return bool(found) and found[-1].end() == len(words[-14:])


def _begins_with_pronoun(tail: str, cues: Cues) -> bool:
    found = cues.pronoun.match(tail) or cues.pronoun.match(tail.lstrip())
    return found is not None and not (cues.language in {"de", "pt", "it", "es"} and _is_article(tail, found.group(), cues))


def _is_article(tail: str, pronoun: str, cues: Cues) -> bool:
    """Whether a word that may be a pronoun stands before a noun here ("sagte die Ministerin")."""
    behind = tail.lstrip()[len(pronoun) :]
    return cues.determiner.fullmatch(pronoun) is not None and regex.match(r"\s\p{L}", behind) is not None


def _until(text: str, end: regex.Pattern[str]) -> str:
    found = end.search(text)
    return text[: found.start()] if found else text


def _pick(scene: Scene, cue: Span, region: tuple[int, int], *, nearest_first: bool, is_object: bool = False) -> Attribution | None:
    """Return who of those named in a region speaks, else the words of a description that stands at its side, else None."""
    text, cues = scene.text, scene.cues
    start, end = region
    if nearest_first:
        end = min(end, start + _FAR, _next_clause(text, start, end))
        that = cues.that.search(text, start, end)
        end = that.start() if that else end
    else:
        start = max(start, end - _REACH)
    fit = [item for item in scene.named_in(start, end) if item.kind in _SPEAKS and not _is_beside(text, item.span, cues)]
    if is_object or not nearest_first:
        fit = [item for item in fit if not _is_addressed(text, item.span, cues, start)]
    if not nearest_first and fit:
        fit = _without_parenthesis(text, fit, start, end)
    if fit:
        people = [item for item in fit if is_personal(item)]
        chosen = people or fit
        return Attribution(cue, (chosen[0] if nearest_first else chosen[-1]).span)
    described = _description_behind(text, start, end, cues) if nearest_first else _description_before(text, start, end, cues)
    return None if described is None else Attribution(cue, described, is_described=True)


def _next_clause(text: str, start: int, end: int) -> int:
    found = _CLAUSE_END.search(text, start, end)
    return found.start() if found else end


def _is_beside(text: str, span: Span, cues: Cues) -> bool:
    """Whether a name is only what somebody else belongs to: "'s" behind it, or a hyphen ("FIFA-Chef")."""
    behind = text[span.end : span.end + 2]
    return (cues.language == "en" and behind in {"'s", "’s"}) or (behind[:1] == "-" and behind[1:].isalpha())


def _is_addressed(text: str, span: Span, cues: Cues, start: int) -> bool:
    """Whether the word right before a name makes it one who is spoken to, or of."""
    near = text[max(start, span.start - 14) : span.start].rstrip()
    found = list(cues.to.finditer(near))
    return bool(found) and found[-1].end() == len(near)


def _without_parenthesis(text: str, fit: list[Mention], start: int, end: int) -> list[Mention]:
    """Leave out who is named between two commas before a verb, if somebody is named before them ("Orrick, who replaced Best, said")."""
    tail = text[start:end].rstrip()
    if not tail.endswith((",", "،")):
        return fit
    opening = max(tail.rfind(",", 0, len(tail) - 1), tail.rfind("،", 0, len(tail) - 1))
    inner = regex.sub(r"\(.*?\)|[,،]", "", tail[opening + 1 :]).strip()
    if inner == fit[-1].span.text:  # "the mayor, Lena Orrick, said"
        return fit
    outer = [item for item in fit if item.span.end <= start + opening and is_personal(item)] if opening >= 0 else []
    return outer or fit


def _description_behind(text: str, start: int, end: int, cues: Cues) -> Span | None:
    stop = _NP_END.search(text, start, end)
    limit = stop.start() if stop else end
    for pattern in (cues.that, _ADVERBIAL.get(cues.language)):
        if pattern is not None and (found := pattern.search(text, start, limit)) is not None:
            limit = found.start()
    if cues.language not in _WITHOUT_CAPITALS and (name := _CAPITALISED.match(text, start, limit)) is not None:
        return _description(text, name.start("name"), name.end("name"), cues, is_name=True)
    return _description(text, start, limit, cues)


def _description_before(text: str, start: int, end: int, cues: Cues) -> Span | None:
    if cues.language == "ja":
        end = len(text[start:end].rstrip('「『“" ')) + start
        found = _CASE_BEHIND["ja"].search(text, start, end)
        if found is None:
            return None
        end = found.start()
        limit = max(text.rfind("、", start, end), text.rfind("。", start, end), text.rfind("」", start, end)) + 1
        return _description(text, max(start, limit), end, cues)
    if cues.language == "hi":
        found = _CASE_BEHIND["hi"].search(text, start, end)
        end = found.start() if found else end
    else:
        end = start + len(text[start:end].rstrip(' ,،，“„«"「'))
    opening = _NP_START.match(text, start, end)
    return _description(text, opening.end() if opening else start, end, cues)


def _description(text: str, start: int, end: int, cues: Cues, *, is_name: bool = False) -> Span | None:
    """The span of a description of a speaker, None where the words between two places are none, or a pronoun."""
    words = text[start:end]
    for table, side in ((_LEADING, 0), (_TRAILING, 1)):
        if (pattern := table.get(cues.language)) and (found := pattern.search(words.strip())):
            kept = words.strip()
            kept = kept[found.end() :] if side == 0 else kept[: found.start()]
            at = text.find(kept.strip(), start, end) if kept.strip() else -1
            if at < 0:
                return None
            start, end = at, at + len(kept.strip())
            words = text[start:end]
    left = len(words) - len(words.lstrip())
    start, end = start + left, start + len(words.rstrip())
    if start >= end:
        return None
    words = text[start:end]
    return Span.of(text, start, end) if _describes(words, cues, is_name=is_name) else None


def _describes(words: str, cues: Cues, *, is_name: bool) -> bool:
    """Whether words can be the description of a speaker, by their length and how they begin."""
    count = len(_WORD.findall(words)) if cues.has_spaces else len(words)
    least, most = (1, _MOST_WORDS) if cues.has_spaces else (2, _MOST_DENSE)
    begins = cues.language in _WITHOUT_CAPITALS or cues.determiner.match(words) is not None or is_name
    is_other = any((cues.pronoun.fullmatch(words), cues.to.match(words), cues.day.search(words)))
    return least <= count <= most and begins and not is_other and words[0].isalpha() and not any(map(str.isdigit, words))


def _sentence_start(text: str, start: int, end: int) -> int:
    last = start
    for found in _STOP.finditer(text, start, end):
        last = found.end()
    return last


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence that goes on behind marked words ends, `end` if not before it."""
    found = _STOP.search(text, start, end)
    return found.start() + 1 if found else end
