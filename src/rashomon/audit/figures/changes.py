"""Changes: "from 40 to 50, up 25 %", "doubled from 5,000 to 10,000"."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import regex

from rashomon.audit.figures.measured import Measure, find_measures
from rashomon.audit.figures.told import Told
from rashomon.audit.figures.vocabulary import TURN, UNSPACED, has, phrases
from rashomon.audit.finding import Fault
from rashomon.text.numerals import numerals_of

_HUNDRED = Decimal(100)
_LINKED = 24  # characters from the first value to the second
_FIRST_WORD = 12  # characters between "from" and the value
_PERCENT_AWAY = 60  # characters from the two values to the percentage
_CLAUSE = regex.compile(r"[.;:!?。；：！？؛؟।]")
_LEAST_UNLIKE = 100  # "from 40 to 50 million" are 40 million: values so far apart share a scale that is written once
_YEARS = range(1900, 2101)
_TURKISH = regex.compile(r"['’]?(?:\s?[\p{L}]{1,12})?[dt][ae]n\s[^\p{Nd}]{0,10}")
_HINDI = regex.compile(r"[^\p{Nd}]{0,12}से\s[^\p{Nd}]{0,10}")
# Twofold, as writers round it: measured on nothing, wide enough for "nearly doubled" and "more than doubled".
_FOLDS = {
    "doubled": (Decimal("1.6"), Decimal("2.6")),
    "tripled": (Decimal("2.5"), Decimal("3.6")),
    "halved": (Decimal("0.38"), Decimal("0.62")),
}


def changes(sentence: Told) -> Iterator[Fault]:
    """Yield each change whose percentage, or whose "doubled", does not follow from its two values."""
    text, language = sentence.words, sentence.language
    measures = find_measures(text, language)
    for place, (first, second) in enumerate(pairwise(measures)):
        if first.is_percent or second.is_percent or first.value <= 0 or second.value <= 0 or not _is_change(text, first, second, language):
            continue
        reached = _without_to(text, first, second, language)
        others = [*measures[:place], *measures[place + 2 :]]
        percent = _percent(text, (first, second), others, language)
        if percent is not None and not _follows(first, reached, percent):
            moved = abs(second.value - first.value) / first.value * _HUNDRED
            yield Fault(
                sentence.place,
                f'"{_shown(text, first, second)}" with a change of {text[percent.start : percent.end].strip()}',
                f"{moved.quantize(Decimal('0.1'))} %, or the values mended",
            )
            continue
        yield from _folded(sentence, first, reached)


def _is_change(text: str, first: Measure, second: Measure, language: str) -> bool:
    between = text[first.end : second.start]
    are_years = first.value in _YEARS and second.value in _YEARS
    are_alike = 1 < _LEAST_UNLIKE * first.value / second.value < _LEAST_UNLIKE**2
    if are_years or not are_alike or len(between) > _LINKED or _CLAUSE.search(between):
        return False
    if language == "tr":
        return _TURKISH.fullmatch(between) is not None
    if language == "hi":
        return _HINDI.fullmatch(between) is not None
    lead = text[max(0, first.start - _FIRST_WORD) : first.start]
    if language == "ja":
        return "から" in between
    if not has(lead, language, "from") or not has(between, language, "to"):
        return False
    return language in UNSPACED or len(between.split()) <= 3  # noqa: PLR2004 ("5,000 troops last year to")


def _percent(text: str, values: tuple[Measure, Measure], others: list[Measure], language: str) -> Measure | None:
    """Return the one percentage of the sentence that says by how much the values differ, None if that is not plain."""
    first, second = values
    percents = [other for other in others if other.is_percent]
    if len(percents) != 1 or any(not other.is_percent for other in others):
        return None
    percent = percents[0]
    apart = text[second.end : percent.start] if percent.start > second.start else text[percent.end : first.start]
    if len(apart) > _PERCENT_AWAY or _CLAUSE.search(apart) or TURN.search(apart):
        return None
    around = text[max(0, percent.start - 30) : percent.end + 30]
    if has(around, language, "points", "of") and not has(around, language, "rise", "fall"):
        return None
    return percent if has(around, language, "rise", "fall") and not has(text[percent.end : percent.end + 20], language, "points") else None


def _follows(first: Measure, second: Measure, percent: Measure) -> bool:
    (first_low, first_high), (second_low, second_high) = _ends(first), _ends(second)
    if first_low <= 0:
        return True
    low, high = sorted((abs(second_low / first_high - 1) * _HUNDRED, abs(second_high / first_low - 1) * _HUNDRED))
    if second_low <= first_high and first_low <= second_high:
        low = Decimal(0)
    room = max(2 * percent.slack, Decimal("0.2")) + (percent.value / 10 if percent.is_rough else 0)
    return low - room <= percent.value <= high + room


def _without_to(text: str, first: Measure, second: Measure, language: str) -> Measure:
    """Return the second value, no longer taken for rough if it was the "to" before it that reads like "up to" elsewhere."""
    spoken = phrases(language, "to").sub(" ", text[first.end : second.start])
    return replace(second, is_rough=any(pattern.search(spoken) for _, pattern in numerals_of(language).before))


def _ends(measure: Measure) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that may be meant: forty things are forty, 4,000 may be a rounding."""
    return (measure.value, measure.value) if measure.is_whole and not measure.is_rough else (measure.low, measure.high)


def _folded(sentence: Told, first: Measure, second: Measure) -> Iterator[Fault]:
    text = sentence.words
    start, end = max(0, first.start - _PERCENT_AWAY), min(len(text), second.end + _LINKED)
    clause = text[start:end]
    said = [(fold, found) for fold in _FOLDS for found in (phrases(sentence.language, fold).search(clause),) if found]
    if len(said) != 1 or _CLAUSE.search(clause[min(said[0][1].end(), first.start - start) : max(said[0][1].start(), first.start - start)]):
        return
    fold, found = said[0]
    low, high = _FOLDS[fold]
    if second.low / first.high > high or second.high / first.low < low:
        yield Fault(
            sentence.place,
            f'"{found.group()}" with "{_shown(text, first, second)}"',
            f"{(second.value / first.value).quantize(Decimal('0.1'))} times the first value; another word, or the values mended",
        )


def _shown(text: str, first: Measure, second: Measure) -> str:
    return text[first.start : second.end]
