"""The lists of all entities, outlets, heads, regions, lenses and days that have a page."""

from collections.abc import Callable, Iterable, Mapping, Sized

from rashomon.model.lens import Axis
from rashomon.publish import vocabulary
from rashomon.publish.pages.facet import events, facet_page, own_words
from rashomon.publish.paths import facet_path
from rashomon.publish.shapes import FacetPage, IndexEntry, Ref, Section
from rashomon.publish.site import Site
from rashomon.registry.regions import is_region, macro_region

_MOST_ENTRIES = 1000  # of one section; the fullest first


def head_entries(site: Site) -> tuple[IndexEntry, ...]:
    """Heads with a page, in the order of the list of heads."""
    return tuple(
        IndexEntry(site.head_ref(head), events(site, len(site.by_head[head])), site.wording.question(site.heads[head]))
        for head in site.heads
        if head in site.by_head
    )


def region_entries(site: Site) -> tuple[IndexEntry, ...]:
    """Countries with a page, the fullest first."""
    return tuple(_region_entry(site, code) for code in _fullest(_codes(site), site) if not is_region(code))


def outlet_entries(site: Site) -> tuple[IndexEntry, ...]:
    """Outlets with a page, those with most events first."""
    return tuple(_outlet_entry(site, outlet_id) for outlet_id in _outlets(site))


def day_entries(site: Site) -> tuple[IndexEntry, ...]:
    """Days with a page, the newest first."""
    days = sorted({*site.by_day, *site.listed_on}, reverse=True)
    return tuple(
        IndexEntry(
            Ref(site.wording.day(day), facet_path(site.locale, "d", day.isoformat()), site.locale, "day"),
            events(site, len(site.by_day.get(day, ()))),
        )
        for day in days
    )


def entity_index(site: Site) -> FacetPage:
    """All entities that a node names, by kind."""
    by_kind: dict[str, list[str]] = {kind: [] for kind in vocabulary.ENTITY_GROUPS}
    for entity_id in site.by_entity:
        entity = site.edition.entities.get(entity_id)
        if entity:
            by_kind.setdefault(entity.kind, []).append(entity_id)
    sections = [
        _section(
            site,
            kind,
            site.wording.named(vocabulary.ENTITY_GROUPS, kind),
            [IndexEntry(site.entity_ref(each), events(site, len(site.by_entity[each]))) for each in _by_size(found, site.by_entity)],
        )
        for kind, found in by_kind.items()
    ]
    return facet_page(site, "entity/index", title=own_words(site, site.wording.say("Entities")), sections=sections)


def outlet_index(site: Site) -> FacetPage:
    """All outlets with an article or a take, by country."""
    by_country: dict[str, list[IndexEntry]] = {}
    for outlet_id in _outlets(site):
        by_country.setdefault(site.outlet(outlet_id).country or "", []).append(_outlet_entry(site, outlet_id))
    named = {code: site.wording.country(code) if code else site.wording.say("Country not known") for code in by_country}
    sections = [
        _section(site, f"country-{code.lower()}" if code else "country-none", named[code], by_country[code])
        for code in sorted(by_country, key=lambda code: (not code, named[code].casefold()))
    ]
    return facet_page(site, "outlet/index", title=own_words(site, site.wording.say("Outlets")), sections=sections)


def head_index(site: Site) -> FacetPage:
    """All heads with a node."""
    title = site.wording.say("Standing questions")
    section = _section(site, "heads", site.wording.say("Questions with events"), head_entries(site))
    deck = site.wording.say("Questions that outlive one event. Each page gathers the events that bear on it.")
    return facet_page(site, "head/index", title=own_words(site, title), deck=deck, sections=[section])


def region_index(site: Site) -> FacetPage:
    """All regions and countries with a node, by macro-region."""
    codes = _codes(site)
    sections = []
    for macro in _fullest((code for code in codes if is_region(code)), site):
        inside = [code for code in codes if not is_region(code) and macro_region(code) == macro]
        entries = [_region_entry(site, code) for code in (macro, *_fullest(inside, site))]
        sections.append(_section(site, f"region-{macro}", site.wording.country(macro), entries))
    elsewhere = [code for code in codes if not is_region(code) and macro_region(code) is None]
    entries = [_region_entry(site, code) for code in _fullest(elsewhere, site)]
    sections.append(_section(site, "region-none", site.wording.say("In no region"), entries))
    return facet_page(site, "region/index", title=own_words(site, site.wording.say("Regions")), sections=sections)


def lens_index(site: Site) -> FacetPage:
    """All lenses with a page, by axis."""
    sections = []
    for axis in Axis:
        slugs = [slug for slug, labels in site.lens_labels.items() if labels[0].axis is axis and site.has_lens_page(slug)]
        entries = []
        for slug in _by_size(slugs, site.by_lens):
            label = site.lens_label(site.lens_labels[slug][0])
            entries.append(IndexEntry(Ref(label.label, label.path, site.locale, "lens"), events(site, len(site.by_lens[slug]))))
        sections.append(_section(site, axis, site.wording.named(vocabulary.AXES, axis), entries))
    deck = site.wording.say(
        "A lens is one labelled point of view. Each label names who put it, how and when; an outlet without one has none."
    )
    return facet_page(site, "lens/index", title=own_words(site, site.wording.say("Lenses")), deck=deck, sections=sections)


def day_index(site: Site) -> FacetPage:
    """All days with a node or an article."""
    section = _section(site, "days", site.wording.say("Newest first"), day_entries(site))
    return facet_page(site, "d/index", title=own_words(site, site.wording.say("Days")), sections=[section])


INDEXES: dict[str, Callable[[Site], FacetPage]] = {
    "entity": entity_index,
    "outlet": outlet_index,
    "head": head_index,
    "region": region_index,
    "lens": lens_index,
    "d": day_index,
}


def _section(site: Site, section_id: str, heading: str, entries: Iterable[IndexEntry]) -> Section:
    every = tuple(entries)
    note = ""
    if len(every) > _MOST_ENTRIES:
        shown, count = site.wording.number(_MOST_ENTRIES), site.wording.number(len(every))
        note = site.wording.say("The first %(shown)s of %(all)s.", shown=shown, all=count)
    return Section(section_id, heading, note, look="list", entries=every[:_MOST_ENTRIES])


def _outlets(site: Site) -> list[str]:
    known = {*site.listings_of, *site.by_outlet}
    return sorted(known, key=lambda each: (-len(site.by_outlet.get(each, ())), site.outlet(each).name_in(site.locale).casefold(), each))


def _outlet_entry(site: Site, outlet_id: str) -> IndexEntry:
    outlet = site.outlet_ref(outlet_id)
    count = events(site, len(site.by_outlet.get(outlet_id, ())))
    return IndexEntry(Ref(outlet.name, outlet.path, "", "outlet"), count)


def _codes(site: Site) -> set[str]:
    return {*site.about, *site.told_from}


def _region_entry(site: Site, code: str) -> IndexEntry:
    return IndexEntry(site.region_ref(code), events(site, _size(code, site)))


def _size(code: str, site: Site) -> int:
    return len({node.slug for group in (site.about, site.told_from) for node in group.get(code, ())})


def _fullest(codes: Iterable[str], site: Site) -> list[str]:
    return sorted(codes, key=lambda code: (-_size(code, site), site.wording.country(code), code))


def _by_size(keys: Iterable[str], groups: Mapping[str, Sized]) -> list[str]:
    return sorted(keys, key=lambda key: (-len(groups[key]), key))
