"""Articles that changed after they were first read: what they said before, and what they say now."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.model.edition import Correction
from rashomon.model.revision import Changes
from rashomon.publish.neutral import shortened
from rashomon.publish.pages.entries import article_entry
from rashomon.publish.pages.facet import MOST_ARTICLES, facet_page, own_words
from rashomon.publish.shapes import ArticleEntry, ChangeEntry, FacetPage, Section, Words
from rashomon.publish.site import Site

PATH = "corrections"
_MOST_CHANGES = 8  # of one revision; what is printed of a text stays a short quotation
_LONGEST = 300  # characters of a sentence


def corrections_page(site: Site) -> FacetPage:
    """The values of the corrections page; the change seen last comes first."""
    say, number = site.wording.say, site.wording.number
    found = site.edition.corrections
    note = ""
    if len(found) > MOST_ARTICLES:
        note = say("%(articles)s; the newest %(shown)s are listed.", articles=number(len(found)), shown=number(MOST_ARTICLES))
    section = Section(
        "changed",
        say("Articles that changed"),
        note,
        look="list",
        articles=tuple(_entry(each, site) for each in found[:MOST_ARTICLES]),
    )
    return facet_page(
        site,
        PATH,
        title=own_words(site, say("Corrections")),
        deck=say("Articles whose text changed after we first read them. Our pages follow what they say now; this is what changed."),
        sections=[section],
    )


def _entry(correction: Correction, site: Site) -> ArticleEntry:
    language = correction.article.language
    changes = tuple(_changes(correction.changes, language))
    return replace(
        article_entry(correction.article, site),
        seen_at=correction.seen_at,
        changes=changes[:_MOST_CHANGES],
        more=len(changes[_MOST_CHANGES:]),
    )


def _changes(changes: Changes, language: str) -> Iterator[ChangeEntry]:
    def words(text: str) -> Words:
        return Words(shortened(text, _LONGEST), language)

    if changes.title:
        yield ChangeEntry("headline", words(changes.title[0]), words(changes.title[1]))
    for before, after in changes.edited:
        yield ChangeEntry("text", words(before), words(after))
    for sentence in changes.removed:
        yield ChangeEntry("text", words(sentence), None)
    for sentence in changes.added:
        yield ChangeEntry("text", None, words(sentence))
