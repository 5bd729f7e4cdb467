"""Quotes: direct ones between marks or behind dashes, reported ones behind a verb and "that", with speaker and cue."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.annotate.quotes_cues import Cues, cues_of
from rashomon.annotate.quotes_lines import spoken_lines
from rashomon.annotate.quotes_marks import Line, Marked, lines_of, marked_words
from rashomon.annotate.quotes_names import FullNames
from rashomon.annotate.quotes_reported import reported
from rashomon.annotate.quotes_speakers import NOBODY, Attribution, Scene, attribute, is_personal
from rashomon.model.article import Article, Part
from rashomon.model.entity import BODIES, EntityKind, Mention
from rashomon.model.quote import Quote
from rashomon.model.span import Span

_SPEAKERS = BODIES | {EntityKind.PERSON, EntityKind.NAME}
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’\-\u200c]+")
_STOP = ".!?…。！？।؟"
# Words (characters of scripts without spaces) from which on something is a statement: right beside its verb, in the verb's sentence,
# and without any verb, where it must also be a sentence of its own.
_CLOSE, _LOOSE, _ALONE = (2, 4), (3, 8), (4, 8)
_LONG = (9, 18)  # too long for a name
_MOST_BETWEEN = 600  # characters in which whom "she" means is looked for
_SENTENCES = regex.compile(r"[.!?…。！？।؟]+[\"”»]*(?:\s+|$)|\n+")
_VERB_BEHIND = frozenset({"ar", "fa", "hi", "ja", "tr", "zh"})  # where the verb follows the words without a comma
_TITLE_REACH = 24  # characters beside a mark in which a word makes what is marked a title
_SMALL = 3  # letters: shorter words have no capital in an English title
_INITIAL = regex.compile(r"\b\p{Lu}\.|\b(?:Mr|Ms|Dr|Mrs|Gen|Col|Prof|Sr|Sra)\.")
_NICKNAME = 3  # words
_BEGINS = 6  # words into a sentence: who is named there is what it is about


@dataclass(frozen=True, slots=True)
class _Said:
    """Marked words with their attribution. `line` is the paragraph."""

    marked: Marked
    found: Attribution
    line: Line
    continues: bool


def quotes_of(article: Article, language: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotes of the text, in order.

    A quote never goes beyond its paragraph: one that does is several, each but the first marked as going on with the one before; so is one
    that its cue interrupts ("We heard nothing," she said, "until four.").
    Names, titles and scare quotes between marks are none, and neither is a reported clause whose verb is denied.
    """
    text, cues = article.text, cues_of(language)
    here = [item for item in mentions if item.part is Part.TEXT]
    named = sorted((item for item in here if item.kind in _SPEAKERS), key=lambda item: item.span.start)
    lines = lines_of(text)
    marked = list(marked_words(text, lines))
    scene = Scene(text, cues, named, [(item.start, item.end) for item in marked])
    said = [*_backwards(list(_direct(scene, lines, marked))), *_spoken(scene, lines)]
    names = FullNames(text, here)
    quotes = [_quote(item, names) for item in _with_antecedents(scene, sorted(said, key=lambda item: item.marked.start))]
    taken = sorted((item.marked.start, item.marked.end) for item in said)
    quotes.extend(_linked(clause, names) for clause in reported(scene, lines, taken))
    return tuple(sorted(quotes, key=lambda quote: quote.content.start))


def _quote(item: _Said, names: FullNames) -> Quote:
    return _linked(Quote(Part.TEXT, item.marked.span, item.found.speaker, item.found.cue, continues=item.continues), names)


def _linked(quote: Quote, names: FullNames) -> Quote:
    if quote.speaker is None:
        return quote
    fullest = names.fullest(quote.speaker)
    is_other = fullest is not None and fullest.span.start != quote.speaker.start
    return replace(quote, speaker_id=names.entity_of(quote.speaker, fullest), named=fullest.span if is_other and fullest else None)


def _direct(scene: Scene, lines: Sequence[Line], marked: Sequence[Marked]) -> Iterator[_Said]:
    by_number = {line.number: line for line in lines}
    before: _Said | None = None
    for place, item in enumerate(marked):
        line = by_number[item.line]
        same_line_before = place > 0 and marked[place - 1].line == item.line
        same_line_behind = place + 1 < len(marked) and marked[place + 1].line == item.line
        gap = (marked[place - 1].end if same_line_before else line.start, marked[place + 1].start if same_line_behind else line.end)
        if not same_line_before:
            gap = (_lead_in(scene.text, line, lines), gap[1])
        found = attribute(scene, item.start, item.end, line=(line.start, line.end), gap=gap)
        continues = item.continues and before is not None
        if before is not None and same_line_before and before.marked is marked[place - 1]:
            between = scene.text[gap[0] : item.start]
            if _interrupts(scene, before.marked, gap[0], item.start):
                continues = True
            elif not _interior(between) and _is_sentence(item.span.text) and found is NOBODY:
                found = Attribution(None, before.found.speaker, is_close=True, needs_antecedent=before.found.needs_antecedent)
        if continues and before is not None and not (found.speaker and found.is_close and item.continues):
            inherited = before.found
            found = Attribution(
                found.cue or inherited.cue, inherited.speaker or found.speaker, is_close=True, needs_antecedent=inherited.needs_antecedent
            )
        if continues or _is_statement(scene, item, found, line):
            before = _Said(item, found, line, continues)
            yield before
        elif same_line_before is False:
            before = None


