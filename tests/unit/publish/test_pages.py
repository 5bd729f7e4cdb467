"""What a reader finds on the pages."""

from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import html as lxml_html
from tests.unit.publish.invented_edition import cite, dam_node, edition, lens, recount_node, strike_node

from rashomon.model.brief import NumberValue
from rashomon.model.edition import Edition
from rashomon.model.lens import Axis
from rashomon.page import read_json, read_markdown
from rashomon.publish import renditions


def tree(path: str, given: Edition | None = None) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(renditions(given or edition())[path].render().decode())


def text_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def test_a_node_page_has_its_sections_in_order() -> None:
    headings = [text_of(heading) for heading in tree("en/n/karsu-dam-failure.html").iter("h2")]
    assert headings == [
        "Summary",
        "The split",
        "By the numbers",
        "Why it matters",
        "What to watch",
        "Takes by lens",
        "Who reports what",
        "Timeline",
        "Across the graph",
        "Receipts",
    ]


def test_a_node_with_little_to_say_has_few_sections() -> None:
    headings = [text_of(heading) for heading in tree("en/n/recount-in-two-districts.html").iter("h2")]
    assert headings == ["Summary", "Takes by lens", "Receipts"]


def test_a_position_prints_its_group_its_denominators_and_its_holders() -> None:
    first = tree("en/n/karsu-dam-failure.html").find_class("position")[0]
    assert text_of(first) == (
        "State-controlled media Причиной прорыва стали рекордные осадки, сообщили в министерстве водных ресурсов. Russian8 "
        "State-controlled media 2 of 2 Other outlets 1 of 5 Held by Volga Telegraph, Huanan Daily"
    )


def test_the_dots_of_a_position_are_its_denominators() -> None:
    rest = tree("en/n/karsu-dam-failure.html").find_class("position")[0].find_class("dots")[1]
    assert [circle.get("class") for circle in rest.iter("circle")] == ["said", "rest", "rest", "rest", "rest"]


def test_a_side_without_a_take_is_named() -> None:
    (missing,) = tree("en/n/karsu-dam-failure.html").find_class("missing")
    assert text_of(missing) == "No take from Uzbekistan"


def test_a_superseded_number_is_struck_and_a_disputed_measurand_marked() -> None:
    page = tree("en/n/karsu-dam-failure.html")
    assert [text_of(each) for each in page.iter("s")] == ["at least 34"]
    assert text_of(page.find_class("measurand")[0]) == "Dead disputed"


def test_a_number_in_words_that_the_reader_may_not_read_says_what_it_means() -> None:
    readings = [text_of(each) for each in tree("en/n/karsu-dam-failure.html").find_class("reading")]
    assert readings == ["= at least 38", "= 12,000", "= 2"]
    assert [text_of(each) for each in tree("zh/n/karsu-dam-failure.html").find_class("reading")] == [
        "= 至少34",
        "= 至少38",
        "= 12,000",
        "= 2",
    ]


def test_a_measurand_that_no_table_knows_is_printed_as_words() -> None:
    assert text_of(tree("en/n/karsu-dam-failure.html").find_class("measurand")[2]) == "sluice gates"


def test_takes_are_grouped_by_the_lens_of_the_brief_and_unlabelled_ones_come_last() -> None:
    groups = [text_of(group.find("h3")) for group in tree("en/n/karsu-dam-failure.html").find_class("lens-group")]
    assert groups == [
        "Independent private media 2 takes",
        "State-controlled media 2 takes",
        "Captured private media 1 take",
        "Captured public media 1 take",
        "unlabelled 3 takes",
    ]


def test_the_other_axes_are_one_click_away() -> None:
    details = tree("en/n/karsu-dam-failure.html").find_class("other-axis")
    assert [text_of(each.find("summary")) for each in details] == ["The same takes by: Kind of outlet", "The same takes by: Region"]


def test_a_lens_names_its_rater() -> None:
    assert (
        text_of(tree("en/n/karsu-dam-failure.html").find_class("rater")[0]) == "Labelled by State Media Monitor (State Media Matrix, 2024)"
    )


def test_a_quote_stands_in_its_own_language_and_direction() -> None:
    (quote,) = (each for each in tree("en/n/karsu-dam-failure.html").iter("blockquote") if "العشرات" in text_of(each))
    assert quote.get("dir") == "rtl"
    assert [(span.get("lang"), span.get("dir")) for span in quote.iter("span")] == [("ar", "rtl")]
    assert str(quote.get("cite")).startswith("https://qasr.example/2026/04/qasr#:~:text=")


def test_words_of_the_pages_own_language_carry_no_note() -> None:
    first, second, third, *_ = tree("en/n/karsu-dam-failure.html").xpath("//section[@id='summary']/p")
    assert [len(each.find_class("tongue")) for each in (first, second, third)] == [0, 0, 1]


