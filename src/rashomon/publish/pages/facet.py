"""What all facet pages share: their frame, and lists of cards that say how many they leave out."""

from collections.abc import Sequence

from rashomon.model.node import Node
from rashomon.publish.pages.entries import card
from rashomon.publish.paths import public_url
from rashomon.publish.shapes import FacetPage, Fact, IndexEntry, Ref, Section, Words
from rashomon.publish.site import Site

MOST_CARDS = 200  # nodes on one facet page; the newest, with the whole number stated. A page of 200 cards is about 240 kB
MOST_ARTICLES = 500  # articles on one outlet's or day's page


def facet_page(  # noqa: PLR0913 (a frame has this many sides, all of them named where it is called)
    site: Site,
    tail: str,
    *,
    title: Words,
    sections: Sequence[Section],
    deck: str = "",
    facts: Sequence[Fact] = (),
    has_feed: bool = False,
) -> FacetPage:
    """A page at `tail` below the locale ("entity/mali"); sections that hold nothing are left out."""
    path = f"{site.locale}/{tail}"
    kind, _, name = tail.partition("/")
    return FacetPage(
        type="front" if tail == "index" else kind,
        id=name,
        locale=site.locale,
        path=path,
        url=public_url(site.edition.base_url, path),
        alternates=site.alternates(tail),
        title=title,
        deck=deck,
        facts=tuple(fact for fact in facts if fact.value),
        sections=tuple(each for each in sections if each.paragraphs or each.cards or each.entries or each.articles),
        feed=(f"{site.locale}/feed.atom" if tail == "index" else f"{path}.atom") if has_feed else "",
    )


def own_words(site: Site, text: str) -> Words:
    """Words in the page's own language."""
    return Words(text, site.locale)


def name_words(ref: Ref, site: Site) -> Words:
    """A name with the language it is in."""
    return Words(ref.label, ref.language or site.locale)


def card_section(
    site: Site, section_id: str, heading: str, nodes: Sequence[Node], *, most: int = MOST_CARDS, more: Ref | None = None
) -> Section:
    """Nodes as cards, at most `most`; a note says how many there are where some are left out and no other page lists them."""
    note = ""
    if len(nodes) > most and more is None:
        note = site.wording.say(
            "The newest %(shown)s of %(all)s events.", shown=site.wording.number(most), all=site.wording.number(len(nodes))
        )
    return Section(section_id, heading, note, cards=tuple(card(node, site) for node in nodes[:most]), more=more)


def imported_section(site: Site, key: str = "") -> Section:
    """The foreign pages that name something ("entity/mali"), or all of them; each says that it is one."""
    imported = site.imported_under.get(key, ()) if key else site.edition.imported
    entries = tuple(
        IndexEntry(
            Ref(each.page.title.plain, site.imported_path(each), each.language),
            note=site.wording.say("Read from %(name)s", name=each.origin.name),
        )
        for each in imported[:MOST_CARDS]
    )
    return Section(
        "imported",
        site.wording.say("Imported pages"),
        site.wording.say("Made by somebody else; nothing on them has been verified here."),
        look="list",
        entries=entries,
    )


def events(site: Site, count: int) -> str:
    """A number of events in words: "3 events"."""
    return site.wording.tally("%(n)s event", "%(n)s events", count)
