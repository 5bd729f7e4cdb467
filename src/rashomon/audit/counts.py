"""Counts: what the meta line prints, against what the page holds."""

from collections.abc import Iterator

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.holdings import countries, is_link_only, lenses, outlet_key, places
from rashomon.audit.rule import Rule
from rashomon.page import Count, Page
from rashomon.registry.places import is_region_named

_SHOWN = 6


def _check_takes(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    takes = page.all_takes
    link_only = sum(map(is_link_only, takes))
    outlets = {outlet_key(take, context) for take in takes}
    held = {
        ("full take", "full takes"): (len(takes) - link_only, "takes that show a framing or a quote"),
        ("link-only take", "link-only takes"): (link_only, "takes that are a link alone"),
        ("outlet", "outlets"): (len(outlets), "outlets behind the takes"),
        ("language", "languages"): (len({take.language for take in takes} - {"", "und"}), "languages of the takes"),
        ("quote verified", "quotes verified", "quote", "quotes"): (sum(take.quote is not None for take in takes), "quotes in the takes"),
    }
    for labels, (number, meaning) in held.items():
        count = page.meta.count(*labels)
        if count and count.value != number:
            yield _fault(page, count, f"{number}: the {meaning}")
    count = page.meta.count("take", "takes")
    if count and count.value not in {len(takes), len(takes) - link_only}:
        yield _fault(page, count, f"{len(takes)}: the takes on the page, {link_only} of them a link alone")
    for labels in (("voice", "voices"), ("owner", "owners")):
        count = page.meta.count(*labels)
        if count and count.value > len(outlets):
            yield _fault(page, count, f"at most {len(outlets)}: there are no more outlets behind the takes")


def _check_empty(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    takes = page.all_takes
    empty = [take.outlet for take in takes if is_link_only(take)]
    count = page.meta.count("take", "takes")
    if count and empty and count.value > len(takes) - len(empty):
        seen = f'"{count.value} {count.label}", of which {len(empty)} are a link alone: {_listed(empty)}'
        yield Fault(_meta(page), seen, f"{_counted(len(takes) - len(empty), 'full take')} and {_counted(len(empty), 'link-only take')}")


def _check_lenses(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    count, found = page.meta.count("lens", "lenses"), lenses(page)
    if count and count.value != len(found):
        named = f": {_listed(list(found))}" if found else ""
        unlabelled = ", for takes without a label are under no lens" if len(found) < len(page.takes) else ""
        yield _fault(page, count, f"{len(found)} labelled lenses{named}{unlabelled}")


def _check_regions(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    count = page.meta.count("region", "regions", "country", "countries")
    if count is None:
        return
    takes = page.all_takes
    found = countries(takes)
    if count.value == len(found):
        return
    double = dict.fromkeys(take.region for take in takes if len(places(take)) > 1)
    wide = dict.fromkeys(place for take in takes for place in places(take) if is_region_named(place))
    reasons = [f'"{region}" is two places in one' for region in double]
    reasons += [f'"{place}" is a part of the world and no country' for place in wide]
    because = f" ({'; '.join(reasons)})" if reasons else ""
    yield _fault(page, count, f"{len(found)} countries: {_listed(list(found))}{because}")


def _fault(page: Page, count: Count, expected: str) -> Fault:
    return Fault(_meta(page), f'"{count.value} {count.label}"', expected)


def _meta(page: Page) -> Place:
    return Place(Section.META, None, page.meta.line)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


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
