"""An edition as one locale sees it: what belongs together, and what each thing is called and where its page is."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from rashomon.model.edition import Edition, Head, ListedArticle
from rashomon.model.entity import EntityKind
from rashomon.model.imported import Imported
from rashomon.model.lens import Axis, Lens
from rashomon.model.node import Node
from rashomon.model.outlet import Control, Outlet, OutletKind
from rashomon.publish.paths import facet_path
from rashomon.publish.shapes import LensLabel, OutletRef, Ref
from rashomon.publish.vocabulary import N_, PROVENANCE
from rashomon.publish.wording import Wording, wording_of
from rashomon.registry.regions import macro_region

K = TypeVar("K", bound=Hashable)

_ACCENTS = 8
_ACCENT_OF: dict[str, int] = {value: index % _ACCENTS for values in (Control, OutletKind) for index, value in enumerate(values)}
# Sub-regions in an order that gives those which often stand on one page different colours (17 share 8).
_REGION_ORDER = ("155", "030", "202", "145", "034", "154", "151", "021", "143", "015", "035", "419", "039", "053", "054", "057", "061")
_LENS_EVENTS = 2  # a lens with takes on one event alone has nothing to compare, so it gets no page


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """One locale's part of an edition. Build it with `site_of`.

    The mappings hold nodes in the edition's order, newest first: by entity id, head id, lens slug, outlet id, day; `about` and
    `told_from` by region code (ISO 3166-1 in capitals, UN M49): events in a country, and events with a take from it. `imported_under`
    maps "entity/mali", "outlet/npr" or "head/x" to the foreign pages that name it. `paths` maps what a page is of to locale to path,
    over all locales: it knows which alternates exist.
    """

    edition: Edition
    wording: Wording
    nodes: tuple[Node, ...]
    by_event: dict[str, Node]
    by_slug: dict[str, Node]
    by_entity: dict[str, list[Node]]
    by_head: dict[str, list[Node]]
    by_lens: dict[str, list[Node]]
    by_outlet: dict[str, list[Node]]
    by_day: dict[date, list[Node]]
    about: dict[str, list[Node]]
    told_from: dict[str, list[Node]]
    listings_of: dict[str, list[ListedArticle]]
    listed_on: dict[date, list[ListedArticle]]
    article_urls: dict[str, str]
    heads: dict[str, Head]
    lens_labels: dict[str, tuple[Lens, ...]]
    imported_under: dict[str, list[Imported]] = field(default_factory=dict)
    revised_at: dict[str, datetime] = field(default_factory=dict)
    folder: Path | None = None
    paths: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The locale."""
        return self.wording.locale

    def has_lens_page(self, slug: str) -> bool:
        """Whether a lens has takes on enough events to compare."""
        return len(self.by_lens.get(slug, ())) >= _LENS_EVENTS

    def has_page_of(self, entity_id: str) -> bool:
        """Whether an entity is named on any page, and so has one of its own."""
        return entity_id in self.by_entity or f"entity/{entity_id}" in self.imported_under

    def imported_path(self, imported: Imported) -> str:
        """The path of a foreign page."""
        return facet_path(self.locale, "n", imported.slug)

    def node_path(self, node: Node) -> str:
        """The path of a node's page."""
        return facet_path(self.locale, "n", node.slug)

    def outlet(self, outlet_id: str) -> Outlet:
        """An outlet; one that the edition does not know is known by its id alone."""
        return self.edition.outlets.get(outlet_id) or Outlet(outlet_id, outlet_id, registered=False)

    def outlet_ref(self, outlet_id: str) -> OutletRef:
        """An outlet as printed. Its page exists if it has articles in the edition."""
        outlet = self.outlet(outlet_id)
        has_page = outlet_id in self.listings_of or outlet_id in self.by_outlet or f"outlet/{outlet_id}" in self.imported_under
        return OutletRef(
            id=outlet_id,
            name=outlet.name_in(self.locale),
            country=outlet.country or "",
            country_name=self.wording.country(outlet.country) if outlet.country else "",
            path=facet_path(self.locale, "outlet", outlet_id) if has_page else "",
        )

    def entity_ref(self, entity_id: str) -> Ref:
        """An entity as printed, its id as words where the edition does not know it. Its page exists if a node names it."""
        entity = self.edition.entities.get(entity_id)
        path = facet_path(self.locale, "entity", entity_id) if self.has_page_of(entity_id) else ""
        if entity is None or not entity.names:
            return Ref(entity_id.replace("-", " "), path, "und", "")
        country = entity.country if entity.kind is EntityKind.COUNTRY else None
        if self.locale not in entity.names and country:
            return Ref(self.wording.country(country), path, self.locale, entity.kind)
        name = entity.name_in(self.locale)
        language = next(tag for tag in (self.locale, "en", min(entity.names)) if entity.names.get(tag) == name)
        return Ref(name, path, language, entity.kind)

    def head_ref(self, head_id: str) -> Ref:
        """A head as printed."""
        head = self.heads[head_id]
        language = self.locale if self.locale in head.names else "en"
        return Ref(self.wording.head(head), facet_path(self.locale, "head", head_id), language, "head")

    def region_ref(self, code: str) -> Ref:
        """A country or macro-region as printed."""
        has_page = code in self.about or code in self.told_from
        path = facet_path(self.locale, "region", code.lower()) if has_page else ""
        return Ref(self.wording.country(code), path, self.locale, "region")

    def lens_label(self, lens: Lens, raters: Iterable[Lens] = ()) -> LensLabel:
        """A lens as printed, with all who put the same label."""
        return LensLabel(
            axis=lens.axis,
            value=lens.value,
            label=self.wording.lens(lens),
            path=facet_path(self.locale, "lens", lens.slug) if self.has_lens_page(lens.slug) else "",
            accent=accent_of(lens),
            raters=tuple(dict.fromkeys(self._rated(each) for each in (lens, *raters))),
        )

    def _rated(self, lens: Lens) -> str:
        """Who put a label, how and when: our own registry's terms are translated, those of other raters stay."""
        rater, method = (self.wording.say(PROVENANCE[term]) if term in PROVENANCE else term for term in (lens.rater, lens.method))
        if not (method or lens.on):
            return rater
        sure = self.wording.say(N_("confidence %(number)s"), number=self.wording.decimal(Decimal(str(lens.confidence))))
        detail = ", ".join(part for part in (method, lens.on, sure if lens.confidence < 1 else "") if part)
        return self.wording.say("%(rater)s (%(detail)s)", rater=rater, detail=detail)

    def alternates(self, key: str) -> dict[str, str]:
        """The paths of a page's counterparts in every locale that has one, its own included."""
        return self.paths.get(key, {})


