from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.context import Context
from rashomon.audit.dates import DATES
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.audit.named_days import named_days
from rashomon.page import Field, Meta, MetaField, NumberLine, Page, TakeGroup, TakeLine, Text, TimelineLine, WatchItem

RULES = {rule.id: rule for rule in DATES}
ON = Meta((MetaField("date", (Text.of("2026-04-25"),)),))


def page_with(words: str = "", *, locale: str = "en", as_of: str = "2026-05-01", sources: tuple[str, ...] = ()) -> Page:
    front = (Field("locale", locale), *((Field("as_of", as_of),) if as_of else ()))
    takes = (TakeGroup("unlabelled", tuple(TakeLine("A", source=source) for source in sources)),) if sources else ()
    return Page(title=Text.of("1"), front=front, meta=ON, summary=(Text.of(words),) if words else (), takes=takes)


def seen(rule: str, page: Page) -> list[str]:
    return [item.seen for item in RULES[rule].check(page, Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Nine people died on 9 May 2026."),
        ("en", "Gunmen attacked the town on May 9, 2026."),
        ("fr", "Neuf personnes sont mortes, le village attaqué le 9 mai 2026."),
        ("es", "Nueve personas murieron el 9 de mayo de 2026."),
        ("ru", "9 мая 2026 года погибли девять человек."),
        ("zh", "2026年5月9日，九人遇难。"),
        ("ar", "قتل تسعة أشخاص في 9 مايو 2026."),
        ("hi", "9 मई 2026 को विस्फोट हुआ।"),
    ],
)
def test_what_is_told_as_past_after_the_as_of_time_is_found(locale: str, words: str) -> None:
    assert seen("dates", page_with(words, locale=locale)) == [f'"{words}"']


@pytest.mark.parametrize(
    "words",
    [
        "Nine people died on 30 April 2026.",
        "The talks are scheduled for 9 May 2026.",
        "The state of emergency, under which nine died, lasts until 9 May 2026.",
        "Nine people died on 9 May.",
        "The court named 9 May 2026.",
        "It struck at least 2026 homes in May.",
    ],
)
def test_plans_and_days_that_have_come_pass(words: str) -> None:
    assert seen("dates", page_with(words)) == []


def test_without_an_as_of_time_the_newest_source_stands_in() -> None:
    words = "Nine people died on 9 May 2026."
    assert seen("dates", page_with(words, as_of="", sources=("https://a.example/2026/04/27/x",))) == [f'"{words}"']
    assert seen("dates", page_with(words, as_of="", sources=("https://a.example/2026/05/47654/",))) == []


def test_days_of_numbers_and_of_the_timeline_must_have_come() -> None:
    page = Page(
        title=Text.of("1"),
        front=(Field("as_of", "2026-05-01"),),
        numbers=(
            NumberLine(Text.of("6"), Text.of("dead"), since="2026-05-02"),
            NumberLine(Text.of("5"), Text.of("dead"), since="2026-05-01"),
        ),
        timeline=(
            TimelineLine("2026-05-03", Text.of("A bridge fell.")),
            TimelineLine("2026-05-04", Text.of("Voters will go to the polls.")),
        ),
    )
    assert seen("dates", page) == ["since 2026-05-02", "2026-05-03: A bridge fell."]


def test_sources_of_another_time_than_the_event_are_found() -> None:
    assert seen("dates", page_with(sources=("https://a.example/2025/11/01/x",))) == ["the newest source is of 2025-11-01"]
    assert seen("dates", page_with(sources=("https://a.example/news/2026-09-01-x", "https://b.example/1"))) == [
        "the newest source is of 2026-09-01"
    ]
    assert seen("dates", page_with(sources=("https://a.example/2025/11/01/x", "https://b.example/2026/04/26/y"))) == []


def test_a_page_without_any_date_is_not_checkable() -> None:
    assert [type(item) for item in RULES["dates"].check(Page(title=Text.of("1")), Context())] == [NotCheckable]


