import pytest

from rashomon.model.outlet import Control, ControlLabel, ListedSource, Outlet, OutletKind
from rashomon.registry import registry_from
from rashomon.registry.feed_lists import outlets_with
from rashomon.registry.naming import domain_of, id_for, id_for_name
from rashomon.registry.opml import Feed

HERALD = Outlet(
    "herald",
    "The Herald",
    ("herald.example",),
    "GB",
    ("en",),
    OutletKind.NEWSPAPER,
    "Herald Trust",
    ControlLabel(Control.STATE_CONTROLLED, "Somebody", "survey", "2024"),
    {"zh": "先驱报"},
    sources=(ListedSource("https://herald.example/rss"),),
)
REGISTRY = registry_from([HERALD])


def test_a_further_feed_of_a_known_outlet_makes_a_copy_of_it_with_that_feed() -> None:
    found = outlets_with([Feed("https://feeds.herald.example/world", "Herald World", language="en-GB")], REGISTRY)

    assert [(each.id, each.name, each.owner, each.control, each.names) for each in found.outlets] == [
        ("herald", "The Herald", "Herald Trust", HERALD.control, {"zh": "先驱报"})
    ]
    assert found.outlets[0].sources == (*HERALD.sources, ListedSource("https://feeds.herald.example/world", language="en-GB"))
    assert (found.new, found.feeds, found.known_feeds) == (0, 1, 0)


def test_a_feed_that_is_known_or_stands_twice_is_counted_and_adds_nothing() -> None:
    found = outlets_with([Feed("https://herald.example/rss"), Feed("https://new.example/a"), Feed("https://new.example/a")], REGISTRY)

    assert [each.id for each in found.outlets] == ["new"]
    assert (found.new, found.feeds, found.known_feeds) == (1, 1, 2)


def test_feeds_of_one_new_domain_are_one_outlet_named_as_the_first() -> None:
    feeds = [
        Feed("https://feeds.gazette.co.uk/news", "Gazette: news", language="en"),
        Feed("https://www.gazette.co.uk/sport.xml", "Gazette: sport", language="no language!"),
    ]

    assert outlets_with(feeds, REGISTRY).outlets == (
        Outlet(
            "gazette",
            "Gazette: news",
            ("gazette.co.uk",),
            languages=("en",),
            sources=(ListedSource("https://feeds.gazette.co.uk/news", language="en"), ListedSource("https://www.gazette.co.uk/sport.xml")),
        ),
    )


def test_the_site_says_whose_a_feed_is_before_the_address_of_the_feed_does() -> None:
    feeds = [
        Feed("http://feeds.feedburner.com/herald-world", "World", "https://www.herald.example/world"),
        Feed("http://feeds.feedburner.com/tribune", "Tribune", "https://tribune.com/"),
    ]

    assert [(each.id, each.domains) for each in outlets_with(feeds, REGISTRY).outlets] == [
        ("herald", ("herald.example",)),
        ("tribune", ("tribune.com",)),
    ]


def test_feeds_on_a_host_that_carries_many_are_outlets_of_their_own_without_its_domain() -> None:
    feeds = [
        Feed("http://feeds.feedburner.com/a", "Same name"),
        Feed("http://feeds.feedburner.com/b", "Same name"),
        Feed("https://rss.app/x"),
    ]

    assert [(each.id, each.name, each.domains) for each in outlets_with(feeds, REGISTRY).outlets] == [
        ("same-name", "Same name", ()),
        ("same-name-2", "Same name", ()),
        ("rss-app-x", "rss.app/x", ()),
    ]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.lemonde.fr/rss/une.xml", "lemonde.fr"),
        ("https://feeds.npr.org/1001/rss.xml", "npr.org"),
        ("https://rss.nytimes.com/", "nytimes.com"),
        ("https://rss.com/", "rss.com"),
        ("https://m.co.uk/", "m.co.uk"),
        ("https://es.wikinews.org/", "es.wikinews.org"),
        ("https://новости.example/", "xn--b1amnebsh.example"),
        ("https://feeds.feedburner.com/x", None),
        ("https://127.0.0.1/rss", None),
        ("https://[::1]/rss", None),
        ("https://under_score.example/rss", None),
        ("https://localhost/rss", None),
    ],
)
def test_a_domain_is_that_of_the_site_not_of_the_service(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("domain", "taken", "outlet_id"),
    [
        ("gazette.co.uk", set(), "gazette"),
        ("es.gazette.com", set(), "es-gazette"),
        ("gazette.co.uk", {"gazette"}, "gazette-co-uk"),
        ("gazette.co.uk", {"gazette", "gazette-co-uk"}, "gazette-co-uk-2"),
        ("gazette.co.uk", {"gazette", "gazette-co-uk", "gazette-co-uk-2"}, "gazette-co-uk-3"),
        (f"{'x' * 60}.{'y' * 60}.com", set(), f"{'x' * 60}-{'y' * 13}"),
    ],
)
def test_an_id_is_made_of_the_domain_and_is_never_taken(domain: str, taken: set[str], outlet_id: str) -> None:
    assert id_for(domain, taken) == outlet_id


def test_an_id_is_made_of_a_name_in_any_script() -> None:
    assert (id_for_name("先驱报", set()), id_for_name("!?", set()), id_for_name("!?", {"outlet"})) == ("xianqubao", "outlet", "outlet-2")
