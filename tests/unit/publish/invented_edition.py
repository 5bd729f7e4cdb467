"""An invented edition that fills every section: a dam failure in seven languages, a port strike, a recount, an outlet in no registry.

Everything is built in the open: `edition()` gives the whole, `dam_node()` the fullest page. Other tests take parts and replace them.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from rashomon.model.article import Part
from rashomon.model.brief import (
    Brief,
    EntityLink,
    Matrix,
    MatrixRow,
    NumberRow,
    NumberValue,
    Position,
    PrintedQuote,
    ReportState,
    Sentence,
    Take,
    WatchItem,
)
from rashomon.model.claim import Citation
from rashomon.model.edition import Edition, Head, ListedArticle
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis, Lens
from rashomon.model.node import Counts, Dropped, Edge, Node, Receipt, Relation
from rashomon.model.outlet import Control, Outlet, OutletKind
from rashomon.model.quote import QuoteStatus
from rashomon.model.span import Span

MORNING = datetime(2026, 4, 25, 6, 0, tzinfo=UTC)
_MONITOR = ("State Media Monitor", "State Media Matrix", "2024")
REPORTED, ABSENT, UNREAD, CONTRADICTED = ReportState.REPORTED, ReportState.ABSENT, ReportState.UNREAD, ReportState.CONTRADICTED

OUTLETS = {
    outlet.id: outlet
    for outlet in (
        Outlet("steppe-herald", "Steppe Herald", ("steppeherald.example",), "KZ", ("en", "ru"), OutletKind.NEWSPAPER, "Herald Media"),
        Outlet(
            "qasr-news", "قصر نيوز", ("qasr.example",), "QA", ("ar",), OutletKind.BROADCASTER, names={"en": "Qasr News", "zh": "卡斯尔新闻"}
        ),
        Outlet("le-courrier-du-lac", "Le Courrier du Lac", ("courrier.example",), "CH", ("fr",), OutletKind.NEWSPAPER),
        Outlet("huanan-daily", "华南日报", ("huanan.example",), "CN", ("zh",), OutletKind.NEWSPAPER, names={"en": "Huanan Daily"}),
        Outlet("ganga-samachar", "गंगा समाचार", ("ganga.example",), "IN", ("hi",), OutletKind.NEWSPAPER, names={"en": "Ganga Samachar"}),
        Outlet("volga-telegraph", "Волжский телеграф", ("volga.example",), "RU", ("ru",), OutletKind.WIRE, names={"en": "Volga Telegraph"}),
        Outlet("meridian-wire", "Meridian Wire", ("meridian.example",), "GB", ("en",), OutletKind.WIRE),
        Outlet("river-watch", "River Watch", ("riverwatch.example",), "US", ("en",), OutletKind.NGO),
        Outlet("karsu.example", "karsu.example", ("karsu.example",), registered=False),
    )
}


def lens(axis: Axis, value: str) -> Lens:
    """A label as the registry would give it."""
    rater, method, on = _MONITOR if axis is Axis.CONTROL else ("registry", "declared in the outlet's file", "")
    return Lens(axis, value, "UN M49" if axis is Axis.REGION else rater, method, on)


_CONTROL = {
    "huanan-daily": Control.STATE_CONTROLLED,
    "volga-telegraph": Control.STATE_CONTROLLED,
    "qasr-news": Control.CAPTURED_PUBLIC,
    "meridian-wire": Control.INDEPENDENT_PRIVATE,
    "le-courrier-du-lac": Control.INDEPENDENT_PRIVATE,
    "steppe-herald": Control.CAPTURED_PRIVATE,
}
_REGION = {"KZ": "143", "QA": "145", "CH": "155", "CN": "030", "IN": "034", "RU": "151", "GB": "154", "US": "021"}
LENSES = {
    outlet.id: tuple(
        label
        for label in (
            lens(Axis.CONTROL, _CONTROL[outlet.id]) if outlet.id in _CONTROL else None,
            lens(Axis.KIND, outlet.kind) if outlet.kind else None,
            lens(Axis.REGION, _REGION[outlet.country]) if outlet.country else None,
        )
        if label
    )
    for outlet in OUTLETS.values()
}

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("kazakhstan", EntityKind.COUNTRY, {"en": "Kazakhstan", "zh": "哈萨克斯坦", "ar": "كازاخستان"}, ("Казахстан",), "KZ"),
        Entity("karsu", EntityKind.PLACE, {"en": "Karsu", "zh": "卡尔苏"}, ("Қарсу", "كارسو"), "KZ"),
        Entity("water-ministry", EntityKind.ORGANISATION, {"en": "Ministry of Water", "zh": "水利部"}, (), "KZ"),
        Entity("aigul-serik", EntityKind.PERSON, {"en": "Aigul Serik", "zh": "艾古丽·谢里克"}, ("Айгуль Серик",)),
        Entity("uzbekistan", EntityKind.COUNTRY, {"en": "Uzbekistan", "zh": "乌兹别克斯坦"}, (), "UZ"),
        Entity("dockers-union", EntityKind.NAME, {"fr": "Syndicat des dockers"}),
    )
}

HEADS = (
    Head(
        "who-answers-for-the-water",
        {"en": "Who answers for the water", "zh": "谁为水负责"},
        {"en": "When water infrastructure fails, who is held to account?", "zh": "水利设施失守时，由谁承担责任？"},
        ("dams",),
    ),
    Head("what-work-is-worth", {"en": "What work is worth"}, {"en": "Who sets the price of labour, and how?"}, ("strikes",)),
)

ARTICLES: dict[str, tuple[str, str, str]] = {  # article id: outlet, language, words that pages cite
    "a-steppe": (
        "steppe-herald",
        "en",
        "The Karsu dam gave way at 4:40 a.m. on Saturday after a week of rain, and at least 34 people are dead.",
    ),
    "a-meridian": (
        "meridian-wire",
        "en",
        "Engineers had warned the Ministry of Water twice since January that the spillway at Karsu could not carry a spring flood.",
    ),
    "a-qasr": (
        "qasr-news",
        "ar",
        "قالت السلطات إن السد انهار فجرا وإن 41 شخصا على الأقل لقوا حتفهم، فيما لا يزال العشرات في عداد المفقودين.",
    ),
    "a-courrier": (
        "le-courrier-du-lac",
        "fr",
        "Le ministère de l’Eau savait : deux rapports d’ingénieurs, en janvier et en mars, jugeaient l’évacuateur insuffisant.",
    ),
    "a-huanan": ("huanan-daily", "zh", "当地政府表示，此次溃坝由百年一遇的强降雨引起，救援工作正在有序进行，已转移群众1.2万人。"),
    "a-ganga": ("ganga-samachar", "hi", "कार्सू बाँध टूटने से कम से कम 38 लोगों की मौत हो गई और हज़ारों परिवार बेघर हो गए।"),
    "a-volga": ("volga-telegraph", "ru", "Причиной прорыва стали рекордные осадки, сообщили в министерстве водных ресурсов."),
    "a-river": ("river-watch", "en", "No dam fails by rain alone."),
    "a-copy": (
        "karsu.example",
        "en",
        "The Karsu dam gave way at 4:40 a.m. on Saturday after a week of rain, and at least 34 people are dead.",
    ),
    "a-strike-1": ("le-courrier-du-lac", "fr", "Les dockers de Port-Neuf ont voté la grève jusqu’au 2 mai."),
    "a-strike-2": ("meridian-wire", "en", "Dockworkers in Port-Neuf walked out on Friday over pay that has not risen since 2021."),
    "a-recount": ("volga-telegraph", "ru", "Пересчёт голосов в двух округах начнётся в понедельник."),
    "a-recount-2": ("huanan-daily", "zh", "两个选区将于周一重新计票。"),
}


def address(article_id: str) -> str:
    """Where an article stands."""
    return f"https://{OUTLETS[ARTICLES[article_id][0]].domains[0]}/2026/04/{article_id.removeprefix('a-')}"


def cite(article_id: str, words: str = "", part: Part = Part.TEXT) -> Citation:
    """A citation of some (or all) of the words that `ARTICLES` has."""
    text = ARTICLES[article_id][2]
    start = text.index(words) if words else 0
    return Citation(article_id, part, Span.of(text, start, start + len(words or text)))


def sentence(article_id: str, words: str = "", also: tuple[str, ...] = (), links: dict[str, str] | None = None) -> Sentence:
    """A sentence of an article, supported by others too; `links` maps words of it to entities."""
    first = cite(article_id, words)
    text = first.span.text
    found = tuple(
        EntityLink(text.index(name), text.index(name) + len(name), entity) for name, entity in (links or {}).items() if name in text
    )
    return Sentence(text, ARTICLES[article_id][1], (first, *map(cite, also)), found)


def said(text: str, language: str, article_id: str) -> Sentence:
    """A sentence in words of our own, supported by one article."""
    return Sentence(text, language, (cite(article_id),))


def take(article_id: str, hours: int, *, quote: str = "", is_full: bool = True, copy_of: str | None = None) -> Take:
    """An outlet's take on its own words."""
    outlet_id, language, _ = ARTICLES[article_id]
    printed = PrintedQuote(cite(article_id, quote), language, QuoteStatus.VERBATIM) if quote else None
    return Take(
        article_id=article_id,
        outlet_id=outlet_id,
        url=address(article_id),
        language=language,
        country=OUTLETS[outlet_id].country,
        published_at=MORNING + timedelta(hours=hours),
        framing=sentence(article_id) if is_full else None,
        quote=printed,
        is_full=is_full,
        copy_of=copy_of,
        lenses=LENSES[outlet_id],
    )