@pytest.mark.parametrize(
    "words",
    [
        "Who replaces Camara as defence minister and whether the Russia-AES security relationship continues on the same terms.",
        "AES joint-force operational effectiveness in the weeks after the airstrikes, measured by whether the road-blockade continues.",
        "Whether JNIM attempts a follow-on strike while the command transition is uncertain.",
        "The AES's posture toward ceasefire negotiations: the attack may have killed any near-term political track.",
        "Whether the army comes back after the coup of 18 August 2020.",
        "Qui remplacera le ministre ?",
        "谁将接任国防部长？",
    ],
)
def test_an_item_without_a_day_to_look_again_is_found(words: str) -> None:
    page = Page(title=Text.of("1"), meta=ON, watch=(WatchItem(Text.of(words)),))
    assert len(seen("watch-resolvable", page)) == 1


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Will a minister be named by the end of June?"),
        ("en", "Whether the airport opens within two weeks."),
        ("en", "The next note will be issued on 4 March at 12:00."),
        ("en", "Whether turnout passes half on Sunday."),
        ("fr", "Si le ministre est nommé avant le 9 mai 2026."),
        ("es", "Si el puerto reabre en dos semanas."),
        ("pt", "Se o porto reabre até junho."),
        ("de", "Ob der Hafen binnen drei Wochen öffnet."),
        ("it", "Se il porto riapre entro trenta giorni."),
        ("ru", "Откроется ли порт через две недели."),
        ("ar", "هل يفتح الميناء خلال أسبوعين؟"),
        ("zh", "港口能否在两周内重新开放？"),
        ("ja", "港が来月に再開されるかどうか。"),
        ("hi", "क्या बंदरगाह दो सप्ताह में खुलेगा?"),
        ("tr", "Liman iki hafta içinde açılacak mı?"),
        ("id", "Apakah pelabuhan dibuka dalam dua minggu?"),
        ("sw", "Je, bandari itafunguliwa wiki ijayo?"),
        ("fa", "آیا بندر تا دو هفته باز می‌شود؟"),
    ],
)
def test_an_item_with_a_day_or_a_bounded_time_passes(locale: str, words: str) -> None:
    page = Page(title=Text.of("1"), meta=ON, watch=(WatchItem(Text.of(words, language=locale)),))
    assert seen("watch-resolvable", page) == []


def test_an_unmarked_item_in_another_language_than_the_page_is_read_in_its_own() -> None:
    page = Page(title=Text.of("1"), front=(Field("locale", "en"),), watch=(WatchItem(Text.of("वितरण 16 मार्च से शुरू होगा।")),))
    assert seen("watch-resolvable", page) == []


def test_an_item_with_the_pages_own_day_passes_and_one_about_a_mood_does_not() -> None:
    own = WatchItem(Text.of("The posture of the bloc."), "2026-06-01")
    mood = WatchItem(Text.of("The mood in the capital in June."))
    assert seen("watch-resolvable", Page(title=Text.of("1"), meta=ON, watch=(own, mood))) == ['"The mood in the capital in June."']


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "on 25-26 April 2026", date(2026, 4, 26)),
        ("fr", "le 1er mai 2026", date(2026, 5, 1)),
        ("de", "am 12.03.2026", date(2026, 3, 12)),
        ("pt", "12 de março de 2026", date(2026, 3, 12)),
        ("ar", "١٢ أبريل ٢٠٢٦", date(2026, 4, 12)),
        ("fa", "۱۵ آوریل ۲۰۲۶", date(2026, 4, 15)),
        ("ja", "2026年2月", date(2026, 2, 28)),
        ("tr", "15 Nisan 2026'da", date(2026, 4, 15)),
    ],
)
def test_days_are_read_as_languages_write_them(language: str, words: str, day: date) -> None:
    assert [named.last for named in named_days(words, language)] == [day]


def test_days_that_no_calendar_has_are_not_read() -> None:
    assert named_days("2026-02-30, 31 June 2026", "en")[-1:] == named_days("2026-02-30, xx June 2026", "en")[-1:]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_in_the_form_of_iso_8601_is_read(day: date) -> None:
    assert [named.last for named in named_days(f"on {day.isoformat()}.", "en")] == [day]


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_rule_about_time_raise(words: str, url: str, since: str) -> None:
    page = Page(
        title=Text.of(words),
        front=(Field("as_of", since),),
        meta=Meta((MetaField("date", (Text.of(since),)),)),
        summary=(Text.of(f"killed {words} 2026-05-09"),),
        watch=(WatchItem(Text.of(words), since),),
        timeline=(TimelineLine(since, Text.of(words)),),
        takes=(TakeGroup("", (TakeLine("A", source=f"https://a.example/2026/{url}/1"),)),),
    )
    for rule in DATES:
        list(rule.check(page, Context()))