def accent_of(lens: Lens) -> int:
    """A lens's colour, 0 to 7: fixed, so that one label looks the same on every page. The colours carry no order and no judgement."""
    if lens.axis is Axis.REGION and lens.value in _REGION_ORDER:
        return _REGION_ORDER.index(lens.value) % _ACCENTS
    return _ACCENT_OF.get(lens.value, crc32(lens.value.encode("utf-8", "replace")) % _ACCENTS)


def site_of(edition: Edition, locale: str, folder: Path | None = None) -> Site:
    """Group an edition for one locale.

    Raises:
        Misconfigured: the locale has no catalogue.
    """
    wording = wording_of(locale, folder)
    nodes = edition.nodes.get(locale, ())
    heads = {head.id: head for head in edition.heads}
    by_slug: dict[str, Node] = {}
    for node in nodes:
        by_slug.setdefault(node.slug, node)
    kept = tuple(by_slug.values())
    return Site(
        edition=edition,
        wording=wording,
        nodes=kept,
        by_event={node.event_id: node for node in kept},
        by_slug=by_slug,
        by_entity=_grouped((node, node.entity_ids) for node in kept),
        by_head=_grouped((node, [head for head in node.heads if head in heads]) for node in kept),
        by_lens=_grouped((node, [lens.slug for take in node.brief.takes for lens in take.lenses]) for node in kept),
        by_outlet=_grouped((node, [take.outlet_id for take in node.brief.takes]) for node in kept),
        by_day=_grouped((node, [node.on] if node.on else []) for node in kept),
        about=_grouped((node, _regions(_countries_in(node, edition))) for node in kept),
        told_from=_grouped((node, _regions(take.country for take in node.brief.takes)) for node in kept),
        listings_of=_listed((listing.outlet_id, listing) for listing in edition.listings),
        listed_on=_listed((listing.published_at.date(), listing) for listing in edition.listings if listing.published_at),
        article_urls={listing.article_id: listing.url for listing in edition.listings},
        revised_at={each.article.article_id: each.seen_at for each in reversed(edition.corrections)},
        heads=heads,
        lens_labels=_lens_labels(kept),
        imported_under=_imported_under(edition.imported),
        folder=folder,
    )


def _imported_under(imported: Iterable[Imported]) -> dict[str, list[Imported]]:
    groups: defaultdict[str, list[Imported]] = defaultdict(list)
    for each in imported:
        keys = [f"entity/{entity_id}" for entity_id in each.entities.values()]
        keys += [f"outlet/{outlet_id}" for outlet_id in each.outlet_ids if outlet_id]
        keys += [f"head/{head_id}" for head_id in each.heads.values()]
        for key in dict.fromkeys(keys):
            groups[key].append(each)
    return dict(groups)


def _grouped(pairs: Iterable[tuple[Node, Iterable[K]]]) -> dict[K, list[Node]]:
    groups: defaultdict[K, list[Node]] = defaultdict(list)
    for node, keys in pairs:
        for key in dict.fromkeys(keys):
            groups[key].append(node)
    return dict(groups)


def _listed(pairs: Iterable[tuple[K, ListedArticle]]) -> dict[K, list[ListedArticle]]:
    groups: defaultdict[K, list[ListedArticle]] = defaultdict(list)
    for key, listing in pairs:
        groups[key].append(listing)
    for listings in groups.values():
        listings.sort(key=_age)
    return dict(groups)


def _age(listing: ListedArticle) -> float:
    return -listing.published_at.timestamp() if listing.published_at else 0.0


def _countries_in(node: Node, edition: Edition) -> Iterable[str | None]:
    named = (edition.entities.get(key) for key in node.entity_ids)
    return (entity.country for entity in named if entity and entity.kind is EntityKind.COUNTRY)


def _regions(countries: Iterable[str | None]) -> Iterable[str]:
    """Each country in capitals, followed by its macro-region."""
    known = dict.fromkeys(country.upper() for country in countries if country)
    return chain(known, filter(None, map(macro_region, known)))


def _lens_labels(nodes: Iterable[Node]) -> dict[str, tuple[Lens, ...]]:
    labels: defaultdict[str, dict[Lens, None]] = defaultdict(dict)
    for node in nodes:
        for take in node.brief.takes:
            for lens in take.lenses:
                labels[lens.slug][lens] = None
    return {slug: tuple(sorted(found)) for slug, found in labels.items()}