def number(article_id: str, words: str, value: str, hours: int, **rest: object) -> NumberValue:
    """A value as an article says it."""
    outlet_id, language, _ = ARTICLES[article_id]
    since = MORNING + timedelta(hours=hours)
    return NumberValue(Decimal(value), (cite(article_id, words),), (outlet_id,), language, since=since, **rest)  # type: ignore[arg-type]


def dam_brief(locale: str) -> Brief:
    """The fullest brief: every section has something to say."""
    title = said("Karsu dam fails before dawn; ministry and engineers disagree on why", "en", "a-steppe")
    if locale == "zh":
        title = said("卡尔苏大坝凌晨溃决，水利部与工程师各执一词", "zh", "a-huanan")
    if locale == "ar":
        title = said("انهيار سد كارسو فجرا والوزارة والمهندسون يختلفون على السبب", "ar", "a-qasr")
    links = {"Karsu": "karsu", "Ministry of Water": "water-ministry"}
    outlet_ids = tuple(dict.fromkeys(ARTICLES[each][0] for each in list(ARTICLES)[:8]))
    return Brief(
        event_id="event-dam",
        locale=locale,
        title=title,
        deck=sentence("a-steppe", also=("a-copy",), links=links),
        summary=(
            sentence("a-steppe", also=("a-qasr", "a-ganga", "a-copy"), links=links),
            sentence("a-meridian", also=("a-courrier",), links=links),
            sentence("a-huanan"),
            sentence("a-qasr"),
        ),
        takes=(
            take("a-steppe", 0, quote="after a week of rain"),
            take("a-meridian", 3, quote="could not carry a spring flood"),
            take("a-qasr", 5, quote="لا يزال العشرات في عداد المفقودين"),
            take("a-courrier", 8, quote="Le ministère de l’Eau savait"),
            take("a-huanan", 9, quote="百年一遇的强降雨"),
            take("a-ganga", 11),
            take("a-volga", 7),
            take("a-river", 26, is_full=False),
            take("a-copy", 1, copy_of="a-steppe"),
        ),
        positions=(
            Position(sentence("a-volga"), ("volga-telegraph", "huanan-daily"), lens(Axis.CONTROL, Control.STATE_CONTROLLED), 2, 2, 1, 5),
            Position(
                sentence("a-meridian"), ("meridian-wire", "le-courrier-du-lac"), lens(Axis.CONTROL, Control.INDEPENDENT_PRIVATE), 2, 2, 0, 5
            ),
        ),
        numbers=(
            NumberRow(
                "dead",
                (
                    number("a-steppe", "at least 34", "34", 0, bound=Bound.AT_LEAST, is_superseded=True),
                    number("a-ganga", "कम से कम 38", "38", 11, bound=Bound.AT_LEAST),
                    number("a-qasr", "41", "41", 15),
                ),
                is_disputed=True,
            ),
            NumberRow("evacuated", (number("a-huanan", "1.2万人", "12000", 9),)),
            NumberRow("sluice-gates", (number("a-meridian", "twice", "2", 3),)),
        ),
        why=(said("Four more dams on the river were built to the same design, engineers told Meridian Wire.", "en", "a-meridian"),),
        watch=(
            WatchItem(said("Whether the ministry publishes both engineers’ reports by 15 May.", "en", "a-courrier"), date(2026, 5, 15)),
        ),
        matrix=Matrix(
            outlet_ids,
            (
                MatrixRow(sentence("a-steppe"), 5, (REPORTED, REPORTED, REPORTED, REPORTED, ABSENT, REPORTED, ABSENT, UNREAD)),
                MatrixRow(sentence("a-volga"), 2, (ABSENT, ABSENT, ABSENT, ABSENT, REPORTED, ABSENT, REPORTED, UNREAD)),
                MatrixRow(
                    sentence("a-meridian"),
                    2,
                    (ABSENT, REPORTED, ABSENT, REPORTED, CONTRADICTED, ABSENT, ABSENT, UNREAD),
                    against=sentence("a-volga").citations[:1],
                ),
            ),
        ),
        axis=Axis.CONTROL,
        missing=("uzbekistan",),
    )


