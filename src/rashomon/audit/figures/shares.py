"""Parts of a whole: "12 of 34 (35 %)", and that nobody is more than all."""

from collections.abc import Iterator
from decimal import Decimal

import regex

from rashomon.audit.figures.measured import Measure, find_measures
from rashomon.audit.figures.told import Told
from rashomon.audit.figures.vocabulary import UNSPACED, has, phrases
from rashomon.audit.finding import Fault

_HUNDRED = Decimal(100)
_BETWEEN = 30  # characters from a part to its whole, and from there to the percentage
_CLAUSE = regex.compile(r"[.;:!?()（）。；：！？؛؟।,،，、]")
_BRACKET = regex.compile(r"[^.;:!?()（）。；：！？؛؟।,،，、]{0,24}[ \u00a0]?[(（]\s?(?:or |soit |%|٪|％)?\s?$")
_LINK = regex.compile(r"(?i)\s?(?:members|soldiers|people|seats|votes|[\p{L}\p{M}'’]{1,16}\s)?\s?$")
_SHOWN = 110  # characters of a sentence that a finding shows


def shares(sentence: Told) -> Iterator[Fault]:
    """Yield each percentage that is not that of the part and the whole beside it, and each one of more than all."""
    text, language = sentence.words, sentence.language
    measures = find_measures(text, language)
    for part, whole, percent in zip(measures, measures[1:], measures[2:], strict=False):
        if not percent.is_percent or part.is_percent or whole.is_percent or not part.is_whole or not whole.is_whole:
            continue
        if not _is_of(text[part.end : whole.start], language) or not _BRACKET.fullmatch(text, whole.end, percent.start):
            continue
        small, large = sorted((part, whole), key=lambda measure: measure.value)
        if small.value and not _is_share(small, large, percent):
            share = small.value / large.value * _HUNDRED
            yield Fault(
                sentence.place,
                f'"{_shown(text, part.start, percent.end)}"',
                f"{share.quantize(Decimal('0.1'))} %, which is {small.value} of {large.value}; or the number that is wrong, mended",
            )
    for measure in measures:
        if measure.is_percent and measure.value > _HUNDRED and _is_of_all(text, measure, language):
            yield Fault(
                sentence.place,
                f'"{_shown(text, measure.start, measure.end + _BETWEEN)}"',
                "100 % at most: this is a part of a whole",
            )


def _is_of(between: str, language: str) -> bool:
    """Whether what stands between two numbers says that one is a part of the other."""
    if len(between) > _BETWEEN or _CLAUSE.search(between):
        return False
    spoken = between.strip(" \u00a0'’-")
    if language in UNSPACED:
        return has(spoken, language, "of")
    if language == "tr":  # "34 kişiden 12'si": the case ending of the whole says it
        return regex.fullmatch(r"(?:['’]?[\p{L}]*)?\s?[\p{L}]*(?:d[ae]n|t[ae]n|n[ıiuü]n)", spoken) is not None
    words = spoken.split()
    found = phrases(language, "of").search(spoken)
    return found is not None and len(words) - len(found.group().split()) <= 1


def _is_share(part: Measure, whole: Measure, percent: Measure) -> bool:
    low, high = part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED
    room = max(2 * percent.slack, Decimal("0.1")) + (percent.value / 10 if percent.is_rough else 0)  # a share may be cut off, not rounded
    return low - room <= percent.value <= high + room


def _is_of_all(text: str, measure: Measure, language: str) -> bool:
    if measure.is_rough:
        return False
    lead, tail = text[max(0, measure.start - 24) : measure.start], text[measure.end : measure.end + _BETWEEN]
    wholes = phrases(language, "wholes")
    if has(lead + " | " + tail, language, "rise", "fall", "doubled", "tripled"):
        return False
    if language == "tr":  # "seçmenlerin yüzde 120'si"
        found = list(wholes.finditer(lead))
        return bool(found) and not lead[found[-1].end() :].strip()
    if language in {"ja", "hi"}:  # the whole stands ahead: "आबादी का 120 प्रतिशत"
        found = list(wholes.finditer(lead))
        if found and len(lead[found[-1].end() :].strip()) <= 3:  # noqa: PLR2004 ("का", "の")
            return True
    ahead = wholes.search(tail)
    if ahead is None or _CLAUSE.search(tail[: ahead.start()]):
        return False
    gap = tail[: ahead.start()].strip()
    return not gap if language in UNSPACED or "of" not in _of(language) else gap in {"of", *_of(language)}


def _of(language: str) -> frozenset[str]:
    """Words that may part a percentage from its whole where the list of wholes does not hold them already."""
    return {"en": frozenset({"of"}), "id": frozenset({"dari", ""}), "fa": frozenset({"از", ""})}.get(language, frozenset({""}))


def _shown(text: str, start: int, end: int) -> str:
    return text[start : min(end, start + _SHOWN)].strip()
