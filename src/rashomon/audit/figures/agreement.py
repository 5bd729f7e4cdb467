"""figure-agreement: one thing has one number on a page, or the page says whose number it is and as of when."""

from collections.abc import Iterator
from itertools import combinations

from rashomon.audit.context import Context
from rashomon.audit.figures.counted import Counted, are_same_word, counted_in, share
from rashomon.audit.figures.readings import room_of_number, room_of_reading
from rashomon.audit.figures.told import told
from rashomon.audit.figures.vocabulary import has, phrases
from rashomon.audit.finding import Fault, NotCheckable, Place, Section
from rashomon.page import NumberLine, Page

_COMPARED = (Section.TITLE, Section.DECK, Section.SUMMARY, Section.NUMBERS)
_MOST = 200  # numbers of a page that are compared with each other; a printed page has some twenty
_JOINED = 3  # things that may stand before "and": "Gao, Kidal and four cities" are six


def check(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield pairs of values of one thing that cannot both be true and that nothing on the page holds apart."""
    del context
    yield from _lines(page)
    if not _is_attributed(page):
        yield from _account(page)


def _is_attributed(page: Page) -> bool:
    """Whether the page says who says its numbers. Two outlets may disagree, and the page is right to print both."""
    return bool(page.sources) or any(number.outlets for number in page.numbers)


def _lines(page: Page) -> Iterator[Fault]:
    lines = [(item, line, room) for item, line in enumerate(page.numbers) for room in (room_of_reading(line.reading),) if room]
    for (_, one, room), (item, other, rival) in combinations(lines[:_MOST], 2):
        if _are_of_one_thing(one, other) and room.excludes(rival) and _nothing_parts(one, other):
            yield Fault(
                Place(Section.NUMBERS, item, other.label.line),
                f'"{other.label.plain}" is {other.value.plain} and also {one.value.plain}, from the same outlets and as of the same day',
                "one of the two marked as disputed or superseded, or the outlet or day that sets them apart",
            )


def _are_of_one_thing(one: NumberLine, other: NumberLine) -> bool:
    return one.label.plain.strip().casefold() == other.label.plain.strip().casefold() != ""


def _nothing_parts(one: NumberLine, other: NumberLine) -> bool:
    if one.status or other.status or one.since != other.since:
        return False
    return {outlet.plain for outlet in one.outlets} == {outlet.plain for outlet in other.outlets}


def _account(page: Page) -> Iterator[Fault]:
    numbers = [counted for sentence in told(page, *_COMPARED) for counted in counted_in(sentence)][:_MOST]
    for one, other in combinations(numbers, 2):
        here, there = (other, one) if other.told.place.section is Section.NUMBERS else (one, other)
        if here.told.place == there.told.place or {here.told.place.section, there.told.place.section} == {Section.SUMMARY}:
            continue
        if _are_of_one_count(here, there) and _contradict(here, there):
            yield Fault(
                here.told.place,
                f'"{_shown(here)}"',
                f'{there.told.place} says "{_shown(there)}"; one number, or who says each and as of when',
            )


def _are_of_one_count(one: Counted, other: Counted) -> bool:
    """Whether both count the same things: one noun, and the same said of it; a bare toll counts all there is to count."""
    language = one.told.language
    if language != other.told.language or any(has(_said(counted), language, "shifts", "claims") for counted in (one, other)):
        return False
    if not are_same_word(one.noun, other.noun):
        return False
    if (one.names or other.names) and set(one.names).isdisjoint(other.names):
        return False
    if not _are_of_one_fate(one, other):
        return False
    if _tell_the_same(one, other):
        return True
    is_headline = other.told.place.section in {Section.TITLE, Section.DECK}
    return is_headline and _is_bare_toll(one) and _is_toll(other)


def _said(counted: Counted) -> str:
    """Return what is said with a number: its clause; of a line of the numbers all, as in "12, people killed (up from 9)"."""
    return counted.told.words if counted.told.place.section is Section.NUMBERS else counted.clause


def _tell_the_same(one: Counted, other: Counted) -> bool:
    """Whether all that one clause says of its things, the other says too: homes destroyed in a flood are not homes damaged in it."""
    fewer, more = sorted(((*one.before, *one.behind), (*other.before, *other.behind)), key=len)
    return bool(fewer) and all(share((word,), more) for word in fewer)


def _are_of_one_fate(one: Counted, other: Counted) -> bool:
    """Whether both clauses have a word of one casualty or neither has any: two dead tourists are not ten injured ones."""
    fates, others = (
        [found.group().lower() for found in phrases(counted.told.language, "dead").finditer(counted.clause)] for counted in (one, other)
    )
    return bool(fates) == bool(others) and (not fates or any(are_same_word(fate, rival) for fate in fates for rival in others))


def _is_bare_toll(counted: Counted) -> bool:
    """Whether a line of the numbers says "41 dead" and no more: then it counts all of them."""
    return counted.told.place.section is Section.NUMBERS and not counted.before and not counted.behind and _is_toll(counted)


def _is_toll(counted: Counted) -> bool:
    """Whether a number counts casualties by themselves: "41 dead", "12 people killed"."""
    language = counted.told.language
    return has(counted.noun, language, "dead") or (has(counted.noun, language, "people") and has(counted.clause, language, "dead"))


def _contradict(one: Counted, other: Counted) -> bool:
    room, rival = room_of_number(one.number), room_of_number(other.number)
    if not room.excludes(rival):
        return False
    # "Bamako and five cities" are six.
    if one.is_added and one.number.value < other.number.value <= one.number.value + _JOINED:
        return False
    return not (other.is_added and other.number.value < one.number.value <= other.number.value + _JOINED)


def _shown(counted: Counted) -> str:
    return " ".join(counted.clause.split())
