import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.context import Context
from rashomon.audit.damage import DAMAGE
from rashomon.audit.finding import Fault
from rashomon.audit.mojibake import mojibake
from rashomon.page import Count, GraphLine, Meta, NumberLine, Page, QuoteLine, Run, RunKind, TakeGroup, TakeLine, Text

(RULE,) = DAMAGE


def page_with(words: str, *, locale: str = "en") -> Page:
    return Page(title=Text.of("1"), summary=(Text.of(words),), canonical=f"https://news.example/{locale}/n/a")


def told(page: Page) -> list[tuple[str, str]]:
    return [(item.seen, item.expected) for item in RULE.check(page, Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("words", "locale", "right"),
    [
        ("Road-blockade and northerncamp access continue.", "en", "northern camp"),
        ("They attackedthe garrison at dawn and left.", "en", "attacked the"),
        ("The government fell. It was thegovernment that fled.", "en", "the government"),
        ("Las tropas delgobierno huyeron. El gobierno calla.", "es", "del gobierno"),
        ("Le ministre et lesmilitaires parlent ; des militaires se taisent.", "fr", "les militaires"),
    ],
)
def test_two_words_without_a_space_are_told_apart(words: str, locale: str, right: str) -> None:
    assert [expected for _, expected in told(page_with(words, locale=locale))] == [f'"{right}"']


@pytest.mark.parametrize(
    ("words", "locale"),
    [
        ("An airstrike hit the roadblock near the battlefield, withstanding the afternoon's aftershock; otherwise nothing.", "en"),
        ("The therapist went to the northernmost outpost, whichever it was; nevertheless the ceasefire held.", "en"),
        (
            "Sévaré, Gao and Kidal; the counter-insurgency, Telsuenergo and wal-Muslimin; see https://northerncamp.example/thegovernment",
            "en",
        ),
        ("Der Verteidigungsminister besuchte das Flüchtlingslager und die Bundesregierung.", "de"),
        ("Başbakanlıktan yapılan açıklamada görüşülecek denildi.", "tr"),
        ("Los desplazados querían desdeñar la sobremesa según los delegados.", "es"),
    ],
)
def test_compounds_names_and_rare_words_are_whole(words: str, locale: str) -> None:
    assert told(page_with(words, locale=locale)) == []


def test_a_comma_between_a_number_and_what_it_counts_is_stray_and_a_dash_is_not() -> None:
    lines = (NumberLine(Text.of("6"), Text.of("cities struck")), NumberLine(Text.of("6"), Text.of("cities struck"), " — "))
    assert told(Page(title=Text.of("1"), numbers=lines)) == [
        ('"6, cities struck"', 'no comma between a number and what it counts: "6 — cities struck"')
    ]


@pytest.mark.parametrize(
    "words",
    [
        "He left,, then came back.",
        "He left , then came.",
        "It ended. . Nothing",
        "It ended well.. Then",
        ", and so on",
        "他走了，，然后回来。",
    ],
)
def test_doubled_and_detached_separators_are_stray(words: str) -> None:
    assert len(told(page_with(words))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Wait... what?",
        "Martin Luther King Jr.. Then",
        "A version of .NET, 1,000 times .5",
        "等等……好。。。",
        "Il dit : « oui » ; puis non !",
    ],
)
def test_ellipses_abbreviations_and_decimals_are_not_stray(words: str) -> None:
    assert told(page_with(words)) == []


def test_a_citation_between_word_and_full_stop_is_no_stray_space() -> None:
    text = Text((Run("It ended "), Run("1", RunKind.CITATION), Run(". Then it began.")))
    assert told(Page(title=Text.of("1"), summary=(text,))) == []


@pytest.mark.parametrize(
    ("value", "label", "locale", "right"),
    [
        (1, "lenses", "zh", "1 lens"),
        (1, "full takes", "en", "1 full take"),
        (2, "quote verified", "en", "2 quotes verified"),
        (1, "regiones", "es", "1 región"),
        (2, "источников", "ru", "2 источника"),
        (5, "источников", "ru", ""),
        (21, "источник", "ru", ""),
        (0, "lenses", "en", ""),
        (1, "Stimme", "de", ""),
        (1, "widgets", "en", ""),
    ],
)
def test_counts_agree_with_their_label_by_the_plural_rules_of_its_language(value: int, label: str, locale: str, right: str) -> None:
    page = Page(title=Text.of("1"), meta=Meta(counts=(Count(value, label),)), canonical=f"https://news.example/{locale}/n/a")
    assert [expected for _, expected in told(page)] == ([f'"{right}"'] if right else [])


@pytest.mark.parametrize(
    ("words", "meant"),
    [("cafÃ©", "é"), ("donâ€™t", "’"), ("ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"), ("lost \ufffd here", ""), ("Tom &amp; Sons", "")],
)
def test_text_read_with_the_wrong_table_is_found(words: str, meant: str) -> None:
    assert [right for _, right in mojibake(words)] == [meant]


@pytest.mark.parametrize("words", ["« CAFÉ»", "„groß“", "IRMÃ”", "São Paulo, Ñuñoa, Ærø", "Москва", "AT&T; R&D"])
def test_letters_before_closing_marks_are_no_mojibake(words: str) -> None:
    assert list(mojibake(words)) == []


@given(st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x24F)))
def test_whatever_is_read_with_the_wrong_table_is_found(letters: str) -> None:
    try:
        wrong = f"a{letters}a".encode().decode("cp1252")
    except UnicodeDecodeError:
        return
    assert bool(list(mojibake(wrong))) == bool(letters)


def test_slugs_with_capitals_are_no_names() -> None:
    summary = Text(
        (
            Run("JNIM and the "),
            Run("junta", RunKind.LINK, "/zh/entity/junta-mali"),
            Run(" met in Burkina Faso, with some forty others from the region."),
        )
    )
    labels = tuple(map(Text.of, ("Mali", "Jnim", "Junta Mali", "The Coup Belt", "Burkina Faso")))
    page = Page(title=Text.of("1"), summary=(summary,), graph=(GraphLine("Entities", labels),))
    assert [seen for seen, _ in told(page)] == ["Entities: Jnim", "Entities: Junta Mali"]


def test_damage_is_found_in_quotes_too() -> None:
    take = TakeLine("A", quote=QuoteLine("Itâ€™s over"))
    assert len(told(Page(title=Text.of("1"), takes=(TakeGroup("unlabelled", (take,)),)))) == 1


@given(st.text(), st.integers())
def test_no_text_makes_the_rule_raise(words: str, value: int) -> None:
    page = Page(
        title=Text.of(words),
        meta=Meta(counts=(Count(value, words), Count(value, "takes"))),
        numbers=(NumberLine(Text.of(words), Text.of(words)),),
        graph=(GraphLine(words, (Text.of(words),)),),
        canonical=f"https://a.example/{words}",
    )
    list(RULE.check(page, Context()))