def test_a_copy_names_the_outlet_it_copies() -> None:
    marks = [text_of(mark) for mark in tree("en/n/karsu-dam-failure.html").find_class("mark")]
    assert "copy of Steppe Herald" in marks
    assert "link only" in marks


def test_the_matrix_says_in_words_what_its_symbols_say_and_prints_denominators() -> None:
    table, *_ = tree("en/n/karsu-dam-failure.html").find_class("matrix")
    rows = table.xpath("./tbody/tr")
    cells = [text_of(cell.find_class("visually-hidden")[0]) for cell in rows[0].xpath("./td")[:-1]]
    assert cells.count("reported") == 5
    assert cells.count("not in the text we read") == 2
    assert cells.count("not read") == 1
    assert text_of(rows[0].find_class("of")[0]) == "5 of 75 voices"
    assert {cell.get("scope") for cell in table.iter("th")} == {"col", "colgroup", "row"}


def test_a_contradicted_cell_leads_to_the_words_that_contradict() -> None:
    page = tree("en/n/karsu-dam-failure.html")
    (cell,) = page.find_class("matrix")[0].xpath(".//td[@class='contradicted']")
    (link,) = cell.iter("a")
    assert text_of(cell.find_class("visually-hidden")[0]) == "contradicted"
    (source,) = page.xpath(f"//li[@id='{link.get('href')[1:]}']")
    assert "Volga Telegraph" in text_of(source)