def dam_node(locale: str = "en") -> Node:
    """The page of the dam failure."""
    return Node(
        slug="karsu-dam-failure",
        brief=dam_brief(locale),
        counts=Counts(8, 1, 9, 8, 8, 6, 8, 4, 5),
        receipt=Receipt(
            31, 5, 5, (Dropped("superlative", "summary 3", "the worst disaster in the country’s history"),), "extractive/1 e5-small"
        ),
        on=date(2026, 4, 25),
        until=date(2026, 4, 26),
        as_of=MORNING + timedelta(hours=26),
        revision=3,
        heads=("who-answers-for-the-water",),
        entity_ids=("kazakhstan", "karsu", "water-ministry", "aigul-serik"),
        edges=(
            Edge("event-dam", "event-strike", Relation.RELATED, 0.41, ("karsu",)),
            Edge("event-dam", "event-gone", Relation.FOLLOWS, 0.5, ()),
        ),
    )


def strike_node(locale: str = "en") -> Node:
    """A small page, whose title is in French on every locale's pages."""
    brief = Brief(
        event_id="event-strike",
        locale=locale,
        title=sentence("a-strike-1"),
        deck=sentence("a-strike-2"),
        summary=(sentence("a-strike-2"),),
        takes=(take("a-strike-1", -20, quote="jusqu’au 2 mai"), take("a-strike-2", -18)),
        positions=(Position(sentence("a-strike-1"), ("le-courrier-du-lac",), None, 1, 2, 0, 0),),
        axis=Axis.REGION,
    )
    return Node(
        slug="port-neuf-strike",
        brief=brief,
        counts=Counts(2, 0, 2, 2, 2, 2, 2, 2, 1),
        receipt=Receipt(4, 1, 0, (), "extractive/1 e5-small"),
        on=date(2026, 4, 24),
        until=date(2026, 4, 24),
        as_of=MORNING - timedelta(hours=18),
        heads=("what-work-is-worth",),
        entity_ids=("dockers-union",),
        edges=(Edge("event-strike", "event-dam", Relation.RELATED, 0.41, ("karsu",)),),
    )


