import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Section
from rashomon.audit.language import LANGUAGE
from rashomon.page import Field, GraphLine, Meta, MetaField, Page, Run, RunKind, TakeGroup, TakeLine, Text

(RULE,) = LANGUAGE
ENGLISH = "The government said that the attackers had been driven back from the airport before the morning."
FRENCH = "Le gouvernement a déclaré que les assaillants avaient été repoussés de l'aéroport avant le lever du jour."
CHINESE = "政府表示，袭击者已在黎明前被击退，机场目前已经恢复正常运行。"
RUSSIAN = "Правительство сообщило, что нападавшие были отброшены от аэропорта ещё до наступления утра."


def page_in(locale: str, *texts: Text) -> Page:
    return Page(title=Text.of("1"), summary=texts, canonical=f"https://news.example/{locale}/n/a" if locale else "")


def found(page: Page) -> list[tuple[Section, str]]:
    return [(item.place.section, item.seen) for item in RULE.check(page, Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("locale", "words", "language"),
    [
        ("zh", ENGLISH, "English"),
        ("en", FRENCH, "French"),
        ("en", CHINESE, "Chinese"),
        ("fr", RUSSIAN, "Russian"),
        ("ru", ENGLISH, "English"),
    ],
)
def test_a_paragraph_in_another_language_than_the_locale_is_found(locale: str, words: str, language: str) -> None:
    ((section, seen),) = found(page_in(locale, Text.of(words)))
    assert section is Section.SUMMARY
    assert seen.startswith(f"{language}: ")


@pytest.mark.parametrize(
    ("locale", "words"), [("en", ENGLISH), ("zh", CHINESE), ("fr", FRENCH), ("ru", RUSSIAN), ("xx", ENGLISH), ("", FRENCH)]
)
def test_a_page_in_one_language_passes(locale: str, words: str) -> None:
    assert found(page_in(locale, Text.of(words), Text.of(words))) == []


def test_what_is_marked_with_its_language_passes() -> None:
    noted = Text((Run(ENGLISH), Run("(英语)", RunKind.EMPHASIS), Run("1", RunKind.CITATION)))
    assert found(page_in("zh", Text.of(CHINESE), Text.of(ENGLISH, language="en"), noted)) == []


def test_a_section_is_reported_once() -> None:
    ((_, seen),) = found(page_in("zh", Text.of(ENGLISH), Text.of(CHINESE), Text.of(ENGLISH)))
    assert seen.endswith("(2 of 3 like it)")


def test_quotes_and_names_in_another_language_pass() -> None:
    assert (
        found(page_in("en", Text.of(f"The minister said: « {FRENCH} »"), Text.of("Jeune Afrique, Le Monde, Süddeutsche Zeitung, El País")))
        == []
    )
    assert found(page_in("zh", Text.of(f"{CHINESE}法国媒体 Radio France Internationale 报道。"), Text.of("Boeing 737 MAX"))) == []


def test_without_a_locale_the_language_of_most_of_the_page_counts() -> None:
    ((_, seen),) = found(page_in("", Text.of(ENGLISH), Text.of(ENGLISH), Text.of(FRENCH)))
    assert seen.startswith("French: ")


def test_a_folder_of_an_address_that_is_no_language_is_no_locale() -> None:
    assert found(page_in("uk", Text.of(ENGLISH))) == []


def test_heads_in_another_script_than_the_body_are_found() -> None:
    heads = Meta((MetaField("heads", (Text.of("战争究竟如何收场"),)),))
    page = Page(title=Text.of("1"), meta=heads, summary=(Text.of(ENGLISH),), canonical="https://news.example/en/n/a")
    assert [section for section, _ in found(page)] == [Section.META]


def test_a_chinese_link_in_an_english_sentence_is_found() -> None:
    title = Run("JNIM的燃料围困扼住巴马科，马里军政府失去了对道路的控制", RunKind.LINK, "/zh/n/blockade")
    name = Run("马里", RunKind.LINK, "/zh/entity/mali")
    text = Text((Run("Fuel tankers that the group had already torched on the national road (see "), title, Run(")")))
    outlet = Run("子午线通讯社与合作伙伴", RunKind.LINK, "../outlet/meridian-wire.md")
    assert len(found(page_in("en", text))) == 1
    assert found(page_in("en", Text((Run("Fuel tankers that the group had torched on the national road, says "), outlet)))) == []
    assert found(page_in("en", Text((Run("Fuel tankers that the group had torched on the national road of "), name)))) == []


def test_a_take_may_be_framed_in_the_language_of_its_document() -> None:
    takes = (TakeLine("Dala-24", language="ru", framing=Text.of(RUSSIAN)), TakeLine("Al Jazeera", language="ar", framing=Text.of(FRENCH)))
    page = Page(title=Text.of("1"), summary=(Text.of(ENGLISH),), takes=(TakeGroup("unlabelled", takes),), front=(Field("locale", "en"),))
    ((section, seen),) = found(page)
    assert section is Section.TAKES
    assert seen.startswith("French: ")


def test_a_related_title_needs_a_mark_and_an_entity_none() -> None:
    related = Text((Run(FRENCH, RunKind.LINK, "b.md"),))
    entity = Text((Run("Organisation pour l'interdiction des armes chimiques et biologiques en Afrique", RunKind.LINK, "../entity/o.md"),))
    page = Page(
        title=Text.of("1"), graph=(GraphLine("Related", (related,)), GraphLine("Entities", (entity,))), front=(Field("locale", "en"),)
    )
    assert [section for section, _ in found(page)] == [Section.GRAPH]


def test_a_page_too_short_to_tell_is_not_checkable() -> None:
    assert [type(item) for item in RULE.check(Page(title=Text.of("Mali")), Context())] == [NotCheckable]


@given(st.text(), st.text())
def test_no_text_makes_the_rule_raise(words: str, locale: str) -> None:
    text = Text((Run(words), Run(words, RunKind.LINK, locale)))
    list(RULE.check(Page(title=text, summary=(text,), front=(Field("locale", locale),)), Context()))
