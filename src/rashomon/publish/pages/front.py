"""The front page: what is newest, what is most contested, what is told by one side alone, and ways into the rest."""

from collections.abc import Sequence

from rashomon.model.node import Node
from rashomon.publish.pages.entries import one_sidedness
from rashomon.publish.pages.facet import card_section, facet_page, imported_section, own_words
from rashomon.publish.pages.indexes import day_entries, head_entries, outlet_entries, region_entries
from rashomon.publish.paths import index_path
from rashomon.publish.shapes import FacetPage, Fact, IndexEntry, Ref, Section
from rashomon.publish.site import Site

_NEWEST = 12
_RANKED = 6
_WITNESSES = 2  # an event told by one outlet is contested by nobody
_LINKS = 16


def front_page(site: Site) -> FacetPage:
    """The values of the front page."""
    say = site.wording.say
    contested = sorted((node for node in site.nodes if any(contest(node))), key=contest, reverse=True)
    one_sided = sorted((node for node in site.nodes if one_sidedness(node) > 0), key=one_sidedness, reverse=True)
    lead = _lead(site.nodes)
    others = [node for node in site.nodes if node.event_id not in {first.event_id for first in lead}]
    days = Ref(say("All days"), index_path(site.locale, "d"))
    return facet_page(
        site,
        "index",
        title=own_words(site, "Rashomon"),
        deck=say("One event, many witnesses: what is established, who tells it how, and what one side leaves out."),
        facts=_facts(site),
        sections=(
            Section("lead", say("Widest told"), look="lead", cards=card_section(site, "lead", "", lead).cards),
            card_section(site, "newest", say("Newest"), others, most=_NEWEST, more=days),
            card_section(site, "contested", say("Most contested"), contested[:_RANKED]),
            card_section(site, "one-sided", say("Most one-sided"), one_sided[:_RANKED]),
            Section(
                "heads",
                say("Standing questions"),
                look="list",
                entries=head_entries(site)[:_LINKS],
                more=Ref(say("All questions"), index_path(site.locale, "head")),
            ),
            imported_section(site),
            _links("regions", say("Regions"), region_entries(site), Ref(say("All regions"), index_path(site.locale, "region"))),
            _links("outlets", say("Outlets"), outlet_entries(site), Ref(say("All outlets"), index_path(site.locale, "outlet"))),
            _links("days", say("Days"), day_entries(site), days),
        ),
        has_feed=True,
    )


def contest(node: Node) -> tuple[int, int, int]:
    """How contested a node is: disputed numbers and positions, then countries, then outlets; all zero for a single witness."""
    disputed = sum(row.is_disputed for row in node.brief.numbers)
    if node.counts.outlets < _WITNESSES or not disputed + len(node.brief.positions):
        return (0, 0, 0)
    return (disputed + len(node.brief.positions), node.counts.countries, node.counts.outlets)


def _lead(nodes: Sequence[Node]) -> list[Node]:
    """The event with the most independent voices among the newest."""
    return sorted(nodes[:_NEWEST], key=lambda node: (-node.counts.voices, -node.counts.countries))[:1]


def _facts(site: Site) -> tuple[Fact, ...]:
    say, number = site.wording.say, site.wording.number
    countries = {take.country for node in site.nodes for take in node.brief.takes if take.country}
    languages = {take.language for node in site.nodes for take in node.brief.takes}
    return (
        Fact(say("Events"), number(len(site.nodes))),
        Fact(say("Articles"), number(len(site.edition.listings))),
        Fact(say("Outlets"), number(len(site.listings_of) or len(site.by_outlet)), index_path(site.locale, "outlet")),
        Fact(say("Countries"), number(len(countries)), index_path(site.locale, "region")),
        Fact(say("Languages"), number(len(languages))),
    )


def _links(section_id: str, heading: str, entries: tuple[IndexEntry, ...], more: Ref) -> Section:
    return Section(section_id, heading, look="list", entries=entries[:_LINKS], more=more)