def recount_node(locale: str = "en") -> Node:
    """The least a page can be."""
    brief = Brief(
        "event-recount", locale, sentence("a-recount"), None, (sentence("a-recount-2"),), (take("a-recount", -40), take("a-recount-2", -39))
    )
    return Node(
        "recount-in-two-districts", brief, Counts(2, 0, 2, 2, 2, 2, 2, 0, 0), Receipt(2, 0, 0, (), ""), as_of=MORNING - timedelta(hours=39)
    )


def listings() -> tuple[ListedArticle, ...]:
    """Every article, newest last."""
    slugs = {"a-strike-1": "port-neuf-strike", "a-strike-2": "port-neuf-strike", "a-recount": "recount-in-two-districts"}
    return tuple(
        ListedArticle(
            article_id,
            outlet_id,
            address(article_id),
            words.split("，")[0].split("،")[0].split(", and")[0],
            language,
            MORNING + timedelta(hours=hours) if hours else None,
            slugs.get(article_id, "karsu-dam-failure"),
        )
        for hours, (article_id, (outlet_id, language, words)) in enumerate(ARTICLES.items())
    )


def edition(locales: tuple[str, ...] = ("en", "zh"), base_url: str | None = None) -> Edition:
    """The whole."""
    return Edition(
        locales=locales,
        nodes={locale: (dam_node(locale), strike_node(locale), recount_node(locale)) for locale in locales},
        outlets=OUTLETS,
        lenses=LENSES,
        entities=ENTITIES,
        heads=HEADS,
        listings=listings(),
        redirects={"karsu-dam-bursts": "karsu-dam-break", "karsu-dam-break": "karsu-dam-failure", "lost": "nowhere"},
        as_of=MORNING + timedelta(hours=26),
        base_url=base_url,
    )