def test_claims_are_counted_by_the_lenses_of_every_axis_so_that_an_omission_is_none_of_so_many() -> None:
    page = tree("en/n/karsu-dam-failure.html")
    (by_control, *_) = page.find_class("shares-by")
    assert text_of(by_control.xpath("./summary")[0]) == "The same claims, counted by: Who controls the outlet"
    table = by_control.find_class("counted")[0]
    heads = [text_of(cell) for cell in table.xpath("./thead/tr/th")][1:]
    first, second, third = ([text_of(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr"))
    state = heads.index("State-controlled media")
    assert second[state] == "2 of 2"
    assert third[state] == "0 of 2✕ 1 contradicts"
    assert all(" of " in cell or cell == "–" for cell in first)


def test_citation_markers_lead_to_sources_that_lead_to_the_words() -> None:
    page = tree("en/n/karsu-dam-failure.html")
    targets = {str(link.get("href")) for marker in page.find_class("cite") for link in marker.iter("a")}
    assert targets
    assert all(page.xpath(f"//li[@id='{target[1:]}']//a[contains(@href, ':~:text=')]") for target in targets)


def test_entities_are_linked_where_the_sentence_says() -> None:
    links = tree("en/n/karsu-dam-failure.html").xpath("//section[@id='summary']//a[@class='entity']")
    assert [(text_of(link), link.get("href")) for link in links][:2] == [
        ("Karsu", "../entity/karsu.html"),
        ("Ministry of Water", "../entity/water-ministry.html"),
    ]


def test_what_the_verifier_dropped_is_on_the_page() -> None:
    (dropped,) = tree("en/n/karsu-dam-failure.html").find_class("dropped")
    assert text_of(dropped) == "superlative summary 3 the worst disaster in the country’s history"


def test_a_related_node_that_is_not_published_is_not_linked() -> None:
    (related,) = tree("en/n/karsu-dam-failure.html").find_class("related")
    assert [str(link.get("href")) for link in related.iter("a")] == ["port-neuf-strike.html"]


def test_the_chart_draws_each_value_at_its_time() -> None:
    (chart,) = tree("en/n/karsu-dam-failure.html").find_class("chart")
    assert [circle.get("class") for circle in chart.iter("circle")] == ["superseded", "standing", "standing"]
    heights = [float(str(circle.get("cy"))) for circle in chart.iter("circle")]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-5", "0", "1E+999999", "1E-999999"])
def test_a_number_that_no_chart_can_hold_is_printed_and_not_drawn(value: str) -> None:
    node = dam_node()
    row = node.brief.numbers[0]
    odd = NumberValue(Decimal(value), (cite("a-qasr", "41"),), ("qasr-news",), "ar", since=row.values[0].since)
    brief = replace(node.brief, numbers=(replace(row, values=(odd, *row.values[:1])),))
    given = replace(edition(), nodes={"en": (replace(node, brief=brief),)}, locales=("en",))
    for path in ("en/n/karsu-dam-failure.html", "en/n/karsu-dam-failure.md", "en/n/karsu-dam-failure.json", "en/index.html"):
        assert len(renditions(given)[path].render()) < 200_000


def test_the_front_page_leads_with_the_widest_told_and_ranks_the_rest() -> None:
    page = tree("en/index.html")
    assert text_of(page.find_class("lead")[0].find("h3")).startswith("Karsu dam fails")
    assert [text_of(each) for each in page.xpath("//section[contains(@class,'section-newest')]//h3")] == [
        "Les dockers de Port-Neuf ont voté la grève jusqu’au 2 mai. French",
        "Пересчёт голосов в двух округах начнётся в понедельник. Russian",
    ]
    assert [text_of(each)[:5] for each in page.xpath("//section[contains(@class,'section-contested')]//h3")] == ["Karsu", "Les d"]
    assert [text_of(each)[:5] for each in page.xpath("//section[contains(@class,'section-one-sided')]//h3")] == ["Karsu"]


def test_the_least_one_sided_of_two_events_comes_second() -> None:
    strike = strike_node()
    (position,) = strike.brief.positions
    mild = replace(position, lens=lens(Axis.KIND, "newspaper"), said=1, members=1, said_elsewhere=0, others=1)
    given = replace(
        edition(("en",)), nodes={"en": (replace(strike, brief=replace(strike.brief, positions=(mild,))), dam_node(), recount_node())}
    )
    titles = [text_of(each)[:5] for each in tree("en/index.html", given).xpath("//section[contains(@class,'section-one-sided')]//h3")]
    assert titles == ["Karsu", "Les d"]


def test_an_outlet_page_lists_its_articles_and_who_labelled_it() -> None:
    page = tree("en/outlet/volga-telegraph.html")
    assert "State-controlled media Labelled by State Media Monitor" in text_of(page.find_class("facts")[0])
    assert [str(link.get("href")) for link in page.find_class("to-node")] == [
        "../n/recount-in-two-districts.html",
        "../n/karsu-dam-failure.html",
    ]


def test_an_outlet_with_many_articles_lists_the_newest_and_states_the_count() -> None:
    given = edition(("en",))
    (first, *_) = given.listings
    many = tuple(replace(first, article_id=f"a{number}") for number in range(1234))
    page = tree("en/outlet/steppe-herald.html", replace(given, listings=many))
    assert len(page.xpath("//ul[@class='articles']/li")) == 500
    assert "1,234 articles; the newest 500 are listed." in text_of(page)


def test_an_outlet_in_no_registry_is_said_to_be_so() -> None:
    assert "in no registry of ours" in text_of(tree("en/outlet/karsu.example.html"))


def test_a_region_page_tells_events_there_from_events_told_from_there() -> None:
    page = tree("en/region/kz.html")
    assert [text_of(each) for each in page.iter("h2")] == ["Events here", "Told from here", "Outlets"]
    asia = tree("en/region/142.html")
    assert [text_of(each) for each in asia.iter("h2")] == ["Events here", "Told from here", "Countries", "Outlets"]


def test_a_lens_with_takes_on_one_event_alone_has_no_page() -> None:
    files = renditions(edition())
    assert "en/lens/control-independent-private.html" in files
    assert "en/lens/control-captured-public.html" not in files


def test_an_entity_page_has_its_other_names() -> None:
    facts = text_of(tree("zh/entity/karsu.html").find_class("facts")[0])
    assert facts == "类型地点 国家哈萨克斯坦 其他名称Karsu · Қарсу · كارسو"


def test_a_name_in_another_language_is_marked_with_it() -> None:
    names = tree("zh/n/port-neuf-strike.html").xpath("//section[@id='graph']//bdi[@lang='fr']")
    assert [text_of(name) for name in names] == ["Syndicat des dockers"]


def test_a_head_without_a_name_in_the_locale_is_marked_as_english() -> None:
    (name,) = tree("zh/n/port-neuf-strike.html").find_class("node-head")[0].xpath(".//ul//bdi")
    assert (name.get("lang"), text_of(name)) == ("en", "What work is worth")


def test_the_json_twin_has_what_the_page_says_and_no_article_body() -> None:
    body = renditions(edition())["en/n/karsu-dam-failure.json"].render()
    page = read_json(body)
    assert (page.front_value("event"), page.locale, page.slug) == ("event-dam", "en", "karsu-dam-failure")
    assert (page.split[0].stance, page.split[0].said, page.split[0].members) == ("held by", 2, 2)
    assert (page.numbers[0].value.plain, page.numbers[0].reading, page.numbers[0].status) == ("at least 34", ">=34", "superseded")
    assert [source.words for source in page.sources if source.number == 9] == ["at least 34"]
    assert page == read_markdown(renditions(edition())["en/n/karsu-dam-failure.md"].render().decode())


def test_an_edition_with_nothing_in_it_is_still_a_site() -> None:
    empty = Edition(("en",), {}, {}, {}, {}, (), ())
    files = renditions(empty)
    assert "Nothing is published here yet." in files["en/entity/index.html"].render().decode()
    for rendition in files.values():
        rendition.render()
