"""Relatives who shared somebody's fate: "4 members of his family" in one place, "his second wife and two grandchildren" in another."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from rashomon.audit.figures.counts import find_counts, is_exact
from rashomon.audit.figures.lists import split_and
from rashomon.audit.figures.told import Told
from rashomon.audit.figures.vocabulary import CASED, UNSPACED, has, phrases
from rashomon.audit.finding import Fault
from rashomon.text.numbers import Number

_COMMA = regex.compile(r"[,،、，]")
_STOP = regex.compile(r"[.;:!?()（）—–。；：！？؛؟।\n|]")
_NAME = regex.compile(r"[\p{L}\p{M}\-]{3,}+")
_UNSPACED_NAME = regex.compile(r"[\p{Katakana}ー]{3,}+|(?=(\p{Han}{3}))", regex.V0)
_BEFORE, _AFTER = 44, 30  # characters before and behind a list in which a word says that these people were with somebody
_COMMON = ("kin", "kin_pairs", "family", "alongside", "with", "dead", "people", "determiners", "roles", "speakers", "shifts", "others")
_SHORTEST_NAME, _ENDING = 4, 2  # letters: of what two forms of a name share, and of the endings in which they differ
_COUNTED_IN = 80  # characters behind a number in which its relatives are named
_NUMBER_BEHIND = frozenset({"sw", "ja", "zh", "id"})
_CUT = regex.compile(r"[,،、，.;:()はが]")
_REACH = 24  # characters from a number to the relative it counts


@dataclass(frozen=True, slots=True)
class Company:
    """Relatives that a sentence names one by one: the words, and how many they are."""

    words: str
    count: int


def companions(sentences: tuple[Told, ...]) -> Iterator[Fault]:
    """Yield each number of relatives that differs from those whom another sentence of the page names for the same person.

    Two sentences from different sources may differ. One relative more than named may be the person whose relatives they are, unless the
    line says "alongside him".
    """
    lists = [(sentence, company) for sentence in sentences for company in (company_in(sentence.words, sentence.language),) if company]
    if not lists:
        return
    for sentence in sentences:
        for number in _families(sentence):
            value = int(number.value)
            is_beside = has(sentence.words[number.span.end :], sentence.language, "alongside")
            for other, company in lists:
                if other is sentence or other.language != sentence.language or _are_of_two_sources(sentence, other):
                    continue
                if value == company.count or (value == company.count + 1 and not is_beside) or not _share_a_name(sentence, other):
                    continue
                yield Fault(
                    sentence.place,
                    f'{value} relatives: "{_clause(sentence.words, number)}"',
                    f'{other.place} names {company.count}: "{company.words}"; one of the two must be put right',
                )
                break


def company_in(words: str, language: str) -> Company | None:
    """Return the relatives that a sentence names as a list ("along with his second wife and two grandchildren"), None if it names none."""
    for start, end in _stretches(words, language):
        stretch = words[start:end]
        pieces = [piece for part in _COMMA.split(stretch) for piece in split_and(part, language) if piece]
        counts = [_relatives(piece, language) for piece in pieces]
        if len(counts) < 2 or any(count < 1 for count in counts):  # noqa: PLR2004 (one is no list)
            continue
        around = words[max(0, start - _BEFORE) : start] + " | " + words[end : end + _AFTER]
        if has(around + stretch, language, "open") or has(stretch, language, "others") or not has(around, language, "alongside", "with"):
            continue
        return Company(stretch.strip(), sum(counts))
    return None


def _stretches(words: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence in which relative follows on relative, with nothing longer than a few words between them."""
    found = list(phrases(language, "kin", "kin_pairs").finditer(words))
    begin = 0
    while begin < len(found):
        last = begin
        while (
            last + 1 < len(found)
            and found[last + 1].start() - found[last].end() <= _REACH + 10
            and not _STOP.search(words, found[last].end(), found[last + 1].start())
        ):
            last += 1
        if last > begin:
            yield _whole(words, found[begin].start(), found[last].end(), language)
        begin = last + 1


def _whole(words: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Widen a stretch to where its first thing begins, and over a number that stands behind its noun ("wajukuu wawili", "孫2人")."""
    floor = max(0, start - _REACH)
    cues = [found.end() for pattern in (_CUT, phrases(language, "alongside", "with")) for found in pattern.finditer(words, floor, start)]
    begin = max(cues, default=floor)
    if not cues and floor and language not in UNSPACED:
        begin = start - len(words[floor:start].partition(" ")[2])
    behind = [number.span.end for number in find_counts(words, language) if 0 <= number.span.start - end <= 1]
    return begin, behind[0] if behind and language in _NUMBER_BEHIND else end


def _relatives(piece: str, language: str) -> int:
    kin = list(phrases(language, "kin", "kin_pairs").finditer(piece))
    if not kin:
        return 0
    if has(piece, language, "kin_pairs"):
        return 2
    near = [
        number
        for number in find_counts(piece, language)
        if is_exact(number) and (0 <= kin[0].start() - number.span.end <= _REACH or 0 <= number.span.start - kin[-1].end() <= _REACH)
    ]
    return int(near[-1].value) if near else 1


def _families(sentence: Told) -> Iterator[Number]:
    family = phrases(sentence.language, "family")
    for number in find_counts(sentence.words, sentence.language):
        if is_exact(number) and number.value > 1:
            behind = family.search(sentence.words, number.counted_from, number.counted_from + _COUNTED_IN)
            if (
                behind
                and not _STOP.search(sentence.words, number.counted_from, behind.start())
                and behind.start() - number.counted_from <= _REACH
            ):
                yield number
                continue
            ahead = list(family.finditer(sentence.words, max(0, number.span.start - _REACH), number.span.start))
            if ahead and sentence.language in _NUMBER_BEHIND:
                yield number


def _are_of_two_sources(one: Told, other: Told) -> bool:
    return set(one.citations) != set(other.citations)


def _share_a_name(one: Told, other: Told) -> bool:
    """Whether both sentences tell of the same person, as far as a name in both can show; a case ending may differ."""
    if one.language in UNSPACED:
        return not set(_unspaced_names(one.words)).isdisjoint(_unspaced_names(other.words))
    names = [_names(sentence) for sentence in (one, other)]
    return any(_are_one_name(name, rival) for name in names[0] for rival in names[1])


def _unspaced_names(words: str) -> Iterator[str]:
    return (found.group(1) or found.group() for found in _UNSPACED_NAME.finditer(words))


def _names(sentence: Told) -> set[str]:
    """Return what may be names: capitalised words; where there are no capitals, all words that no list of ours has."""
    found = [name for name in _NAME.findall(sentence.words) if sentence.language not in CASED | {"de"} or name[0].isupper()]
    return {name for name in found if not has(name, sentence.language, *_COMMON)}


def _are_one_name(name: str, other: str) -> bool:
    shared = next(
        (place for place, (letter, rival) in enumerate(zip(name, other, strict=False)) if letter != rival), min(len(name), len(other))
    )
    return shared >= _SHORTEST_NAME and max(len(name), len(other)) - shared <= _ENDING


def _clause(words: str, number: Number) -> str:
    end = _STOP.search(words, number.span.end)
    return words[number.span.start : end.start() if end else len(words)].strip()