def _lead_in(text: str, line: Line, lines: Sequence[Line]) -> int:
    """Where the words that lead up to a paragraph's first quote begin: in the paragraph before, if that ends with a colon."""
    at = bisect_left(lines, line.start, key=lambda one: one.start)
    before = lines[at - 1] if at else line
    return before.start if at and text[before.start : before.end].rstrip()[-1:] in {":", "："} else line.start


def _backwards(said: Sequence[_Said]) -> list[_Said]:
    """Give the paragraphs of one utterance the speaker that only the last of them names."""
    given: list[_Said] = []
    behind: _Said | None = None
    for item in reversed(said):
        found = item.found
        if behind is not None and behind.continues and found.speaker is None and found.cue is None:
            item = replace(item, found=replace(behind.found, is_close=True))  # noqa: PLW2901
        given.append(item)
        behind = item
    return given[::-1]


def _spoken(scene: Scene, lines: Sequence[Line]) -> Iterator[_Said]:
    by_number = {line.number: line for line in lines}
    first: Attribution = NOBODY
    for item, told in spoken_lines(scene.text, list(lines), scene.cues):
        if not item.continues and told[0] >= item.end - 1:
            line = by_number[item.line]
            first = attribute(scene, item.start, told[0], line=(line.start, told[1]), gap=(line.start, told[1]))
            first = replace(first, is_close=True)
        if len(_WORD.findall(item.span.text)) >= _CLOSE[0] and not scene.is_quoted(item.span.start):
            yield _Said(item, first, by_number[item.line], item.continues)


def _interior(between: str) -> str:
    """What of the words between two quotes is a sentence: the part behind the last stop."""
    stops = [between.rfind(mark) for mark in _STOP]
    return between[max(stops) + 1 :].strip(' \u00a0,"“”«»—–-') if max(stops) >= 0 else between.strip(" \u00a0")


def _interrupts(scene: Scene, before: Marked, start: int, end: int) -> bool:
    """Whether the words between two quotes are no more than one verb and its subject: then the quotes are one utterance."""
    inner = scene.text[start:end].strip()
    if not inner or inner[-1] not in ",،，、—–-" or any(mark in _INITIAL.sub("", inner) for mark in _STOP + ":："):
        return False
    ended = before.span.text[-1] in _STOP
    follows = inner.lstrip(",،，— –-")[:1]
    leads_on = scene.cues.that.fullmatch(inner.rpartition(" ")[2]) is not None
    return (not ended or follows.islower() or inner[0] in ",،，—–") and not leads_on and len(scene.cues_in(start, end)) == 1


def _with_antecedents(scene: Scene, said: Sequence[_Said]) -> Iterator[_Said]:
    """Give "she said" the one person who can be meant.

    That is the last speaker of this paragraph or, for words that open theirs, of the one before; else whom the sentence before is about,
    if nobody else is named in the paragraph.
    """
    last: _Said | None = None
    for item in said:
        if item.found.speaker is None and item.found.needs_antecedent:
            speaker = _last_speaker(scene, item, last) or _subject_before(scene, item)
            item = replace(item, found=replace(item.found, speaker=speaker))  # noqa: PLW2901
        yield item
        if item.found.speaker is not None or not item.found.needs_antecedent:
            last = item if item.found.speaker is not None else None


def _last_speaker(scene: Scene, item: _Said, last: _Said | None) -> Span | None:
    """The speaker of the quote before, if no sentence and nobody else stands between: only the rest of its own sentence may."""
    if last is None or last.found.speaker is None:
        return None
    between = scene.text[last.marked.end : item.marked.start]
    if item.line.number - last.line.number > 2 or len(between) > _MOST_BETWEEN:  # noqa: PLR2004 (a blank line may part them)
        return None
    own = _interior(between) if "\n" not in between else between.rpartition("\n")[2].strip()
    sentences = sum(
        bool(part.strip(' "”»“«„—–-,')) for part in _SENTENCES.split(_INITIAL.sub("", between.replace(own, "") if own else between))
    )
    others = [mention for mention in scene.named_in(last.marked.end, item.marked.start) if is_personal(mention)]
    is_alone = all(_is_same(mention.span.text, last.found.speaker.text) for mention in others)
    return last.found.speaker if is_alone and sentences <= 1 else None


