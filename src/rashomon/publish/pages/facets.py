"""The pages of one entity, head, lens, region, outlet or day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from rashomon.model.brief import Take
from rashomon.model.entity import EntityKind
from rashomon.model.node import Node
from rashomon.publish import vocabulary
from rashomon.publish.links import link_target
from rashomon.publish.pages.entries import article_entry
from rashomon.publish.pages.facet import MOST_ARTICLES, card_section, events, facet_page, imported_section, name_words, own_words
from rashomon.publish.paths import segment
from rashomon.publish.shapes import FacetPage, Fact, IndexEntry, Ref, Section
from rashomon.publish.site import Site
from rashomon.registry.regions import is_region, macro_region, members

_COMPANIONS = 12
_ALIASES = 12


def entity_page(site: Site, entity_id: str) -> FacetPage:
    """Somebody or something: its names, the events that name it, who tells them, and what is named with it."""
    say, nodes, ref = site.wording.say, site.by_entity.get(entity_id, []), site.entity_ref(entity_id)
    entity = site.edition.entities.get(entity_id)
    facts = []
    if entity:
        others = [name for name in dict.fromkeys((*entity.names.values(), *entity.aliases)) if name != ref.label]
        facts = [
            Fact(say("Kind"), site.wording.named(vocabulary.ENTITY_KINDS, entity.kind)),
            Fact(say("Other names"), " · ".join(others[:_ALIASES])),
        ]
        if entity.country:
            region = site.region_ref(entity.country.upper())
            facts.insert(1, Fact(say("Region page") if entity.kind is EntityKind.COUNTRY else say("Country"), region.label, region.path))
    sections = [
        card_section(site, "events", say("Events"), nodes),
        imported_section(site, f"entity/{entity_id}"),
        _counted(site, "with", say("Named together with"), _companions(nodes, entity_id, site)),
        _counted(site, "outlets", say("Told by"), _tellers(nodes, site)),
    ]
    return facet_page(site, f"entity/{segment(entity_id)}", title=name_words(ref, site), facts=facts, sections=sections)


def head_page(site: Site, head_id: str) -> FacetPage:
    """A standing question and the events that bear on it."""
    head, nodes, ref = site.heads[head_id], site.by_head.get(head_id, []), site.head_ref(head_id)
    sections = [
        card_section(site, "events", site.wording.say("Events"), nodes),
        imported_section(site, f"head/{head_id}"),
        _counted(site, "with", site.wording.say("Often named here"), _companions(nodes, "", site)),
    ]
    tail = f"head/{segment(head_id)}"
    return facet_page(site, tail, title=name_words(ref, site), deck=site.wording.question(head), sections=sections, has_feed=True)


def lens_page(site: Site, slug: str) -> FacetPage:
    """One point of view: who says that these outlets have it, and the events they tell."""
    say, nodes, labels = site.wording.say, site.by_lens[slug], site.lens_labels[slug]
    newest = {(lens.rater, lens.method): lens for lens in sorted(labels, key=lambda lens: lens.on)}  # not once more for every event
    label = site.lens_label(min(newest.values()), sorted(newest.values()))
    outlets = Counter(take.outlet_id for node in nodes for take in _once(node) if any(lens.slug == slug for lens in take.lenses))
    counted = [(Ref(ref.name, ref.path), count) for outlet_id, count in outlets.most_common() if (ref := site.outlet_ref(outlet_id))]
    facts = [Fact(say("Axis"), site.wording.named(vocabulary.AXES, label.axis)), Fact(say("Labelled by"), "; ".join(label.raters))]
    sections = [_counted(site, "outlets", say("Outlets"), counted), card_section(site, "events", say("Events"), nodes)]
    deck = say("Events with at least one take from an outlet that is labelled so.")
    return facet_page(site, f"lens/{segment(slug)}", title=own_words(site, label.label), deck=deck, facts=facts, sections=sections)


def region_page(site: Site, code: str) -> FacetPage:
    """A country or macro-region: events about it, and events told from it."""
    say = site.wording.say
    about, told = site.about.get(code, []), site.told_from.get(code, [])
    facts = []
    inside: list[tuple[Ref, int]] = []
    if is_region(code):
        known = [country for country in members(code) if country in site.about or country in site.told_from]
        inside = [(site.region_ref(country), len(site.told_from.get(country, ()))) for country in known]
        inside.sort(key=lambda item: (-item[1], item[0].label))
    elif macro := macro_region(code):
        region = site.region_ref(macro)
        facts = [Fact(say("Region"), region.label, region.path)]
    outlets = Counter(take.outlet_id for node in told for take in _once(node) if _is_in(take.country, code))
    counted = [(Ref(ref.name, ref.path), count) for outlet_id, count in outlets.most_common() if (ref := site.outlet_ref(outlet_id))]
    facts += [Fact(say("Events here"), site.wording.number(len(about))), Fact(say("Events told from here"), site.wording.number(len(told)))]
    sections = [
        card_section(site, "about", say("Events here"), about),
        card_section(site, "told", say("Told from here"), told),
        _counted(site, "countries", say("Countries"), inside),
        _counted(site, "outlets", say("Outlets"), counted),
    ]
    title = own_words(site, site.wording.country(code))
    return facet_page(site, f"region/{segment(code.lower())}", title=title, facts=facts, sections=sections)


def outlet_page(site: Site, outlet_id: str) -> FacetPage:
    """An outlet: what is known of it and who says so, the events it tells, and every article we have of it."""
    say, outlet = site.wording.say, site.outlet(outlet_id)
    country = site.region_ref(outlet.country.upper()) if outlet.country else Ref("")
    site_url = link_target(f"https://{outlet.domains[0]}/") if outlet.domains else ""
    facts = [
        Fact(say("Country"), country.label, country.path),
        Fact(say("Languages"), ", ".join(map(site.wording.language, outlet.languages))),
        Fact(say("Owner"), outlet.owner or ""),
        Fact(say("Website"), outlet.domains[0] if site_url else "", url=site_url),
    ]
    facts += [
        Fact(
            site.wording.named(vocabulary.AXES, label.axis),
            label.label,
            label.path,
            note=say("Labelled by %(rater)s", rater=label.raters[0]),
        )
        for label in map(site.lens_label, site.edition.lenses.get(outlet_id, ()))
    ]
    listings = site.listings_of.get(outlet_id, [])
    note = "" if outlet.registered else say("This outlet is in no registry of ours: what is known of it is what its articles show.")
    sections = [
        card_section(site, "events", say("Events"), site.by_outlet.get(outlet_id, [])),
        imported_section(site, f"outlet/{outlet_id}"),
        Section(
            "articles",
            say("Articles"),
            _newest_note(len(listings), site),
            look="list",
            articles=tuple(article_entry(listing, site) for listing in listings[:MOST_ARTICLES]),
        ),
    ]
    title = own_words(site, outlet.name_in(site.locale))
    return facet_page(site, f"outlet/{segment(outlet_id)}", title=title, deck=note, facts=facts, sections=sections)


def day_page(site: Site, day: date) -> FacetPage:
    """One day: the events that begin on it and the articles published on it (UTC)."""
    say = site.wording.say
    listings = site.listed_on.get(day, [])
    sections = [
        card_section(site, "events", say("Events"), site.by_day.get(day, [])),
        Section(
            "articles",
            say("Articles"),
            _newest_note(len(listings), site),
            look="list",
            articles=tuple(article_entry(listing, site) for listing in listings[:MOST_ARTICLES]),
        ),
    ]
    return facet_page(site, f"d/{day.isoformat()}", title=own_words(site, site.wording.day(day)), sections=sections)


def _newest_note(count: int, site: Site) -> str:
    articles = site.wording.tally("%(n)s article", "%(n)s articles", count)
    if count <= MOST_ARTICLES:
        return articles
    return site.wording.say("%(articles)s; the newest %(shown)s are listed.", articles=articles, shown=site.wording.number(MOST_ARTICLES))


def _counted(site: Site, section_id: str, heading: str, counted: Iterable[tuple[Ref, int]]) -> Section:
    entries = tuple(IndexEntry(ref, events(site, count)) for ref, count in counted)
    return Section(section_id, heading, look="list", entries=entries)


def _companions(nodes: Iterable[Node], entity_id: str, site: Site) -> list[tuple[Ref, int]]:
    named = Counter(each for node in nodes for each in node.entity_ids if each != entity_id and each in site.edition.entities)
    return [(site.entity_ref(each), count) for each, count in named.most_common(_COMPANIONS)]


def _tellers(nodes: Iterable[Node], site: Site) -> list[tuple[Ref, int]]:
    told = Counter(take.outlet_id for node in nodes for take in _once(node))
    refs = [(site.outlet_ref(outlet_id), count) for outlet_id, count in told.most_common(_COMPANIONS)]
    return [(Ref(ref.name, ref.path), count) for ref, count in refs]


def _is_in(country: str | None, code: str) -> bool:
    return country is not None and code in {country.upper(), macro_region(country.upper())}


def _once(node: Node) -> Iterable[Take]:
    """Each outlet's first take of a node."""
    return {take.outlet_id: take for take in reversed(node.brief.takes)}.values()
