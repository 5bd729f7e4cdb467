from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.context import Context, Known
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.audit.links import LINKS
from rashomon.model.entity import Entity, EntityKind
from rashomon.page import GraphLine, Page, Run, RunKind, SourceLine, TakeGroup, TakeLine, Text
from rashomon.registry.entities import load_entities

RULES = {rule.id: rule for rule in LINKS}
KNOWN = Context(Known(load_entities()))
CANONICAL = "https://news.example/zh/n/attack"


@dataclass(frozen=True, slots=True)
class Site:
    """A site of a few pages: names of its entity pages, relations of its event pages."""

    entities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    events: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        return path in self.entities or path in self.events

    def names(self, path: str) -> tuple[str, ...] | None:
        return self.entities.get(path)

    def related(self, path: str) -> tuple[str, ...] | None:
        return self.events.get(path)


def link(words: str, target: str) -> Text:
    return Text((Run("Reports from "), Run(words, RunKind.LINK, target), Run(" came late.")))


def label(words: str) -> Text:
    return Text((Run(words, RunKind.LINK, f"/en/entity/{words.lower().replace(' ', '-')}"),))


def page_with(*texts: Text, title: str = "Attack", graph: tuple[GraphLine, ...] = (), canonical: str = CANONICAL) -> Page:
    return Page(title=Text.of(title), summary=texts, graph=graph, canonical=canonical)


def seen(rule: str, page: Page, context: Context = KNOWN) -> list[str]:
    return [item.seen for item in RULES[rule].check(page, context) if isinstance(item, Fault)]


def test_a_capital_linked_to_its_country_a_bloc_to_a_war_and_a_country_to_its_junta_are_found() -> None:
    page = page_with(
        link("Bamako", "/zh/entity/mali"),
        link("Alliance of Sahel States", "/zh/entity/sahel-insurgency"),
        link("Mali", "/zh/entity/junta-mali"),
        link("Париж", "/ru/entity/france"),
        link("巴马科", "/zh/entity/mali"),
    )
    assert seen("entity-target", page) == [
        "[Bamako](/zh/entity/mali)",
        "[Alliance of Sahel States](/zh/entity/sahel-insurgency)",
        "[Mali](/zh/entity/junta-mali)",
        "[Париж](/ru/entity/france)",
        *(["[巴马科](/zh/entity/mali)"] if KNOWN.known.named("巴马科") else []),
    ]


TYPED = Known(
    (
        Entity("moscow", EntityKind.CITY, {"en": "Moscow"}, country="RU", is_capital=True),
        Entity("government-of-russia", EntityKind.GOVERNMENT, {"en": "Government of Russia"}, ("Moscow", "Kremlin"), "RU"),
        Entity("sahel-states", EntityKind.BLOC, {"en": "Alliance of Sahel States"}, ("AES",)),
        Entity("sahel-war", EntityKind.CONFLICT, {"en": "Sahel war"}, ("Alliance of Sahel States",)),
        Entity("luxembourg", EntityKind.COUNTRY, {"en": "Luxembourg"}, country="LU"),
        Entity("luxembourg-lu", EntityKind.CITY, {"en": "Luxembourg"}, country="LU", is_capital=True),
    )
)


def test_a_capital_is_no_government_and_a_bloc_no_war_even_where_a_list_gives_them_one_name() -> None:
    page = page_with(link("Moscow", "/en/entity/government-of-russia"), link("Alliance of Sahel States", "/en/entity/sahel-war"))
    assert seen("entity-target", page, Context(TYPED)) == [
        "[Moscow](/en/entity/government-of-russia)",
        "[Alliance of Sahel States](/en/entity/sahel-war)",
    ]


def test_words_that_name_both_may_lead_to_either() -> None:
    targets = ("luxembourg", "luxembourg-lu")
    page = page_with(
        *(link("Luxembourg", f"/en/entity/{target}") for target in targets), link("Kremlin", "/en/entity/government-of-russia")
    )
    assert seen("entity-target", page, Context(TYPED)) == []


