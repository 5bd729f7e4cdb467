"""How a page is made and what its counts mean, in plain words."""

from rashomon.publish.pages.facet import facet_page, own_words
from rashomon.publish.shapes import FacetPage, Section
from rashomon.publish.site import Site


def method_page(site: Site) -> FacetPage:
    """The values of the method page."""
    say = site.wording.say
    parts = {
        "how": (
            say("How a page is made"),
            say(
                "Articles are collected from outlets in many languages. Those that report one event are put together by "
                "what they say and by whom and what they name, across languages."
            ),
            say("Their sentences are grouped into claims. A claim counts as supported by every outlet that says it in its own words."),
            say(
                "Nothing on a page is written without a source: every sentence, number and quote points at the exact words"
                " of an article. What cannot be traced is dropped, and the page says how much was dropped and why."
            ),
        ),
        "counts": (
            say("What the counts mean"),
            say("Outlets are the organisations that answer for an article. Two articles of one outlet are one outlet."),
            say("Voices are independent ones: copies of one agency text, and outlets with one owner, count once."),
            say(
                "A full take is one whose text was read. A link-only take is one that we know of but could not read; it "
                "never counts as silence."
            ),
            say(
                "“3 of 4, 0 of 6 others” means: of four outlets under this label whose text was read, three say it; of the"
                " six others, none."
            ),
            say("“Not in the text we read” means exactly that. The outlet may have said it elsewhere."),
        ),
        "numbers": (
            say("Numbers"),
            say(
                "A number is printed as the source has it, with its qualifier. It is disputed when two outlets stand by "
                "values that cannot both be true, and superseded when everyone who said it has since said another."
            ),
        ),
        "lenses": (
            say("Lenses"),
            say(
                "A lens is a label that somebody put on an outlet: who controls it, what kind it is, where it is. The "
                "label always names who put it. Most outlets have no label on some axis, and that is not a point of view."
            ),
        ),
        "ranks": (
            say("What comes first"),
            say(
                "The most contested events are those with the most disputed numbers and opposed positions, then those told"
                " in the most countries."
            ),
            say(
                "The most one-sided events are those with a claim that outlets under one label make and others do not, "
                "measured by the difference between the two shares."
            ),
        ),
        "languages": (
            say("Languages"),
            say(
                "Words of an article stay in their own language, and are marked with its name where it is not that of the "
                "page. The page's own words are translated."
            ),
        ),
        "read": (
            say("For machines"),
            say("Every page has a Markdown and a JSON twin at the same address with .md or .json. They hold the same values."),
        ),
    }
    sections = tuple(Section(key, heading, look="text", paragraphs=tuple(texts)) for key, (heading, *texts) in parts.items())
    return facet_page(
        site,
        "method",
        title=own_words(site, say("Method")),
        deck=say("How these pages are made, and what their numbers mean."),
        sections=sections,
    )
