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
_SPEAKS = {EntityKind.PERSON: 0, EntityKind.NAME: 1, **dict.fromkeys(sorted(BODIES), 2)}
_STOP = regex.compile(r"(?<!\b\p{Lu})(?<!\b(?:Mr|Ms|Dr|St|Sr|Mrs|Jr|Gen|Col|Sen|Rep|Gov|Prof|Capt|Sgt|Hr|Fr|Dra|Sra|Mme|No|vs))[.!?][\"'”’»)\]]*\s+(?=[^\p{Ll}\s])|[。！？।؟۔]+[”」』\"]?\s*|\n")
_ADJACENT = regex.compile(r"[\s,،，:：;.…!?。！？।\-–—~]*")
_NP_END = regex.compile(r"[,،，;；:：.!?。！？।؟(（\[\"“”„«»「」『』\n]|\s[—–-]\s")
_NP_START = regex.compile(r".*[,،，;；:：.!?。！？।؟)）\]\"“”„«»「」『』\n]|.*\s[—–-]\s", regex.DOTALL)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’\-\u200c]+")
_MOST_WORDS, _MOST_DENSE = 8, 16
_CASE_BEHIND = {"hi": regex.compile(r"\s*(?:ने|का|की)\s*$"), "ja": regex.compile(r"(?:氏|さん|氏ら)?(?:は|が)、?(?:こう|そう|次のように|このように)?\s*$")}
_LEADING = {  # before a subject: joining words and adverbs of time
    "zh": regex.compile(r"^(?:但|但是|而|对此|對此|另外|同时|同時|据|其中|当天|當天|昨日|今天|昨天|日前|随后|此前)+"),
    "ar": regex.compile(r"^(?:و?قد|كما|فيما|بدوره|من جهته|من جانبه|من جهتها)\s+"),
    "fa": regex.compile(r"^(?:و|اما|همچنین|سپس)\s+"),
    "hi": regex.compile(r"^(?:और|लेकिन|वहीं|इस बीच|इधर)\s+"),
}
_TRAILING = {
    "zh": regex.compile(r"(?:也|还|還|则|則|随后|隨後|周[一二三四五六日]|星期[一二三四五六日天]|当天|當天|今天|昨天|\d+日|再次|公开|公開|进一步|進一步|向记者|對記者|对记者|对媒体|在会上|在發布會上|解释|解釋|警告|补充|補充|强调|回忆|回憶)+$"),
    "fa": regex.compile(r"\s+(?:نیز|هم|روز \S+)$"),
    "ja": regex.compile(r"(?:氏|さん|氏ら)$"),
}
_UNSPACED_NAMES = frozenset({"zh", "ja"})
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ar", "fa", "hi"})  # names there are found by place, not by their letters
_SUBJECT_BEFORE_WORDS = frozenset({"tr", "ja"})  # "X, “…” dedi": verb behind the words, subject before them


@dataclass(frozen=True, slots=True)
class Attribution:
    """The verb of some words and who its subject is. `is_close` where nothing but a stop parts verb phrase and words."""

    cue: Span | None = None
    speaker: Span | None = None
    is_close: bool = False
    needs_antecedent: bool = False


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
        return [match for match in found if not self._is_denied(match, start)]

    def _is_denied(self, match: regex.Match[str], start: int) -> bool:
        text = self.text
        before = max(start, match.start() - 16)
        near = text[before : match.start()].rstrip()
        behind = text[match.end() : match.end() + 8]
        if self.cues.language == "ja":
            return "とは" in text[before : match.start()][-3:] or behind.startswith("なかった")
        if self.cues.language == "hi":
            return any(found.end() >= match.start() - before - 1 for found in self.cues.denial.finditer(near + " "))
        if self.cues.language == "tr" and match.group().casefold() in {"söylemedi"}:
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
    text = scene.text
    sentence = _sentence_start(text, max(gap[0], start - _REACH), start)
    stop = _sentence_end(text, end, min(gap[1], end + _REACH, line[1]), inner=text[max(start, end - 2) : end])
    left = scene.cues_in(sentence, start)
    right = scene.cues_in(end, stop)
    lead = text[sentence:start].rstrip()
    behind = text[end : end + 3].lstrip()[:1] if end < len(text) else ""
    inside = text[max(start, end - 2) : end]
    joined = behind in {",", "،", "，", "—", "–", "-"} and behind != "" or any(mark in inside for mark in (",", "،", "，"))
    if left and cues_follow(scene.cues, left[-1]):
        right = []
    if right and (joined or not lead.endswith((":", "：", ",", "،", "，")) or not left):
        first = right[0]
        between = text[end : first.start()]
        if first.start() - end <= _FAR and (joined or _begins_with_cue(between, scene.cues) or not left):
            found = _subject(scene, first, sentence, (end, stop), start)
            close = joined or not _ADJACENT.sub("", between)
            if found.speaker or found.needs_antecedent or close or not left:
                return Attribution(found.cue, found.speaker, close, found.needs_antecedent)
    if left:
        last = left[-1]
        between = text[last.end() : start].rstrip("\"“„«「『‘' \u00a0\u202f")
        close = lead.endswith((":", "：", ",", "،", "，")) or not between.strip() or scene.cues.that.fullmatch(between.strip()) is not None
        found = _subject(scene, last, sentence, (sentence, start), None)
        return Attribution(found.cue, found.speaker, close, found.needs_antecedent)
    if lead.endswith((":", "：")):
        name = lead[:-1].rstrip()
        only = [item for item in scene.named_in(sentence, start) if item.kind in _SPEAKS and item.span.end == sentence + len(name)]
        if only and only[-1].kind is not EntityKind.COUNTRY:
            return Attribution(None, only[-1].span, is_close=True)
    return NOBODY