def test_names_in_any_language_initials_possessives_and_words_that_no_list_knows_are_left_alone() -> None:
    page = page_with(
        link("Jama'at Nusrat al-Islam wal-Muslimin", "/zh/entity/jnim"),
        link("junta's", "/zh/entity/junta-mali"),
        link("Mali's", "/en/entity/mali.html"),
        link("马里", "/zh/entity/mali"),
        link("Объединённые Арабские Эмираты", "/ru/entity/united-arab-emirates"),
        link("the UN", "/en/entity/united-nations"),
        link("United Nations", "/en/entity/un"),
        link("China", "/en/entity/peoples-republic-of-china"),
        link("Paris", "/en/entity/paris-fr"),
        link("Dutch", "/en/entity/netherlands"),
        link("Azawad", "https://elsewhere.example/azawad"),
    )
    assert seen("entity-target", page) == []


def test_with_the_sites_own_names_at_hand_a_link_is_judged_by_them() -> None:
    site = Site(
        {
            "en/entity/camara": ("Sadio Camara", "萨迪奥·卡马拉"),
            "en/entity/sahel-war": ("Sahel insurgency",),
            "en/entity/mali": ("Mali", "马里"),
        }
    )
    context = Context(KNOWN.known, None, site, "en/n/attack")
    page = page_with(
        link("Camara", "../entity/camara.md"),
        link("Defence Minister Sadio Camara", "../entity/camara.md"),
        link("卡马拉", "../entity/camara.md"),
        link("Malian", "../entity/mali.md"),
        link("Azawad Front", "../entity/camara.md"),
        link("Alliance of Sahel States", "../entity/sahel-war.md"),
        link("Bamako", "../entity/mali.md"),
    )
    assert seen("entity-target", page, context) == [
        "[Azawad Front](../entity/camara.md)",
        "[Alliance of Sahel States](../entity/sahel-war.md)",
        "[Bamako](../entity/mali.md)",
    ]


def test_without_any_list_of_entities_links_to_them_are_not_checkable() -> None:
    told = list(RULES["entity-target"].check(page_with(link("Bamako", "/zh/entity/mali")), Context()))
    assert [type(item) for item in told] == [NotCheckable]


def test_rebels_of_the_title_without_an_entity_are_missed() -> None:
    summary = Text.of("Militants and the Tuareg separatist Azawad Liberation Front (FLA) launched an offensive.")
    page = page_with(
        summary, title="JNIM and Tuareg rebels kill a minister", graph=(GraphLine("Entities", (Text.of("Mali"), Text.of("Jnim"))),)
    )
    assert seen("entity-missing", page) == ['"Tuareg rebels" (Azawad Liberation Front) in the title, and no entity of the page names it']


def test_an_actor_of_the_title_is_found_under_any_name_that_its_entity_has() -> None:
    assert seen("entity-missing", page_with(label("Kenya"), title="肯尼亚与联合国达成协议")) == [
        '"联合国" in the title, and no entity of the page names it'
    ]
    assert seen("entity-missing", page_with(label("Kenya"), label("UN"), title="肯尼亚与联合国达成协议")) == []
    assert seen("entity-missing", page_with(label("Russia"), title="США и Россия договорились")) == [
        '"США" in the title, and no entity of the page names it'
    ]


def test_names_of_persons_and_cities_are_not_taken_for_countries_in_a_title() -> None:
    assert seen("entity-missing", page_with(title="Michael Jordan visits Bamako to talk turkey")) == []


def test_an_acronym_of_no_organisation_is_no_actor() -> None:
    page = page_with(Text.of("The Gross Domestic Product (GDP) fell."), title="GDP falls")
    assert seen("entity-missing", page) == []


def test_related_pages_that_are_not_there_or_do_not_answer_are_found() -> None:
    site = Site(events={"en/n/answers": ("en/n/attack",), "en/n/silent": ()})
    context = Context(KNOWN.known, None, site, "en/n/attack")
    items = tuple(Text((Run(slug, RunKind.LINK, f"{slug}.md"),)) for slug in ("../n/answers", "../n/silent", "../n/gone"))
    wiki = (Text((Run("answers", RunKind.WIKI),)), Text((Run("gone", RunKind.WIKI),)))
    page = page_with(graph=(GraphLine("Related", (*items, *wiki)),), canonical="https://news.example/en/n/attack")
    assert seen("related-exists", page, context) == ["[../n/silent](../n/silent.md)", "[../n/gone](../n/gone.md)", "[[gone]]"]


