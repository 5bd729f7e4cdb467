"""Counts: what the meta line prints, against what the page holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.holdings import countries, is_link_only, is_unlabelled, lenses, outlet_key, places
from rashomon.audit.rule import Rule
from rashomon.page import Count, Page, TakeLine
from rashomon.registry.places import country_named, is_region_named
from rashomon.text.languages import normal_tag

_SHOWN = 6
_LINK_ONLY = ("link-only take", "link-only takes")
_TAKES = ("take", "takes")
_FULL = ("full take", "full takes")


@dataclass(frozen=True, slots=True)
class _Held:
    """What a page holds of something: the labels it is counted under, the counts that are honest, the first of them best, and its name."""

    labels: tuple[str, ...]
    numbers: tuple[int, ...]
    meaning: str


def _check_takes(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    takes = page.all_takes
    full = sum(not is_link_only(take) for take in takes)
    outlets = [outlet_key(take, context) for take in takes]
    held = (
        _Held(_TAKES, (len(takes), full), "takes on the page"),
        _Held(_FULL, (full,), "takes that show a framing or a quote"),
        _Held(_LINK_ONLY, (len(takes) - full,), "takes that are a link alone"),
        _Held(("outlet", "outlets"), (len(set(outlets)),), "outlets behind the takes"),
        _Held(("language", "languages"), _languages(takes), "languages of the takes"),
        _Held(("quote verified", "quotes verified", "quote", "quotes"), _quotes(takes), "quotes in the takes"),
    )
    most = (
        _Held(("voice", "voices"), (_most_voices(takes, outlets),), "outlets that speak for themselves in a full take"),
        _Held(("owner", "owners"), (len(set(outlets)),), "outlets behind the takes"),
    )
    for each in held:
        count = _count(page, each.labels)
        if count and count.value not in each.numbers:
            yield _fault(page, count, f"{each.numbers[0]}, the number of {each.meaning}")
    for each in most:
        count = _count(page, each.labels)
        if count and count.value > each.numbers[0]:
            yield _fault(page, count, f"at most {each.numbers[0]}, the number of {each.meaning}")


def _check_empty(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    takes = page.all_takes
    empty = [take.outlet for take in takes if is_link_only(take)]
    full = len(takes) - len(empty)
    # A page that also prints how many takes are a link alone, or how many are full, hides nothing with the sum of both.
    told = (_count(page, _FULL),) if _count(page, _FULL) or _count(page, _LINK_ONLY) else (_count(page, _TAKES),)
    for count in told:
        if count and empty and count.value > full:
            seen = f'"{count.value} {count.label}", of which {len(empty)} are a link alone: {_listed(empty)}'
            yield Fault(_meta(page), seen, f"{_counted(full, 'full take', 'full takes')} and {_counted(len(empty), *_LINK_ONLY)}")


def _check_lenses(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    count, found = _count(page, ("lens", "lenses")), lenses(page)
    if count and count.value != len(found):
        named = f": {_listed(found)}" if found else ""
        absent = next((group.lens for group in page.takes if group.lens and is_unlabelled(group.lens)), "")
        why = f'; takes under "{absent}" have no label, which is no lens' if absent else ""
        yield _fault(page, count, f"{_counted(len(found), 'lens', 'lenses')}, the number of labels over the takes{named}{why}")


def _check_regions(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    takes = page.all_takes
    found = countries(replace(take, region=" / ".join(_narrow(take))) for take in takes)
    wide = dict.fromkeys(place for take in takes for place in places(take) if is_region_named(place))
    double = dict.fromkeys(take.region for take in takes if len(places(take)) > 1)
    honest = {len(found)} if found or double else {0, len(wide)}  # a page that tells by parts of the world alone may count those
    reasons = [f'"{region}" is two places in one' for region in double]
    reasons += [f'"{place}" is a part of the world, no country' for place in wide]
    named = f": {_listed(found)}" if found else ""
    because = f" ({'; '.join(reasons[:_SHOWN])})" if reasons else ""
    for labels, allowed in ((("region", "regions"), honest), (("country", "countries"), {len(found)})):
        count = _count(page, labels)
        if count and count.value not in allowed:
            yield _fault(page, count, f"{_counted(len(found), 'country', 'countries')}{named}{because}")


def _languages(takes: Collection[TakeLine]) -> tuple[int, ...]:
    """The honest counts of languages: with their regions and scripts told apart (zh-Hans, zh-Hant), and without."""
    tags = {_tag(take.language) for take in takes} - {"", "und"}
    return len(tags), len({tag.partition("-")[0] for tag in tags})


def _quotes(takes: Collection[TakeLine]) -> tuple[int, ...]:
    """The honest counts of quotes: with those labelled as headlines, and without."""
    quotes = [take.quote for take in takes if take.quote]
    return len(quotes), sum(not quote.is_headline for quote in quotes)


def _most_voices(takes: Collection[TakeLine], outlets: Collection[str]) -> int:
    """How many voices there can be: outlets of full takes, a copy being the voice of the outlet that it repeats, if that one is here."""
    called: dict[str, set[str]] = defaultdict(set)
    for take, outlet in zip(takes, outlets, strict=True):
        called[take.outlet.casefold()].add(outlet)
    voices = set()
    for take, outlet in zip(takes, outlets, strict=True):
        copied = called.get(take.copy_of.casefold(), set()) if take.copy_of else set()
        if not is_link_only(take):
            voices.add(next(iter(copied)) if len(copied) == 1 else outlet)
    return len(voices)


def _narrow(take: TakeLine) -> tuple[str, ...]:
    """The places of a take that count: no parts of the world, and beside a country ("France / Paris") no place that is none."""
    narrow = tuple(place for place in places(take) if not is_region_named(place))
    listed = tuple(place for place in narrow if country_named(place))
    return listed or narrow


def _count(page: Page, labels: Collection[str]) -> Count | None:
    return next((count for count in page.meta.counts if " ".join(count.label.casefold().split()) in labels), None)


def _tag(language: str) -> str:
    try:
        return normal_tag(language) if language else ""
    except ValueError:
        return language.casefold()


def _fault(page: Page, count: Count, expected: str) -> Fault:
    return Fault(_meta(page), f'"{count.value} {count.label}"', expected)


def _meta(page: Page) -> Place:
    return Place(Section.META, None, page.meta.line)


def _listed(names: Collection[str]) -> str:
    shown = ", ".join(list(names)[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


COUNTS: tuple[Rule, ...] = (
    Rule("count-takes", Severity.ERROR, "Printed counts of takes, outlets, languages and quotes equal what the page holds.", _check_takes),
    Rule(
        "count-lenses",
        Severity.ERROR,
        "The printed number of lenses equals the labelled groups of takes; unlabelled is no lens.",
        _check_lenses,
    ),
    Rule("count-regions", Severity.ERROR, "Printed regions are countries; a slash and a part of the world add none.", _check_regions),
    Rule("take-empty", Severity.WARNING, "Takes that are a link alone are not counted as takes.", _check_empty),
)
