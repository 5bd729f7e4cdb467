"""Names in Chinese and Japanese: neither capitals nor spaces show them, but the characters of transliteration, surnames and titles do."""

from collections.abc import Iterator
from functools import cache

import regex

from rashomon.annotate.name_cues import Words, cues_of
from rashomon.annotate.naming import Found
from rashomon.model.entity import EntityKind

DENSE = frozenset({"zh", "ja"})
_DOT = "·•‧・"
_MOST_PART = 8  # characters of one part of a transliterated name
_LEAST_SOUNDS, _LEAST_LEFT = 4, 3  # characters in a row that only transliterate: a name by itself, and with a noun of place behind it


@cache
def _patterns(language: str) -> tuple[tuple["regex.Pattern[str]", EntityKind], ...]:
    return _chinese() if language == "zh" else _japanese()


def dense_names(text: str, language: str) -> Iterator[Found]:
    """Yield the names of a text, in order; of two that overlap, the one whose pattern says more."""
    taken = bytearray(len(text))
    found: list[Found] = []
    for pattern, kind in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if taken.find(b"\x01", start, end) < 0 and not _is_no_person(match, language):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Found(start, end, kind))
    yield from sorted(found, key=lambda name: name.start)


def _is_no_person(match: "regex.Match[str]", language: str) -> bool:
    """Whether what stands before an honorific is an office ("外務大臣") or a body ("東京都知事")."""
    if "office" not in match.re.groupindex:
        return False
    name = match.group("name")
    cues = cues_of(language)
    return any(word in name for word in cues.not_people.listed) or name[-1] in "県市町村区都府省庁社党部課国前元両同副新総"


def _any(words: Words) -> str:
    return "|".join(sorted(words.listed, key=lambda word: (-len(word), word))) or "(?!)"


def _chinese() -> tuple[tuple["regex.Pattern[str]", EntityKind], ...]:
    cues = cues_of("zh")
    sound = f"[{cues.sound}]"
    sounds = rf"{sound}{{1,{_MOST_PART}}}"
    parts = rf"{sounds}(?:[{_DOT}\-－]{sounds}){{0,4}}[{_DOT}]{sounds}"
    surname = rf"(?:{'|'.join(cues.surname_two)}|[{cues.surname}])"
    title, speech = _any(cues.title), _any(cues.speech_end)
    close = rf"(?={speech}|[，。、：；！？”」’（）\s]|在|将|和|与|的|等|对|向|带|于|曾|则|周|出席|要求|会见|今|昨|$)"
    open_ = r"(?:(?<=[，。、：；！？”“」「’（）\s在于近往至从位])|(?<=位于)|^)"
    bodies = _any(cues.body_end)
    return (
        (regex.compile(rf"(?<={title})(?P<name>{parts})"), EntityKind.PERSON),
        (regex.compile(rf"(?<!{sound})(?P<name>{parts})"), EntityKind.PERSON),
        (regex.compile(rf"(?<!{sound})(?P<name>{sound}{{{_LEAST_LEFT},{_MOST_PART}}}(?:{bodies}))"), EntityKind.ORGANISATION),
        (regex.compile(r"(?:货轮|渡轮|渔船|油轮|轮船|船只)(?P<name>\p{Han}{2,6}?号)"), EntityKind.NAME),
        (regex.compile(rf"(?<!{sound})(?P<name>{sound}{{{_LEAST_LEFT},{_MOST_PART}}}号)"), EntityKind.NAME),
        (regex.compile(rf"(?<!{sound})(?P<name>{sound}{{{_LEAST_LEFT},{_MOST_PART}}}(?:{_any(cues.place_end)}|镇))"), EntityKind.PLACE),
        (regex.compile(rf"(?<!{sound})(?P<name>{sound}{{{_LEAST_LEFT},{_MOST_PART}}})(?={_any(cues.city_end)})"), EntityKind.CITY),
        (regex.compile(rf"(?<={title})(?P<name>{surname}\p{{Han}}{{1,2}}){close}"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>{surname}\p{{Han}}{{1,2}})(?={speech})"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>\p{{Han}}{{2,6}}?(?:{bodies}))"), EntityKind.ORGANISATION),
        (regex.compile(rf"{open_}(?P<name>\p{{Han}}{{2,3}}(?:镇|村|河|县|岛|港|湖|山))(?=[的，。、位发附])"), EntityKind.PLACE),
        (regex.compile(rf"(?<!{sound})(?P<name>{sound}{{{_LEAST_SOUNDS},{_MOST_PART}}})(?!{sound})"), EntityKind.NAME),
    )


def _japanese() -> tuple[tuple["regex.Pattern[str]", EntityKind], ...]:
    cues = cues_of("ja")
    kana = r"[\p{Katakana}ー]"
    honorific = _any(cues.honorific)
    places, cities = _any(cues.place_end), _any(cues.city_end)
    bodies = _any(cues.body_end)
    open_ = r"(?<![\p{Han}\p{Katakana}ー・])"
    return (
        (regex.compile(rf"{open_}(?P<name>{kana}+(?:[{_DOT}＝=]{kana}+){{1,4}})(?=(?:{honorific}))"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>{kana}{{2,}})(?=(?:{honorific}))"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>(?:{kana}{{3,}}|\p{{Han}}{{2,4}})(?:{bodies}))(?![\p{{Han}}])"), EntityKind.ORGANISATION),
        (regex.compile(rf"{open_}(?P<name>{kana}{{2,}}(?:{places}|{cities}))(?!{kana})"), EntityKind.PLACE),
        (regex.compile(rf"{open_}(?P<name>{kana}+(?:[{_DOT}＝=]{kana}+){{1,4}})(?![{_DOT}]{kana})"), EntityKind.NAME),
        (regex.compile(rf"{open_}(?P<name>\p{{Han}}{{3,6}}?)(?P<office>{honorific})(?!\p{{Han}})"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>\p{{Han}}{{2}})(?P<office>氏|さん|首相|容疑者|被告|選手)(?!\p{{Han}})"), EntityKind.PERSON),
        (regex.compile(rf"{open_}(?P<name>\p{{Han}}{{2,3}}(?:[町村市川島港湖]))(?!\p{{Han}})"), EntityKind.PLACE),
    )