def _subject_before(scene: Scene, item: _Said) -> Span | None:
    """Whom the sentence before is about, if it is the only person that the paragraph names: who begins it, or who speaks in it."""
    text, line = scene.text, item.line
    people = [
        mention for mention in scene.named_in(max(line.start, item.marked.start - _MOST_BETWEEN), item.marked.start) if is_personal(mention)
    ]
    if not people or len({mention.span.text.casefold() for mention in people}) > 1:
        return None
    sentence = text[max(line.start, item.marked.start - _MOST_BETWEEN) : item.marked.start].rstrip(" \"“«„‘'")
    whole = item.marked.start - _MOST_BETWEEN <= line.start
    stops = [found.end() for found in _SENTENCES.finditer(sentence) if found.end() < len(sentence)]
    start = people[-1].span.start
    opening = (
        item.marked.start - len(text[max(line.start, item.marked.start - _MOST_BETWEEN) : item.marked.start]) + (stops[-1] if stops else 0)
    )
    if start < opening or (not stops and not whole):
        return None
    begins = len(_WORD.findall(text[opening:start])) <= _BEGINS and scene.cues.to.search(text[opening:start].rstrip()[-5:]) is None
    return people[-1].span if begins or scene.cues_in(opening, start) else None


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((set(one.casefold().split()), set(other.casefold().split())), key=len)
    return shorter <= longer


def _is_statement(scene: Scene, item: Marked, found: Attribution, line: Line) -> bool:
    """Whether marked words are something said, and no name, title or scare quote."""
    words = item.span.text
    if _is_title(scene, item, line) and not (found.is_close and found.cue is not None and _is_sentence(words)):
        return False
    if found is not NOBODY and found.is_close:
        if _is_set_off(scene.text, item) or scene.cues.language in _VERB_BEHIND:
            return _has(words, _CLOSE if _is_set_off(scene.text, item) else _LOOSE) and not _is_nickname(scene, item, line)
        return _has(words, _LOOSE) and (_is_part_of_speech(words) or _has(words, _LONG)) and not _is_nickname(scene, item, line)
    if found.cue is not None:
        return _has(words, _LOOSE) and not _is_title_cased(words, scene.cues) and (_is_part_of_speech(words) or _has(words, _LONG))
    before = scene.text[line.start : item.start].rstrip()
    is_own = not before or before[-1] in _STOP + ":：»”"
    behind = scene.text[item.end : item.end + 1]
    ends = words[-1] in _STOP or behind in tuple(_STOP) or not scene.text[item.end : line.end].strip()
    return (is_own and ends and _has(words, _ALONE)) or (_has(words, _LONG) and _is_part_of_speech(words))


def _is_part_of_speech(words: str) -> bool:
    """Whether words look like a piece of somebody's sentence, which a name does not: a small letter first, or a stop last."""
    return words[0].islower() or words[-1] in _STOP or not (words[0].isupper() or words[0].isdigit())


def _is_set_off(text: str, item: Marked) -> bool:
    """Whether a comma, a colon or a dash parts the marked words from what stands beside them, or they end in a stop of their own."""
    before = text[max(0, item.start - 2) : item.start].rstrip()[-1:]
    around = text[item.span.end : item.end + 3].replace(" ", "").replace("\u00a0", "")
    return before in set(":：,，،、") or item.span.text[-1] in _STOP or any(mark in around for mark in ",，،、—–-")


def _has(words: str, least: tuple[int, int]) -> bool:
    return len(_DENSE.findall(words)) >= least[1] or (len(_WORD.findall(words)) >= least[0] and not _DENSE.search(words))


def _is_sentence(words: str) -> bool:
    return words[-1] in _STOP or words[0].isupper() or not words[0].isascii()


def _is_title(scene: Scene, item: Marked, line: Line) -> bool:
    text, cues = scene.text, scene.cues
    if _has(item.span.text, (15, 40)):
        return False
    near = text[max(line.start, item.start - _TITLE_REACH) : item.start].rstrip()
    found = list(cues.title.finditer(near))
    if found and not near[found[-1].end() :].strip(" ,:" if cues.has_spaces else ""):
        return True
    behind = text[item.end : min(line.end, item.end + _TITLE_REACH)].lstrip()
    return cues.titled.match(behind) is not None


def _is_nickname(scene: Scene, item: Marked, line: Line) -> bool:
    """Whether marked words stand between the parts of a name."""
    before, behind = scene.text[max(line.start, item.start - 2) : item.start], scene.text[item.end : item.end + 2]
    return (
        len(_WORD.findall(item.span.text)) <= _NICKNAME
        and before.endswith(" ")
        and behind[:1] == " "
        and behind[1:2].isupper()
        and before[:1].isalpha()
    )


def _is_title_cased(words: str, cues: Cues) -> bool:
    """Whether every long word has a capital, as titles and names have in languages that set them so."""
    found = [word for word in _WORD.findall(words) if len(word) > _SMALL and word[0].isalpha()]
    cased = [word for word in found if word[0].isupper()]
    return len(found) > 1 and len(cased) == len(found) and cues.language != "de" and words[-1] not in _STOP
