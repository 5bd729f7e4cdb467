import pytest

from rashomon.audit.context import Context
from rashomon.audit.counts import COUNTS
from rashomon.audit.finding import Fault, Section
from rashomon.page import Count, Meta, Page, QuoteLine, TakeGroup, TakeLine, Text

RULES = {rule.id: rule for rule in COUNTS}
FULL = (
    TakeLine("Le Jour", "France", "fr", Text.of("Il pleut."), QuoteLine("Il pleut"), "https://lejour.example/a"),
    TakeLine("The Day", "United Kingdom", "en", Text.of("It rains."), None, "https://theday.example/a"),
)
LINK = TakeLine("El Día", "Spain", "es", source="https://eldia.example/a", is_link_only=True)


def page_of(*counts: tuple[int, str], groups: tuple[TakeGroup, ...] = (TakeGroup("State-controlled", (*FULL, LINK)),)) -> Page:
    return Page(title=Text.of("T"), meta=Meta(counts=tuple(Count(value, label) for value, label in counts)), takes=groups)


def found(rule: str, page: Page) -> list[Fault]:
    return [item for item in RULES[rule].check(page, Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("value", "label", "true"),
    [(3, "full takes", 2), (2, "link-only takes", 1), (9, "outlets", 3), (4, "languages", 3), (2, "quotes", 1)],
)
def test_a_printed_count_is_what_the_page_holds(value: int, label: str, true: int) -> None:
    (fault,) = found("count-takes", page_of((value, label)))
    assert fault.place.section is Section.META
    assert str(value) in fault.seen
    assert str(true) in fault.expected
    assert found("count-takes", page_of((true, label))) == []


def test_a_page_without_counts_or_takes_has_nothing_to_count() -> None:
    assert found("count-takes", page_of()) == []
    assert found("count-lenses", Page(title=Text.of("T"))) == []


@pytest.mark.parametrize(
    "heading", ["unlabelled", "Unlabelled", "sans étiquette", "sin clasificar", "без метки", "غير مصنف", "未标注", "ラベルなし"]
)
def test_takes_without_a_label_are_no_lens(heading: str) -> None:
    groups = (TakeGroup(heading, FULL),)
    assert len(found("count-lenses", page_of((1, "lenses"), groups=groups))) == 1
    assert found("count-lenses", page_of((0, "lenses"), groups=groups)) == []


def test_every_labelled_group_is_a_lens() -> None:
    groups = (TakeGroup("State-controlled", FULL[:1]), TakeGroup("Independent", FULL[1:]), TakeGroup("unlabelled", (LINK,)))
    assert found("count-lenses", page_of((2, "lenses"), groups=groups)) == []
    (fault,) = found("count-lenses", page_of((3, "lenses"), groups=groups))
    assert "2" in fault.expected


@pytest.mark.parametrize(
    ("region", "least"),
    [("Sub-Saharan Africa", 0), ("Western Europe / United Kingdom", 1), ("Moyen-Orient", 0), ("中东", 0), ("Oriente Medio / España", 1)],
)
def test_a_part_of_the_world_adds_no_country(region: str, least: int) -> None:
    groups = (TakeGroup("unlabelled", (TakeLine("Le Jour", region, "fr", Text.of("Il pleut.")),)),)
    assert found("count-regions", page_of((2, "regions"), groups=groups))
    assert found("count-regions", page_of((least, "countries"), groups=groups)) == []


def test_countries_are_counted_whatever_they_are_called() -> None:
    takes = (
        TakeLine("A", "Türkiye", "tr", Text.of("a")),
        TakeLine("B", "Turkey", "en", Text.of("b")),
        TakeLine("C", "土耳其", "zh", Text.of("c")),
    )
    assert found("count-regions", page_of((1, "countries"), groups=(TakeGroup("unlabelled", takes),))) == []


def test_takes_that_are_a_link_alone_are_not_counted_as_takes() -> None:
    (fault,) = found("take-empty", page_of((3, "takes")))
    assert "2 full" in fault.expected
    assert "1 link-only" in fault.expected
    assert found("take-empty", page_of((2, "full takes"), (1, "link-only takes"))) == []
