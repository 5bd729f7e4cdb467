from dataclasses import replace

import pytest
from tests.unit.publish.invented_edition import dam_node, edition

from rashomon.model.edition import Edition
from rashomon.model.imported import Imported, Origin
from rashomon.model.node import Edge, Relation
from rashomon.page import Page, Text, read_json, read_markdown
from rashomon.publish import EditionNeighbours, PrintedNode, renditions

DAM, STRIKE, RECOUNT = "karsu-dam-failure", "port-neuf-strike", "recount-in-two-districts"


def printed(slug: str = DAM, locale: str = "en", given: Edition | None = None) -> PrintedNode:
    return next(each for each in EditionNeighbours(given or edition()).printed() if each.path == f"{locale}/n/{slug}")


def imported() -> Imported:
    page = Page(Text.of("A foreign flood"), canonical="https://a.example/en/n/foreign")
    return Imported("page-1", "foreign", page, Origin("page.md", "digest"), "en", dam_node().counts, entities={"Uzbekistan": "uzbekistan"})


def test_every_page_of_the_site_is_there_and_no_other() -> None:
    given = replace(edition(), imported=(imported(),))
    beside = EditionNeighbours(given)
    paths = {path.rpartition(".")[0] for path in renditions(given) if path.endswith(".html") and path.startswith(("en/", "zh/"))}
    assert {f"en/n/{DAM}", f"zh/n/{STRIKE}", "en/n/foreign", "en/entity/karsu"} <= paths
    assert {path for path in paths if not beside.has(path)} <= {f"{locale}/n/{slug}" for locale in ("en", "zh") for slug in given.redirects}
    assert not any(
        map(beside.has, ("", "en/n/nowhere", "fr/n/karsu-dam-failure", f"en/n/{DAM}.html", "n", f"../en/n/{DAM}", "en/entity/nobody"))
    )


def test_a_folder_is_there_where_it_has_an_index() -> None:
    beside = EditionNeighbours(edition())
    assert beside.has("en")
    assert beside.has("en/")
    assert beside.has("en/entity")
    assert not beside.has("en/n")


def test_an_entity_has_its_names_in_all_languages_the_locale_s_first() -> None:
    beside = EditionNeighbours(edition())
    assert beside.names("en/entity/kazakhstan") == ("Kazakhstan", "哈萨克斯坦", "كازاخستان", "Казахстан")
    found = beside.names("zh/entity/kazakhstan")
    assert found is not None
    assert (found[0], set(found)) == ("哈萨克斯坦", {"Kazakhstan", "哈萨克斯坦", "كازاخستان", "Казахстан"})


@pytest.mark.parametrize(
    "path", ["en/entity/nobody", "en/entity/uzbekistan", f"en/n/{DAM}", "entity/kazakhstan", "fr/entity/kazakhstan", ""]
)
def test_what_has_no_page_or_is_no_entity_has_no_names(path: str) -> None:
    assert EditionNeighbours(edition()).names(path) is None


def test_an_entity_that_a_foreign_page_names_has_a_page_and_names() -> None:
    assert EditionNeighbours(replace(edition(), imported=(imported(),))).names("en/entity/uzbekistan") == ("Uzbekistan", "乌兹别克斯坦")


def test_a_node_names_as_related_what_it_has_an_edge_to_and_what_is_published() -> None:
    beside = EditionNeighbours(edition())
    assert beside.related(f"en/n/{DAM}") == (f"en/n/{STRIKE}",)
    assert beside.related(f"zh/n/{STRIKE}") == (f"zh/n/{DAM}",)
    assert beside.related(f"en/n/{RECOUNT}") == ()
    assert beside.related("en/n/nowhere") is None
    assert beside.related("en/entity/karsu") is None


def test_a_page_that_is_not_published_in_a_locale_is_related_to_nothing_there() -> None:
    given = edition()
    beside = EditionNeighbours(replace(given, nodes={**given.nodes, "zh": given.nodes["zh"][1:]}))
    assert beside.related(f"zh/n/{STRIKE}") == ()
    assert beside.related(f"en/n/{STRIKE}") == (f"en/n/{DAM}",)
    assert not beside.has(f"zh/n/{DAM}")


def test_every_node_of_every_locale_is_printed_once() -> None:
    found = [each.path for each in EditionNeighbours(edition()).printed()]
    assert found == [f"{locale}/n/{slug}" for locale in ("en", "zh") for slug in (DAM, STRIKE, RECOUNT)]
    assert [each.locale for each in EditionNeighbours(edition()).printed()] == ["en"] * 3 + ["zh"] * 3


@pytest.mark.parametrize("slug", [DAM, STRIKE, RECOUNT])
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_page_is_printed_for_the_audit_as_its_markdown_and_its_json_print_it(slug: str, locale: str) -> None:
    files = renditions(edition())
    page = printed(slug, locale).page
    assert page == read_json(files[f"{locale}/n/{slug}.json"].render())
    assert page == read_markdown(files[f"{locale}/n/{slug}.md"].render().decode())


def test_articles_stand_in_the_order_of_the_printed_takes() -> None:
    found = printed()
    urls = {take.article_id: take.url for take in found.node.brief.takes}
    assert len(found.article_ids) == len(found.page.all_takes) == len(urls)
    for article_id, take in zip(found.article_ids, found.page.all_takes, strict=True):
        assert take.source.startswith(urls[article_id])
    assert set(found.article_ids) == set(urls)


def test_a_printed_node_has_those_edges_alone_that_its_page_shows() -> None:
    found = printed()
    assert [edge.to_id for edge in dam_node().edges] == ["event-strike", "event-gone"]
    assert [edge.to_id for edge in found.node.edges] == ["event-strike"]
    lines = [line for line in found.page.graph if line.label != "Entities"]
    assert sum(len(line.items) for line in lines) == len(found.node.edges)
    assert replace(found.node, edges=dam_node().edges) == dam_node()


def test_an_edge_of_a_node_to_itself_is_not_shown() -> None:
    given = edition(("en",))
    itself = replace(dam_node(), edges=(Edge("event-dam", "event-dam", Relation.RELATED, 1.0, ()),))
    found = printed(given=replace(given, nodes={"en": (itself, *given.nodes["en"][1:])}))
    assert found.node.edges == ()
    assert [line.label for line in found.page.graph] == ["Entities"]


def test_foreign_pages_come_in_every_locale_as_their_maker_printed_them() -> None:
    found = list(EditionNeighbours(replace(edition(), imported=(imported(),))).imported())
    assert [(each.path, each.page) for each in found] == [("en/n/foreign", imported().page), ("zh/n/foreign", imported().page)]
    assert list(EditionNeighbours(edition()).imported()) == []