def test_neighbours_of_a_page_about_an_event_are_pages_about_events() -> None:
    site = Site(events={"en/n/answers": ("en/n/attack",), "en/n/silent": ()})
    items = tuple(Text((Run(slug, RunKind.LINK, f"{slug}.md"),)) for slug in ("answers", "silent", "gone", "../entity/mali"))
    page = page_with(graph=(GraphLine("related", items),), canonical="https://news.example/en/n/attack")
    assert seen("related-exists", page, Context(KNOWN.known, None, site, "en/n/attack")) == ["[silent](silent.md)", "[gone](gone.md)"]


def test_related_pages_of_a_page_that_stands_alone_are_not_checkable() -> None:
    page = page_with(graph=(GraphLine("Related", (Text((Run("a", RunKind.WIKI),)),)),))
    assert [type(item) for item in RULES["related-exists"].check(page, KNOWN)] == [NotCheckable]


def test_double_brackets_and_bare_labels_of_a_page_that_stands_alone_lead_nowhere() -> None:
    graph = (
        GraphLine("Related", (Text((Run("mali-hrw-abuses-jun28", RunKind.WIKI),)),)),
        GraphLine("Entities", (Text.of("Mali"), Text.of("Jnim"), label("Kenya"))),
    )
    assert seen("link-resolvable", page_with(link("JNIM", "/zh/entity/jnim"), graph=graph)) == [
        "[[mali-hrw-abuses-jun28]]",
        "Entities: Mali",
        "Entities: Jnim",
    ]


def test_addresses_that_run_something_or_name_no_host_are_refused() -> None:
    targets = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "https://a b.example/", "", "http://[1"]
    page = page_with(
        *(link("here", target) for target in targets), link("fine", "https://ok.example/a?b#c"), link("mail", "mailto:a@b.example")
    )
    assert len(seen("link-resolvable", page)) == len(targets)


def test_an_address_without_a_host_needs_a_page_that_says_where_it_stands() -> None:
    assert seen("link-resolvable", page_with(link("Mali", "/zh/entity/mali"), canonical="")) == ["[Mali](/zh/entity/mali)"]
    assert seen("link-resolvable", page_with(link("Mali", "#sources"), canonical="")) == []


def test_within_a_site_relative_links_must_lead_to_one_of_its_pages() -> None:
    context = Context(KNOWN.known, None, Site({"en/entity/mali": ("Mali",)}), "en/n/attack")
    page = page_with(
        link("Mali", "../entity/mali.md"),
        link("Mali", "/en/entity/mali.html#top"),
        link("Niger", "../entity/niger.md"),
        link("up", "../../../../etc/passwd"),
    )
    assert seen("link-resolvable", page, context) == ["[Niger](../entity/niger.md)", "[up](../../../../etc/passwd)"]


def test_takes_and_sources_need_an_address_of_the_web() -> None:
    page = Page(
        title=Text.of("Attack"),
        takes=(TakeGroup("unlabelled", (TakeLine("A", source="javascript:x"), TakeLine("B", source="https://b.example/1"))),),
        sources=(SourceLine(1, Text.of("A"), url="ftp://a.example/1"), SourceLine(2, Text.of("B"))),
    )
    assert seen("link-resolvable", page) == ["Source: javascript:x", "Source: ftp://a.example/1"]


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_rule_about_links_raise(words: str, target: str, title: str) -> None:
    linked = Text(
        (
            Run(words, RunKind.LINK, target),
            Run(words, RunKind.WIKI),
            Run(f" {words} ({target})"),
            Run(words, RunKind.LINK, f"/n/entity/{target}"),
        )
    )
    page = page_with(linked, title=title, graph=(GraphLine(words, (linked, Text.of(words))),), canonical=target)
    for context in (KNOWN, Context(KNOWN.known, None, Site({"entity/mali": ("Mali",)}), words)):
        for rule in LINKS:
            list(rule.check(page, context))