def cues_follow(cues: Cues, cue: regex.Match[str]) -> bool:
    """Whether a cue stands behind its speaker and before the words, as "によると" does: then no verb behind them has another subject."""
    return cues.of.fullmatch(cue.group()) is not None


def _begins_with_cue(between: str, cues: Cues) -> bool:
    return not cues.has_spaces or len(between) < 3 or not between.strip()[:1].isupper()


def reported_subject(scene: Scene, cue: regex.Match[str], sentence: int, end: int) -> Attribution:
    """Return who says what a clause of reported speech tells: `sentence` is where its sentence begins, `end` where the clause does."""
    return _subject(scene, cue, sentence, (sentence, end), None)


def _subject(scene: Scene, cue: regex.Match[str], sentence: int, region: tuple[int, int], words: int | None) -> Attribution:
    """Find the subject of a verb of speech. `words` is where the quoted words begin if the verb stands behind them."""
    text, cues = scene.text, scene.cues
    span = Span.of(text, *cue.span())
    before, after = (region[0], cue.start()), (cue.end(), region[1])
    surface = cue.group()
    if cues.by.fullmatch(surface):
        return _pick(scene, span, after, nearest_first=True) or Attribution(span)
    if cues.of.fullmatch(surface):
        if words is not None and not text[before[0] : before[1]].strip(" ,，、"):
            before = (sentence, words)
        return _pick(scene, span, before, nearest_first=False) or Attribution(span)
    if cues.language == "id" and surface.casefold().endswith("nya"):
        return Attribution(span, needs_antecedent=True)
    if cues.language in _SUBJECT_BEFORE_WORDS and words is not None and text[sentence:words].strip(" ,，、「『“\"„«"):
        before = (sentence, words)
    head = text[before[0] : before[1]]
    tail = text[after[0] : min(after[1], after[0] + 24)]
    if _ends_in_pronoun(head, cues) or _begins_with_pronoun(tail, cues):
        return Attribution(span, needs_antecedent=True)
    has_subject_before = bool(_WORD.search(head)) if cues.has_spaces else len(head.strip(" ,，、：。")) > 1
    if has_subject_before and (found := _pick(scene, span, before, nearest_first=False)):
        return found
    if surface.casefold() in {"told", "tells"} and has_subject_before:
        return Attribution(span)
    if found := _pick(scene, span, after, nearest_first=True, is_object=True):
        return found
    return Attribution(span, needs_antecedent=not _WORD.search(head) and not _WORD.search(_until(tail, _NP_END)))


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
    else:
        start = max(start, end - _REACH)
    fit = [item for item in scene.named_in(start, end) if item.kind in _SPEAKS and not _is_beside(text, item.span, cues)]
    if is_object:
        fit = [item for item in fit if not _is_addressed(text, item.span, cues, start)]
    if not nearest_first and fit:
        fit = _without_parenthesis(text, fit, start, end)
    if fit:
        best = min(_SPEAKS[item.kind] for item in fit)
        chosen = [item for item in fit if _SPEAKS[item.kind] == best or item.kind is EntityKind.NAME]
        return Attribution(cue, (chosen[0] if nearest_first else chosen[-1]).span)
    described = _description_behind(text, start, end, cues) if nearest_first else _description_before(text, start, end, cues)
    return None if described is None else Attribution(cue, described)


def _next_clause(text: str, start: int, end: int) -> int:
    found = regex.compile(r"[.!?。！？।؟:：;；\n“”„«»「」\"]|\s[—–]\s").search(text, start, end)
    return found.start() if found else end


def _is_beside(text: str, span: Span, cues: Cues) -> bool:
    """Whether a name is only what somebody else belongs to: "'s" behind it."""
    return cues.language == "en" and text[span.end : span.end + 2] in {"'s", "’s"}


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
    outer = [item for item in fit if item.span.end <= start + opening] if opening >= 0 else []
    return outer or fit


def _description_behind(text: str, start: int, end: int, cues: Cues) -> Span | None:
    stop = _NP_END.search(text, start, end)
    limit = stop.start() if stop else end
    if (that := cues.that.search(text, start, limit)) is not None:
        limit = that.start()
    return _description(text, start, limit, cues)


def _description_before(text: str, start: int, end: int, cues: Cues) -> Span | None:
    if cues.language == "ja":
        end = len(text[start:end].rstrip("「『“\" ")) + start
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
        end = start + len(text[start:end].rstrip(" ,،，“„«\"「"))
    opening = _NP_START.match(text, start, end)
    return _description(text, opening.end() if opening else start, end, cues)


def _description(text: str, start: int, end: int, cues: Cues) -> Span | None:
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
    count = len(_WORD.findall(words)) if cues.has_spaces else len(words)
    if not 1 <= count <= (_MOST_WORDS if cues.has_spaces else _MOST_DENSE) or cues.pronoun.fullmatch(words):
        return None
    if not words[0].isalpha() or any(character.isdigit() for character in words):
        return None
    if cues.language not in _WITHOUT_CAPITALS and cues.determiner.match(words) is None:
        return None
    if not cues.has_spaces and len(words) < 2 or cues.to.match(words):
        return None
    return Span.of(text, start, end)


def _sentence_start(text: str, start: int, end: int) -> int:
    last = start
    for found in _STOP.finditer(text, start, end):
        last = found.end()
    return last


def _sentence_end(text: str, start: int, end: int, *, inner: str) -> int:
    """Where the sentence that goes on behind marked words ends. A stop within the marks does not end it where small letters follow."""
    found = _STOP.search(text, start + 1, end)
    return found.start() + 1 if found else end
